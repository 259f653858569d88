"""How sounds come and go: gusts, waves, and when something calls."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from castmate.sound.ambience.bed import Curve


def drift(seconds: Curve, rng: np.random.Generator, *, period: float) -> Curve:
    """A slow wandering of about -1 .. 1 that changes in some *period* seconds, never repeating."""
    rates = np.array([1.0, 1.618, 2.414, 0.377]) / period
    phases = rng.uniform(0, 2 * np.pi, 4)
    swings = np.sin(2 * np.pi * seconds[:, None] * rates + phases)
    return np.asarray(swings @ np.array([0.45, 0.3, 0.15, 0.35]))


def waves(
    seconds: Curve, rng: np.random.Generator, *, period: float, rise: float, fall: float
) -> Curve:
    """0..1: swells that come about every *period* seconds, up in *rise* and down in *fall*."""
    level = np.zeros_like(seconds)
    start = -float(rng.uniform(0, period)) - rise
    while start < seconds[-1]:
        size = float(rng.uniform(0.7, 1.0))
        since = seconds - start
        up = 0.5 - 0.5 * np.cos(np.pi * np.clip(since / rise, 0, 1))
        swell = size * np.where(since < rise, up, np.exp(-np.maximum(0, since - rise) / fall))
        level = np.maximum(level, np.where(since > 0, swell, 0.0))
        start += period * float(rng.uniform(0.75, 1.3))
    return level


def moments(rng: np.random.Generator, seconds: float, *, per_minute: float) -> Iterator[float]:
    """When something happens that happens *per_minute* times a minute, by chance."""
    at = float(rng.exponential(60 / per_minute)) * 0.5
    while at < seconds:
        yield at
        at += float(rng.uniform(0.3, 1.7)) * 60 / per_minute
