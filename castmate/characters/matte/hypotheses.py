"""Many ways to read one box: each gives a mask of its own, to be judged afterwards."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np

from castmate.characters.matte.pixels_like import learned
from castmate.characters.matte.shown import Shown
from castmate.characters.matte.small import (
    Plane,
    Region,
    chance_of,
    edge_smoothed,
    lab_of,
)
from castmate.media.barrier import barrier_distance
from castmate.media.geometry import Box, Size
from castmate.media.pixels import RgbImage

_SURROUNDINGS = 0.5
"""Share of the box's size that is looked at around it: what is near tells more than all."""

_CUT_ROUNDS, _CUT_ROUNDS_BY_STROKES = 2, 5
"""By a box alone the third changes 0.01 % of the pixels; what strokes say spreads slower."""

_LEAST_MOTION = 0.05
"""Spread of the logarithm of own speed round the box, below which nothing is said to move."""

_CUT_SIDE = 150
"""Side, in pixels, at which GrabCut runs: more is slower and no better."""


@dataclass(frozen=True)
class Clues:
    """Log odds of the subject by one clue each, float32 (height, width)."""

    place: Plane
    """Subjects fill the middle of their box, rarely its corners."""
    colour: Plane
    """Colours that the surroundings of the box do not have."""
    motion: Plane
    """Moves unlike the surroundings."""
    level: Plane
    """Logarithm of own speed: no odds, but what is seen of motion."""
    barrier: Plane
    """Shut off from the surroundings by edges."""
    strokes: Plane
    """Shut off from background strokes rather than from foreground strokes; 0 without them."""


def clues_of(rgb: RgbImage, shown: Shown, moving: Plane) -> Clues:
    """Look at *rgb* inside the box and in its surroundings."""
    near, _ = near_box(shown)
    lab = lab_of(rgb)
    colours = np.concatenate([lab, cv2.GaussianBlur(lab, (0, 0), 1.5)], axis=2)
    like = learned(colours, shown.inside, shown.background & near)
    empty = np.zeros(shown.inside.shape, np.float32)
    return Clues(
        place=_by_place(shown),
        colour=empty if like is None else like.log_odds(colours, near),
        motion=_by_motion(shown, near, moving),
        level=np.log(moving + np.float32(0.1)),
        barrier=_by_barrier(rgb, shown),
        strokes=_by_strokes(rgb, shown),
    )


def near_box(shown: Shown) -> tuple[Region, Box]:
    """The box with its surroundings, as a region and as a box."""
    box = Box(*cv2.boundingRect(shown.inside.astype(np.uint8)))
    height, width = shown.inside.shape
    margin = max(4, round(_SURROUNDINGS * (box.width * box.height) ** 0.5))
    wide = Box(
        box.x - margin, box.y - margin, box.width + 2 * margin, box.height + 2 * margin
    ).clipped(Size(width, height))
    near = np.zeros_like(shown.inside)
    near[wide.y : wide.bottom, wide.x : wide.right] = True
    return near, wide


def _by_place(shown: Shown) -> Plane:
    x, y, w, h = cv2.boundingRect(shown.inside.astype(np.uint8))
    rows, columns = np.mgrid[: shown.inside.shape[0], : shown.inside.shape[1]]
    radius = np.hypot((columns - x - w / 2) / (w / 2), (rows - y - h / 2) / (h / 2))
    odds: Plane = np.clip(2 * (0.95 - radius), -2.5, 1.5).astype(np.float32)
    return odds


def _by_motion(shown: Shown, near: Region, moving: Plane) -> Plane:
    level = np.log(moving + 0.1)
    rest = level[shown.background & near]
    if len(rest) < 20:
        return np.zeros_like(level)
    apart = np.abs(level - np.median(rest)) / (rest.std() + 0.25)
    odds: Plane = np.clip(1.2 * apart - 1.2, -1.5, 3).astype(np.float32)
    return odds


def _by_barrier(rgb: RgbImage, shown: Shown) -> Plane:
    distance = barrier_distance(rgb, shown.background)
    inner = distance[shown.inside]
    apart = (distance - np.median(inner)) / (inner.std() + 2)
    odds: Plane = np.clip(1.5 * apart, -3, 3).astype(np.float32)
    return odds


def _by_strokes(rgb: RgbImage, shown: Shown) -> Plane:
    if not shown.subject.any():
        return np.zeros(shown.inside.shape, np.float32)
    nearer = barrier_distance(rgb, shown.background) - barrier_distance(rgb, shown.subject)
    odds: Plane = np.clip(nearer / 5, -3, 3).astype(np.float32)
    return odds


def quick_readings(rgb: RgbImage, shown: Shown, clues: Clues) -> list[Plane]:
    """Chances of the subject, one plane per way to weigh the clues against each other."""
    return [smoothed_chance(odds, rgb, shown) for odds in _weighed(clues, shown)]


def cut_readings(rgb: RgbImage, shown: Shown, clues: Clues) -> list[Plane]:
    """Chances of the subject by GrabCut, from several starts: better, and slow.

    Where things move, two of them look at motion as if it were a colour.
    """
    near, wide = near_box(shown)
    starts = [
        np.ones_like(clues.place),
        _plausible_size(clues.place - 0.3, shown),
        *_weighed(clues, shown),
    ]
    cuts = [(rgb, start) for start in starts]
    if float(clues.level[near].std()) > _LEAST_MOTION:
        moved = _coloured_by_motion(rgb, clues.level, near)
        cuts += [(moved, start) for start in _weighed_by_motion(clues, shown)]
    with ThreadPoolExecutor(max_workers=2) as threads:
        return list(threads.map(lambda cut: _cut(cut[0], shown, wide, cut[1]), cuts))


def _coloured_by_motion(rgb: RgbImage, level: Plane, near: Region) -> RgbImage:
    """Lightness, the tint that varies most nearby, and motion, as the channels of a picture."""
    lab = lab_of(rgb)
    tints = lab[..., 1:] - lab[near][:, 1:].mean(axis=0)
    across = np.linalg.eigh(np.cov(tints[near], rowvar=False))[1][:, -1]
    channels = (
        2.55 * lab[..., 0],
        128 + 2.5 * (tints @ across),
        128 + 60 * (level - np.median(level[near])),
    )
    picture: RgbImage = np.clip(np.dstack(channels), 0, 255).astype(np.uint8)
    return picture


def _weighed_by_motion(clues: Clues, shown: Shown) -> list[Plane]:
    half_place = 0.5 * clues.place
    ways = (half_place + 0.75 * clues.colour + clues.motion, half_place + 1.5 * clues.motion)
    return [_plausible_size(way, shown) + clues.strokes for way in ways]


def _weighed(clues: Clues, shown: Shown) -> list[Plane]:
    half_place = 0.5 * clues.place
    ways = (
        half_place + 1.5 * clues.colour,
        half_place + 0.75 * clues.colour + clues.motion,
        half_place + clues.barrier,
        half_place + clues.colour + 0.7 * clues.barrier + 0.7 * clues.motion,
    )
    return [_plausible_size(way, shown) + clues.strokes for way in ways]


def _plausible_size(odds: Plane, shown: Shown, *, low: float = 0.3, high: float = 0.8) -> Plane:
    """*odds* shifted until the subject fills between *low* and *high* of the box."""
    inner = odds[shown.inside]
    filled = float((inner > 0).mean())
    if low <= filled <= high:
        return odds
    shifted: Plane = odds - np.float32(np.quantile(inner, 1 - (low if filled < low else high)))
    return shifted


def smoothed_chance(odds: Plane, rgb: RgbImage, shown: Shown) -> Plane:
    """*odds* smoothed along the picture's edges, with what was shown held fast."""
    sure = np.clip(odds, -4, 4)
    sure[shown.background] = -4
    sure[shown.subject] = 4
    return held(chance_of(edge_smoothed(sure, rgb, reach=30, sigma=8)), shown)


def held(chance: Plane, shown: Shown) -> Plane:
    """*chance* where nothing was shown, and what was shown where it was."""
    kept = np.where(shown.background, np.minimum(chance, 0.1), chance)
    kept = np.where(shown.subject, np.maximum(kept, 0.9), kept)
    return kept.astype(np.float32)


def _cut(rgb: RgbImage, shown: Shown, wide: Box, seed: Plane) -> Plane:
    """GrabCut (Rother, Kolmogorov and Blake 2004) of the part *wide*, started from *seed*."""
    size = wide.size.scaled(min(1.0, _CUT_SIDE / (wide.width * wide.height) ** 0.5))

    def part(plane: Plane | Region | RgbImage) -> Plane:
        cropped = np.ascontiguousarray(plane[wide.y : wide.bottom, wide.x : wide.right])
        scaled: Plane = cv2.resize(
            cropped.astype(np.float32), (size.width, size.height), interpolation=cv2.INTER_AREA
        )
        return scaled

    kinds = np.where(part(seed) > 0, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    kinds[part(shown.background) > 0.5] = cv2.GC_BGD
    kinds[part(shown.subject) > 0.3] = cv2.GC_FGD
    chance = np.zeros(shown.inside.shape, np.float32)
    ahead = np.isin(kinds, (cv2.GC_FGD, cv2.GC_PR_FGD))
    if min(ahead.sum(), (~ahead).sum()) < 20:
        return chance
    cv2.setRNGSeed(0)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    picture = np.round(part(rgb)).astype(np.uint8)
    rounds = _CUT_ROUNDS_BY_STROKES if shown.subject.any() else _CUT_ROUNDS
    cv2.grabCut(picture, kinds, None, *models, rounds, cv2.GC_INIT_WITH_MASK)
    found = np.isin(kinds, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.float32)
    chance[wide.y : wide.bottom, wide.x : wide.right] = cv2.resize(found, (wide.width, wide.height))
    return chance
