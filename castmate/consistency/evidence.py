"""Which pixels of a picture have a character's colours more than their surroundings do.

Back-projection: Swain and Ballard, "Color indexing", 1991.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.identity.colour import Palette
from castmate.media.pixels import RgbImage

Floats = NDArray[np.float32]

SPREAD = np.array((14.0, 8.0, 8.0), np.float32)
"""Lab: how much a colour of the palette may vary within a frame."""
BIN = 10.0
"""Lab units a side."""
DARKEST = np.array((0.0, 100.0, 100.0), np.float32)
BINS = 21
BY_CHANCE = 1e-4
"""A colour that neither has is no evidence."""


def own_colours(
    rgb: RgbImage, palette: Palette, *, against: NDArray[np.bool_], odds: float = 1.0
) -> Floats:
    """p(own) / (p(own) + odds p(surroundings)): float32 (height, width), 0..1.

    The surroundings are the pixels *against*, bool (height, width).
    """
    lab = cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    bins = np.floor((lab + DARKEST) / BIN).astype(np.int64).clip(0, BINS - 1)
    keys = (bins[..., 0] * BINS + bins[..., 1]) * BINS + bins[..., 2]
    found = np.flatnonzero(np.bincount(keys.ravel(), minlength=BINS**3))
    surroundings = np.bincount(keys[against], minlength=BINS**3)[found] / max(against.sum(), 1)
    digits = np.stack([found // BINS**2, found // BINS % BINS, found % BINS], axis=1)
    middles = (digits + 0.5) * BIN - DARKEST
    away = (((middles[:, None] - palette.lab) / SPREAD) ** 2).sum(axis=2)
    own = np.exp(-away / 2) @ palette.shares * (BIN**3 / ((2 * np.pi) ** 1.5 * SPREAD.prod()))
    ratio = np.zeros(BINS**3, np.float32)
    ratio[found] = own / (own + odds * surroundings + BY_CHANCE)
    everywhere: Floats = ratio[keys]
    return everywhere
