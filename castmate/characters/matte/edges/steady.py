"""Alpha that stays where the picture stays: edges of what rests do not flicker."""

from collections.abc import Iterable, Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.small import Plane
from castmate.media.pixels import AlphaImage, RgbImage

_KEPT = 0.87
"""Share of the last alpha that is kept where nothing changes at all."""
_NOISE, _CHANGE = 4.0, 11.0
"""Mean change of colour, 0..255, round a pixel: up to the first it may be noise; from the second on
something moved, and nothing is kept."""
_FLICKER, _MOTION = 14.0, 38.0
"""How much larger or smaller alpha became, 0..255, in the mean further round: flicker goes both
ways and cancels, what moves goes one way all along an edge."""
_HALF = 0.5
"""Both are told at half the size, in a third of the time."""
_NEAR, _AROUND = 3, 7
"""Sides, in pixels of that size, of the squares for the picture's change and for alpha's."""
_FINELY = 4
"""Steps of each level in which change is told."""


def steadied(drawn: Iterable[tuple[RgbImage, AlphaImage]]) -> Iterator[AlphaImage]:
    """The alpha of each of *drawn*, neighbouring frames in order; about 1 ms each.

    Where a frame shows the same as the one before it, alpha follows slowly; where anything
    changes it is as it was drawn, so that nothing that moves is smeared.
    """
    last: tuple[RgbImage, AlphaImage] | None = None
    for rgb, alpha in drawn:
        steady = alpha if last is None else _followed(*last, rgb, alpha)
        last = rgb, steady
        yield steady


def _followed(
    rgb_before: RgbImage, before: AlphaImage, rgb: RgbImage, alpha: AlphaImage
) -> AlphaImage:
    """*alpha* nearer to the one *before*, where both pictures show the same."""
    x, y, width, height = cv2.boundingRect(cv2.absdiff(before, alpha))
    if not width:
        return alpha
    part = np.s_[y : y + height, x : x + width]
    seen = cv2.cvtColor(cv2.absdiff(rgb_before[part], rgb[part]), cv2.COLOR_RGB2GRAY)
    grown = cv2.subtract(alpha[part], before[part], dtype=cv2.CV_16S)
    kept = _shares(seen, _NEAR, _NOISE, _CHANGE) * _shares(grown, _AROUND, _FLICKER, _MOTION)
    kept = cv2.resize(np.float32(_KEPT) * kept, (width, height), interpolation=cv2.INTER_LINEAR)
    followed = alpha.copy()
    followed[part] = cv2.blendLinear(before[part], alpha[part], kept, 1 - kept)
    return followed


def _shares(
    change: NDArray[np.uint8] | NDArray[np.int16], side: int, none: float, all_of_it: float
) -> Plane:
    """1 where the mean of *change* in a square is up to *none*, 0 from *all_of_it* on."""
    half = (max(1, round(_HALF * change.shape[1])), max(1, round(_HALF * change.shape[0])))
    small = cv2.resize(change, half, interpolation=cv2.INTER_LINEAR).astype(np.int16)
    mean = cv2.convertScaleAbs(cv2.blur(small * np.int16(_FINELY), (side, side)))
    levels = np.arange(256, dtype=np.float32) / _FINELY
    share = np.clip((all_of_it - levels) / (all_of_it - none), 0, 1)
    shares: Plane = cv2.LUT(mean, share.astype(np.float32))
    return shares
