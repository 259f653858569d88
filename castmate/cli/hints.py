"""What a user points at in the clip, checked against it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from castmate.errors import HintOutsidePicture, shown
from castmate.media.geometry import Box, Point

if TYPE_CHECKING:
    from castmate.characters.matte.matte import Hint
    from castmate.media.clip import Clip
    from castmate.media.pixels import AlphaImage

Given = TypeVar("Given")


@dataclass(frozen=True)
class Pointed:
    """The words of the command line that point at the character, each ``WHAT`` or ``WHAT@SECONDS``.

    Without a moment of its own each speaks of *at_seconds*, or else of the first frame, which is
    what a player shows.
    """

    boxes: Sequence[str] | None = None
    foreground: Sequence[str] | None = None
    background: Sequence[str] | None = None
    masks: Sequence[str] | None = None
    at_seconds: float | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is pointed at."""
        return not (self.boxes or self.foreground or self.background or self.masks)


@dataclass
class _OnFrame:
    """What was shown of one frame so far."""

    boxes: list[Box] = field(default_factory=list)
    foreground: list[Point] = field(default_factory=list)
    background: list[Point] = field(default_factory=list)
    masks: list[AlphaImage] = field(default_factory=list)


def read_hints(clip: Clip, pointed: Pointed) -> tuple[Hint, ...]:
    """One hint for each frame that *pointed* speaks of, in order; empty when there is none.

    Raises :class:`castmate.errors.HintOutsidePicture` for a moment outside the clip or two boxes
    on one frame, and :class:`castmate.errors.ClipError` for a mask that cannot be read.
    """
    from castmate.characters.matte.matte import Hint

    check_moment(clip, pointed.at_seconds)
    frames: dict[int, _OnFrame] = {}
    for text in pointed.boxes or ():
        frame, box = _read(clip, text, pointed.at_seconds, Box.parse)
        frames.setdefault(frame, _OnFrame()).boxes.append(box)
    for text in pointed.foreground or ():
        frame, point = _read(clip, text, pointed.at_seconds, Point.parse)
        frames.setdefault(frame, _OnFrame()).foreground.append(point)
    for text in pointed.background or ():
        frame, point = _read(clip, text, pointed.at_seconds, Point.parse)
        frames.setdefault(frame, _OnFrame()).background.append(point)
    for text in pointed.masks or ():
        frame, mask = _read(clip, text, pointed.at_seconds, lambda path: _mask(path, clip))
        frames.setdefault(frame, _OnFrame()).masks.append(mask)
    return tuple(
        Hint(
            frame,
            _only(on.boxes, "boxes", frame, clip),
            tuple(on.foreground),
            tuple(on.background),
            _only(on.masks, "masks", frame, clip),
        )
        for frame, on in sorted(frames.items())
    )


def _read(
    clip: Clip, text: str, at_seconds: float | None, parse: Callable[[str], Given]
) -> tuple[int, Given]:
    """``WHAT`` or ``WHAT@SECONDS`` as a frame and what was shown on it."""
    what, at, moment = text.rpartition("@")
    if not at:
        return check_moment(clip, at_seconds), parse(text)
    try:
        seconds = float(moment)
    except ValueError:
        raise HintOutsidePicture(
            f'"{shown(moment)}" after the @ is not a moment.',
            advice="Give seconds, such as 400,120,300,420@1.5.",
        ) from None
    return check_moment(clip, seconds), parse(what)


def _only(given: Sequence[Given], what: str, frame: int, clip: Clip) -> Given | None:
    if len(given) > 1:
        seconds = float(frame / clip.frame_rate)
        raise HintOutsidePicture(
            f"{len(given)} {what} speak of the same frame, at {seconds:.2f} s.",
            advice="Give one for each moment: WHAT@SECONDS.",
        )
    return given[0] if given else None


def _mask(path: str, clip: Clip) -> AlphaImage:
    """The picture *path* as a mask: white is the character."""
    from castmate.media.picture import read_picture

    size = clip.size
    picture = read_picture(Path(path))
    height, width = picture.shape[:2]
    if abs(width * size.height - height * size.width) > 0.02 * width * size.height:
        raise HintOutsidePicture(
            f"The mask is {width}x{height} pixels, the clip {size}.",
            advice="Give a mask of a whole frame: white for the character, black for the rest.",
        )
    import cv2

    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    mask: AlphaImage = cv2.resize(grey, (size.width, size.height), interpolation=cv2.INTER_LINEAR)
    return mask


def check_moment(clip: Clip, at_seconds: float | None) -> int:
    """The frame shown *at_seconds*; the first where none is given."""
    seconds = at_seconds or 0.0
    if math.isnan(seconds) or not 0 <= seconds <= clip.duration_seconds:
        length = f"{float(clip.duration_seconds):.2f}"
        raise HintOutsidePicture(
            f"--at {seconds:g} is not in the clip, which lasts {length} s.",
            advice=f"Give a moment from 0 to {length}.",
        )
    return min(round(seconds * clip.frame_rate), clip.num_frames - 1)
