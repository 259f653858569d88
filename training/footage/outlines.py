"""Outlines of parts: float64 (points, 2) in units of the body, x right, y down, joint at 0, 0."""

import numpy as np
from numpy.typing import NDArray

Outline = NDArray[np.float64]
POINTS = 48


def blob(rng: np.random.Generator, rx: float, ry: float, rough: float = 0.06) -> Outline:
    """A closed smooth curve near an ellipse about the origin; *rough* waves of its radius."""
    turn = np.linspace(0, 2 * np.pi, POINTS, endpoint=False)
    radius = np.ones(POINTS)
    for wave in range(2, 6):
        radius += rng.normal(0, rough / (wave - 1)) * np.cos(wave * turn + rng.uniform(0, 6.3))
    power = rng.uniform(0.8, 1.05)
    c, s = np.cos(turn), np.sin(turn)
    x = np.sign(c) * np.abs(c) ** power * radius * rx
    return np.stack([x, np.sign(s) * np.abs(s) ** power * radius * ry], axis=1)


def limb(length: float, wide: float, narrow: float) -> Outline:
    """A tapered capsule from the joint downwards."""
    half = np.linspace(0, np.pi, 9)
    top = np.stack([np.cos(half), -np.sin(half)], 1) * wide / 2
    foot = np.stack([-np.cos(half), np.sin(half)], 1) * narrow / 2 + [0, length]
    return np.concatenate([top, foot])


def paw(length: float, wide: float, foot: float) -> Outline:
    """A lower leg with a foot that points to the right."""
    w, f = wide / 2, foot
    sketch = [
        [-w, 0], [0, -w], [w, 0], [w * 0.8, length - f * 0.5], [w + f * 0.7, length - f * 0.3],
        [w + f, length], [-w, length],
    ]  # fmt: skip
    return smooth(np.array(sketch), 2)


def drop(length: float, width: float, *, bend: float = 0.0) -> Outline:
    """A pointed shape from the joint upwards: an ear, a feather, a flame, a leaf."""
    t = np.linspace(0, 1, 14)
    half = width / 2 * np.sin(np.pi * t**0.75) ** 0.8 * (1 - 0.15 * t)
    half[0], half[-1] = width * 0.3, 0
    spine = bend * length * t**2
    left = np.stack([spine - half, -length * t], 1)
    right = np.stack([spine + half, -length * t], 1)[::-1]
    return np.concatenate([left, right[1:]])


def turned(profile: NDArray[np.float64]) -> Outline:
    """The silhouette of a turned object: rows of (height, radius), mirrored."""
    heights, radii = profile[:, 0], profile[:, 1]
    right = np.stack([radii, heights], 1)
    return np.concatenate([right, (right * [-1, 1])[::-1]])


def box(wide: float, tall: float) -> Outline:
    """A rectangle about the origin."""
    return np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * [wide / 2, tall / 2]


def ring(radius_x: float, radius_y: float) -> Outline:
    """An ellipse about the origin."""
    turn = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    return np.stack([radius_x * np.cos(turn), radius_y * np.sin(turn)], axis=1)


def jagged(rng: np.random.Generator, corners: int, sharp: float) -> Outline:
    """A polygon or star of so many corners about the origin, of radius up to one."""
    turn = np.sort(
        np.linspace(0, 2 * np.pi, corners, endpoint=False) + rng.normal(0, 0.12, corners)
    )
    radius = rng.uniform(0.75, 1, corners)
    radius[::2] *= 1 - sharp
    return np.stack([radius * np.cos(turn), radius * np.sin(turn)], axis=1)


def at(x: float, y: float) -> Outline:
    """A step by which to move an outline."""
    return np.array([x, y])


def smooth(outline: Outline, rounds: int) -> Outline:
    """The outline with its corners cut so many times (Chaikin, 1974)."""
    for _ in range(rounds):
        following = np.roll(outline, -1, axis=0)
        outline = np.stack(
            [0.75 * outline + 0.25 * following, 0.25 * outline + 0.75 * following], 1
        ).reshape(-1, 2)
    return outline


def dense(outline: Outline, step: float) -> Outline:
    """The outline with points at most *step* apart."""
    following = np.roll(outline, -1, axis=0)
    counts = np.ceil(np.hypot(*(following - outline).T) / step).astype(int).clip(1, 200)
    starts, ends = outline.repeat(counts, 0), following.repeat(counts, 0)
    offset = np.arange(counts.sum()) - (counts.cumsum() - counts).repeat(counts)
    points: Outline = starts + (ends - starts) * (offset / counts.repeat(counts))[:, None]
    return points


def furry(rng: np.random.Generator, outline: Outline, length: float) -> Outline:
    """The outline with hairs standing out of it in tufts, up to *length*."""
    points = dense(outline, max(length * 0.16, 0.006))
    along = np.roll(points, -1, 0) - np.roll(points, 1, 0)
    following = np.roll(points, -1, 0)
    area = np.sum(points[:, 0] * following[:, 1] - following[:, 0] * points[:, 1])
    across = np.stack([along[:, 1], -along[:, 0]], 1) * np.sign(area)
    across /= np.hypot(*across.T)[:, None] + 1e-9
    tufts = np.interp(
        np.arange(len(points)),
        np.arange(0, len(points) + 8, 8),
        rng.random(len(points) // 8 + 2)[: len(range(0, len(points) + 8, 8))],
    )
    out = rng.uniform(0.1, 1, len(points)) * (0.25 + 0.75 * tufts) * length
    out[1::2] *= 0.1
    lean = rng.normal(0, 0.8) * out[:, None] * np.roll(across, 1, 1) * [1, -1]
    hairy: Outline = points + across * out[:, None] + lean
    return hairy
