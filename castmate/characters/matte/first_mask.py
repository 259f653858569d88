"""The first mask: what a box and strokes on one frame mean, by vote of several readings."""

import cv2
import numpy as np

from castmate.characters.matte.hypotheses import (
    Clues,
    clues_of,
    cut_readings,
    held,
    near_box,
    quick_readings,
    smoothed_chance,
)
from castmate.characters.matte.judge import Scene, expected_overlaps
from castmate.characters.matte.onlooker import Ask
from castmate.characters.matte.pixels_like import learned, looks
from castmate.characters.matte.revealed import Reveal
from castmate.characters.matte.shown import Shown
from castmate.characters.matte.small import Plane, Region, chance_of, log_odds
from castmate.media.pixels import RgbImage

_STRICT = 10.0
"""How much more a reading counts that is expected to be better."""
_PLAIN = 2.0
"""Log odds from which on strokes are plain."""
_REACH = 12
"""How far, in working pixels, from a mask other frames may add to it."""
_KEPT = 0.83
"""How much of a mask's log odds is believed beside what other frames reveal."""
_OBEYED = 0.4
"""How much less overlap a reading promises, all of which strokes contradict."""


def first_mask(
    rgb: RgbImage, shown: Shown, moving: Plane, scene: Scene, ask: Ask, reveal: Reveal
) -> tuple[Plane, float]:
    """The chance of the subject per pixel, and its expected overlap with the truth, 0..1.

    The network, that *ask* asks, reads the frame knowing what the hand-made ways came to; its
    answer is weighed with theirs. What other frames *reveal* corrects what all came to.
    """
    clues = clues_of(rgb, shown, moving)
    readings = _readings_by_hand(rgb, shown, clues)
    chance, _ = _voted(scene, readings, shown, clues)
    readings.append(ask(shown, _learned_again(rgb, shown, chance, clues)))
    chance, expected = _voted(scene, readings, shown, clues)
    chance = _learned_again(rgb, shown, chance, clues)
    return _corrected(rgb, shown, chance, clues, reveal), expected


def _corrected(rgb: RgbImage, shown: Shown, chance: Plane, clues: Clues, reveal: Reveal) -> Plane:
    """*chance* with what other frames reveal near it.

    What they show is sharp, so that part of it is added after smoothing: a leg before a pavement
    of its colour has no edge to keep.
    """
    reach = np.ones((2 * _REACH + 1, 2 * _REACH + 1), np.uint8)
    near = cv2.dilate((chance > 0.5).astype(np.uint8), reach) > 0
    said = np.where(near, reveal(chance), 0).astype(np.float32)
    odds = np.where(near, _KEPT * log_odds(chance) + said, -4).astype(np.float32)
    again = _learned_again(rgb, shown, chance_of(odds), clues, 0.5 * said)
    return held(chance_of(log_odds(again) + 0.5 * said), shown)


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


def _learned_again(
    rgb: RgbImage, shown: Shown, chance: Plane, clues: Clues, besides: Plane | float = 0.0
) -> Plane:
    """*chance* sharpened by a classifier trained on where it is sure; *besides* are log odds."""
    seen = looks(rgb)
    near, _ = near_box(shown)
    subject = (chance > 0.65) | shown.subject
    like = learned(seen, subject, ((chance < 0.35) | shown.background) & near)
    if like is None:
        return chance
    odds = 0.8 * log_odds(chance) + 0.7 * clues.strokes + 0.6 * like.log_odds(seen, shown.inside)
    return smoothed_chance((odds + besides).astype(np.float32), rgb, shown)
