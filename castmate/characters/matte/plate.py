"""The clean plate: what a still camera saw where the subject was not."""

import numpy as np

from castmate.characters.matte.small import Plane, SmallFrames, lab_of

_TAKEN = 15
"""Frames that the plate is the median of."""

_NOISE = 8.0
"""Lab distance from the plate that light, noise and compression make."""


def away_from_plate(small: SmallFrames) -> tuple[Plane, ...]:
    """How far each pixel is from the clean plate: 0 within noise, about 1 for a faint subject.

    On the scale of own speed, so that what stood elsewhere a moment ago counts as moving.
    """
    taken = np.unique(np.linspace(0, len(small) - 1, _TAKEN).round().astype(int))
    plate = lab_of(np.median([small.rgb[t] for t in taken], axis=0).astype(np.uint8))
    return tuple(_distance(small.lab(t), plate) for t in range(len(small)))


def _distance(lab: Plane, plate: Plane) -> Plane:
    apart = np.sqrt(np.square(lab - plate).sum(axis=2))
    beyond: Plane = np.maximum(apart - _NOISE, 0) / np.float32(_NOISE)
    return beyond
