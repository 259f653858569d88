"""Takes become one film without encoding anything again: their packets are copied."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av

from castmate.errors import BadInput
from castmate.media.part_file import discard, part_beside, publish, writing_to


def assemble(takes: Sequence[Path], output: Path, *, comment: str = "") -> None:
    """Write the videos *takes* one after the other to *output*, or nothing at all.

    They must be castmate's own takes of one size, frame rate and encoding. Raises
    :class:`castmate.errors.BadInput` where they differ.
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
            with av.open(str(path)) as take:
                source = take.streams.video[0]
                if target is None:
                    target = film.add_stream_from_template(source)
                    first = source
                    like = _shape(first)
                elif _shape(source) != like:
                    raise BadInput(
                        f"{path.name} has another size, rate or encoding than {takes[0].name}.",
                        advice="Shoot both with the same --size and --fps.",
                    )
                start = _append(film, take, source, target, start)


def _append(film: Any, take: Any, source: Any, target: Any, start: Fraction) -> Fraction:
    """Copy the packets of *source* so that it begins at *start* seconds; returns its end."""
    offset = round(start / source.time_base)
    for packet in take.demux(source):
        if packet.dts is None:
            continue
        packet.pts += offset
        packet.dts += offset
        packet.stream = target
        film.mux(packet)
    return start + Fraction(source.frames) / source.average_rate


def _shape(stream: Any) -> tuple[Any, ...]:
    context = stream.codec_context
    return (
        stream.width, stream.height, stream.average_rate, stream.time_base,
        bytes(context.extradata or b""),
    )  # fmt: skip
