"""What is measured of a cut-out besides its overlap: its outline, its steadiness, its honesty."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.media.pixels import AlphaImage, RgbImage

Mask = NDArray[np.bool_]

STILL = 6
"""Pixels that change by at most this (of 255) between two frames show something still."""


def overlap(a: Mask, b: Mask) -> float:
    """J: intersection over union, 0..1; 1 when both are empty."""
    union = int((a | b).sum())
    return float((a & b).sum()) / union if union else 1.0


def boundary_f(found: Mask, truth: Mask, *, reach: int = 2) -> float:
    """F, 0..1: how well two outlines lie on each other, *reach* pixels apart counting as on.

    Harmonic mean of precision and recall of outline pixels (Perazzi et al., "A benchmark dataset
    and evaluation methodology for video object segmentation", 2016), with a fixed reach.
    """
    ours, theirs = _outline(found), _outline(truth)
    if not ours.any() or not theirs.any():
        return float(not ours.any() and not theirs.any())
    precision = float(_grown(theirs, reach)[ours].mean())
    recall = float(_grown(ours, reach)[theirs].mean())
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _outline(mask: Mask) -> Mask:
    inner = cv2.erode(mask.astype(np.uint8), np.ones((3, 3), np.uint8), borderValue=1)
    outline: Mask = mask & (inner == 0)
    return outline


def _grown(mask: Mask, reach: int) -> Mask:
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    grown: Mask = cv2.dilate(mask.astype(np.uint8), disc) > 0
    return grown


def flicker(
    frames: Sequence[RgbImage], alphas: Sequence[AlphaImage], truth: Sequence[Mask]
) -> float | None:
    """Mean change of alpha (0..1) from frame to frame on outlines that stand still.

    Still is where neither the picture nor the truth changes; None where no outline does.
    """
    changes = []
    for t in range(1, len(frames)):
        still = np.abs(frames[t].astype(np.int16) - frames[t - 1]).max(axis=2) <= STILL
        still &= ~_grown(truth[t] ^ truth[t - 1], 2)
        edge = _grown(_outline(truth[t]), 3) & still
        changes.append(np.abs(alphas[t].astype(np.int16) - alphas[t - 1])[edge])
    seen = np.concatenate(changes) if changes else np.zeros(0)
    return float(seen.mean()) / 255 if len(seen) >= 500 else None


def calibration_error(confidences: Sequence[float], overlaps: Sequence[float]) -> float:
    """Expected calibration error, 0..1: ten bins of confidence, weighed by how many fall in.

    Guo et al., "On calibration of modern neural networks", 2017, with overlap for accuracy.
    """
    sure, right = np.asarray(confidences), np.asarray(overlaps)
    bins = np.minimum((sure * 10).astype(int), 9)
    return float(
        sum(
            (bins == b).mean() * abs(sure[bins == b].mean() - right[bins == b].mean())
            for b in np.unique(bins)
        )
    )


def kept_promises(
    confidences: Sequence[float],
    overlaps: Sequence[float],
    *,
    sure: float = 0.8,
    good: float = 0.75,
) -> tuple[int, int]:
    """Of how many cases at least *sure*, how many overlap at least *good*: (kept, made)."""
    promised = [j for c, j in zip(confidences, overlaps, strict=True) if c >= sure]
    return sum(j >= good for j in promised), len(promised)
