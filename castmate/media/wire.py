"""The language between castmate and the confined process that reads foreign files.

The confined process answers on a pipe, one message after another. Every message starts with a
fixed head; only words (JSON) have a length of their own, and that is capped. The bytes of a
picture are never announced by their sender: whoever asked knows how many there must be.
"""

import json
import struct
from dataclasses import dataclass
from typing import Any

WORDS = b"W"
"""A JSON object: a survey, a problem, or the end."""
ALIVE = b"A"
"""Nothing but a sign of life."""
PICTURE = b"P"
"""A picture's head; its pixels follow."""

MAX_WORDS_BYTES = 1 << 16

_KIND_AND_LENGTH = struct.Struct(">cI")
_PICTURE = struct.Struct(">QdIIBBBB")

HEAD_BYTES = _KIND_AND_LENGTH.size
PICTURE_HEAD_BYTES = _PICTURE.size


@dataclass(frozen=True)
class PictureHead:
    """What is said about a picture before its pixels come."""

    index: int
    time_seconds: float
    width: int
    height: int
    channels: int
    """3 is RGB, 4 is RGBA; one byte each."""
    interlaced: bool = False
    transfer: int = 0
    """Number of ITU-T H.273 for the transfer curve; 0 where it is not told."""
    primaries: int = 0
    """The same for the primaries."""

    @property
    def num_bytes(self) -> int:
        """Length of the pixels that follow, rows without padding."""
        return self.width * self.height * self.channels


def pack_words(words: dict[str, Any]) -> bytes:
    """A whole message of words; strings that would not fit belong shortened before."""
    body = json.dumps(words).encode()
    if len(body) > MAX_WORDS_BYTES:
        raise ValueError(f"{len(body)} bytes of words; at most {MAX_WORDS_BYTES}")
    return _KIND_AND_LENGTH.pack(WORDS, len(body)) + body


def pack_alive() -> bytes:
    """A whole sign of life."""
    return _KIND_AND_LENGTH.pack(ALIVE, 0)


def pack_picture_head(head: PictureHead) -> bytes:
    """A message up to the pixels."""
    body = _PICTURE.pack(
        head.index,
        head.time_seconds,
        head.width,
        head.height,
        head.channels,
        head.interlaced,
        head.transfer,
        head.primaries,
    )
    return _KIND_AND_LENGTH.pack(PICTURE, len(body)) + body


def unpack_head(data: bytes) -> tuple[bytes, int]:
    """Kind and length of the message that follows; ValueError for what is no message."""
    kind, length = _KIND_AND_LENGTH.unpack(data)
    allowed = {WORDS: MAX_WORDS_BYTES, ALIVE: 0, PICTURE: PICTURE_HEAD_BYTES}
    if length > allowed.get(kind, -1):
        raise ValueError(f"a message of kind {kind!r} and length {length}")
    return kind, length


def unpack_words(data: bytes) -> dict[str, Any]:
    """The JSON object of a message of words; ValueError for anything else."""
    try:
        words = json.loads(data)
    except RecursionError:
        words = None
    if not isinstance(words, dict):
        raise ValueError("words that are no JSON object")  # noqa: TRY004 - bad bytes, not a bug
    return words


def unpack_picture_head(data: bytes) -> PictureHead:
    """The head of a picture; ValueError for a wrong length."""
    if len(data) != PICTURE_HEAD_BYTES:
        raise ValueError(f"a picture head of {len(data)} bytes")
    index, seconds, width, height, channels, interlaced, *colours = _PICTURE.unpack(data)
    return PictureHead(index, seconds, width, height, channels, bool(interlaced), *colours)
