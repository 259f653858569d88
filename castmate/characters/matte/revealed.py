"""What other frames reveal of one: its background stands there bare before or after the subject."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.camera import OwnMotion
from castmate.characters.matte.flow import Flow, carried
from castmate.characters.matte.propagate import Evidence
from castmate.characters.matte.small import Plane, SmallFrames, lab_of

Reveal = Callable[[Plane], Plane]
"""The chance of the subject on one frame in, log odds to be added to it out."""

_FRAMES = 12
"""Other frames that are looked at, over the whole span."""
_LEAST_GAP = 2
"""Frames nearer than this show the same."""
_SLACK = 5
"""Side, in working pixels, of the neighbourhood in which a pixel may be found again: parallax."""
_NOISE = 8.0
"""Lab distance that light, noise and compression make: alike up to half of it, unlike from one
and a half."""
_AT_REST = 0.7
"""Own speed, in working pixels per frame, that the flow's errors make."""

_EXACT, _UNCHANGED = 4.0, 6.0
"""Lab distances up to which the very same is seen, and what has come back, on the same scale."""
_OFTEN = 0.3
"""Share of the other frames on which a thing has to be seen to be known."""
_BARE, _REPLACED, _COVERED, _PASSED, _STAYS = -4.5, 1.9, -5.0, -0.5, -2.0
"""Log odds of the subject for each kind of ``Revealed`` that is wholly so. Near what logistic
regression finds on seven filmed sequences, where first masks gain .02 overlap by it with the
judged one left out; but what is seldom there to learn from, and plain where it is, counts more."""


@dataclass(frozen=True)
class Revealed:
    """What the other frames show at each pixel of one frame: 0..1, how often, per pixel."""

    bare: Plane
    """The very same, resting, where the subject is not: background that the mask took in."""
    replaced: Plane
    """Something else, resting, where the subject is not: the background that it hides here."""
    covered: Plane
    """The same whenever something rests there, but at times the moving subject is before it."""
    passed: Plane
    """Something else that moves by: what is here now lies behind it."""
    stays: Plane
    """Much the same, resting here and there, and that more than the subject does."""

    def log_odds(self) -> Plane:
        """How much more likely all that makes the subject."""
        odds: Plane = (
            _BARE * self.bare
            + _REPLACED * self.replaced
            + _COVERED * self.covered
            + _PASSED * self.passed
            + _STAYS * self.stays
        ).astype(np.float32)
        return odds


@dataclass(frozen=True)
class Sight:
    """Another frame as the camera would have seen it from where it was."""

    same: Plane
    """0..1: how surely the pixel shows much the same there."""
    exact: Plane
    """0..1: how surely it shows the very same."""
    back: Plane
    """0..1: how surely it shows what is here now, unchanged."""
    lab: Plane
    """CIE L*a*b* of what is seen there."""
    known: Plane
    """1 where that frame shows the place at all."""
    outside: Plane
    """0..1: the chance that the subject is not there."""
    rest: Plane
    """0..1: how surely what is there moves with the camera alone."""


def nothing_revealed(chance: Plane) -> Plane:
    """The :data:`Reveal` of a frame by itself."""
    return np.zeros(chance.shape, np.float32)


def reveal_on(evidence: Evidence, t: int) -> Reveal:
    """What the other frames of the span say of masks of frame *t*."""

    def log_odds(chance: Plane) -> Plane:
        found = revealed(evidence, t, chance)
        return nothing_revealed(chance) if found is None else found.log_odds()

    return log_odds


def revealed(evidence: Evidence, t: int, chance: Plane) -> Revealed | None:
    """Compare frame *t*, where *chance* is the subject, with others; None where there are none."""
    sights = sights_from(evidence, t, chance)
    if not sights or evidence.own is None:
        return None
    return _counted(sights, _resting(evidence.own.speed[t]), chance)


def sights_from(evidence: Evidence, t: int, chance: Plane) -> list[Sight]:
    """The other frames of the span, seen from frame *t*, where *chance* is the subject."""
    small, own = evidence.small, evidence.own
    spread = np.unique(np.linspace(0, len(small) - 1, _FRAMES + 1).round().astype(int))
    others = [int(other) for other in spread if abs(other - t) >= _LEAST_GAP]
    if own is None or not others:
        return []
    masks = _along_flow(evidence.flow, t, chance, others)
    views = own.views_from(t)
    lab = small.lab(t)
    with ThreadPoolExecutor(max_workers=2) as threads:
        look = partial(_sight, small, own, lab)
        return list(threads.map(lambda n: look(n, views[n], masks[n]), others))


def _along_flow(flow: Flow, start: int, chance: Plane, others: Sequence[int]) -> dict[int, Plane]:
    """*chance* of frame *start* on all frames up to the *others*, wherever its pixels went."""
    masks = {start: chance}
    for step, last in ((1, max(others)), (-1, min(others))):
        for t in range(start, last, step):
            masks[t + step] = carried(masks[t], flow.between(t + step, t), outside=0.0)
    return masks


def _sight(
    small: SmallFrames,
    own: OwnMotion,
    lab: Plane,
    other: int,
    view: NDArray[np.float64],
    mask: Plane,
) -> Sight:
    height, width = small.shape
    aligned = partial(
        cv2.warpPerspective,
        M=view,
        dsize=(width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
    )
    there: Plane = aligned(lab_of(small.rgb[other]))
    apart = apart_from(lab, *reach_of(there))
    layers = aligned(np.dstack([mask, own.speed[other], np.ones_like(mask)]))
    known = (layers[..., 2] > 0.99).astype(np.float32)
    same, exact, back = (
        np.clip(1.5 - apart / np.float32(noise), 0, 1) * known
        for noise in (_NOISE, _EXACT, _UNCHANGED)
    )
    return Sight(same, exact, back, there, known, 1 - layers[..., 0], _resting(layers[..., 1]))


def reach_of(lab: Plane) -> tuple[Plane, Plane]:
    """The least and the most that *lab* is near each pixel: parallax moves things that far."""
    near = np.ones((_SLACK, _SLACK), np.uint8)
    return cv2.erode(lab, near), cv2.dilate(lab, near)


def apart_from(lab: Plane, least: Plane, most: Plane) -> Plane:
    """Lab distance of *lab* from what lies between *least* and *most*."""
    below, above = cv2.subtract(least, lab), cv2.subtract(lab, most)
    beyond = np.maximum(cv2.max(below, above, below), 0, out=below)
    squared = cv2.transform(cv2.multiply(beyond, beyond), np.ones((1, 3), np.float32))
    apart: Plane = cv2.blur(cv2.sqrt(squared), (3, 3))
    return apart


def _resting(speed: Plane) -> Plane:
    rest: Plane = np.exp(-np.square(speed / np.float32(_AT_REST)))
    return rest


def _counted(sights: Sequence[Sight], rest: Plane, chance: Plane) -> Revealed:
    """*rest* and *chance* are those of the frame that is looked at."""
    count = np.maximum(sum(sight.known for sight in sights), 1)

    def share(planes: Sequence[Plane]) -> Plane:
        mean: Plane = np.sum(planes, axis=0) / count
        return mean

    # The background, wherever it is seen without the subject, is what rests there.
    behind = [sight.rest * sight.outside for sight in sights]
    other = [sight.known - sight.same for sight in sights]
    bare = share([b * sight.exact for b, sight in zip(behind, sights, strict=True)])
    replaced = share([b * o for b, o in zip(behind, other, strict=True)])
    stays = share([sight.same * sight.rest for sight in sights]) * rest
    # A subject that rests itself says nothing against what rests beside it.
    subject_stays = float((stays * chance).sum() / max(float(chance.sum()), 1.0))
    return Revealed(
        bare=np.minimum(1, bare / _OFTEN) * chance,
        replaced=np.minimum(1, replaced / _OFTEN),
        covered=_covered(sights, share) * rest * chance,
        passed=share([o * (1 - s.rest) for o, s in zip(other, sights, strict=True)]),
        stays=stays * (1 - subject_stays),
    )


def _covered(sights: Sequence[Sight], share: Callable[[Sequence[Plane]], Plane]) -> Plane:
    rests = share([sight.rest * sight.known for sight in sights])
    back = share([sight.rest * sight.back for sight in sights])
    by_subject = share([(s.known - s.same) * (1 - s.rest) * (1 - s.outside) for s in sights])
    always = np.square(back / np.maximum(rests, 1e-3))
    covered = always * np.minimum(1, back / _OFTEN) * np.minimum(1, by_subject / _OFTEN)
    even: Plane = cv2.blur(covered.astype(np.float32), (7, 7))
    return even
