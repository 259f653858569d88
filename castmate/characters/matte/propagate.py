"""From one good mask to all frames: both ways in time, one frame at a time."""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np

from castmate.characters.matte.camera import OwnMotion
from castmate.characters.matte.flow import Flow, agreement, carried
from castmate.characters.matte.pixels_like import PixelsLike, looks
from castmate.characters.matte.small import (
    Plane,
    Region,
    SmallFrames,
    chance_of,
    edge_smoothed,
    lab_of,
    log_odds,
)
from castmate.media.pixels import RgbImage
from castmate.report import Report

_PRIOR, _CHAIN, _LOOKS, _MOTION = 1.0, 0.5, 0.8, 0.25
"""How much each witness counts; see ``benchmarks/matting.py`` for what they were weighed on."""
_BEHIND_BARE, _BEHIND_OTHER = 3.0, 1.0
"""How much it counts that the background itself is seen, or something else before it."""
_AHEAD = 3
"""Frames made ready before a mask gets there: a core without masks to carry has work, too."""


class Background(Protocol):
    """What lies behind the subject on all frames."""

    def compared(self, t: float, lab: Plane) -> Plane:
        """Frame *t*, of which *lab* is the picture: -1 where it shows the background itself, 1
        where it shows something else, 0 where that is not known. ``2.5`` is half way from frame 2
        to frame 3."""


@dataclass(frozen=True)
class Evidence:
    """What is known of the whole span while masks are carried through it."""

    small: SmallFrames
    flow: Flow
    moving: Sequence[Plane]
    """Own speed along tracks, per frame."""
    like_subject: PixelsLike | None
    own: OwnMotion | None = None
    """What moves on its own between neighbours; None where there are none."""
    background: Background | None = None
    """What lies behind the subject, as far as that is known."""


@dataclass(frozen=True)
class Step:
    """The mask of one frame, as a chance, and how the frame was reached."""

    chance: Plane
    steadiness: float
    """0..1: how much of the mask the flow could follow there and back."""
    separation: float
    """0..1: how differently subject and surroundings look."""


@dataclass(frozen=True)
class _Carried:
    """What goes along from frame to frame."""

    chance: Plane
    origin: Plane
    """The chance of the first mask, seen from here along the tracks."""
    trust: Plane
    """0..1: how far the tracks back to the first mask can be trusted."""
    area: float


@dataclass(frozen=True)
class _Ready:
    """What can be known of the next frame before a mask gets there."""

    displacement: Plane
    """Where its pixels are found in the frame before."""
    agreed: Plane
    seen: Plane | None
    """What its pixels look like, where there is something to compare them with."""
    compared: Plane | None
    """How it compares with the background, where that is known."""


def propagated(evidence: Evidence, start: int, chance: Plane, report: Report) -> list[Step]:
    """Carry *chance*, the mask of frame *start*, to all frames; both directions at once."""
    last = len(evidence.small) - 1
    first = Step(chance, 1.0, 1.0)
    with ThreadPoolExecutor(max_workers=2) as threads, ThreadPoolExecutor(max_workers=2) as ahead:
        later, earlier = (
            threads.submit(
                _walk, evidence, chance, visits, _made_ready(evidence, visits, ahead), report
            )
            for visits in (range(start + 1, last + 1), range(start - 1, -1, -1))
        )
        return [*reversed(earlier.result()), first, *later.result()]


def _walk(
    evidence: Evidence, chance: Plane, visits: range, ready: Iterator[_Ready], report: Report
) -> list[Step]:
    area = float((chance > 0.5).sum())
    state = _Carried(chance, chance, np.ones_like(chance), area)
    steps = []
    for t, known in zip(visits, ready, strict=True):
        report.check_cancelled()
        state, made = _next(evidence, state, t, known)
        steps.append(made)
    return steps


def _made_ready(evidence: Evidence, visits: range, ahead: Executor) -> Iterator[_Ready]:
    """What is known of each of *visits*, in order, made *ahead* of their being asked for."""
    waiting: deque[Future[_Ready]] = deque()
    for t in visits:
        waiting.append(ahead.submit(_ready, evidence, t, t - visits.step))
        if len(waiting) > _AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _ready(evidence: Evidence, to: int, source: int) -> _Ready:
    displacement = evidence.flow.between(to, source)
    agreed = agreement(displacement, evidence.flow.between(source, to))
    asked, background = evidence.like_subject is not None, evidence.background
    return _Ready(
        displacement,
        agreed,
        looks(evidence.small.rgb[to]) if asked else None,
        None if background is None else background.compared(to, evidence.small.lab(to)),
    )


def _next(evidence: Evidence, state: _Carried, to: int, ready: _Ready) -> tuple[_Carried, Step]:
    """Move to frame *to* from its neighbour."""
    displacement, agreed = ready.displacement, ready.agreed
    prior = carried(state.chance, displacement, outside=0.0)
    origin = carried(state.origin, displacement, outside=0.0)
    trust = 0.97 * agreed * carried(state.trust, displacement, outside=0.0)
    rgb = evidence.small.rgb[to]
    near = _near(prior)
    odds = _PRIOR * log_odds(prior) * (0.4 + 0.6 * agreed) + _CHAIN * log_odds(origin) * trust
    separation = 1.0
    if evidence.like_subject is not None and ready.seen is not None:
        alike = evidence.like_subject.log_odds(ready.seen, near)
        odds += _LOOKS * alike
        separation = _separation(alike, prior, near)
    odds += _MOTION * _motion_odds(evidence.moving[to], prior, near)
    if ready.compared is not None:
        odds += _background_odds(ready.compared)
    odds[~near] = -4
    smooth = edge_smoothed(np.clip(odds, -4, 4), rgb, reach=20, sigma=6)
    smooth = _kept_in_size(smooth, state.area)
    chance = _cleaned(chance_of(smooth), prior)
    area = float((chance > 0.5).sum())
    inside = prior > 0.5
    steady = float(agreed[inside].mean()) if inside.any() else 0.0
    return _Carried(chance, origin, trust, area), Step(chance, steady, separation)


def seen_anew(evidence: Evidence, before: int, rgb: RgbImage, prior: Plane) -> Plane:
    """The mask of *rgb*, a picture half way from frame *before* to the next, by looks.

    *prior* is where it is expected; nothing far from there is found.
    """
    near = _near(prior)
    odds: Plane = _PRIOR * log_odds(prior)
    if evidence.like_subject is not None:
        odds += _LOOKS * evidence.like_subject.log_odds(looks(rgb), near)
    if evidence.background is not None:
        odds += _background_odds(evidence.background.compared(before + 0.5, lab_of(rgb)))
    odds[~near] = -4
    smooth = edge_smoothed(np.clip(odds, -4, 4), rgb, reach=20, sigma=6)
    return _cleaned(chance_of(smooth), prior)


def _background_odds(compared: Plane) -> Plane:
    other, bare = np.maximum(compared, 0), np.minimum(compared, 0)
    odds: Plane = (_BEHIND_OTHER * other + _BEHIND_BARE * bare).astype(np.float32)
    return odds


def _near(prior: Plane) -> Region:
    """The subject and its surroundings: a mask cannot jump."""
    inside = (prior > 0.5).astype(np.uint8)
    reach = 3 + round(0.08 * float(np.sqrt(inside.sum())))
    distance = cv2.distanceTransform(1 - inside, cv2.DIST_L2, 3)
    near: Region = distance < 2 * reach
    return near


def _separation(alike: Plane, prior: Plane, near: Region) -> float:
    """How often looks and prior say the same, near the subject, both sides weighing alike."""
    inside, outside = near & (prior > 0.8), near & (prior < 0.2)
    if not inside.any() or not outside.any():
        return 0.0
    right = 0.5 * float((alike[inside] > 0).mean() + (alike[outside] <= 0).mean())
    return float(np.clip(2 * right - 1, 0, 1))


def _motion_odds(moving: Plane, prior: Plane, near: Region) -> Plane:
    """Log odds from own motion, by how the subject moves against what surrounds it."""
    inside, outside = near & (prior > 0.8), near & (prior < 0.2)
    if inside.sum() < 20 or outside.sum() < 20:
        return np.zeros_like(prior)
    level = np.log(moving + 0.1)
    subject, rest = level[inside], level[outside]
    spread = 0.5 * float(subject.std() + rest.std()) + 0.3
    gap = float(np.median(subject) - np.median(rest)) / spread
    middle = 0.5 * float(np.median(subject) + np.median(rest))
    odds: Plane = np.clip(gap * (level - middle) / spread, -3, 3)
    return odds


def _kept_in_size(odds: Plane, area: float, *, rate: float = 0.06) -> Plane:
    """Shift *odds* where needed, so that the area changes by at most *rate*."""
    now = float((odds > 0).sum())
    low, high = area * (1 - rate), area * (1 + rate)
    if low <= now <= high or area < 1:
        return odds
    wanted = round(min(max(now, low), high))
    threshold = float(np.partition(odds.ravel(), -wanted)[-wanted])
    shifted: Plane = odds - np.float32(np.clip(threshold, -1.0, 1.0))
    return shifted


def _cleaned(chance: Plane, prior: Plane) -> Plane:
    """Without islands that the prior does not know, without small holes."""
    inside = (chance > 0.5).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    if count <= 1:
        return chance
    areas = stats[1:, cv2.CC_STAT_AREA]
    known = np.bincount(labels[prior > 0.5], minlength=count)[1:]
    keep = (areas >= 0.03 * areas.max()) & (known > 0.3 * areas)
    keep[np.argmax(areas)] = True
    if not keep.all():
        dropped = np.concatenate([[False], ~keep])[labels]
        chance = np.where(dropped, np.minimum(chance, 0.2), chance)
    return _filled(chance, 0.01 * float(areas.max()))


def _filled(chance: Plane, largest: float) -> Plane:
    """Holes of at most *largest* pixels closed."""
    outside = (chance <= 0.5).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(outside, connectivity=4)
    small = stats[:, cv2.CC_STAT_AREA] <= largest
    small[0] = False
    if not small.any():
        return chance
    filled: Plane = np.where(small[labels], np.maximum(chance, 0.8), chance).astype(np.float32)
    return filled
