"""Minimum barrier distance: how far a pixel is shut off from where a path starts.

Strand, Ciesielski, Malmberg and Saha 2013; swept over rows and columns as in Zhang et al. 2015.
"""

import cv2
import numpy as np

from castmate.characters.matte.small import Plane, Region, lab_of
from castmate.media.pixels import RgbImage


def barrier_distance(rgb: RgbImage, seeds: Region) -> Plane:
    """The least span of colour that a path from *seeds* must cross, summed over Lab channels.

    Computed at a quarter size by raster sweeps over rows and columns.
    """
    height, width = rgb.shape[:2]
    shape = (max(8, width // 3), max(8, height // 3))
    lab = cv2.GaussianBlur(
        lab_of(cv2.resize(rgb, shape, interpolation=cv2.INTER_AREA)), (0, 0), 0.7
    )
    start = cv2.resize(seeds.astype(np.float32), shape) > 0.5
    total = sum(_swept(np.ascontiguousarray(lab[..., c]), start) for c in range(3))
    distance: Plane = cv2.resize(np.asarray(total, np.float32), (width, height))
    return distance


def _swept(values: Plane, seeds: Region, *, rounds: int = 3) -> Plane:
    cost = np.where(seeds, 0, np.inf).astype(np.float32)
    high, low = values.copy(), values.copy()
    turned = (cost.T, high.T, low.T, values.T)
    for _ in range(rounds):
        for c, h, b, v in ((cost, high, low, values), turned):
            for order in (range(1, len(c)), range(len(c) - 2, -1, -1)):
                back = -1 if order.step > 0 else 1
                for row in order:
                    new_high = np.maximum(h[row + back], v[row])
                    new_low = np.minimum(b[row + back], v[row])
                    new = np.where(np.isinf(c[row + back]), np.inf, new_high - new_low)
                    better = new < c[row]
                    c[row][better] = new[better]
                    h[row][better] = new_high[better]
                    b[row][better] = new_low[better]
    return np.where(np.isinf(cost), 0, cost)
