"""Footing: where the character stands in each frame and how large it is, without jitter.

The body's own texture is followed from frame to frame, which tells the shake of the camera to a
fraction of a pixel; the cut-out's feet, middle and area, which are true on average but flicker,
correct only the slow drift of that chain.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.cut_frames import CutFrame
from castmate.media.pixels import RgbImage

_MOST_CORNERS = 120
_FEW_CORNERS = 12
_FEET_SECONDS, _MIDDLE_SECONDS, _SCALE_SECONDS = 0.10, 0.35, 0.5
"""How slow a drift has to be before the cut-out may correct it."""
_LOWEST = 0.985
"""The share of the subject's area above its feet; specks below do not count."""


@dataclass(frozen=True)
class Footing:
    """Where the character stands in one frame."""

    x: float
    """Column of its middle, pixels of the frame."""
    y: float
    """Row of its feet."""
    scale: float
    """How large it is seen, compared with the other frames; 1 on average."""

    def enlarged(self, factor: float) -> "Footing":
        """The same in a picture *factor* times as large."""
        return Footing(self.x * factor, self.y * factor, self.scale)


def footings(frames: Sequence[CutFrame]) -> tuple[Footing, ...]:
    """The footing of each of *frames*, which follow one another.

    About 2 ms each where the subject is some 128 pixels high, which is all the precision needs.
    """
    followed = _followed(frames)
    measured = np.array([_measured(frame) for frame in frames])
    residual = measured - followed
    step = _step_seconds(frames)
    slow = np.column_stack(
        [
            _smooth(residual[:, 0], _MIDDLE_SECONDS / step),
            _smooth(residual[:, 1], _FEET_SECONDS / step),
            _smooth(residual[:, 2], _SCALE_SECONDS / step),
        ]
    )
    x, y, log_scale = (followed + slow).T
    scale = np.exp(log_scale - log_scale.mean())
    return tuple(Footing(*map(float, row)) for row in zip(x, y, scale, strict=True))


def _step_seconds(frames: Sequence[CutFrame]) -> float:
    times = [frame.time_seconds for frame in frames]
    return max(1e-3, (times[-1] - times[0]) / max(1, len(times) - 1))


def _measured(frame: CutFrame) -> tuple[float, float, float]:
    """Middle column, feet row and log size of the cut-out itself."""
    box = frame.box
    inside = frame.alpha[box.y : box.bottom, box.x : box.right].astype(np.float32)
    columns, rows = inside.sum(axis=0), inside.sum(axis=1)
    total = float(columns.sum())
    middle = float(columns @ np.arange(box.width)) / total
    feet = float(np.interp(_LOWEST * total, np.cumsum(rows), np.arange(1, box.height + 1)))
    return box.x + middle, box.y + feet, 0.5 * float(np.log(total / 255))


def _followed(frames: Sequence[CutFrame]) -> NDArray[np.float64]:
    """Middle, feet and log size carried along by the subject's texture: (len(frames), 3)."""
    place = np.array(_measured(frames[0]))
    places = [place]
    for before, after in pairwise(frames):
        similarity = _similarity(before, after)
        if similarity is not None:
            place = _carried(place, similarity)
        else:  # too little texture: the cut-out's own move is all there is
            place = place + np.subtract(_measured(after), _measured(before)) * (1, 1, 0)
        places.append(place)
    return np.stack(places)


def _carried(place: NDArray[np.float64], similarity: NDArray[np.float64]) -> NDArray[np.float64]:
    x, y = similarity @ (place[0], place[1], 1.0)
    growth = float(np.hypot(similarity[0, 0], similarity[1, 0]))
    return np.array([x, y, place[2] + np.log(growth)])


def _similarity(before: CutFrame, after: CutFrame) -> NDArray[np.float64] | None:
    """What most of the subject's texture does from one frame to the next, (2, 3), if it tells."""
    where = before.box.grown(0.25).clipped(before.size)
    rows, columns = slice(where.y, where.bottom), slice(where.x, where.right)
    grey_before, grey_after = (_grey(frame.rgb[rows, columns]) for frame in (before, after))
    alpha = before.alpha[rows, columns]
    inside = cv2.erode((alpha > 200).astype(np.uint8), np.ones((5, 5), np.uint8))
    corners = cv2.goodFeaturesToTrack(grey_before, _MOST_CORNERS, 0.01, 5, mask=inside)
    if corners is None:
        return None
    there, found, _ = cv2.calcOpticalFlowPyrLK(
        grey_before, grey_after, corners, None, winSize=(15, 15)
    )
    kept = found.ravel() == 1
    if kept.sum() < _FEW_CORNERS:
        return None
    corner = np.array([where.x, where.y], np.float64)
    similarity, agree = cv2.estimateAffinePartial2D(
        corners[kept, 0] + corner,
        there[kept, 0] + corner,
        method=cv2.RANSAC,
        ransacReprojThreshold=1.5,
    )
    trusted = similarity is not None and agree.sum() >= _FEW_CORNERS
    return np.asarray(similarity, np.float64) if trusted else None


def _grey(rgb: RgbImage) -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(rgb), cv2.COLOR_RGB2GRAY), np.uint8)


def _smooth(values: NDArray[np.float64], sigma: float) -> NDArray[np.float64]:
    """*values* under a Gaussian of *sigma* frames, mirrored at the ends."""
    reach = min(len(values) - 1, int(np.ceil(3 * sigma)))
    if reach < 1:
        return values
    offsets = np.arange(-reach, reach + 1)
    weights = np.exp(-0.5 * (offsets / sigma) ** 2)
    around = np.pad(values, reach, mode="reflect", reflect_type="odd")
    return np.convolve(around, weights / weights.sum(), mode="valid")
