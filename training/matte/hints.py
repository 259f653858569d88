"""What a person might show, and how a mask may be wrong, drawn at random from the truth."""

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.network.prompts import Spot
from castmate.characters.matte.small import Plane, Region

_BOX_ERROR = 0.1
"""Largest error of a box's side, as a share of the box."""


def drawn_box(
    subject: Region, random: np.random.Generator
) -> tuple[float, float, float, float] | None:
    """A box round *subject* as a person draws it: every side off by up to a tenth."""
    if not subject.any():
        return None
    x, y, width, height = cv2.boundingRect(subject.astype(np.uint8))
    error = random.uniform(-_BOX_ERROR, _BOX_ERROR, 4) * random.random()
    return (
        x + error[0] * width,
        y + error[1] * height,
        x + (1 + error[2]) * width,
        y + (1 + error[3]) * height,
    )


def spots_in(region: Region, count: int, random: np.random.Generator) -> tuple[Spot, ...]:
    """Up to *count* places in *region*, seldom at its very edge."""
    if not region.any():
        return ()
    depth = cv2.distanceTransform(np.pad(region, 1).astype(np.uint8), cv2.DIST_L2, 3)[1:-1, 1:-1]
    weights = np.minimum(depth, 6).ravel() ** 2
    chosen = random.choice(weights.size, count, p=weights / weights.sum())
    rows, columns = np.divmod(chosen, region.shape[1])
    return tuple((float(x), float(y)) for x, y in zip(columns, rows, strict=True))


def surroundings(subject: Region) -> Region:
    """Where a person clicks to say what is not meant: near the subject, not on it."""
    x, y, width, height = cv2.boundingRect(subject.astype(np.uint8))
    margin = 4 + round(0.3 * max(width, height))
    near = np.zeros_like(subject)
    near[max(0, y - margin) : y + height + margin, max(0, x - margin) : x + width + margin] = True
    return near & ~subject


def correcting_spots(
    chance: Plane, subject: Region, count: int, random: np.random.Generator
) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
    """Foreground and background spots where *chance* is wrong, in the largest errors first."""
    spots: tuple[list[Spot], list[Spot]] = ([], [])
    found = chance > 0.5
    errors = [*_parts(subject & ~found, 0), *_parts(found & ~subject, 1)]
    for _, side, part in sorted(errors, key=lambda one: one[0], reverse=True)[:count]:
        spots[side].extend(spots_in(part, 1, random))
    return tuple(spots[0]), tuple(spots[1])


def _parts(wrong: Region, side: int) -> list[tuple[int, int, Region]]:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(wrong.astype(np.uint8))
    areas = [(int(stats[k, cv2.CC_STAT_AREA]), k) for k in range(1, count)]
    largest = sorted(areas, reverse=True)[:3]
    return [(area, side, labels == k) for area, k in largest if area >= 12]


def damaged(mask: Plane, random: np.random.Generator) -> Plane:
    """*mask* (0..1) as a poor tracker would give it: one or two faults."""
    made = mask.astype(np.float32)
    for _ in range(int(random.integers(1, 3))):
        made = _FAULTS[int(random.integers(len(_FAULTS)))](made, random)
    if random.random() < 0.5:
        made = cv2.GaussianBlur(made, (0, 0), random.uniform(0.5, 2))
    return np.clip(made, 0, 1)


def _reach(mask: Plane) -> float:
    return float(np.sqrt(max(float((mask > 0.5).sum()), 16.0)))


def _grown_or_shrunk(mask: Plane, random: np.random.Generator) -> Plane:
    size = 1 + 2 * int(random.integers(1, max(2, round(0.08 * _reach(mask)))))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    change = cv2.erode if random.random() < 0.5 else cv2.dilate
    made: Plane = change(mask, kernel)
    return made


def _drifted(mask: Plane, random: np.random.Generator) -> Plane:
    shift = random.normal(0, 0.06 * _reach(mask) + 1, 2)
    stretch = 1 + random.normal(0, 0.05, 2)
    height, width = mask.shape
    matrix = np.array([[stretch[0], 0, shift[0]], [0, stretch[1], shift[1]]])
    matrix[0, 2] += (1 - stretch[0]) * width / 2
    matrix[1, 2] += (1 - stretch[1]) * height / 2
    made: Plane = cv2.warpAffine(mask, matrix, (width, height))
    return made


def _blob(mask: Plane, random: np.random.Generator) -> NDArray[np.float32]:
    """A soft blob on the subject's edge or inside of it."""
    rows, columns = np.nonzero(mask > 0.5)
    blob = np.zeros_like(mask)
    if not len(rows):
        return blob
    k = int(random.integers(len(rows)))
    axes = np.maximum(2, random.uniform(0.1, 0.45, 2) * _reach(mask)).astype(int)
    centre = (int(columns[k]), int(rows[k]))
    cv2.ellipse(blob, centre, axes.tolist(), float(random.uniform(0, 180)), 0, 360, 1.0, cv2.FILLED)
    return blob


def _part_missing(mask: Plane, random: np.random.Generator) -> Plane:
    missing: Plane = mask * (1 - _blob(mask, random))
    return missing


def _part_added(mask: Plane, random: np.random.Generator) -> Plane:
    added: Plane = np.maximum(mask, _blob(_drifted(mask, random), random))
    return added


def _faded(mask: Plane, random: np.random.Generator) -> Plane:
    faded: Plane = mask * np.float32(random.uniform(0.4, 0.9))
    return faded


_FAULTS = (_grown_or_shrunk, _drifted, _part_missing, _part_added, _grown_or_shrunk, _faded)
