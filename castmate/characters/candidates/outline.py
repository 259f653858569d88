"""From a rough place to an outline: several readings of it, and the one that is judged best."""

from dataclasses import dataclass, field

import cv2
import numpy as np

from castmate.characters.candidates.regions import could_be_subject, prominence, things_in
from castmate.characters.candidates.sources import Glance
from castmate.characters.matte.first_mask import first_mask
from castmate.characters.matte.judge import Scene, expected_overlaps, scene_of
from castmate.characters.matte.revealed import nothing_revealed
from castmate.characters.matte.shown import boxed
from castmate.characters.matte.small import (
    Plane,
    Region,
    chance_of,
    edge_smoothed,
    log_odds,
)
from castmate.media.geometry import Box, Size

_ROUND_IT = 0.06
"""Share of its size by which the box round a place is grown."""
_BELIEF = 1.5
"""Log odds that a place lends to its own inside."""
_ENOUGH_SUPPORT = 6
"""Sightings from which more of them say nothing new."""
_UNSUPPORTED = 0.75
"""What the worth of a place seen only once is multiplied by."""


@dataclass(frozen=True)
class Outline:
    """A thing on one frame, at working size."""

    chance: Plane = field(repr=False)
    worth: float
    """0..1: its expected overlap with what a person would cut out, times how it is filmed."""

    @property
    def region(self) -> Region:
        """Where it is."""
        inside: Region = self.chance > 0.5
        return inside


def worth_of(region: Region, scene: Scene, *, support: int) -> float:
    """0..1: what *region* promises, having been seen *support* times."""
    seen = min(1.0, (support - 1) / (_ENOUGH_SUPPORT - 1))
    (expected,) = expected_overlaps(scene, [region])
    return float(expected) * prominence(region) * (_UNSUPPORTED + (1 - _UNSUPPORTED) * seen)


def outlined(glance: Glance, place: Region, scene: Scene, *, support: int) -> list[Outline]:
    """The best outline of what is at *place*, or of each thing where it turns out to be several.

    None where no reading could be a subject. About 0.3 s. *scene* is the frame without any box,
    so that outlines of different places can be compared.
    """
    box = Box(*cv2.boundingRect(place.astype(np.uint8))).grown(_ROUND_IT)
    height, width = place.shape
    shown = boxed(box.clipped(Size(width, height)), place.shape)
    inside = scene_of(glance.rgb, glance.moving, shown.inside)
    by_box, _ = first_mask(glance.rgb, shown, glance.moving, inside, glance.ask, nothing_revealed)
    belief = np.where(place, _BELIEF, -_BELIEF).astype(np.float32)
    readings = (
        by_box,
        chance_of(edge_smoothed(belief, glance.rgb, reach=30, sigma=8)),
        chance_of(edge_smoothed(belief + log_odds(by_box), glance.rgb, reach=30, sigma=8)),
    )
    made = [
        Outline(chance, worth_of(chance > 0.5, scene, support=support))
        for chance in readings
        if could_be_subject(chance > 0.5)
    ]
    if not made:
        return []
    best = max(made, key=lambda one: one.worth)
    things = things_in(best.region)
    if len(things) == 1:
        return [best]
    return [
        Outline(np.where(thing, best.chance, 0), worth_of(thing, scene, support=support))
        for thing in things
    ]
