"""What regions have to do with each other, and which could be a subject at all."""

import cv2
import numpy as np

from castmate.characters.matte.confidence import overlap
from castmate.characters.matte.small import Region

SAME = 0.5
"""Regions that overlap this much (IoU) are the same thing."""
_PART = 0.7
"""What lies this much in another is a part of it."""
_DETAIL = 0.12
"""What covers less of another thing than this is a detail beside it."""
_GAP = 0.025
"""Share of the picture's longer side that lies at least between things that stand apart."""
_LEAST_SHARE, _LARGEST_SHARE = 0.003, 0.6
"""Shares of the picture that a subject covers at least and at most."""
_MOST_RIM = 0.4
"""Share of its contour that a subject has along the edge of the picture at most."""
_THINNEST = 0.032
"""Share of the picture's longer side: what is thinner everywhere is a stripe."""


def is_same(one: Region, other: Region) -> bool:
    """Whether both outline the same thing."""
    return overlap(one, other) >= SAME


def is_part(one: Region, other: Region) -> bool:
    """Whether *one* lies mostly inside the larger *other*."""
    size = int(one.sum())
    return size < int(other.sum()) and bool((one & other).sum() >= _PART * size)


def is_detail(one: Region, other: Region) -> bool:
    """Whether *one* is small beside *other*, as a paw or an eye is."""
    return bool(one.sum() < _DETAIL * other.sum())


def things_in(region: Region) -> list[Region]:
    """The parts of *region* that stand apart, without small ones; or all of it where it is one."""
    reach = round(_GAP * max(region.shape)) | 1
    grown = cv2.dilate(region.astype(np.uint8), np.ones((reach, reach), np.uint8))
    count, labels = cv2.connectedComponents(grown)
    parts = [region & (labels == label) for label in range(1, count)]
    large = [part for part in parts if not is_detail(part, region) and could_be_subject(part)]
    return large if len(large) > 1 else [region]


def could_be_subject(region: Region) -> bool:
    """Whether *region* is neither a speck nor a stripe, nor hugs the edge of the picture."""
    if not _LEAST_SHARE <= float(region.mean()) <= _LARGEST_SHARE:
        return False
    inner = cv2.erode(region.astype(np.uint8), np.ones((3, 3), np.uint8), borderValue=1)
    contour = int((region & (inner == 0)).sum())
    sides = (region[0], region[-1], region[:, 0], region[:, -1])
    on_rim = sum(int(side.sum()) for side in sides)
    if on_rim > _MOST_RIM * (contour + on_rim):
        return False
    depth = cv2.distanceTransform(np.pad(region, 1).astype(np.uint8), cv2.DIST_L2, 3)
    return bool(2 * depth.max() >= _THINNEST * max(region.shape))


def prominence(region: Region) -> float:
    """Up to 1: people film what they mean large enough, and not at the edge."""
    rows, columns = np.nonzero(region)
    height, width = region.shape
    off_centre = np.hypot(columns.mean() / width - 0.5, rows.mean() / height - 0.5)
    size = min(1.0, float(np.sqrt(region.mean())) / 0.2)
    return float((1 - 0.5 * off_centre) * (0.6 + 0.4 * size))
