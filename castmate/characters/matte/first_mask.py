"""The first mask: what a box and strokes on one frame mean, by vote of several readings."""

import numpy as np

from castmate.characters.matte.hypotheses import (
    Clues,
    clues_of,
    cut_readings,
    near_box,
    quick_readings,
    smoothed_chance,
)
from castmate.characters.matte.judge import Scene, expected_overlaps
from castmate.characters.matte.onlooker import Ask
from castmate.characters.matte.pixels_like import learned, looks
from castmate.characters.matte.shown import Shown
from castmate.characters.matte.small import Plane, Region, log_odds
from castmate.media.pixels import RgbImage

_STRICT = 10.0
"""How much more a reading counts that is expected to be better."""
_PLAIN = 2.0
"""Log odds from which on strokes are plain."""
_OBEYED = 0.4
"""How much less overlap a reading promises, all of which strokes contradict."""


def first_mask(
    rgb: RgbImage, shown: Shown, moving: Plane, scene: Scene, ask: Ask
) -> tuple[Plane, float]:
    """The chance of the subject per pixel, and its expected overlap with the truth, 0..1.

    The network, that *ask* asks, reads the frame knowing what the hand-made ways came to; its
    answer is weighed with theirs.
    """
    clues = clues_of(rgb, shown, moving)
    readings = _readings_by_hand(rgb, shown, clues)
    chance, _ = _voted(scene, readings, shown, clues)
    readings.append(ask(shown, _learned_again(rgb, shown, chance, clues)))
    chance, expected = _voted(scene, readings, shown, clues)
    return _learned_again(rgb, shown, chance, clues), expected


def _against_strokes(mask: Region, shown: Shown, clues: Clues) -> float:
    """Share of *mask* for which strokes plainly say otherwise; 0 without strokes."""
    wrong = mask & (clues.strokes < -_PLAIN)
    missing = ~mask & (clues.strokes > _PLAIN) & shown.inside
    return min(1.0, float(wrong.sum() + missing.sum()) / max(float(mask.sum()), 1.0))


def mask_by_hand(rgb: RgbImage, shown: Shown, moving: Plane, scene: Scene) -> Plane:
    """The chance of the subject per pixel without the network: what it learns to improve."""
    clues = clues_of(rgb, shown, moving)
    chance, _ = _voted(scene, _readings_by_hand(rgb, shown, clues), shown, clues)
    return _learned_again(rgb, shown, chance, clues)


def _readings_by_hand(rgb: RgbImage, shown: Shown, clues: Clues) -> list[Plane]:
    return [*cut_readings(rgb, shown, clues), *quick_readings(rgb, shown, clues)]


def _voted(scene: Scene, readings: list[Plane], shown: Shown, clues: Clues) -> tuple[Plane, float]:
    """The mean of *readings*, weighed by the overlap they promise, and the best promise."""
    masks = [reading > 0.5 for reading in readings]
    against = np.array([_against_strokes(mask, shown, clues) for mask in masks])
    expected = np.clip(expected_overlaps(scene, masks) - _OBEYED * against, 0, 1)
    weights = np.exp(_STRICT * (expected - expected.max()))
    chance = np.average(readings, axis=0, weights=weights).astype(np.float32)
    return chance, float(expected.max())


def promise(rgb: RgbImage, shown: Shown, moving: Plane, scene: Scene, by_network: Plane) -> float:
    """The overlap that quick readings of *shown* expect, 0..1: whether a box is worth cutting.

    *by_network* is what the network takes for the subject in the whole picture.
    """
    readings = [*quick_readings(rgb, shown, clues_of(rgb, shown, moving)), by_network]
    return float(expected_overlaps(scene, [reading > 0.5 for reading in readings]).max())


def _learned_again(rgb: RgbImage, shown: Shown, chance: Plane, clues: Clues) -> Plane:
    """*chance* sharpened by a classifier trained on where it is sure."""
    seen = looks(rgb)
    near, _ = near_box(shown)
    subject = (chance > 0.65) | shown.subject
    like = learned(seen, subject, ((chance < 0.35) | shown.background) & near)
    if like is None:
        return chance
    odds = 0.8 * log_odds(chance) + 0.7 * clues.strokes + 0.6 * like.log_odds(seen, shown.inside)
    return smoothed_chance(odds, rgb, shown)
