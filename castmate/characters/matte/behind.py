"""What lies behind the subject: the background, put together of the frames that show it."""

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
"""Lab deviation over time from which on there is no one look of a place."""
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

    def compared(self, t: int, lab: Plane) -> Plane:
        """Frame *t*, of which *lab* is the picture: -1 where it shows the background itself, 1
        where it shows something else, 0 where that is not known."""
        size = (lab.shape[1], lab.shape[0])
        least, most, known = (
            cv2.warpPerspective(plane, self.views[t], size)
            for plane in (self.least, self.most, self.known)
        )
        apart = apart_from(lab, least, most)
        itself = np.clip(1.5 - apart / np.float32(_EXACT), 0, 1)
        other = np.clip(apart / np.float32(_OTHER) - 0.5, 0, 1)
        compared: Plane = known * (other - itself)
        return compared


def behind(evidence: Evidence, start: int, chance: Plane) -> Behind | None:
    """The background of the whole span, where *chance* is the subject of frame *start*."""
    sights = sights_from(evidence, start, chance)
    if not sights or evidence.own is None:
        return None
    lab, known = _mean(sights)
    least, most = reach_of(lab)
    return Behind(least, most, known, tuple(evidence.own.views_from(start)))


def _mean(sights: list[Sight]) -> tuple[Plane, Plane]:
    """The mean look of what rests without the subject, and how far it can be trusted, 0..1."""
    total = np.zeros_like(sights[0].known)
    first, second = np.zeros_like(sights[0].lab), np.zeros_like(sights[0].lab)
    for sight in sights:
        weight = sight.known * sight.rest * np.clip(3 * sight.outside - 2, 0, 1)
        total += weight
        first += weight[..., None] * sight.lab
        second += weight[..., None] * np.square(sight.lab)
    some = np.maximum(total, 1e-3)[..., None]
    mean = first / some
    spread = np.sqrt(np.maximum(second / some - np.square(mean), 0).sum(axis=2))
    known = np.clip(total / (_KNOWN * len(sights)), 0, 1) * (spread < _STEADY)
    return mean.astype(np.float32), known.astype(np.float32)
