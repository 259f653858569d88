"""Takes become one film without encoding anything again: their packets are copied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from castmate.errors import BadInput
from castmate.media.own_film import opened, unreadable
from castmate.media.part_file import (
    discard,
    part_beside,
    publish,
    settle,
    settle_content,
    writing_to,
)
from castmate.media.sound_file import SoundTrack, open_mp4


@dataclass(frozen=True)
class Part:
    """The frames ``[first, stop)`` of a video, to be copied; None for all to its end."""

    video: Path
    first: int = 0
    stop: int | None = None


@dataclass(frozen=True)
class Sound:
    """What is heard with a film."""

    packets: Iterable[bytes]
    """As :func:`castmate.media.sound_file.encoded` makes them."""
    seconds: Fraction
    """The film's exact length."""


def assemble(
    takes: Iterable[Path | Part],
    output: Path,
    *,
    comment: str = "",
    sound: Sound | None = None,
) -> None:
    """Write the videos *takes*, or parts of them, one after the other to *output*, or nothing.

    They must be castmate's own takes of one size, frame rate and encoding. A part must begin with
    a keyframe of its video. Raises :class:`castmate.errors.BadInput` where they differ, or one
    cannot be read.
    """
    part = part_beside(output)
    with writing_to(output):
        try:
            _Joining(part, comment, sound).join(takes)
            settle_content(part)
            publish(part, output)
            settle(output.parent)
        except BaseException:
            discard(part)
            raise


class _Joining:
    """A film that is being written."""

    def __init__(self, part: Path, comment: str, sound: Sound | None) -> None:
        self._part, self._comment, self._sound = part, comment, sound
        self._film: Any = None
        self._pictures: Any = None
        self._track: SoundTrack | None = None
        self._like: tuple[Any, ...] = ()
        self._first_name = ""
        self._frames = 0

    def join(self, takes: Iterable[Path | Part]) -> None:
        """Copy every one of *takes*."""
        try:
            for take in takes:
                self._add(take if isinstance(take, Part) else Part(take))
            if self._film is None:
                raise BadInput("A film needs at least one take.")
            if self._track is not None:
                self._track.finish()
        finally:
            if self._film is not None:
                self._film.close()

    def _add(self, part: Part) -> None:
        with opened(part.video) as take:
            source = take.streams.video[0]
            if self._film is None:
                self._begin(source, part.video.name)
            elif _shape(source) != self._like:
                raise BadInput(
                    f"{part.video.name} has another size, rate or encoding than "
                    f"{self._first_name}.",
                    advice="Shoot both with the same --size and --fps.",
                )
            stop = source.frames if part.stop is None else part.stop
            if self._copy(take, source, part.first, stop) != stop - part.first:
                raise unreadable(part.video)

    def _begin(self, source: Any, name: str) -> None:
        self._film = open_mp4(self._part, clock=source.time_base.denominator)
        if self._comment:
            self._film.metadata["comment"] = self._comment
        self._pictures = self._film.add_stream_from_template(source)
        if self._sound is not None:
            self._track = SoundTrack(self._film, self._sound.packets, seconds=self._sound.seconds)
        self._like, self._first_name = _shape(source), name

    def _copy(self, take: Any, source: Any, first: int, stop: int) -> int:
        """Copy the frames ``[first, stop)`` to the end of the film; returns how many."""
        ticks_a_frame = 1 / (source.time_base * source.average_rate)
        offset = round((self._frames - first) * ticks_a_frame)
        copied = 0
        for packet in take.demux(source):
            if packet.dts is None or not first <= round(packet.pts / ticks_a_frame) < stop:
                continue
            copied += 1
            packet.pts += offset
            packet.dts += offset
            if self._track is not None:
                self._track.write_until(packet.dts * packet.time_base)
            packet.stream = self._pictures
            self._film.mux(packet)
        self._frames += copied
        return copied


def _shape(stream: Any) -> tuple[Any, ...]:
    context = stream.codec_context
    return (
        stream.width, stream.height, stream.average_rate, stream.time_base,
        bytes(context.extradata or b""),
    )  # fmt: skip
