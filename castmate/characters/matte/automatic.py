"""The first mask without any hint: what stands out and what moves, on the frame that tells most."""

from dataclasses import dataclass

import cv2
import numpy as np

from castmate.characters.matte.first_mask import (
    Shown,
    barrier_distance,
    first_mask,
)
from castmate.characters.matte.small import Plane, Region, SmallFrames


@dataclass(frozen=True)
class Guess:
    """A first mask that nobody asked for."""

    frame: int
    """Position in the span."""
    chance: Plane
    agreed: float


def guessed(small: SmallFrames, moving: tuple[Plane, ...]) -> Guess | None:
    """The best guess over a few frames, or None when nothing stands out."""
    places = np.unique(np.linspace(0.15, 0.85, 5) * (len(small) - 1)).round().astype(int)
    guesses = [guess for t in places if (guess := _guess_on(small, moving, int(t))) is not None]
    return max(guesses, key=lambda guess: guess.agreed, default=None)


def _guess_on(small: SmallFrames, moving: tuple[Plane, ...], t: int) -> Guess | None:
    rgb = small.rgb[t]
    rim = np.zeros(small.shape, bool)
    rim[:3], rim[-3:], rim[:, :3], rim[:, -3:] = True, True, True, True
    barrier = barrier_distance(rgb, rim)
    stands_out = barrier / max(float(np.percentile(barrier, 99)), 8.0)
    speed = np.log1p(moving[t])
    moves = speed / max(float(np.percentile(speed, 99)), 0.4)
    found = _largest((stands_out + moves) > 0.8)
    if found is None:
        return None
    x, y, w, h = cv2.boundingRect(found.astype(np.uint8))
    inside = np.zeros(small.shape, bool)
    inside[y : y + h, x : x + w] = True
    chance, agreed = first_mask(rgb, Shown(inside, np.zeros_like(inside), ~inside), moving[t])
    return Guess(t, chance, agreed) if bool(np.any(chance > 0.5)) else None


def _largest(region: Region) -> Region | None:
    opened = cv2.morphologyEx(region.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(opened)
    if count <= 1:
        return None
    best = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    if stats[best, cv2.CC_STAT_AREA] < 0.003 * region.size:
        return None
    found: Region = labels == best
    return found
