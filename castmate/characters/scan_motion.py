"""What happened between two scanned pictures: a cut, the camera's motion, motion of its own."""

from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

_MOST_CORNERS = 300
_CORNERS_APART = 8
"""Pixels: corners are spread, so that the background, not the busiest thing, has the majority."""
_FEW_CORNERS = 8
_SAME_COLOURS = 0.85
"""Histogram overlap under which two pictures may belong to different shots."""
_STILL_TRACKED = 0.2
"""Share of corners found again from which two pictures belong to one shot."""
_LEAST_CHANGE = 14.0
"""Grey levels of change, beyond the noise, that count as motion."""

_CLEARLY = 0.95
_SLOPE_ALLOWED = 0.35
_NEAR = np.ones((5, 5), np.uint8)


@dataclass(frozen=True)
class Step:
    """From one scanned picture to the next."""

    is_cut: bool
    camera_speed: float
    """Picture widths a second."""
    moving: NDArray[np.bool_] = field(repr=False)
    """bool (height, width) of the later picture: what moves against the background."""


def step_between(before: NDArray[np.uint8], after: NDArray[np.uint8], *, seconds: float) -> Step:
    """Compare two pictures of the same size, uint8 (height, width, 3), *seconds* apart."""
    grey_before = cv2.cvtColor(before, cv2.COLOR_RGB2GRAY)
    grey_after = cv2.cvtColor(after, cv2.COLOR_RGB2GRAY)
    camera, tracked = _camera_motion(grey_before, grey_after)
    height, width = grey_after.shape
    middle = np.array([width / 2, height / 2, 1.0])
    shift = camera @ middle - middle[:2]
    aligned = cv2.warpAffine(grey_before, camera, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return Step(
        is_cut=tracked < _STILL_TRACKED and _overlap(before, after) < _SAME_COLOURS,
        camera_speed=float(np.hypot(*shift)) / width / seconds,
        moving=_moving(np.asarray(aligned), grey_after, camera),
    )


def _camera_motion(
    before: NDArray[np.uint8], after: NDArray[np.uint8]
) -> tuple[NDArray[np.float64], float]:
    """The similarity (2, 3) that most corners follow, and the share of corners found again."""
    still = np.array([[1.0, 0, 0], [0, 1.0, 0]])
    corners = cv2.goodFeaturesToTrack(before, _MOST_CORNERS, 0.001, _CORNERS_APART)
    if corners is None or len(corners) < _FEW_CORNERS:
        return still, 0.5 if corners is None else 0.0
    there, found, _ = cv2.calcOpticalFlowPyrLK(before, after, corners, None)
    back, found_back, _ = cv2.calcOpticalFlowPyrLK(after, before, there, None)
    returned = np.linalg.norm(back - corners, axis=2).ravel() < 1.0
    kept = (found.ravel() == 1) & (found_back.ravel() == 1) & returned
    tracked = float(kept.mean())
    if kept.sum() < _FEW_CORNERS:
        return still, tracked
    similarity, _ = cv2.estimateAffinePartial2D(
        corners[kept], there[kept], method=cv2.RANSAC, ransacReprojThreshold=1.5
    )
    # Before a plain wall every corner is the subject's: then the rim tells that the camera rests.
    if similarity is None:
        return still, tracked
    moved = _rim_change(before, after, np.asarray(similarity))
    rested = _rim_change(before, after, still)
    return (np.asarray(similarity) if moved < _CLEARLY * rested else still), tracked


def _rim_change(
    before: NDArray[np.uint8], after: NDArray[np.uint8], camera: NDArray[np.float64]
) -> float:
    """Mean change, in grey levels, of the outer tenth of the picture once *camera* is undone."""
    height, width = after.shape
    aligned = cv2.warpAffine(before, camera, (width, height), borderMode=cv2.BORDER_REPLICATE)
    change = cv2.absdiff(aligned, after).astype(np.float32)
    change[height // 10 : height - height // 10, width // 10 : width - width // 10] = np.nan
    return float(np.nanmean(change))


def _moving(
    aligned: NDArray[np.uint8], after: NDArray[np.uint8], camera: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Where *after* differs from the picture before it, the camera's motion taken out."""
    change = cv2.blur(cv2.absdiff(aligned, after), (5, 5)).astype(np.float32)
    seen = cv2.warpAffine(np.ones_like(after), camera, after.shape[::-1]) > 0
    usual = float(np.median(change[seen])) if bool(seen.any()) else 0.0
    # A camera that is off by half a pixel, or parallax, changes a pixel by the slope it stands on.
    smooth = cv2.GaussianBlur(after, (0, 0), 1.0)
    slope = cv2.dilate(smooth, _NEAR) - cv2.erode(smooth, _NEAR)
    changed = (change > usual * 2 + _LEAST_CHANGE + _SLOPE_ALLOWED * slope) & seen
    opened = cv2.morphologyEx(changed.astype(np.uint8), cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    return np.asarray(opened > 0)


def _overlap(before: NDArray[np.uint8], after: NDArray[np.uint8]) -> float:
    """0..1: how much of the two pictures' colours is shared."""
    counts = []
    for picture in (before, after):
        count = cv2.calcHist([picture], [0, 1, 2], None, [8, 8, 8], [0, 256] * 3)
        counts.append(count / count.sum())
    return float(np.minimum(counts[0], counts[1]).sum())
