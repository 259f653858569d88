"""What lies behind the subject: the background, put together of the frames that show it."""

import math
from dataclasses import dataclass

import cv2
import numpy as np

from castmate.characters.matte.camera import Matrix
from castmate.characters.matte.propagate import Evidence
from castmate.characters.matte.revealed import Sight, apart_from, reach_of, sights_from
from castmate.characters.matte.small import Plane

_KNOWN = 0.2
"""Share of the other frames on which a place has to be seen bare."""
_STEADY = 8.0
"""Lab distance from the usual look of a place at which a frame counts a quarter."""
_ROUNDS = 3
_EXACT, _OTHER = 4.0, 8.0
"""Lab distances up to which the background itself is seen, and from which on something else."""


@dataclass(frozen=True)
class Behind:
    """The background as the camera saw it from one frame, wherever it is known."""

    least: Plane
    most: Plane
    """CIE L*a*b* between which it lies."""
    known: Plane
    """0..1 per pixel."""
    views: tuple[Matrix, ...]
    """Per frame: where the camera puts the points of the one frame in it."""

    def compared(self, t: float, lab: Plane) -> Plane:
        """Frame *t*, of which *lab* is the picture: -1 where it shows the background itself, 1
        where it shows something else, 0 where that is not known. ``2.5`` is half way from frame 2
        to frame 3."""
        size, view = (lab.shape[1], lab.shape[0]), self._view(t)
        least, most, known = (
            cv2.warpPerspective(plane, view, size) for plane in (self.least, self.most, self.known)
        )
        apart = apart_from(lab, least, most)
        itself = np.clip(1.5 - apart / np.float32(_EXACT), 0, 1)
        other = np.clip(apart / np.float32(_OTHER) - 0.5, 0, 1)
        compared: Plane = known * (other - itself)
        return compared

    def _view(self, t: float) -> Matrix:
        """Between two frames the camera is taken to be half way: so little moves meanwhile."""
        before, after = self.views[math.floor(t)], self.views[math.ceil(t)]
        share = t - math.floor(t)
        view: Matrix = (1 - share) * before / before[2, 2] + share * after / after[2, 2]
        return view


def behind(evidence: Evidence, start: int, chance: Plane) -> Behind | None:
    """The background of the whole span, where *chance* is the subject of frame *start*."""
    sights = sights_from(evidence, start, chance)
    if not sights or evidence.own is None:
        return None
    lab, known = _usual(sights)
    least, most = reach_of(lab)
    return Behind(least, most, known, tuple(evidence.own.views_from(start)))


def _usual(sights: list[Sight]) -> tuple[Plane, Plane]:
    """The usual look of what rests without the subject, and how far it can be trusted, 0..1.

    The mean, drawn twice to where most of it lies (a redescending M-estimate): what passed by or
    paused there for a moment does not count.
    """
    weights = [sight.known * sight.rest * np.clip(3 * sight.outside - 2, 0, 1) for sight in sights]
    seen = np.sum(weights, axis=0)
    agreeing, lab = weights, sights[0].lab
    for _ in range(_ROUNDS):
        total = np.maximum(np.sum(agreeing, axis=0), 1e-3)
        summed = [w[..., None] * s.lab for w, s in zip(agreeing, sights, strict=True)]
        lab = (np.sum(summed, axis=0) / total[..., None]).astype(np.float32)
        agreeing = [
            weight / np.square(1 + np.square(sight.lab - lab).sum(axis=2) / _STEADY**2)
            for weight, sight in zip(weights, sights, strict=True)
        ]
    total = np.sum(agreeing, axis=0)
    mostly = np.clip(4 * total / np.maximum(seen, 1e-3) - 1, 0, 1)
    known = np.clip(total / (_KNOWN * len(sights)), 0, 1) * mostly
    return lab, known.astype(np.float32)
