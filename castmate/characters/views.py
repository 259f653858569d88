"""Views: a handful of pictures of the character that are good and differ, best first."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.character import Edge
from castmate.characters.cut_frames import CutFrame
from castmate.media.pixels import RgbaImage

MOST_VIEWS = 6
LONGEST_SIDE = 768
"""Pixels."""
_SMALL = 24
_TIME_WEIGHT = 0.06
_ALIKE = 0.10
"""Views nearer than this would show the same thing twice."""
_NEIGHBOURS = 5


@dataclass(frozen=True)
class CutView:
    """A view with its picture, before it is kept."""

    picture: RgbaImage = field(repr=False)
    frame_index: int
    time_seconds: float
    score: float
    """0..1: sharp, large, whole, sure."""
    cut_by: tuple[Edge, ...]


def choose_views(frames: Sequence[CutFrame], *, most: int = MOST_VIEWS) -> tuple[CutView, ...]:
    """Up to *most* views of *frames* (at least one frame): the best one, then what differs most.

    Farthest-point selection (Gonzalez 1985) in a small picture of looks and time, among the good
    ones.
    """
    scores = view_scores(frames)
    chosen = [int(np.argmax(scores))]
    good = scores >= 0.6 * scores[chosen[0]]
    looks = np.stack([_look(frame) for frame in frames])
    times = np.array([frame.time_seconds for frame in frames])
    length = max(1e-6, float(np.ptp(times)))
    nearest = np.full(len(frames), np.inf)
    while len(chosen) < most:
        last = chosen[-1]
        apart = np.sqrt(np.mean((looks - looks[last]) ** 2, axis=1))
        apart = apart + _TIME_WEIGHT * np.abs(times - times[last]) / length
        nearest = np.minimum(nearest, apart)
        worth = np.where(good, nearest * scores, 0.0)
        farthest = int(np.argmax(worth))
        if nearest[farthest] < _ALIKE or worth[farthest] <= 0:
            break
        chosen.append(farthest)
    return tuple(_view(frames[number], float(scores[number])) for number in chosen)


def view_scores(frames: Sequence[CutFrame]) -> NDArray[np.float64]:
    """0..1 for each of *frames*: how good a picture of the character it makes."""
    areas = np.array([frame.area for frame in frames])
    sharp = np.array([frame.sharpness for frame in frames])
    sure = np.array([frame.confidence for frame in frames])
    whole = np.array([0.65 ** len(frame.cut_by) for frame in frames])
    size = np.sqrt(areas / areas.max())
    sharpness = np.minimum(1.0, sharp / max(1e-6, float(np.quantile(sharp, 0.9))))
    steady = np.exp(-4.0 * np.abs(np.log(areas / _usual(areas))))
    worth = sure * whole * steady * (0.4 + 0.6 * size) * (0.3 + 0.7 * sharpness)
    return np.asarray(np.clip(worth, 0.0, 1.0))


def _usual(areas: NDArray[np.float64]) -> NDArray[np.float64]:
    """The median area round each frame: a cut-out that flickers differs from it."""
    around = np.pad(areas, _NEIGHBOURS, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(around, 2 * _NEIGHBOURS + 1)
    return np.asarray(np.median(windows, axis=1))


def _look(frame: CutFrame) -> NDArray[np.float32]:
    """The subject as 24x24 Lab and alpha, each about 0..1: float32 (2304,)."""
    crop = frame.crop(margin=0.0)
    size = (_SMALL, _SMALL)
    alpha = cv2.resize(crop.alpha, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    rgb = cv2.resize(crop.rgb, size, interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB).astype(np.float32) / 255
    inside = lab * alpha[..., None] + 0.5 * (1 - alpha[..., None])
    return np.concatenate([2.0 * inside.ravel(), alpha.ravel()])


def _view(frame: CutFrame, score: float) -> CutView:
    return CutView(
        picture=frame.picture(longest_side=LONGEST_SIDE),
        frame_index=frame.index,
        time_seconds=frame.time_seconds,
        score=score,
        cut_by=frame.cut_by,
    )
