"""What a character is covered with, as far as its texture tells: smooth, or furry."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.identity.embedder import Crop

SIDE = 160
"""Pixels: square root of the area at which every subject is looked at."""
_LEAST_INSIDE = 500


@dataclass(frozen=True)
class Texture:
    """Statistics of a subject's inside, luminance 0..100, the median over the calmer half."""

    fine: float
    """Strength of detail of one to three pixels."""
    coarse: float
    """Strength of detail of three to twelve pixels."""
    coherence: float
    """0..1: how much of it runs in one direction at each place."""
    edges: float
    """Strength of the strongest fine detail: little where the picture itself is blurred."""


def covering_in_words(crops: Sequence[Crop]) -> str:
    """ "smooth-looking surface" or "furry or feathery look"; empty where texture does not tell."""
    textures = [texture for texture in map(texture_of, crops) if texture is not None]
    if not textures:
        return ""
    fine, coarse, coherence, edges = (
        float(np.median([getattr(texture, name) for texture in textures]))
        for name in ("fine", "coarse", "coherence", "edges")
    )
    # Fur is fine, runs everywhere and in all directions; paint and plastic have edges only.
    if fine >= 2.4 and fine >= 0.59 * coarse and coherence <= 0.57:
        return "furry or feathery look"
    if fine <= 0.9 and fine <= 0.25 * coarse and edges >= 2.5:
        return "smooth-looking surface"
    return ""


def texture_of(crop: Crop) -> Texture | None:
    """The texture of *crop*; None where too little of it lies well inside."""
    scale = SIDE / np.sqrt(max(1, int((crop.alpha > 127).sum())))
    size = (max(8, round(crop.rgb.shape[1] * scale)), max(8, round(crop.rgb.shape[0] * scale)))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    rgb = cv2.resize(crop.rgb, size, interpolation=way)
    alpha = cv2.resize(crop.alpha, size, interpolation=cv2.INTER_AREA)
    inside = cv2.erode((alpha > 127).astype(np.uint8), np.ones((13, 13), np.uint8)) > 0
    if inside.sum() < _LEAST_INSIDE:
        return None
    light = cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)[..., 0]
    soft = cv2.GaussianBlur(light, (0, 0), 1.6)
    fine = _strength(light - soft, 4)[inside]
    coarse = _strength(soft - cv2.GaussianBlur(light, (0, 0), 6), 8)[inside]
    return Texture(
        fine=float(np.quantile(fine, 0.4)),
        coarse=float(np.quantile(coarse, 0.4)),
        coherence=float(np.median(_coherence(light)[inside])),
        edges=float(np.quantile(fine, 0.98)),
    )


def _strength(detail: NDArray[np.float32], reach: float) -> NDArray[np.float32]:
    """Root of the local mean square of *detail*."""
    mean_square = np.maximum(cv2.GaussianBlur(detail**2, (0, 0), reach), 0)
    return np.asarray(np.sqrt(mean_square), np.float32)


def _coherence(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """(l1 - l2) / (l1 + l2) of the structure tensor's eigenvalues at each pixel."""
    x, y = cv2.Sobel(light, cv2.CV_32F, 1, 0), cv2.Sobel(light, cv2.CV_32F, 0, 1)
    xx, yy, xy = (cv2.GaussianBlur(part, (0, 0), 4) for part in (x * x, y * y, x * y))
    return np.asarray(np.sqrt((xx - yy) ** 2 + 4 * xy**2) / (xx + yy + 1e-3))
