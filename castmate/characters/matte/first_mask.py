"""The first mask: what a box and strokes on one frame mean, by vote of several methods."""

from dataclasses import dataclass

import cv2
import numpy as np

from castmate.characters.matte.matte import Hint
from castmate.characters.matte.pixels_like import learned, looks
from castmate.characters.matte.small import (
    Plane,
    Region,
    chance_of,
    edge_smoothed,
    lab_of,
    log_odds,
)
from castmate.media.geometry import Size
from castmate.media.pixels import RgbImage

_ROUNDS = 3
"""Times that what was found is learned from, and found again."""


@dataclass(frozen=True)
class Shown:
    """What the hints of one frame say, at working size."""

    inside: Region
    """Where the subject may be: inside the (slightly grown) box, or anywhere."""
    subject: Region
    """Surely the subject: near foreground points."""
    background: Region
    """Surely not: outside the box, near background points."""


def shown_by(hints: tuple[Hint, ...], shape: tuple[int, int], scale: float) -> Shown:
    """Read *hints* into regions of *shape*, *scale* times as large as the clip's frame."""
    inside = np.ones(shape, bool)
    subject, background = np.zeros(shape, bool), np.zeros(shape, bool)
    for hint in hints:
        if hint.box is not None:
            box = hint.box.scaled(scale).grown(0.02).clipped(Size(shape[1], shape[0]))
            inside[:] = False
            inside[box.y : box.bottom, box.x : box.right] = True
        for points, where in ((hint.foreground, subject), (hint.background, background)):
            for point in points:
                where |= _dot(point.scaled(scale).x, point.scaled(scale).y, shape)
    return Shown(inside | subject, subject & ~background, background | ~(inside | subject))


def _dot(x: int, y: int, shape: tuple[int, int], *, radius: int = 4) -> Region:
    dot = np.zeros(shape, np.uint8)
    cv2.circle(dot, (x, y), radius, 1, cv2.FILLED)
    return dot > 0


def first_mask(rgb: RgbImage, shown: Shown, moving: Plane) -> tuple[Plane, float]:
    """The chance of the subject per pixel, and 0..1 how far the methods agreed."""
    votes = [
        _cut_by_colour(rgb, shown, None),
        _cut_by_colour(rgb, shown, _reached_by_barrier(rgb, shown)),
        _cut_by_colour(rgb, shown, _what_moves(moving, shown)),
        _told_apart(rgb, shown),
    ]
    agreed = float(
        np.mean([overlap(a > 0.5, b > 0.5) for i, a in enumerate(votes) for b in votes[:i]])
    )
    chance = np.mean(votes, axis=0).astype(np.float32)
    for _ in range(_ROUNDS):
        chance = _learned_again(rgb, shown, chance)
    return chance, agreed


def overlap(a: Region, b: Region) -> float:
    """Intersection over union; 1 for two empty regions."""
    union = float((a | b).sum())
    return float((a & b).sum()) / union if union else 1.0


def _cut_by_colour(rgb: RgbImage, shown: Shown, guess: Plane | None) -> Plane:
    """GrabCut (Rother et al. 2004) at half size, from *guess* where there is one."""
    small = cv2.resize(rgb, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    shape = (small.shape[1], small.shape[0])
    seed = np.full(small.shape[:2], cv2.GC_PR_FGD, np.uint8)
    if guess is not None:
        seed[cv2.resize(guess, shape) <= 0.5] = cv2.GC_PR_BGD
    seed[_halved(shown.subject, shape)] = cv2.GC_FGD
    seed[_halved(shown.background, shape)] = cv2.GC_BGD
    kinds = np.isin(seed, (cv2.GC_FGD, cv2.GC_PR_FGD))
    if kinds.sum() < 20 or (~kinds).sum() < 20:
        return shown.inside.astype(np.float32)
    cv2.setRNGSeed(0)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.grabCut(small, seed, None, *models, 4, cv2.GC_INIT_WITH_MASK)
    found = np.isin(seed, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.float32)
    chance: Plane = cv2.resize(found, (rgb.shape[1], rgb.shape[0]))
    return chance


def _halved(region: Region, shape: tuple[int, int]) -> Region:
    half: Region = cv2.resize(region.astype(np.float32), shape) > 0.5
    return half


def _reached_by_barrier(rgb: RgbImage, shown: Shown) -> Plane:
    """Far from the background by minimum barrier distance (Strand et al. 2013)."""
    distance = barrier_distance(rgb, shown.background)
    inner = distance[shown.inside]
    level, _ = cv2.threshold(
        np.clip(inner * 2.5, 0, 255).astype(np.uint8), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU
    )
    return chance_of((distance - level / 2.5) / 5).astype(np.float32)


def barrier_distance(rgb: RgbImage, seeds: Region) -> Plane:
    """The least span of colour that a path from *seeds* must cross, summed over Lab channels.

    Computed at a quarter size by raster sweeps over rows and columns.
    """
    height, width = rgb.shape[:2]
    shape = (max(8, width // 3), max(8, height // 3))
    lab = cv2.GaussianBlur(
        lab_of(cv2.resize(rgb, shape, interpolation=cv2.INTER_AREA)), (0, 0), 0.7
    )
    start = cv2.resize(seeds.astype(np.float32), shape) > 0.5
    total = sum(_swept(np.ascontiguousarray(lab[..., c]), start) for c in range(3))
    distance: Plane = cv2.resize(np.asarray(total, np.float32), (width, height))
    return distance


def _swept(values: Plane, seeds: Region, *, rounds: int = 3) -> Plane:
    cost = np.where(seeds, 0, np.inf).astype(np.float32)
    high, low = values.copy(), values.copy()
    turned = (cost.T, high.T, low.T, values.T)
    for _ in range(rounds):
        for c, h, b, v in ((cost, high, low, values), turned):
            for order in (range(1, len(c)), range(len(c) - 2, -1, -1)):
                back = -1 if order.step > 0 else 1
                for row in order:
                    new_high = np.maximum(h[row + back], v[row])
                    new_low = np.minimum(b[row + back], v[row])
                    new = np.where(np.isinf(c[row + back]), np.inf, new_high - new_low)
                    better = new < c[row]
                    c[row][better] = new[better]
                    h[row][better] = new_high[better]
                    b[row][better] = new_low[better]
    return np.where(np.isinf(cost), 0, cost)


def _what_moves(moving: Plane, shown: Shown) -> Plane:
    """Moves unlike the background does."""
    level = np.log(moving + 0.1)
    rest = level[shown.background]
    if len(rest) < 20:
        return shown.inside.astype(np.float32)
    middle, spread = float(np.median(rest)), float(rest.std()) + 0.2
    chance = chance_of(2 * np.abs(level - middle) / spread - 2.5)
    return np.where(shown.inside, chance, 0).astype(np.float32)


def _told_apart(rgb: RgbImage, shown: Shown) -> Plane:
    """What looks unlike anything outside the box: a classifier of inside against outside."""
    like = learned(looks(rgb), shown.inside, shown.background)
    if like is None:
        return shown.inside.astype(np.float32)
    odds = like.log_odds(looks(rgb), shown.inside)
    odds[shown.background] = -4
    odds[shown.subject] = 4
    return chance_of(edge_smoothed(odds, rgb, reach=30, sigma=8))


def _learned_again(rgb: RgbImage, shown: Shown, chance: Plane) -> Plane:
    """*chance* sharpened by a classifier trained on where it is sure."""
    seen = looks(rgb)
    like = learned(seen, (chance > 0.65) | shown.subject, (chance < 0.35) | shown.background)
    if like is None:
        return chance
    odds = 0.6 * log_odds(chance) + 0.8 * like.log_odds(seen, shown.inside)
    odds[shown.background] = -4
    odds[shown.subject] = 4
    return chance_of(edge_smoothed(odds, rgb, reach=30, sigma=8))
