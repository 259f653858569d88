"""Partial views of a reference, for a verifier that forgives an imperfect cut-out.

Sightings are cut out less well than references are. Edges get lost, and parts disappear behind
the set. A verifier that has met the references in such a state does not hold it against them.
Nothing is ever added to a mask: what is behind a reference must not become part of the identity.
One more is out of focus, so that blur, and footage smaller than the clip, is not another character.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.identity.embedder import Crop
from castmate.media.pixels import AlphaImage

WORN = 0.05
"""Share of the mask's size that is taken off its edge."""
HIDDEN = 0.3
"""Share of the mask that is hidden on one side."""
SOFT = 0.02
"""Share of the mask's size: the standard deviation of the blur."""


def partial_views(crops: Sequence[Crop]) -> list[list[Crop]]:
    """Of each crop: a worn edge, two with a side hidden (sides take turns), one out of focus."""
    return [
        [
            Crop(crop.rgb, worn(crop.alpha)),
            Crop(crop.rgb, _hidden(crop.alpha, place % 4)),
            Crop(crop.rgb, _hidden(crop.alpha, (place + 1) % 4)),
            _soft(crop),
        ]
        for place, crop in enumerate(crops)
    ]


def worn(alpha: AlphaImage) -> AlphaImage:
    """*alpha* with 5 % of its size taken off its edge."""
    width = max(1, round(WORN * float(np.sqrt(np.count_nonzero(alpha > 127)))))
    inner: AlphaImage = cv2.erode(alpha, np.ones((2 * width + 1, 2 * width + 1), np.uint8))
    return inner


def _soft(crop: Crop) -> Crop:
    """*crop* as a lens sees it that is focused elsewhere."""
    sigma = SOFT * max(1.0, float(np.sqrt(np.count_nonzero(crop.alpha > 127))))
    return Crop(cv2.GaussianBlur(np.ascontiguousarray(crop.rgb), (0, 0), sigma), crop.alpha)


def _hidden(alpha: AlphaImage, side: int) -> AlphaImage:
    """*alpha* without 30 % of itself on the left (0), right (1), top (2) or bottom (3)."""
    inside: tuple[NDArray[np.intp], ...] = np.nonzero(alpha > 127)
    if not len(inside[0]):
        return alpha
    along = inside[1] if side < 2 else inside[0]
    at = int(np.quantile(along, HIDDEN if side % 2 == 0 else 1 - HIDDEN))
    hidden = slice(0, at) if side % 2 == 0 else slice(at, None)
    partial = alpha.copy()
    if side < 2:
        partial[:, hidden] = 0
    else:
        partial[hidden] = 0
    return partial
