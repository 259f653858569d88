"""Minimum barrier distance: how far a pixel is shut off from where a path starts.

Strand, Ciesielski, Malmberg and Saha 2013; swept over rows and columns as in Zhang et al. 2015.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.media.pixels import RgbImage

Plane = NDArray[np.float32]
"""float32 (height, width) or (height, width, channels)."""
Region = NDArray[np.bool_]
"""bool (height, width): where something is."""

_ROUNDS = 3

_UNREACHED = 1e6
"""Far above every value."""


def barrier_distance(rgb: RgbImage, seeds: Region) -> Plane:
    """The least span of colour that a path from *seeds* must cross, summed over Lab channels.

    float32 (height, width), dE; 0 everywhere without seeds.
    Computed at a third of the size by raster sweeps over rows and columns.
    """
    height, width = rgb.shape[:2]
    shape = (max(8, width // 3), max(8, height // 3))
    small = cv2.resize(rgb, shape, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    lab = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2LAB), (0, 0), 0.7)
    start = cv2.resize(seeds.astype(np.float32), shape) > 0.5
    distance: Plane = cv2.resize(_swept(lab, start).sum(axis=2), (width, height))
    return distance


def _swept(values: Plane, seeds: Region) -> Plane:
    """The distance by each channel of *values* (height, width, channels), all at once."""
    if not seeds.any():
        return np.zeros_like(values)
    # Highest and (negated) lowest value on the best path to each pixel: their sum is its span.
    own = np.stack([values, -values])
    path = np.where(seeds[..., None], own, np.float32(_UNREACHED))
    span: Plane = path.sum(axis=0)
    down = (own, path, span)
    across = (own.swapaxes(1, 2), path.swapaxes(1, 2), span.swapaxes(0, 1))
    for _ in range(_ROUNDS):
        for axes in (down, across):
            _sweep(*axes, step=1)
            _sweep(*axes, step=-1)
    return span


def _sweep(own: Plane, path: Plane, span: Plane, *, step: int) -> None:
    """Let every path go on to the next row, where it is better than the one there; in place."""
    rows = range(1, len(span)) if step > 0 else range(len(span) - 2, -1, -1)
    for row in rows:
        longer = np.maximum(path[:, row - step], own[:, row])
        wider = longer[0] + longer[1]
        better = wider < span[row]
        np.copyto(path[:, row], longer, where=better)
        np.copyto(span[row], wider, where=better)
