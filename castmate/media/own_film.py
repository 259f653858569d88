"""Films that castmate wrote itself, looked into directly: where they can be cut, and their planes.

Only for files of the library: what comes from elsewhere is read by :mod:`castmate.media.decode`,
behind a guard.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from castmate.errors import BadInput
from castmate.media.geometry import FrameSpan, Size
from castmate.media.pixels import RgbImage

Planes = NDArray[np.uint8]
"""A picture as it is encoded: Y'CbCr 4:2:0, planar, limited range, (height * 3/2, width)."""


@dataclass(frozen=True)
class Joints:
    """Where a film can be cut without encoding anything again."""

    num_frames: int
    keyframes: tuple[int, ...]
    """Indices of frames that it can be begun with, in order."""
    is_reordered: bool
    """Whether pictures refer to later ones: then it can only be ended before a keyframe."""


def joints_of(film: Path) -> Joints:
    """Where *film* can be cut; nothing is decoded. Raises :class:`castmate.errors.BadInput`."""
    with opened(film) as container:
        video = container.streams.video[0]
        per_tick = video.time_base * video.average_rate
        order, keys = [], []
        for packet in container.demux(video):
            if packet.pts is not None and packet.dts is not None:
                order.append(packet.pts)
                if packet.is_keyframe:
                    keys.append(round(packet.pts * per_tick))
    return Joints(len(order), tuple(sorted(keys)), order != sorted(order))


def planes_of(film: Path, span: FrameSpan) -> Iterator[Planes]:
    """The pictures *span* of *film*, decoded."""
    with opened(film) as container:
        video = container.streams.video[0]
        video.thread_type = "SLICE"
        per_tick = video.time_base * video.average_rate
        container.seek(round(span.first / per_tick), stream=video)
        for frame in container.decode(video):
            index = round(frame.pts * per_tick)
            if index >= span.stop:
                return
            if index >= span.first:
                yield frame.to_ndarray(format="yuv420p")


def size_of(film: Path) -> tuple[Size, Fraction]:
    """How large its pictures are, and how many there are a second."""
    with opened(film) as container:
        video = container.streams.video[0]
        return Size(video.width, video.height), Fraction(video.average_rate)


@contextmanager
def opened(film: Path) -> Iterator[Any]:
    """*film* as PyAV knows it. Raises :class:`castmate.errors.BadInput`."""
    try:
        container = av.open(str(film))
    except (OSError, av.error.FFmpegError) as error:
        raise unreadable(film) from error
    with container:
        if not container.streams.video:
            raise unreadable(film)
        yield container


def unreadable(film: Path) -> BadInput:
    """What to say of a take that is none."""
    return BadInput(
        f"The take {film.name} is missing, damaged or no video.", advice="Shoot it again."
    )


def picture_of(film: Path, index: int, *, longest_side: int) -> RgbImage:
    """The frame *index* of *film* at most *longest_side* long, uint8 (height, width, 3)."""
    size, _ = size_of(film)
    small = size.fitted(longest_side)
    with opened(film) as container:
        video = container.streams.video[0]
        per_tick = video.time_base * video.average_rate
        container.seek(round(index / per_tick), stream=video)
        for frame in container.decode(video):
            if round(frame.pts * per_tick) >= index:
                rgb = frame.reformat(small.width, small.height, "rgb24", interpolation="AREA")
                return np.ascontiguousarray(rgb.to_ndarray())
    raise unreadable(film)
