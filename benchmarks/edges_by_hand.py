"""Edges as castmate drew them before it had a network for them: a peer for ``benchmarks.alpha``."""

import cv2
import numpy as np

from castmate.characters.matte.small import Plane
from castmate.media.pixels import AlphaImage, RgbImage

_MARGIN = 0.04
"""Share of the picture's longer side kept round the subject while its edge is refined."""


def softened(chance: Plane, rgb: RgbImage) -> AlphaImage:
    """The alpha of the subject whose *chance* at working size is given, for the full *rgb*."""
    height, width = rgb.shape[:2]
    alpha = np.zeros((height, width), np.uint8)
    inside = (chance > 0.4).astype(np.uint8)
    if not inside.any():
        return alpha
    scale = width / chance.shape[1]
    margin = round(_MARGIN * max(width, height))
    x, y, w, h = (round(v * scale) for v in cv2.boundingRect(inside))
    left, top = max(0, x - margin), max(0, y - margin)
    right, bottom = min(width, x + w + margin), min(height, y + h + margin)
    full = cv2.resize(
        cv2.GaussianBlur(chance, (0, 0), 1.0), (width, height), interpolation=cv2.INTER_CUBIC
    )
    part = full[top:bottom, left:right]
    alpha[top:bottom, left:right] = _edges(part, rgb[top:bottom, left:right], scale)
    return alpha


def _edges(chance: Plane, rgb: RgbImage, scale: float) -> AlphaImage:
    """Follow the picture's edges (fast global smoother), then draw a soft, smooth contour."""
    sharp = np.clip((chance - 0.5) * 4 + 0.5, 0, 1).astype(np.float32)
    followed = cv2.ximgproc.fastGlobalSmootherFilter(
        np.ascontiguousarray(rgb), sharp, 12.0 * scale * scale, 5.0
    )
    rounded = cv2.GaussianBlur(followed, (0, 0), 0.6 * scale)
    t = np.clip((rounded - 0.5) * 2.2 + 0.5, 0, 1)
    alpha: AlphaImage = np.round(255 * t * t * (3 - 2 * t)).astype(np.uint8)
    return alpha
