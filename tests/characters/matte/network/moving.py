"""A disc that crosses a textured picture, under a camera that pans."""

import cv2
import numpy as np

from castmate.characters.matte.small import Plane
from castmate.media.pixels import RgbImage


def texture(seed: int, width: int, height: int, colours: tuple[int, int]) -> RgbImage:
    random = np.random.default_rng(seed)
    coarse = random.integers(*colours, (height // 12, width // 12, 3)).astype(np.uint8)
    return cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)


def moving_disc(
    frames: int = 6, width: int = 192, height: int = 112
) -> tuple[list[RgbImage], list[Plane]]:
    """Pictures and masks (0..1)."""
    behind = texture(1, width + 80, height, (20, 130))
    disc = texture(2, 64, 64, (120, 255))
    pictures, masks = [], []
    for t in range(frames):
        picture = behind[:, 2 * t : 2 * t + width].copy()
        mask = np.zeros((height, width), np.float32)
        x, y = 40 + 5 * t, height // 2
        cv2.circle(mask, (x, y), 24, 1.0, cv2.FILLED)
        whole = np.zeros_like(picture)
        whole[y - 32 : y + 32, x - 32 : x + 32] = disc
        picture[mask > 0.5] = whole[mask > 0.5]
        pictures.append(picture)
        masks.append(mask)
    return pictures, masks
