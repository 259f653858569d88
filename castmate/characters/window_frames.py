"""The pictures of the window, no larger and no more than casting needs, with hints to match."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import cv2

from castmate.characters.matte.matte import Hint
from castmate.errors import HintOutsidePicture
from castmate.media.clip import Clip, Frame
from castmate.media.decode import decode
from castmate.media.geometry import FrameSpan, Point, Size
from castmate.report import Report

LONGEST_SIDE = 1280
"""Pixels; a larger clip is shrunk to this, so that memory is bounded."""
FASTEST_RATE = 15
"""Frames a second; a faster clip is thinned: characters pose "on twos", so nobody sees more."""


@dataclass(frozen=True)
class WindowFrames:
    """The frames of a window, in order, and the hints in their pixels."""

    frames: tuple[Frame, ...] = field(repr=False)
    hints: tuple[Hint, ...]
    stride: int
    """How many frames of the clip lie from one of *frames* to the next."""


def read_window(clip: Clip, span: FrameSpan, hints: Sequence[Hint], report: Report) -> WindowFrames:
    """Decode *span* of *clip*; every hinted frame is among the frames read.

    Raises :class:`castmate.errors.HintOutsidePicture`.
    """
    check_hints(clip, hints)
    stride = max(1, round(clip.frame_rate / FASTEST_RATE))
    if any((hint.frame_index - hints[0].frame_index) % stride for hint in hints):
        stride = 1
    first = span.first + ((hints[0].frame_index - span.first) % stride if hints else 0)
    read = tuple(
        decode(
            clip,
            FrameSpan(first, span.stop),
            longest_side=LONGEST_SIDE,
            stride=stride,
            report=report,
        )
    )
    shown = Size(read[0].rgb.shape[1], read[0].rgb.shape[0])
    fitting = tuple(scaled_hint(hint, clip.size, shown) for hint in hints)
    return WindowFrames(read, fitting, stride)


def check_hints(clip: Clip, hints: Sequence[Hint]) -> None:
    """Raise :class:`HintOutsidePicture` for a box or point that is not in the picture."""
    size = clip.size
    for hint in hints:
        if hint.box is not None and not hint.box.inside(size):
            raise _outside(f"box {hint.box}", clip)
        for point in (*hint.foreground, *hint.background):
            if not (0 <= point.x < size.width and 0 <= point.y < size.height):
                raise _outside(f"point {point.x},{point.y}", clip)


def scaled_hint(hint: Hint, given: Size, shown: Size) -> Hint:
    """*hint*, which speaks of a picture of size *given*, for one of size *shown*."""
    if given == shown:
        return hint
    factor = shown.width / given.width
    mask = hint.mask
    if mask is not None:
        mask = cv2.resize(mask, (shown.width, shown.height), interpolation=cv2.INTER_AREA)
    return replace(
        hint,
        box=None if hint.box is None else hint.box.scaled(factor).clipped(shown),
        foreground=tuple(_scaled(point, factor) for point in hint.foreground),
        background=tuple(_scaled(point, factor) for point in hint.background),
        mask=mask,
    )


def _scaled(point: Point, factor: float) -> Point:
    return Point(int(point.x * factor), int(point.y * factor))


def _outside(what: str, clip: Clip) -> HintOutsidePicture:
    return HintOutsidePicture(
        f"The {what} does not lie in the picture, which is {clip.size} pixels.",
        advice=f"Give x from 0 to {clip.size.width - 1} and y from 0 to {clip.size.height - 1}.",
    )
