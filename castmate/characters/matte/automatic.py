"""The first mask without any hint: what stands out and what moves, on the frame that tells most."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import chain

import cv2
import numpy as np

from castmate.characters.matte.first_mask import first_mask, promise
from castmate.characters.matte.judge import scene_of
from castmate.characters.matte.onlooker import Onlooker, onlooker_of
from castmate.characters.matte.propagate import Evidence
from castmate.characters.matte.revealed import reveal_on
from castmate.characters.matte.shown import anything, boxed
from castmate.characters.matte.small import Plane, Region
from castmate.media.barrier import barrier_distance
from castmate.media.geometry import Box, Size
from castmate.media.pixels import RgbImage

_FRAMES_ASKED = 4
"""Frames on which boxes are proposed, over the middle of the span."""
_GUESSES = 2
"""Boxes that are cut in earnest, on as many frames, of all that were proposed."""
_MAIN_PART = 0.15
"""Smaller parts of what the network takes for the subject, as a share of the largest, are not."""
_LEAST_SHARE = 0.003
"""Share of the picture that a subject covers at least."""


@dataclass(frozen=True)
class Guess:
    """A first mask that nobody asked for."""

    frame: int
    """Position among the small frames."""
    chance: Plane
    expected: float
    """0..1: its expected overlap with what a person would cut out."""


@dataclass(frozen=True)
class Guesses:
    """What was found without a hint."""

    best: tuple[Guess, ...]
    """Best first; none when nothing stands out."""
    by_network: tuple[tuple[int, Plane], ...]
    """What the network by itself takes for the subject, on the frames that were asked."""


@dataclass(frozen=True)
class _Proposal:
    frame: int
    box: Box
    promise: float


def guessed(evidence: Evidence) -> Guesses:
    """The best guesses over a few frames."""
    small, moving = evidence.small, evidence.moving
    places = np.unique(np.round(np.linspace(0.15, 0.85, _FRAMES_ASKED) * (len(small) - 1)))
    onlooker = onlooker_of(small)
    with ThreadPoolExecutor(max_workers=2) as threads:
        asked = [int(place) for place in places]
        views = list(threads.map(lambda t: onlooker.at(t)(anything(small.shape), None), asked))
        seen = threads.map(
            lambda t, view: _proposals(small.rgb[t], moving[t], t, view), asked, views
        )
        proposals = sorted(chain.from_iterable(seen), key=lambda one: one.promise, reverse=True)
        best = _on_different_frames(proposals)
        guesses = list(threads.map(lambda one: _guess(evidence, one, onlooker), best))
    large = [one for one in guesses if float((one.chance > 0.5).mean()) >= _LEAST_SHARE]
    large.sort(key=lambda guess: guess.expected, reverse=True)
    return Guesses(tuple(large), tuple(zip(asked, views, strict=True)))


def _on_different_frames(proposals: list[_Proposal]) -> list[_Proposal]:
    """The first of each frame: guesses on different frames can vouch for each other."""
    first = {one.frame: one for one in reversed(proposals)}
    return [one for one in proposals if first[one.frame] is one][:_GUESSES]


def _guess(evidence: Evidence, proposal: _Proposal, onlooker: Onlooker) -> Guess:
    t = proposal.frame
    rgb, speed = evidence.small.rgb[t], evidence.moving[t]
    shown = boxed(proposal.box, speed.shape)
    scene = scene_of(rgb, speed, shown.inside)
    chance, expected = first_mask(rgb, shown, speed, scene, onlooker.at(t), reveal_on(evidence, t))
    return Guess(t, chance, expected * _prominence(chance))


def _proposals(rgb: RgbImage, speed: Plane, t: int, by_network: Plane) -> list[_Proposal]:
    """Boxes of frame *t* with what they promise, found at half the working size."""
    shape = (max(8, rgb.shape[1] // 2), max(8, rgb.shape[0] // 2))
    half = cv2.resize(rgb, shape, interpolation=cv2.INTER_AREA)
    slow = cv2.resize(speed, shape, interpolation=cv2.INTER_AREA)
    whole = scene_of(half, slow, None)
    by_network = cv2.resize(by_network, shape, interpolation=cv2.INTER_AREA)
    made = []
    for box in proposed_boxes(half, slow, by_network > 0.5):
        shown = boxed(box, slow.shape)
        scene = replace(whole, inside=shown.inside)
        worth = promise(half, shown, slow, scene, np.where(shown.inside, by_network, 0))
        made.append(_Proposal(t, box.scaled(rgb.shape[1] / shape[0]), worth))
    return made


def _prominence(chance: Plane) -> float:
    """Up to 1: people film what they mean large enough, and not at the edge."""
    inside = chance > 0.5
    if not inside.any():
        return 0.0
    rows, columns = np.nonzero(inside)
    height, width = inside.shape
    off_centre = np.hypot(columns.mean() / width - 0.5, rows.mean() / height - 0.5)
    size = min(1.0, float(np.sqrt(inside.mean())) / 0.12)
    return float((1 - 0.5 * off_centre) * (0.7 + 0.3 * size))


def proposed_boxes(rgb: RgbImage, speed: Plane, by_network: Region) -> list[Box]:
    """Boxes round what the network takes for the subject, what stands out, what moves, and what
    does both; without near repeats."""
    stands_out = _ranked(barrier_distance(rgb, _rim(speed.shape)), least=8.0)
    moves = _ranked(np.log1p(speed), least=0.4)
    size = Size(speed.shape[1], speed.shape[0])
    boxes: list[Box] = []
    seen = (stands_out + moves > 0.9, stands_out > 0.45, moves > 0.45)
    for found in (_main_parts(by_network), *map(_largest, seen)):
        if found is None:
            continue
        box = Box(*cv2.boundingRect(found.astype(np.uint8))).grown(0.06)
        box = box.clipped(size)
        if all(_overlap(box, other) < 0.7 for other in boxes):
            boxes.append(box)
    # What is meant is mostly filmed in the middle, also where nothing tells it apart at once.
    middle = Box(0, 0, size.width, size.height).grown(-0.15)
    return boxes if any(_overlap(middle, box) > 0.6 for box in boxes) else [*boxes, middle]


def _rim(shape: tuple[int, int]) -> Region:
    rim = np.ones(shape, bool)
    rim[2:-2, 2:-2] = False
    return rim


def _ranked(plane: Plane, *, least: float) -> Plane:
    """*plane* with its nearly largest value at 1; what is under *least* never counts as large."""
    ranked: Plane = plane / max(float(np.percentile(plane, 98)), least)
    return ranked


def _overlap(a: Box, b: Box) -> float:
    width = min(a.right, b.right) - max(a.x, b.x)
    height = min(a.bottom, b.bottom) - max(a.y, b.y)
    shared = max(0, width) * max(0, height)
    return shared / (a.size.pixels + b.size.pixels - shared)


def _main_parts(region: Region) -> Region | None:
    """*region* without its small parts; None where nothing is left."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(region.astype(np.uint8))
    areas = stats[1:, cv2.CC_STAT_AREA]
    if count <= 1 or areas.max() < _LEAST_SHARE * region.size:
        return None
    found: Region = np.concatenate([[False], areas >= _MAIN_PART * areas.max()])[labels]
    return found


def _largest(region: Region) -> Region | None:
    opened = cv2.morphologyEx(region.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    closed = cv2.morphologyEx(opened, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(closed)
    if count <= 1:
        return None
    best = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    if stats[best, cv2.CC_STAT_AREA] < _LEAST_SHARE * region.size:
        return None
    found: Region = labels == best
    return found
