"""A sighting: one appearance of a character in one frame, cut out of its box."""

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from castmate.consistency.evidence import own_colours
from castmate.identity.colour import Palette
from castmate.identity.embedder import Crop
from castmate.media.geometry import Box, Size
from castmate.media.pixels import AlphaImage, RgbImage

LOOKED_AT_SIDE = 110
"""Pixels: a box is scaled to about this side before GrabCut, which is slow on more."""
SURROUNDINGS = 0.2
"""Share of the box that is looked at around it, to learn what is not the character."""
GRABCUT_ROUNDS = 3
SMALLEST_SIDE = 16
"""Pixels: a smaller box shows too little to be told from another."""
EVEN = 0.5
"""Evidence of the character's colours from which a pixel starts as its."""
LEAST_FILL = 0.08
"""A cut-out that fills less of its box than this failed; the box's ellipse stands in."""


@dataclass(frozen=True)
class Sighting:
    """Where the character is, or seems to be, in one frame."""

    frame_index: int
    box: Box
    """Pixels of the frame as it was looked at."""
    source: Literal["renderer", "search"]


@dataclass(frozen=True)
class Cut:
    """A part of a picture that was cut out."""

    box: Box
    """Pixels of the picture: the bounds of the mask."""
    crop: Crop


def cut_from_box(
    rgb: RgbImage, box: Box, *, colours: Palette | None = None, rounds: int = GRABCUT_ROUNDS
) -> Cut | None:
    """The character in *box* of a frame, told from its surroundings by GrabCut.

    With *colours*, GrabCut starts from the pixels that have them; without, from the whole box.
    Fewer *rounds* are quicker: 20 ms of the first, 8 ms of each further one.

    Rother, Kolmogorov and Blake, "GrabCut", 2004. None where the box shows too little: outside
    the frame, under 16 pixels, or a plain area. The same pixels give the same cut.
    """
    frame = Size(rgb.shape[1], rgb.shape[0])
    if not box.overlaps(frame):
        return None
    inner = box.clipped(frame)
    if min(inner.width, inner.height) < SMALLEST_SIDE:
        return None
    outer = inner.grown(SURROUNDINGS).clipped(frame)
    region = rgb[outer.y : outer.bottom, outer.x : outer.right]
    factor = min(1.0, LOOKED_AT_SIDE / float(np.sqrt(inner.size.pixels)))
    small = cv2.resize(region, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    if small.std(axis=(0, 1)).max() < 1:
        return None
    within = Box(inner.x - outer.x, inner.y - outer.y, inner.width, inner.height)
    within = within.scaled(factor).clipped(Size(small.shape[1], small.shape[0]))
    mask = _grabcut(small, within, colours, rounds)
    whole = cv2.resize(mask, (region.shape[1], region.shape[0]))
    x, y, width, height = cv2.boundingRect((whole > 127).astype(np.uint8))
    region, whole = region[y : y + height, x : x + width], whole[y : y + height, x : x + width]
    return Cut(Box(outer.x + x, outer.y + y, width, height), Crop(region, whole))


def _grabcut(rgb: RgbImage, box: Box, colours: Palette | None, rounds: int) -> AlphaImage:
    labels = np.full(rgb.shape[:2], cv2.GC_BGD, np.uint8)
    inside = (slice(box.y, box.bottom), slice(box.x, box.right))
    labels[inside] = cv2.GC_PR_FGD
    if colours is not None:
        own = own_colours(rgb, colours, against=labels == cv2.GC_BGD)
        own = cv2.GaussianBlur(own, (0, 0), 1.0)
        if np.count_nonzero(own[inside] > EVEN) >= LEAST_FILL * box.size.pixels:
            labels[inside] = np.where(own[inside] > EVEN, cv2.GC_PR_FGD, cv2.GC_PR_BGD)
    ellipse = _ellipse(rgb.shape[:2], box)
    if (labels == cv2.GC_BGD).any():
        cv2.setRNGSeed(0)  # OpenCV seeds its k-means from this: the same pixels, the same cut
        bgr = cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR)
        models = np.zeros((2, 1, 65))
        cv2.grabCut(bgr, labels, None, models[0], models[1], rounds, cv2.GC_INIT_WITH_MASK)
        cut = np.isin(labels, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8) * 255
        cut = _largest_parts(cv2.morphologyEx(cut, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)))
        if np.count_nonzero(cut) >= LEAST_FILL * box.size.pixels:
            return cut
    return ellipse


def _ellipse(shape: tuple[int, ...], box: Box) -> AlphaImage:
    ellipse = np.zeros(shape[:2], np.uint8)
    middle = (box.x + box.width // 2, box.y + box.height // 2)
    axes = (max(1, round(0.42 * box.width)), max(1, round(0.45 * box.height)))
    cv2.ellipse(ellipse, middle, axes, 0, 0, 360, 255, -1)
    return ellipse


def _largest_parts(mask: AlphaImage) -> AlphaImage:
    """The parts of at least a tenth of the largest one; specks are dropped."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    if count < 2:
        return mask
    areas = stats[1:, cv2.CC_STAT_AREA]
    kept = np.append(False, areas >= 0.1 * areas.max())
    parts: AlphaImage = kept[labels].astype(np.uint8) * 255
    return parts
