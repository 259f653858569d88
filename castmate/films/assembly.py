"""Takes become one film without encoding anything again: their packets are copied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from castmate.errors import BadInput
from castmate.media.part_file import discard, part_beside, publish, writing_to


def assemble(takes: Sequence[Path], output: Path, *, comment: str = "") -> None:
    """Write the videos *takes* one after the other to *output*, or nothing at all.

    They must be castmate's own takes of one size, frame rate and encoding. Raises
    :class:`castmate.errors.BadInput` where they differ, or one cannot be read.
    """
    if not takes:
        raise BadInput("A film needs at least one take.")
    part = part_beside(output)
    with writing_to(output):
        try:
            _copy(takes, part, comment)
            publish(part, output)
        except BaseException:
            discard(part)
            raise


def _copy(takes: Sequence[Path], part: Path, comment: str) -> None:
    with av.open(
        str(part), "w", format="mp4",
        container_options={"movflags": "+faststart", "fflags": "+bitexact"},
    ) as film:  # fmt: skip
        if comment:
            film.metadata["comment"] = comment
        target: Any = None
        start = Fraction(0)
        for path in takes:
            with _opened(path) as take:
                source = take.streams.video[0]
                if target is None:
                    target = film.add_stream_from_template(source)
                    like = _shape(source)
                elif _shape(source) != like:
                    raise BadInput(
                        f"{path.name} has another size, rate or encoding than {takes[0].name}.",
                        advice="Shoot both with the same --size and --fps.",
                    )
                if _append(film, take, target, start) != source.frames:
                    raise _unreadable(path)
                start += Fraction(source.frames) / source.average_rate


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    try:
        take = av.open(str(path))
    except (OSError, av.error.FFmpegError) as error:
        raise _unreadable(path) from error
    with take:
        if not take.streams.video:
            raise _unreadable(path)
        yield take


def _unreadable(path: Path) -> BadInput:
    return BadInput(
        f"The take {path.name} is missing, damaged or no video.", advice="Shoot it again."
    )


def _append(film: Any, take: Any, target: Any, start: Fraction) -> int:
    """Copy the pictures of *take* so that it begins at *start* seconds; returns how many."""
    source = take.streams.video[0]
    offset = round(start / source.time_base)
    copied = 0
    for packet in take.demux(source):
        if packet.dts is None:
            continue
        copied += 1
        packet.pts += offset
        packet.dts += offset
        packet.stream = target
        film.mux(packet)
    return copied


def _shape(stream: Any) -> tuple[Any, ...]:
    context = stream.codec_context
    return (
        stream.width, stream.height, stream.average_rate, stream.time_base,
        bytes(context.extradata or b""),
    )  # fmt: skip
