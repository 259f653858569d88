"""Exact alpha made as rough as the masks that are found at working size."""

import cv2
import numpy as np

from castmate.characters.matte.small import Plane, chance_of, edge_smoothed
from castmate.media.pixels import AlphaImage, RgbImage


def roughened(alpha: AlphaImage, rgb: RgbImage, rng: np.random.Generator) -> Plane:
    """*alpha*, full size, as a mask found in *rgb*, at working size, would have it: 0..1.

    The outline wanders, thin parts are lost and gaps closed in places, what remains was seen at
    a size between a third of *rgb* and all of it; it is too sure or not sure enough, and often
    drawn to the picture's edges.
    """
    height, width = rgb.shape[:2]
    moved = _wandering(alpha, rng, cell=alpha.shape[1] / width)
    fewer = 1.0 if rng.random() < 0.3 else rng.uniform(1.0, 3.0)
    size = (max(8, round(width / fewer)), max(8, round(height / fewer)))
    small = cv2.resize(moved, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    odds = _judged(_reshaped(small, rng), rng)
    odds = np.asarray(cv2.resize(odds, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    if rng.random() < 0.5:
        odds = edge_smoothed(
            np.clip(odds, -4, 4), rgb, reach=rng.uniform(10, 30), sigma=rng.uniform(5, 8)
        )
    if rng.random() < 0.1:
        return (odds > 0).astype(np.float32)
    return chance_of(odds)


def _wandering(alpha: AlphaImage, rng: np.random.Generator, *, cell: float) -> AlphaImage:
    """*alpha* moved by noise: by a cell or so, differently from place to place."""
    height, width = alpha.shape
    reach, features = cell * rng.uniform(0, 1.3), cell * rng.uniform(3, 14)
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    across, down = (
        np.float32(reach) * _noise(alpha.shape, rng, features=features) for _ in range(2)
    )
    moved: AlphaImage = cv2.remap(
        alpha, x + across, y + down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return moved


def _reshaped(small: Plane, rng: np.random.Generator) -> Plane:
    """*small* without its thin parts, or without its gaps, in some places."""
    for change, often in ((cv2.MORPH_OPEN, 0.35), (cv2.MORPH_CLOSE, 0.25)):
        if rng.random() >= often:
            continue
        side = int(rng.integers(2, 6))
        disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
        where = _noise(small.shape, rng, features=rng.uniform(8, 30)) > rng.uniform(-0.5, 0.7)
        small = np.where(where, cv2.morphologyEx(small, change, disc), small)
    return small


def _judged(small: Plane, rng: np.random.Generator) -> Plane:
    """The log odds of somebody who is unsure near edges, and mistaken here and there."""
    blurred = cv2.GaussianBlur(small, (0, 0), rng.uniform(0.2, 1.0))
    sureness = np.float32(rng.uniform(7, 16))
    doubt = rng.uniform(0, 1.2) * _noise(small.shape, rng, features=rng.uniform(1.5, 5))
    odds: Plane = sureness * (blurred - np.float32(rng.uniform(0.35, 0.65))) + doubt
    return odds.astype(np.float32)


def _noise(shape: tuple[int, ...], rng: np.random.Generator, *, features: float) -> Plane:
    """Smooth noise of about unit variance whose features are that many pixels large."""
    coarse = [max(2, round(side / features)) for side in shape]
    noise = rng.standard_normal(coarse).astype(np.float32)
    return np.asarray(cv2.resize(noise, shape[::-1], interpolation=cv2.INTER_CUBIC), np.float32)
