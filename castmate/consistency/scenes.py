"""Where one scene ends and the next begins: a jump in the colours of the whole picture."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.media.geometry import FrameSpan
from castmate.media.pixels import RgbImage

Floats = NDArray[np.float32]

SHARED_WITHIN_A_SCENE = 0.45
"""Histograms of neighbouring samples that share less than this belong to two scenes."""


def colours_of_frame(rgb: RgbImage) -> Floats:
    """The share of each of 8x8x8 colours: float32 (512,), summing to 1."""
    small = cv2.resize(rgb, (64, 64), interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(small, (5, 5), 0)
    counts = cv2.calcHist([small], [0, 1, 2], None, [8] * 3, [0, 256] * 3).ravel()
    shares: Floats = counts / counts.sum()
    return shares


def scenes_of(histograms: Sequence[Floats]) -> tuple[FrameSpan, ...]:
    """The scenes as spans of positions in *histograms* (Swain and Ballard's intersection, 1991)."""
    if not histograms:
        return ()
    starts = [0] + [
        k
        for k in range(1, len(histograms))
        if np.minimum(histograms[k - 1], histograms[k]).sum() < SHARED_WITHIN_A_SCENE
    ]
    stops = [*starts[1:], len(histograms)]
    return tuple(FrameSpan(*ends) for ends in zip(starts, stops, strict=True))
