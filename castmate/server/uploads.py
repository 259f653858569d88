"""What is handed in: taken in under a name of our own, sniffed, bounded, looked at in confinement.

Nothing of the name, the type or the length that a client tells is believed.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import IO, TypeVar

from castmate.errors import BadInput, ClipError
from castmate.media.clip import Clip
from castmate.media.geometry import Size
from castmate.media.limits import STANDARD
from castmate.media.part_file import discard, writing_to
from castmate.media.picture import read_picture
from castmate.media.probe import probe
from castmate.server.http_errors import ApiError, refused
from castmate.server.settings import MIB, ServerSettings

T = TypeVar("T")
_CHUNK = 1 << 20
_HEAD = 400
_UPLOADED = replace(STANDARD, max_memory_bytes=1 << 30, stall_seconds=15.0)


def looks_like_video(head: bytes) -> bool:
    """Whether *head*, the first bytes of a file, begins as a video or an animated picture does.

    >>> looks_like_video(bytes(4) + b"ftypisom"), looks_like_video(b"#!/bin/sh")
    (True, False)
    """
    starts = (
        b"\x1a\x45\xdf\xa3", b"GIF87a", b"GIF89a", b"OggS", b"FLV\x01", b"\x00\x00\x01\xba",
        b"\x00\x00\x01\xb3", b"\x89PNG\r\n\x1a\n", b"\x30\x26\xb2\x75",
    )  # fmt: skip
    boxes = (b"ftyp", b"moov", b"mdat", b"free", b"wide", b"skip", b"pnot")
    riff = head[:4] == b"RIFF" and head[8:12] in (b"AVI ", b"WEBP")
    transport = head[:1] == b"\x47" and head[188:189] == b"\x47"
    return head.startswith(starts) or head[4:8] in boxes or riff or transport


def looks_like_picture(head: bytes) -> bool:
    """Whether *head* begins as JPEG, PNG or WebP does."""
    webp = head[:4] == b"RIFF" and head[8:12] == b"WEBP"
    return head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or webp


def take_in(source: IO[bytes], target: Path, *, max_bytes: int, param: str) -> str:
    """Copy *source* to *target*, whole and on the disk; returns the SHA-256 of its bytes.

    Raises :class:`ApiError` (413) beyond *max_bytes*, and leaves nothing then.
    """
    with writing_to(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with target.open("xb") as file:
                content, count = _copy(source, file, max_bytes)
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            discard(target)
            raise
    if 0 < count <= max_bytes:
        return content
    discard(target)
    if count == 0:
        raise refused(f"{param} is empty.", param)
    told = f"{param} is larger than {max_bytes / MIB:g} MiB."
    raise ApiError(413, told, code="too_large", param=param)


def _copy(source: IO[bytes], file: IO[bytes], max_bytes: int) -> tuple[str, int]:
    """Copy until the end, or until it is too much; the SHA-256 of the bytes and their number."""
    seen, count = hashlib.sha256(), 0
    while count <= max_bytes and (part := source.read(_CHUNK)):
        count += len(part)
        seen.update(part)
        file.write(part)
    return seen.hexdigest(), count


def checked_video(path: Path, settings: ServerSettings, *, param: str) -> Clip:
    """The video at *path*, looked at in a confined process; raises :class:`ApiError` (400)."""
    if not looks_like_video(_head(path)):
        raise refused(
            f"{param} is not a video; send MP4, WebM or another common container.",
            param, code="invalid_file",
        )  # fmt: skip
    clip = _refusing(lambda: probe(path, limits=_UPLOADED), path, param)
    if clip.duration_seconds > settings.max_clip_seconds:
        raise refused(
            f"{param} lasts {float(clip.duration_seconds):.0f} seconds; at most "
            f"{settings.max_clip_seconds} are read. 2 to 4 seconds are ideal.", param,
        )  # fmt: skip
    return clip


def checked_picture(path: Path, size: Size, *, param: str) -> None:
    """See that the picture at *path* can be read and has *size*; raises :class:`ApiError` (400)."""
    if not looks_like_picture(_head(path)):
        raise refused(
            f"{param} is not a picture; send JPEG, PNG or WebP.", param, code="invalid_file"
        )
    pixels = _refusing(lambda: read_picture(path), path, param)
    height, width = pixels.shape[:2]
    if (width, height) != (size.width, size.height):
        raise refused(
            f"{param} is {width}x{height}; it must have the size of the video, {size}.", param,
            code="size_mismatch",
        )  # fmt: skip


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_HEAD)


def _refusing(look: Callable[[], T], path: Path, param: str) -> T:
    """What *look* sees; what it cannot read is told without our own name of the file."""
    try:
        return look()
    except (ClipError, BadInput) as error:
        told = str(error).replace(f'"{path.name}"', param)
        raise refused(told, param, code="invalid_file") from error
