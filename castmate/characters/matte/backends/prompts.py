"""What the hints of a span say to a network that is prompted: points, boxes and masks."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.backends.tracker import shows_subject
from castmate.characters.matte.matte import Hint, hints_on
from castmate.characters.matte.small import Region
from castmate.media.clip import Frame
from castmate.media.geometry import Box, Point

BACKGROUND, FOREGROUND, TOP_LEFT, BOTTOM_RIGHT = range(4)
"""What a point means, as the SAM family of networks numbers it."""


@dataclass(frozen=True)
class Prompt:
    """What was shown on one frame, in a square picture of the network's own side."""

    place: int
    """Position of the frame in the span."""
    points: NDArray[np.float32]
    """(count, 2): x and y of the corners of a box first, then of single points."""
    labels: NDArray[np.int32]
    """(count,): what each of *points* means."""
    mask: Region | None = None
    """(side, side). It says all there is to say: there are no points beside it."""


@dataclass(frozen=True)
class Prompts:
    """What was shown in a span, in the order of its frames."""

    showing: tuple[Prompt, ...]
    """They say where the subject is; at least one."""
    correcting: tuple[Prompt, ...]
    """They say what is wrong with what was carried to their frames."""


def prompts_of(frames: Sequence[Frame], hints: Sequence[Hint], side: int) -> Prompts:
    """Read *hints* for a network whose picture is *side* pixels wide and high.

    Boxes and masks show the subject, and points on other frames correct it: a click says little of
    itself and much beside a mask. Where there are only points, the frame that has most of them on
    the subject shows it. Of several boxes or masks of one frame the last counts.
    """
    hinted = [
        (place, on) for place, frame in enumerate(frames) if (on := hints_on(hints, frame.index))
    ]
    drawn = {
        place for place, on in hinted if any(h.box is not None or h.mask is not None for h in on)
    }
    if not drawn:
        drawn = {max(hinted, key=lambda one: _clicks_on_subject(one[1]))[0]}
    height, width = frames[0].rgb.shape[:2]
    scale = np.array([side / width, side / height], np.float32)
    made = [_prompt(place, on, scale, side) for place, on in hinted]
    return Prompts(
        tuple(prompt for prompt in made if prompt.place in drawn),
        tuple(prompt for prompt in made if prompt.place not in drawn),
    )


def _clicks_on_subject(hints: Sequence[Hint]) -> int:
    return sum(len(hint.foreground) for hint in hints if shows_subject(hint))


def _prompt(place: int, hints: Sequence[Hint], scale: NDArray[np.float32], side: int) -> Prompt:
    masks = [hint.mask for hint in hints if hint.mask is not None]
    if masks:
        mask = cv2.resize(masks[-1], (side, side), interpolation=cv2.INTER_AREA) > 127
        return Prompt(place, np.zeros((0, 2), np.float32), np.zeros(0, np.int32), mask)
    points: list[tuple[int, int]] = []
    labels: list[int] = []
    for box in [hint.box for hint in hints if hint.box is not None][-1:]:
        points += _corners(box)
        labels += [TOP_LEFT, BOTTOM_RIGHT]
    for hint in hints:
        points += _places(hint.foreground) + _places(hint.background)
        labels += [FOREGROUND] * len(hint.foreground) + [BACKGROUND] * len(hint.background)
    return Prompt(place, np.array(points, np.float32) * scale, np.array(labels, np.int32))


def _corners(box: Box) -> list[tuple[int, int]]:
    return [(box.x, box.y), (box.right, box.bottom)]


def _places(points: Sequence[Point]) -> list[tuple[int, int]]:
    return [(point.x, point.y) for point in points]
