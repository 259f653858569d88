"""Drawn things that are no character: a bank of negatives for embedders that bring none.

Ellipses, bars and polygons in a palette that fall on one another ("dead leaves": Lee, Mumford and
Huang, "Occlusion models for natural images", 2001), cut out along a blob. No photograph is used.
"""

from functools import partial

import cv2
import numpy as np

from castmate.identity.embedder import Crop
from castmate.media.pixels import AlphaImage, RgbImage

COUNT = 96
SIDE = 160
LEAVES = 120


def drawn_strangers() -> list[Crop]:
    """96 crops, always the same ones; about 0.5 s."""
    return [_drawn(np.random.default_rng(seed)) for seed in range(COUNT)]


def _drawn(rng: np.random.Generator) -> Crop:
    return Crop(_leaves(rng), _blob(rng))


def _leaves(rng: np.random.Generator) -> RgbImage:
    hue, spread = rng.uniform(0, 180), rng.uniform(5, 60)
    palette = np.stack(
        [
            (hue + rng.normal(0, spread, 6)) % 180,
            rng.uniform(20, 230, 6),
            rng.uniform(30, 240, 6),
        ],
        axis=1,
    )
    hsv = np.full((SIDE, SIDE, 3), palette[0], np.float32)
    for radius in np.sort(np.exp(rng.uniform(np.log(4), np.log(70), LEAVES)))[::-1]:
        x, y = (int(at) for at in rng.integers(0, SIDE, 2))
        colour = tuple(float(part) for part in palette[rng.integers(6)] + rng.normal(0, 4, 3))
        axes = (max(1, int(radius)), max(1, int(radius * rng.uniform(0.15, 1))))
        draw = partial(cv2.ellipse, hsv, (x, y), axes, float(rng.uniform(0, 360)), 0, 360)
        draw(colour, -1)
    shaded = hsv + np.linspace(-1, 1, SIDE)[:, None, None] * (0, 0, rng.uniform(-40, 40))
    bounded = shaded.clip(0, (179, 255, 255)).astype(np.uint8)
    rgb: RgbImage = cv2.cvtColor(bounded, cv2.COLOR_HSV2RGB)
    return rgb


def _blob(rng: np.random.Generator) -> AlphaImage:
    alpha = np.zeros((SIDE, SIDE), np.uint8)
    for _ in range(int(rng.integers(1, 6))):
        x, y = (int(at) for at in SIDE / 2 + rng.normal(0, 0.12 * SIDE, 2))
        axes = tuple(int(length) for length in rng.uniform(0.1 * SIDE, 0.35 * SIDE, 2))
        cv2.ellipse(alpha, (x, y), axes, float(rng.uniform(0, 360)), 0, 360, 255, -1)
    return alpha
