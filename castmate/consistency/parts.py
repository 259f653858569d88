"""Part drift: a horn added, a scarf gone, where a view of the character shows the same pose.

Each patch of a sighting is looked for in the view, and each patch of the view in the sighting,
within a small distance of its place (nearest-neighbour patch residual). Where no view has nearly
the same outline there is nothing to compare with: then it is not measurable.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.consistency.grade import kindest_grade, ungraded
from castmate.identity.colour import lab_palette
from castmate.identity.embedder import Crop

Floats = NDArray[np.float32]

SIDE = 64
"""A crop is scaled until its mask covers as many pixels as a square of this side."""
CANVAS = 144
SAME_POSE = 0.85
"""Overlap (IoU) of the outlines from which two pictures show one pose."""
PATCH = 7
REACH = 6
"""Pixels by which a part may have moved."""
RIM = 4
"""Pixels along the outline that are not compared: cut-outs differ there."""
WORST = 97.0
"""Percentile of the patches: an accessory covers a few per cent of the surface."""


@dataclass(frozen=True)
class PartDrift:
    """What was measured over the sightings whose pose a view shows."""

    residual: float
    """dE: the median over those sightings of their worst 3 % of patches."""
    sightings: int


@dataclass(frozen=True)
class Posed:
    """A crop at the standard size and place."""

    lab: Floats
    """float32 (144, 144, 3), each pixel the mean of its patch."""
    mask: NDArray[np.bool_]


def part_drift(crops: Sequence[Crop], views: Sequence[Crop]) -> PartDrift | None:
    """The part drift of *crops* from the likest-posed of *views*; about 15 ms a crop.

    None where no view shows the pose of any of them.
    """
    known = [pose for view in views for pose in _both_ways(view) if pose]
    own = lab_palette(views)
    if not known or not len(own.shares):
        return None
    residuals = []
    for crop in crops:
        seen = lab_palette([crop])
        plain = ungraded(crop, kindest_grade(seen, own)) if len(seen.shares) else crop
        pose = posed(plain)
        nearest = max(known, key=lambda each: _overlap(pose, each)) if pose else None
        if pose and nearest and _overlap(pose, nearest) >= SAME_POSE:
            residuals.append(residual_between(pose, nearest))
    if not residuals:
        return None
    return PartDrift(float(np.median(residuals)), len(residuals))


def posed(crop: Crop) -> Posed | None:
    """*crop* at the standard size, its middle in the middle; None without a mask."""
    mask = (crop.alpha > 127).astype(np.float32)
    area = float(mask.sum())
    if area < 1:
        return None
    where = cv2.moments(mask)
    x, y, factor = where["m10"] / area, where["m01"] / area, SIDE / np.sqrt(area)
    matrix = np.array([[factor, 0, CANVAS / 2 - factor * x], [0, factor, CANVAS / 2 - factor * y]])
    size = (CANVAS, CANVAS)
    lab = cv2.cvtColor(crop.rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    if factor < 0.5:
        lab = cv2.blur(lab, (round(1 / factor), round(1 / factor)))
    return Posed(
        cv2.blur(cv2.warpAffine(lab, matrix, size), (PATCH, PATCH)),
        cv2.warpAffine(mask, matrix, size) > 0.5,
    )


def residual_between(one: Posed, other: Posed) -> float:
    """dE of the patches of either that the other explains worst."""
    return max(_unexplained(one, other), _unexplained(other, one))


def _unexplained(seen: Posed, by: Posed) -> float:
    inside = cv2.erode(seen.mask.astype(np.uint8), np.ones((2 * RIM + 1,) * 2, np.uint8)) > 0
    if not inside.any():
        return 0.0
    nearest = np.full(seen.mask.shape, np.inf, np.float32)
    for down in range(-REACH, REACH + 1, 2):
        for right in range(-REACH, REACH + 1, 2):
            moved = np.roll(by.lab, (down, right), (0, 1))
            away = np.sqrt(((seen.lab - moved) ** 2).sum(axis=2))
            away[~np.roll(by.mask, (down, right), (0, 1))] = np.inf
            nearest = np.minimum(nearest, away)
    found = nearest[inside]
    found = found[np.isfinite(found)]
    return float(np.percentile(found, WORST)) if found.size else 0.0


def _overlap(one: Posed, other: Posed) -> float:
    shared, either = (one.mask & other.mask).sum(), (one.mask | other.mask).sum()
    return float(shared) / max(1.0, float(either))


def _both_ways(view: Crop) -> tuple[Posed | None, Posed | None]:
    turned = Crop(
        np.ascontiguousarray(view.rgb[:, ::-1]), np.ascontiguousarray(view.alpha[:, ::-1])
    )
    return posed(view), posed(turned)
