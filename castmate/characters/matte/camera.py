"""What the camera did, and what moves on its own."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.flow import Flow, carried
from castmate.characters.matte.small import Plane

_GRID = 8
"""Every eighth pixel is enough for eight unknowns."""


@dataclass(frozen=True)
class OwnMotion:
    """Motion that the camera does not explain, in working pixels per frame."""

    speed: tuple[Plane, ...]
    """Per frame: float32 (height, width), the smaller of forward and backward."""
    camera_speed: tuple[float, ...]
    """Per pair of neighbours: how far the camera moves the picture, in working pixels."""

    @property
    def is_still_camera(self) -> bool:
        """Whether the camera stands on a tripod."""
        return float(np.percentile(self.camera_speed or (0.0,), 90)) < 0.25


def own_motion(flow: Flow) -> OwnMotion:
    """Take the camera's homography (MAGSAC++) out of *flow*."""
    with ThreadPoolExecutor(max_workers=2) as threads:
        ahead, speeds = zip(*threads.map(_speed, flow.ahead), strict=True)
        back = [speed for speed, _ in threads.map(_speed, flow.back)]
    inner = [np.minimum(ahead[t], back[t - 1]) for t in range(1, len(ahead))]
    return OwnMotion(speed=(ahead[0], *inner, back[-1]), camera_speed=speeds)


def _speed(field: Plane) -> tuple[Plane, float]:
    own, by_camera = without_camera(field)
    camera = float(np.median(np.hypot(by_camera[..., 0], by_camera[..., 1])))
    return np.hypot(own[..., 0], own[..., 1]), camera


def without_camera(field: Plane) -> tuple[Plane, Plane]:
    """Displacements (height, width, 2) in two: what moves on its own, and what the camera did.

    The camera's part is a homography (MAGSAC++, Barath et al. 2020).
    """
    height, width = field.shape[:2]
    by_camera = _homography_field(_homography(field), height, width)
    return field - by_camera, by_camera


def _homography(field: Plane) -> NDArray[np.float64]:
    height, width = field.shape[:2]
    y, x = np.mgrid[_GRID // 2 : height : _GRID, _GRID // 2 : width : _GRID]
    here = np.stack([x.ravel(), y.ravel()], axis=1).astype(np.float32)
    there = here + field[y.ravel(), x.ravel()]
    matrix, _ = cv2.findHomography(here, there, cv2.USAC_MAGSAC, 0.7, maxIters=500)
    return np.eye(3) if matrix is None else matrix


def _homography_field(matrix: NDArray[np.float64], height: int, width: int) -> Plane:
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    a, b, c = (row.astype(np.float32) for row in matrix)
    depth = c[0] * x + c[1] * y + c[2]
    return np.stack(
        [
            (a[0] * x + a[1] * y + a[2]) / depth - x,
            (b[0] * x + b[1] * y + b[2]) / depth - y,
        ],
        axis=2,
    )


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
