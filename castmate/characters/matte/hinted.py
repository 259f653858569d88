"""The hinted and the automatic branch: a first mask, carried through the span."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from castmate.characters.matte.automatic import guessed
from castmate.characters.matte.behind import behind
from castmate.characters.matte.camera import along_tracks, own_motion
from castmate.characters.matte.confidence import backed, frame_confidences, witnessed
from castmate.characters.matte.first_mask import first_mask
from castmate.characters.matte.flow import Flow, carried, flow_of
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
        steps = _carried_through(evidence, start, chance, report)
        runs.append(_Run(start, steps, frame_confidences(steps, start, expected, shown=True)))
    return _between(_joined(runs, len(keys)), keys, evidence.flow, len(frames))


def found_unaided(frames: Sequence[Frame], report: Report) -> Found | None:
    """Cut *frames* by what stands out and moves; None when nothing does."""
    keys = _key_places(len(frames), [])
    small = small_frames([frames[k] for k in keys])
    evidence = evidence_of(small, report)
    guesses = guessed(evidence)
    if not guesses.best:
        return None
    best, *rest = guesses.best
    steps = _carried_through(evidence, best.frame, best.chance, report)
    others = [(guess.frame, guess.chance) for guess in rest if guess.frame != best.frame]
    first = witnessed(backed(best.expected, steps, others), steps, guesses.by_network)
    run = _Run(best.frame, steps, frame_confidences(steps, best.frame, first, shown=False))
    return _between(_joined([run], len(keys)), keys, evidence.flow, len(frames))


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


def _carried_through(evidence: Evidence, start: int, chance: Plane, report: Report) -> list[Step]:
    like = _like(evidence.small.rgb[start], chance)
    known = replace(evidence, like_subject=like, background=behind(evidence, start, chance))
    return propagated(known, start, chance, report)


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


def _between(
    keyed: tuple[list[Plane], list[float]], keys: list[int], flow: Flow, count: int
) -> Found:
    """Masks of every frame: those between two key frames carried half way from both."""
    chances, confidences = keyed
    at = {place: position for position, place in enumerate(keys)}
    every: list[Plane] = []
    sure: list[float] = []
    for place in range(count):
        if place in at:
            every.append(chances[at[place]])
            sure.append(confidences[at[place]])
            continue
        before = at[place - 1]
        earlier = carried(chances[before], 0.5 * flow.back[before])
        later = carried(chances[before + 1], 0.5 * flow.ahead[before])
        every.append(((earlier + later) / 2).astype(np.float32))
        sure.append(min(confidences[before], confidences[before + 1]))
    return Found(tuple(every), tuple(sure))
