"""Where something might be: every source looks at one frame in its own way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np

from castmate.characters.candidates.regions import could_be_subject
from castmate.characters.matte.camera import along_tracks, own_motion
from castmate.characters.matte.flow import flow_of
from castmate.characters.matte.onlooker import Ask, onlooker_of
from castmate.characters.matte.plate import away_from_plate
from castmate.characters.matte.shown import anything
from castmate.characters.matte.small import Plane, Region, SmallFrames
from castmate.media.barrier import barrier_distance
from castmate.media.pixels import RgbImage
from castmate.report import Report

_LEVELS = (0.2, 0.35, 0.5, 0.65, 0.8)
"""Shares of a plane's nearly largest value above which something is seen: what is a thing of its
own is seen at many of them."""
_CLOSED = (5, 13)
"""Working pixels: gaps that the parts of a subject are joined over."""
_LEAST_BARRIER, _LEAST_SPEED, _LEAST_APART = 8.0, 0.4, 1.5
"""What is under this never counts as large, in the units of each plane."""
_MIDDLE = 0.15
"""Share of the picture left out at each side of its middle."""


@dataclass(frozen=True)
class Glance:
    """One frame at working size, and what moves on it."""

    rgb: RgbImage = field(repr=False)
    moving_now: Plane = field(repr=False)
    """Own speed between the neighbouring frames, working pixels a frame."""
    moving: Plane = field(repr=False)
    """The same, and what moved a moment ago or will: what pauses still counts."""
    off_plate: Plane | None = field(repr=False)
    """How far from what a still camera sees without subjects; None for a moving camera."""
    ask: Ask = field(repr=False)
    """Asks the network about this frame."""
    standing_out: Plane = field(repr=False)
    """How far each pixel is shut off from the picture's border by edges."""


Source = Callable[[Glance], list[Region]]
"""Says where something might be; overlapping answers are welcome, as they confirm each other."""


def glances(small: SmallFrames, places: Sequence[int], report: Report) -> list[Glance]:
    """The frames at *places* of *small*, seen with the motion of all of them."""
    flow = flow_of(small, report)
    ask = onlooker_of(small).at
    if not flow.ahead:
        still = np.zeros(small.shape, np.float32)
        return [
            Glance(small.rgb[t], still, still, None, ask(t), _shut_off(small.rgb[t]))
            for t in places
        ]
    own = own_motion(flow)
    # Tracks of the ground behind a runner end in the runner, and smear it; a plate does not.
    plates = away_from_plate(small) if own.is_still_camera else None
    tracks = along_tracks(own.speed, flow) if plates is None else own.speed
    found = []
    for t in places:
        plate = None if plates is None else plates[t]
        moving = tracks[t] if plate is None else np.maximum(tracks[t], plate)
        found.append(
            Glance(small.rgb[t], own.speed[t], moving, plate, ask(t), _shut_off(small.rgb[t]))
        )
    return found


def _shut_off(rgb: RgbImage) -> Plane:
    rim = np.ones(rgb.shape[:2], bool)
    rim[2:-2, 2:-2] = False
    return barrier_distance(rgb, rim)


def what_stands_out(glance: Glance) -> list[Region]:
    """What the picture's border cannot reach without crossing strong edges."""
    return _parts(glance.standing_out, least=_LEAST_BARRIER)


def what_moves(glance: Glance) -> list[Region]:
    """What moves on its own, now or within a few frames."""
    return [
        *_parts(np.log1p(glance.moving), least=_LEAST_SPEED),
        *_parts(np.log1p(glance.moving_now), least=_LEAST_SPEED),
    ]


def what_does_both(glance: Glance) -> list[Region]:
    """What stands out, or moves, and better both."""
    stands_out = _as_share(glance.standing_out, _LEAST_BARRIER)
    return _parts(stands_out + _as_share(np.log1p(glance.moving), _LEAST_SPEED), least=1.0)


def what_comes_and_goes(glance: Glance) -> list[Region]:
    """What is not always there, where the camera stands still."""
    if glance.off_plate is None:
        return []
    return _parts(np.minimum(glance.off_plate, 2 * _LEAST_APART), least=_LEAST_APART)


def what_the_network_sees(glance: Glance) -> list[Region]:
    """What the trained network takes for the subject, more and less of it."""
    chance = glance.ask(anything(glance.rgb.shape[:2]), None)
    return [chance > level for level in (0.35, 0.5, 0.65)]


def what_is_in_the_middle(glance: Glance) -> list[Region]:
    """The middle of the picture, where nothing else tells what is meant."""
    height, width = glance.rgb.shape[:2]
    middle = np.zeros((height, width), bool)
    top, left = round(_MIDDLE * height), round(_MIDDLE * width)
    middle[top : height - top, left : width - left] = True
    return [middle]


SOURCES: tuple[Source, ...] = (
    what_stands_out,
    what_moves,
    what_does_both,
    what_comes_and_goes,
    what_the_network_sees,
    what_is_in_the_middle,
)
"""All that are asked; one more is one more line."""


def _as_share(plane: Plane, least: float) -> Plane:
    """*plane* with its nearly largest value at 1."""
    share: Plane = plane / max(float(np.percentile(plane, 98)), least)
    return share


def _parts(plane: Plane, *, least: float) -> list[Region]:
    """The connected parts of *plane* above each level, with gaps closed less and more."""
    share = _as_share(plane, least)
    return [part for level in _LEVELS for gap in _CLOSED for part in _connected(share > level, gap)]


def _connected(region: Region, gap: int) -> list[Region]:
    opened = cv2.morphologyEx(region.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    ball = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (gap, gap))
    count, labels = cv2.connectedComponents(cv2.morphologyEx(opened, cv2.MORPH_CLOSE, ball))
    parts = (labels == label for label in range(1, count))
    return [part for part in parts if could_be_subject(part)]
