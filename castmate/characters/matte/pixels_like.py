"""Which pixels look like the subject: a classifier trained on the clip itself."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.small import Plane, Region, lab_of
from castmate.media.pixels import RgbImage

_SCALES = (1.5, 4.0, 10.0)
"""Standard deviations, in working pixels, of the neighbourhoods a pixel is seen in."""

_SAMPLES = 6000
_HIDDEN = 160
_ASKED_AT_ONCE = 1024
"""Pixels whose units fit into a core's own memory: twice as fast as all of them at once."""


def looks(rgb: RgbImage) -> Plane:
    """What each pixel and its surroundings look like: float32 (height, width, 15).

    Lab, Lab blurred at three scales, and how much L, a and b vary nearby.
    """
    lab = lab_of(rgb)
    blurred = [_blurred(lab, sigma) for sigma in _SCALES]
    spread = _blurred(cv2.multiply(lab, lab), _SCALES[1]) - cv2.multiply(blurred[1], blurred[1])
    seen: Plane = cv2.merge([lab, *blurred, cv2.sqrt(cv2.max(spread, 0.0))])
    return seen


def _blurred(plane: Plane, sigma: float) -> Plane:
    shrink = 4 if sigma > 6 else 2 if sigma > 3 else 1
    height, width = plane.shape[:2]
    small = (
        plane
        if shrink == 1
        else cv2.resize(plane, (width // shrink, height // shrink), interpolation=cv2.INTER_AREA)
    )
    soft = cv2.GaussianBlur(small, (0, 0), sigma / shrink)
    blurred: Plane = soft if shrink == 1 else cv2.resize(soft, (width, height))
    return blurred


@dataclass(frozen=True)
class PixelsLike:
    """Random features and a ridge regression (Rahimi and Recht 2008): fast to fit and to ask."""

    mean: Plane
    hidden: Plane
    """float32 (features + 1, units)"""
    out: Plane
    """float32 (units + 1,)"""

    def log_odds(self, seen: Plane, where: Region | None = None) -> Plane:
        """How much each pixel of *seen* (from ``looks``) looks like the subject, about -4..4.

        Only the pixels of *where* are asked; the others are 0.
        """
        odds = np.zeros(seen.shape[:2], np.float32)
        asked = np.ones(odds.shape, bool) if where is None else where
        odds[asked] = self._answer(seen[asked])
        return odds

    def _answer(self, samples: Plane) -> Plane:
        odds = np.empty(len(samples), np.float32)
        # The mean is taken off the units at once, not off every sample.
        hidden = self.hidden.copy()
        hidden[-1] -= self.mean @ hidden[:-1]
        for first in range(0, len(samples), _ASKED_AT_ONCE):
            part = np.s_[first : first + _ASKED_AT_ONCE]
            odds[part] = _activated(samples[part], hidden) @ self.out[:-1]
        clipped: Plane = np.clip(4 * (odds + self.out[-1]), -4, 4)
        return clipped


def _activated(samples: Plane, hidden: Plane) -> Plane:
    units = samples @ hidden[:-1]
    units += hidden[-1]
    active: Plane = np.maximum(units, 0, out=units)
    return active


def learned(
    seen: Plane, subject: Region, background: Region, *, seed: int = 0
) -> PixelsLike | None:
    """Learn to tell the pixels of *subject* from those of *background*; None if one is empty."""
    random = np.random.default_rng(seed)
    inside = _drawn(seen, subject, random)
    outside = _drawn(seen, background, random)
    if min(len(inside), len(outside)) < 20:
        return None
    return fitted(
        np.concatenate([inside, outside]),
        np.concatenate([np.ones(len(inside)), -np.ones(len(outside))]).astype(np.float32),
        random,
    )


def _drawn(seen: Plane, where: Region, random: np.random.Generator) -> Plane:
    pixels = np.flatnonzero(where)
    if len(pixels) > _SAMPLES // 2:
        pixels = pixels[random.choice(len(pixels), _SAMPLES // 2, replace=False)]
    samples: Plane = seen.reshape(-1, seen.shape[2])[pixels]
    return samples


def fitted(samples: Plane, labels: Plane, random: np.random.Generator) -> PixelsLike:
    """Fit *labels* (-1..1) of *samples* (n, features), both kinds weighing the same."""
    mean = samples.mean(axis=0)
    spread = samples.std(axis=0) + 1e-3
    count = samples.shape[1]
    # Sparse directions: each unit looks at a few features, as a tree would.
    directions = random.normal(size=(count, _HIDDEN)) * (random.random((count, _HIDDEN)) < 0.3)
    hidden = np.empty((count + 1, _HIDDEN), np.float32)
    hidden[:-1] = directions / spread[:, None]
    hidden[-1] = random.normal(size=_HIDDEN)
    units = _activated(samples - mean, hidden)
    weight = np.where(
        labels > 0, 0.5 / max((labels > 0).mean(), 1e-3), 0.5 / max((labels <= 0).mean(), 1e-3)
    )
    return PixelsLike(mean, hidden, _ridge(units, labels, weight.astype(np.float32)))


def _ridge(units: Plane, labels: Plane, weight: Plane) -> Plane:
    root = np.sqrt(weight)[:, None]
    weighed = np.concatenate([units * root, root], axis=1)
    # Of a matrix by itself transposed, only one half is computed.
    normal = (weighed.T @ weighed).astype(np.float64)
    normal[np.diag_indices_from(normal)] += 1e-2 * len(units)
    out: NDArray[np.float64] = np.linalg.solve(normal, weighed.T @ (labels * root[:, 0]))
    return out.astype(np.float32)
