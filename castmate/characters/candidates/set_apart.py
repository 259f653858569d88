"""Clips that set their subjects apart by themselves: a plain backdrop, or transparency."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.candidates.candidate import Candidate
from castmate.characters.matte.plain import backdrop_of, keyed
from castmate.media.clip import Frame
from castmate.media.geometry import Box
from castmate.media.pixels import AlphaImage
from castmate.report import Report

_BY_ALPHA, _BY_BACKDROP = 1.0, 0.97
_LEAST_SHARE = 0.002
_LEAST_PART = 0.2
"""Share of the largest thing: what is smaller is a hat or a shadow, no subject of its own."""


def set_apart(
    frames: Sequence[Frame], asked: Sequence[int], report: Report
) -> tuple[Candidate, ...] | None:
    """What stands before a plain backdrop, or is not transparent, largest first.

    On the most usual of the frames at *asked*. None where the clip sets nothing apart.
    """
    looked = [frames[t] for t in asked]
    alphas = [frame.alpha for frame in looked if frame.alpha is not None]
    confidence = _BY_ALPHA
    if len(alphas) < len(looked) or min(int(alpha.min()) for alpha in alphas) >= 250:
        backdrop = backdrop_of(frames)
        if backdrop is None:
            return None
        alphas, confidence = list(keyed(looked, backdrop, report)), _BY_BACKDROP
    shown = [
        (float((alpha > 127).mean()), n)
        for n, alpha in enumerate(alphas)
        if float((alpha > 127).mean()) >= _LEAST_SHARE
    ]
    if not shown:
        return ()
    _, usual = sorted(shown)[len(shown) // 2]
    return _parts(looked[usual].index, alphas[usual], confidence)


def _parts(frame_index: int, alpha: AlphaImage, confidence: float) -> tuple[Candidate, ...]:
    """The connected parts of *alpha*, each a candidate; or all where one is by far largest."""
    inside = alpha > 127
    _, labels, stats, _ = cv2.connectedComponentsWithStats(inside.astype(np.uint8))
    areas = stats[1:, cv2.CC_STAT_AREA]
    large = [
        int(n) for n in np.argsort(-areas, kind="stable") if areas[n] >= _LEAST_PART * max(areas)
    ]
    if len(large) == 1:
        return (_candidate(frame_index, inside, confidence, is_all=True),)
    return tuple(_candidate(frame_index, labels == 1 + n, confidence) for n in large)


def _candidate(
    frame_index: int, mask: NDArray[np.bool_], confidence: float, *, is_all: bool = False
) -> Candidate:
    box = Box(*cv2.boundingRect(mask.astype(np.uint8)))
    return Candidate(frame_index, mask, box, confidence, float(mask.mean()), is_all)
