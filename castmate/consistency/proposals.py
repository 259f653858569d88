"""Where a character might be in a frame: places with its colours, and what stands out."""

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.consistency.evidence import own_colours
from castmate.consistency.salience import salient_subject
from castmate.identity.colour import Palette
from castmate.media.geometry import Box, Size
from castmate.media.pixels import AlphaImage, RgbImage

Floats = NDArray[np.float32]

LOOKED_AT_SIDE = 160
CLOSED = (3, 9)
"""Pixels: gaps that a character's parts are joined over."""
LEVELS = (0.35, 0.6)
"""Shares of the best evidence above which a place is proposed."""
LEAST_AREA = 0.004
LARGEST_AREA = 0.85
"""Shares of the frame a character may cover."""
SAME_PLACE = 0.7
"""Boxes that overlap more than this (IoU) are one proposal."""


def proposed_boxes(rgb: RgbImage, palette: Palette, most: int) -> list[Box]:
    """At most *most* boxes, likeliest first, each proposal different from the others."""
    factor = min(1.0, LOOKED_AT_SIDE / max(rgb.shape[:2]))
    small = cv2.resize(rgb, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    evidence = _evidence(small, palette)
    weighed = [
        (_weight(evidence, box), box)
        for level in LEVELS
        for gap in CLOSED
        for box in _parts(evidence > level * float(evidence.max()), gap)
    ]
    ordered = [box for _, box in sorted(weighed, key=lambda pair: -pair[0])]
    subject = _box_of(cv2.resize(salient_subject(rgb), small.shape[1::-1]))
    if subject is not None:
        ordered.insert(1, subject)
    frame = Size(rgb.shape[1], rgb.shape[0])
    return [box.scaled(1 / factor).clipped(frame) for box in _different(ordered)[:most]]


def overlap(one: Box, other: Box) -> float:
    """Intersection over union of two boxes, 0..1."""
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    if width <= 0 or height <= 0:
        return 0.0
    shared = width * height
    return shared / (one.size.pixels + other.size.pixels - shared)


def _evidence(rgb: RgbImage, palette: Palette) -> Floats:
    everywhere = np.ones(rgb.shape[:2], bool)
    smooth: Floats = cv2.GaussianBlur(own_colours(rgb, palette, against=everywhere), (0, 0), 1.5)
    return smooth


def _parts(mask: NDArray[np.bool_], gap: int) -> list[Box]:
    closed = cv2.morphologyEx(
        mask.astype(np.uint8),
        cv2.MORPH_CLOSE,
        cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (gap, gap)),
    )
    _, _, stats, _ = cv2.connectedComponentsWithStats(closed)
    return [
        Box(*(int(v) for v in row[:4]))
        for row in stats[1:]
        if LEAST_AREA * mask.size <= row[cv2.CC_STAT_AREA] <= LARGEST_AREA * mask.size
    ]


def _weight(evidence: Floats, box: Box) -> float:
    """How much more evidence is in the box than its area would have by chance."""
    inside = evidence[box.y : box.bottom, box.x : box.right]
    return float(inside.mean() - evidence.mean()) * float(np.sqrt(box.size.pixels))


def _box_of(mask: AlphaImage) -> Box | None:
    x, y, width, height = cv2.boundingRect((mask > 127).astype(np.uint8))
    return Box(x, y, width, height) if width and height else None


def _different(boxes: list[Box]) -> list[Box]:
    kept: list[Box] = []
    for box in boxes:
        if all(overlap(box, other) < SAME_PLACE for other in kept):
            kept.append(box)
    return kept
