"""What the network that draws edges is given, the same in training and at run time."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.small import Plane
from castmate.media.pixels import RgbImage

FINE = 2
"""Fine pixels per cell of the coarse mask, along each side: the size at which edges are drawn."""

BLOCK = 2
"""Cells per block, along each side: the size at which the network thinks."""

REACH = 5
"""Cells from the coarse mask's outline to where its word is final."""

FAINT, FIRM = 0.2, 0.6
"""Chances: below the first is background, above the second the subject; between, nobody knows."""

_NEAR = 11
"""Side of the square, in blocks, that tells the colours of subject and background near by."""


@dataclass(frozen=True)
class Look:
    """One picture and its coarse mask; a cell is a pixel of the mask."""

    fine: RgbImage
    """uint8 (2 height, 2 width, 3)."""
    chance: Plane
    """0..1, (height, width)."""
    sure: Plane
    """-1 where it is surely background, 1 where it is surely the subject, (height, width)."""
    inside: Plane
    """Mean colour of the subject near each block: 0..1, (height / 2, width / 2, 3)."""
    outside: Plane
    """Mean colour of the background near each block, the same."""


def look_at(rgb: RgbImage, chance: Plane) -> Look:
    """Prepare *rgb*, of any size, whose coarse mask is *chance* (even height and width; 0..1)."""
    height, width = chance.shape
    fine = cv2.resize(rgb, (FINE * width, FINE * height), interpolation=_shrinking(rgb, width))
    blocks = (width // BLOCK, height // BLOCK)
    colours = cv2.resize(fine, blocks, interpolation=cv2.INTER_AREA) / np.float32(255)
    share = cv2.resize(chance, blocks, interpolation=cv2.INTER_AREA)
    return Look(
        fine.astype(np.uint8, copy=False),
        chance,
        sure_of(chance),
        _near(colours, np.clip(2 * share - 1, 0, 1)),
        _near(colours, np.clip(1 - 2 * share, 0, 1)),
    )


def _shrinking(rgb: RgbImage, width: int) -> int:
    """Up to a half, two neighbours say as much as the exact area, in a quarter of the time."""
    return cv2.INTER_AREA if rgb.shape[1] > 2 * FINE * width else cv2.INTER_LINEAR


def sure_of(chance: Plane) -> Plane:
    """Where the coarse mask is believed: -1 background, 1 subject, softly 0 along its edges."""
    square = np.ones((2 * REACH + 1, 2 * REACH + 1), np.uint8)
    possible = cv2.dilate((chance > FAINT).astype(np.uint8), square)
    certain = cv2.erode((chance > FIRM).astype(np.uint8), square)
    sure = certain.astype(np.float32) + possible.astype(np.float32) - np.float32(1)
    softened: Plane = cv2.blur(sure, (5, 5), borderType=cv2.BORDER_REPLICATE)
    return softened


def folded(fine: RgbImage) -> NDArray[np.uint8]:
    """*fine* with the pixels of each block for channels: uint8 (48, height / 4, width / 4).

    Red comes before green and blue; each block's pixels in the order of reading.
    """
    side = FINE * BLOCK
    height, width = fine.shape[0] // side, fine.shape[1] // side
    pixels = fine.reshape(height, side, width, side, 3).transpose(4, 1, 3, 0, 2)
    return pixels.reshape(3 * side**2, height, width)


def _near(colours: Plane, share: Plane) -> Plane:
    """Mean of *colours* near each block, blocks counting by their *share*; else over all."""
    square = (_NEAR, _NEAR)
    total = float(share.sum())
    overall = np.einsum("yx,yxc->c", share, colours) / max(total, 1e-3)
    weight = cv2.boxFilter(share, -1, square) + np.float32(1e-3)
    seen = cv2.boxFilter(colours * share[..., None], -1, square)
    near: Plane = (seen + np.float32(1e-3) * overall.astype(np.float32)) / weight[..., None]
    return near
