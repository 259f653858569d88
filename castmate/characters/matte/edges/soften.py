"""From a mask at working size to alpha in full size, its edges drawn by the network."""

from functools import cache

import cv2
import numpy as np

from castmate.characters.matte.edges.look import look_at
from castmate.characters.matte.edges.session import EdgeNetwork
from castmate.characters.matte.small import Plane
from castmate.media.geometry import Box, Size
from castmate.media.pixels import AlphaImage, RgbImage

_LIKELY = 0.4
"""A mask whose chance stays below it shows nothing."""
_KNOWN = 0.6
"""A part in which the mask reaches this chance nowhere is an island,"""
_ISLAND = 0.03
"""and so is one where it does so on no more than this share of the largest part."""
_FAINTEST, _GONE = 0.0, -8.0
"""Log odds: below the first nothing is seen; islands sink to the second."""
_MARGIN = 12
"""Cells round what is likely in which the network looks for more of it."""


@cache
def shipped() -> EdgeNetwork:
    """The network with the weights that castmate comes with."""
    return EdgeNetwork()


def softened(chance: Plane, rgb: RgbImage, *, network: EdgeNetwork | None = None) -> AlphaImage:
    """The alpha of the subject whose *chance* at working size is given, for the full *rgb*.

    The network looks at what surrounds the mask's edges, at twice the working size; its log odds
    are enlarged before they become alpha, so that edges stay sharp in full size.
    """
    height, width = rgb.shape[:2]
    alpha = np.zeros((height, width), np.uint8)
    cells = _surroundings(chance)
    if cells is None:
        return alpha
    whole = _magnified(cells, width / chance.shape[1], height / chance.shape[0], rgb)
    part = np.s_[whole.y : whole.bottom, whole.x : whole.right]
    mask = _even(chance[cells.y : cells.bottom, cells.x : cells.right])
    logits = (network or shipped()).logits(look_at(rgb[part], mask))
    alpha[part] = _enlarged(_without_islands(logits, mask), whole)
    return alpha


def _surroundings(chance: Plane) -> Box | None:
    """The cells that may show some of the subject; None where there are none."""
    likely = (chance > _LIKELY).astype(np.uint8)
    if not likely.any():
        return None
    x, y, w, h = cv2.boundingRect(likely)
    grown = Box(x - _MARGIN, y - _MARGIN, w + 2 * _MARGIN, h + 2 * _MARGIN)
    return grown.clipped(Size(chance.shape[1], chance.shape[0]))


def _magnified(cells: Box, across: float, down: float, rgb: RgbImage) -> Box:
    left, right = round(cells.x * across), min(rgb.shape[1], round(cells.right * across))
    top, bottom = round(cells.y * down), min(rgb.shape[0], round(cells.bottom * down))
    return Box(left, top, right - left, bottom - top)


def _without_islands(logits: Plane, mask: Plane) -> Plane:
    """*logits* without parts that the mask knows nothing, or next to nothing, of."""
    seen = cv2.resize(logits, mask.shape[::-1], interpolation=cv2.INTER_AREA) > _FAINTEST
    count, labels = cv2.connectedComponents(seen.astype(np.uint8))
    solid = np.bincount(labels.ravel(), weights=(mask > _KNOWN).ravel(), minlength=count)
    solid[0] = 0
    known = solid > max(0.0, _ISLAND * solid.max())
    known[0] = True
    if known.all():
        return logits
    islands = cv2.dilate((~known)[labels].astype(np.uint8), np.ones((7, 7), np.uint8))
    islands[known[labels] & seen] = 0
    fine = cv2.resize(islands, logits.shape[::-1], interpolation=cv2.INTER_NEAREST)
    return np.where(fine > 0, np.minimum(logits, _GONE), logits)


def _even(mask: Plane) -> Plane:
    """*mask* stretched by at most one cell, so that both of its sides are even."""
    height, width = mask.shape
    size = (width + width % 2, height + height % 2)
    return np.asarray(cv2.resize(mask, size, interpolation=cv2.INTER_LINEAR), np.float32)


def _enlarged(logits: Plane, whole: Box) -> AlphaImage:
    odds = cv2.resize(logits, (whole.width, whole.height), interpolation=cv2.INTER_CUBIC)
    # In place: these planes are large, and made anew for every frame.
    cv2.exp(np.negative(odds, out=odds), odds)
    odds += 1
    alpha: AlphaImage = cv2.convertScaleAbs(np.divide(np.float32(255), odds, out=odds))
    return alpha
