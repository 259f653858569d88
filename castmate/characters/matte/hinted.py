"""The hinted and the automatic branch: a first mask, carried through the span."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import cv2
import numpy as np

from castmate.characters.matte.automatic import guessed
from castmate.characters.matte.behind import behind
from castmate.characters.matte.camera import along_tracks, own_motion
from castmate.characters.matte.confidence import backed, frame_confidences, witnessed
from castmate.characters.matte.first_mask import first_mask
from castmate.characters.matte.flow import Flow, flow_of
from castmate.characters.matte.in_between import between
from castmate.characters.matte.judge import scene_of
from castmate.characters.matte.matte import Hint, hints_on
from castmate.characters.matte.onlooker import onlooker_of
from castmate.characters.matte.pixels_like import PixelsLike, learned, looks
from castmate.characters.matte.plate import away_from_plate
from castmate.characters.matte.propagate import Evidence, Step, propagated
from castmate.characters.matte.revealed import reveal_on
from castmate.characters.matte.shown import shown_by
from castmate.characters.matte.small import Plane, SmallFrames, small_frames
from castmate.media.clip import Frame
from castmate.media.pixels import RgbImage
from castmate.report import Report

_EVERY_FRAME_UP_TO = 40
"""Longer spans are cut on every second frame; masks between are carried."""


@dataclass(frozen=True)
class Found:
    """The masks of a span at working size, with their confidence."""

    chances: tuple[Plane, ...]
    confidences: tuple[float, ...]


@dataclass(frozen=True)
class _Run:
    """What one first mask became."""

    start: int
    steps: list[Step]
    confidences: list[float]
    known: Evidence
    """By which it was carried."""


def found_by_hints(frames: Sequence[Frame], hints: Sequence[Hint], report: Report) -> Found:
    """Cut *frames* by what *hints* show; their frames must be among *frames*."""
    hinted = sorted({hint.frame_index for hint in hints})
    places = [place for place, frame in enumerate(frames) if frame.index in hinted]
    keys = _key_places(len(frames), places)
    small = small_frames([frames[k] for k in keys])
    evidence = evidence_of(small, report)
    runs = []
    for place in places:
        start = keys.index(place)
        chance, expected = _first(evidence, start, hints_on(hints, frames[place].index))
        known = _known_from(evidence, start, chance)
        steps = propagated(known, start, chance, report)
        sure = frame_confidences(steps, start, expected, shown=True)
        runs.append(_Run(start, steps, sure, known))
    return _every(runs, keys, evidence.flow, frames)


def found_unaided(frames: Sequence[Frame], report: Report) -> Found | None:
    """Cut *frames* by what stands out and moves; None when nothing does."""
    keys = _key_places(len(frames), [])
    small = small_frames([frames[k] for k in keys])
    evidence = evidence_of(small, report)
    guesses = guessed(evidence)
    if not guesses.best:
        return None
    best, *rest = guesses.best
    known = _known_from(evidence, best.frame, best.chance)
    steps = propagated(known, best.frame, best.chance, report)
    others = [(guess.frame, guess.chance) for guess in rest if guess.frame != best.frame]
    first = witnessed(backed(best.expected, steps, others), steps, guesses.by_network)
    sure = frame_confidences(steps, best.frame, first, shown=False)
    run = _Run(best.frame, steps, sure, known)
    return _every([run], keys, evidence.flow, frames)


def _key_places(count: int, wanted: Sequence[int]) -> list[int]:
    stride = 1 if count <= _EVERY_FRAME_UP_TO else 2
    return sorted({*range(0, count, stride), *wanted, count - 1})


def evidence_of(small: SmallFrames, report: Report) -> Evidence:
    """What can be known of *small* before any mask: how everything moves."""
    flow = flow_of(small, report)
    if not flow.ahead:
        return Evidence(small, flow, _still(small), None)
    own = own_motion(flow)
    moving = along_tracks(own.speed, flow)
    if own.is_still_camera:
        plate = away_from_plate(small)
        moving = tuple(np.maximum(a, b) for a, b in zip(moving, plate, strict=True))
    return Evidence(small, flow, moving, None, own)


def _still(small: SmallFrames) -> tuple[Plane, ...]:
    return tuple(np.zeros(small.shape, np.float32) for _ in range(len(small)))


def _known_from(evidence: Evidence, start: int, chance: Plane) -> Evidence:
    """*evidence* with what *chance*, the mask of frame *start*, says of subject and background."""
    like = _like(evidence.small.rgb[start], chance)
    return replace(evidence, like_subject=like, background=behind(evidence, start, chance))


def _first(evidence: Evidence, start: int, hints: tuple[Hint, ...]) -> tuple[Plane, float]:
    """The first mask of frame *start* and its expected overlap: as given, or as hinted."""
    small = evidence.small
    given = [hint.mask for hint in hints if hint.mask is not None]
    if given:
        height, width = small.shape
        mask = cv2.resize(given[-1], (width, height), interpolation=cv2.INTER_AREA)
        return mask.astype(np.float32) / 255, 1.0
    shown = shown_by(hints, small.shape, small.scale)
    scene = scene_of(small.rgb[start], evidence.moving[start], shown.inside)
    ask = onlooker_of(small).at(start)
    reveal = reveal_on(evidence, start)
    return first_mask(small.rgb[start], shown, evidence.moving[start], scene, ask, reveal)


def _like(rgb: RgbImage, chance: Plane) -> PixelsLike | None:
    return learned(looks(rgb), chance > 0.7, chance < 0.3)


def _joined(runs: Sequence[_Run], count: int) -> tuple[list[Plane], list[float]]:
    """Between two first masks, each counts the more the nearer it is."""
    chances, confidences = [], []
    for t in range(count):
        near = np.array([1.0 / (1 + abs(t - run.start)) ** 2 for run in runs])
        near /= near.sum()
        chance = np.average([run.steps[t].chance for run in runs], axis=0, weights=near)
        chances.append(chance.astype(np.float32))
        confidences.append(
            float(sum(w * run.confidences[t] for w, run in zip(near, runs, strict=True)))
        )
    return chances, confidences


def _every(runs: Sequence[_Run], keys: list[int], flow: Flow, frames: Sequence[Frame]) -> Found:
    """Masks of every frame: of the key frames, and of those between them."""
    chances, confidences = _joined(runs, len(keys))
    known = [min(runs, key=lambda run: abs(run.start - t)).known for t in range(len(keys))]
    gaps = [frames[a + 1] if b > a + 1 else None for a, b in pairwise(keys)]
    rest = iter(between(chances, flow, gaps, known))
    every, sure = [chances[0]], [confidences[0]]
    for t, frame in enumerate(gaps, start=1):
        if frame is not None:
            every.append(next(rest))
            sure.append(min(confidences[t - 1], confidences[t]))
        every.append(chances[t])
        sure.append(confidences[t])
    return Found(tuple(every), tuple(sure))
