"""The head of a PNG from outside: what it claims to be, before anything is decoded."""

import struct

from castmate.errors import ArchiveError
from castmate.media.geometry import Size

MAX_SIDE = 4096
"""Pixels; decoded, a picture of this size takes 64 MB."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_HEAD = struct.Struct(">8sI4sIIBBBBB")


def checked_size(content: bytes, what: str) -> Size:
    """The size of the PNG *content*: 8-bit, 1 to 4096 pixels a side, RGB or RGBA.

    Raises :class:`ArchiveError`, naming *what* it was, for anything else.
    """
    if len(content) < _HEAD.size:
        raise ArchiveError(f"{what} is no PNG picture.", advice="Export the character again.")
    signature, length, chunk, width, height, depth, colour, packing, filtering, interlace = (
        _HEAD.unpack_from(content)
    )
    if (signature, length, chunk) != (_SIGNATURE, 13, b"IHDR"):
        raise ArchiveError(f"{what} is no PNG picture.", advice="Export the character again.")
    if not (1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE):
        raise ArchiveError(
            f"{what} is {width}x{height} pixels.",
            advice=f"A character's picture has at most {MAX_SIDE} pixels a side.",
        )
    if depth != 8 or colour not in (2, 6) or (packing, filtering, interlace) != (0, 0, 0):
        raise ArchiveError(
            f"{what} is a PNG of an unusual kind (depth {depth}, colour type {colour}).",
            advice="A character's pictures are plain 8-bit RGB or RGBA.",
        )
    return Size(width, height)
