"""What the camera did, and what moves on its own."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.flow import Flow, carried, places
from castmate.characters.matte.small import Plane

Matrix: TypeAlias = NDArray[np.float64]
"""A homography: (3, 3), acts on (x, y, 1) in working pixels."""

_GRID = 8
"""Every eighth pixel is enough for eight unknowns."""


@dataclass(frozen=True)
class OwnMotion:
    """Motion that the camera does not explain, in working pixels per frame."""

    speed: tuple[Plane, ...]
    """Per frame: float32 (height, width), the smaller of forward and backward."""
    camera_speed: tuple[float, ...]
    """Per pair of neighbours: how far the camera moves the picture, in working pixels."""
    camera_ahead: tuple[Matrix, ...]
    """``camera_ahead[t]``: where the camera puts the points of frame t in frame t + 1."""
    camera_back: tuple[Matrix, ...]
    """``camera_back[t]``: where the camera puts the points of frame t + 1 in frame t."""

    @property
    def is_still_camera(self) -> bool:
        """Whether the camera stands on a tripod."""
        return float(np.percentile(self.camera_speed or (0.0,), 90)) < 0.25

    def views_from(self, start: int) -> list[Matrix]:
        """Per frame: where the camera puts the points of frame *start* in it."""
        views = [np.eye(3)] * len(self.speed)
        for t in range(start, len(views) - 1):
            views[t + 1] = self.camera_ahead[t] @ views[t]
        for t in range(start, 0, -1):
            views[t - 1] = self.camera_back[t - 1] @ views[t]
        return views


def own_motion(flow: Flow) -> OwnMotion:
    """Take the camera's homography (MAGSAC++) out of *flow*."""
    with ThreadPoolExecutor(max_workers=2) as threads:
        ahead, speeds, there = zip(*threads.map(_speed, flow.ahead), strict=True)
        back, _, again = zip(*threads.map(_speed, flow.back), strict=True)
    inner = [np.minimum(ahead[t], back[t - 1]) for t in range(1, len(ahead))]
    return OwnMotion((ahead[0], *inner, back[-1]), speeds, there, again)


def _speed(field: Plane) -> tuple[Plane, float, Matrix]:
    """Own speed, the camera's, and what the camera did."""
    matrix = _homography(field)
    by_camera = _moved_by(matrix, field.shape)
    # It changes smoothly: every eighth pixel has the same median.
    camera = float(np.median(_length(by_camera[::_GRID, ::_GRID])))
    return _length(field - by_camera), camera, matrix


def _length(field: Plane) -> Plane:
    length: Plane = cv2.magnitude(*cv2.split(field))
    return length


def without_camera(field: Plane) -> tuple[Plane, Plane]:
    """Displacements (height, width, 2) in two: what moves on its own, and what the camera did.

    The camera's part is a homography (MAGSAC++, Barath et al. 2020).
    """
    by_camera = _moved_by(_homography(field), field.shape)
    return field - by_camera, by_camera


def _homography(field: Plane) -> Matrix:
    height, width = field.shape[:2]
    y, x = np.mgrid[_GRID // 2 : height : _GRID, _GRID // 2 : width : _GRID]
    here = np.stack([x.ravel(), y.ravel()], axis=1).astype(np.float32)
    there = here + field[y.ravel(), x.ravel()]
    matrix, _ = cv2.findHomography(here, there, cv2.USAC_MAGSAC, 0.7, maxIters=500)
    return np.eye(3) if matrix is None else matrix


def _moved_by(matrix: Matrix, shape: tuple[int, ...]) -> Plane:
    """How far *matrix* moves each pixel of a plane of *shape*, (height, width, 2)."""
    here = places(shape[0], shape[1])
    moved: Plane = cv2.perspectiveTransform(here, matrix) - here
    return moved


def along_tracks(speed: tuple[Plane, ...], flow: Flow, *, reach: int = 4) -> tuple[Plane, ...]:
    """The largest *speed* that each pixel's track has within *reach* frames either way.

    What pauses for a moment still counts as moving.
    """
    earlier, later = list(speed), list(speed)
    fade = np.float32(1 - 1 / (reach + 1))
    for t in range(1, len(speed)):
        earlier[t] = np.maximum(speed[t], fade * carried(earlier[t - 1], flow.between(t, t - 1)))
    for t in range(len(speed) - 2, -1, -1):
        later[t] = np.maximum(speed[t], fade * carried(later[t + 1], flow.between(t, t + 1)))
    return tuple(np.maximum(a, b) for a, b in zip(earlier, later, strict=True))
