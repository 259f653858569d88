"""The loop: the half to whole second of the character's own motion that best closes on itself.

Video textures (Schödl, Szeliski, Salesin, Essa 2000): frame j may be followed by frame i where the
frames round i look like the frames round j.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.character import Edge
from castmate.characters.cut_frames import CutFrame
from castmate.characters.footing import Footing, footings
from castmate.media.geometry import Box
from castmate.media.pixels import RgbaImage

SHORTEST_SECONDS, LONGEST_SECONDS = 0.5, 1.0
FASTEST_RATE = 25
"""Pictures a second; a faster clip is thinned."""
MOST_HEIGHT = 640
"""Pixels."""
LEAST_CONFIDENCE = 0.6
LEAST_SEAM = 0.5
LEAST_MOTION = 0.05
"""Mean change of the subject's pixels, 0..1, under which it is nearly still."""
MOST_FLICKER = 3.0
"""A step this many times the usual one is a flaw of the cut-out."""

_RIM = 4
"""Pixels left free round the pictures."""
_LOOKED_AT = 56
"""Pixels: the height at which looks are compared."""


@dataclass(frozen=True)
class CutLoop:
    """A loop with its pictures, before they are kept."""

    pictures: tuple[RgbaImage, ...] = field(repr=False)
    """All of one size; the character stands on the middle of the bottom edge."""
    frame_rate: Fraction
    seam: float
    """0..1: how unseen the jump from the last picture to the first is."""
    cut_by: tuple[Edge, ...]


@dataclass(frozen=True)
class _Candidate:
    """The frames ``[first, stop)`` of a run, and how good a loop they make."""

    first: int
    stop: int
    seam: float
    worth: float


def choose_loop(frames: Sequence[CutFrame], frame_rate: Fraction) -> CutLoop | None:
    """The best loop among *frames* of a clip of *frame_rate*; None where there is no good one.

    There is none where the cut-out is not sure enough, where the subject is nearly still (a view
    moves better), and where every jump back would be seen.
    """
    best: tuple[_Candidate, Sequence[CutFrame], tuple[Footing, ...]] | None = None
    stride = max(1, -(-frame_rate // FASTEST_RATE))
    for run in _runs(frames, stride):
        stands = footings(run)
        found = _best_candidate(run, stands, float(frame_rate / stride))
        if found is not None and (best is None or found.worth > best[0].worth):
            best = found, run, stands
    if best is None:
        return None
    candidate, run, stands = best
    kept = slice(candidate.first, candidate.stop)
    pictures = registered(run[kept], stands[kept])
    return CutLoop(pictures, frame_rate / stride, candidate.seam, _cut_by(run[kept]))


def _runs(frames: Sequence[CutFrame], stride: int) -> list[Sequence[CutFrame]]:
    """The stretches of *frames* without a gap, every *stride*-th frame of each."""
    steps = [after.index - before.index for before, after in pairwise(frames)]
    usual = min(steps, default=1)
    marks = [0, *(n + 1 for n, step in enumerate(steps) if step > usual), len(frames)]
    runs = [frames[first:stop] for first, stop in pairwise(marks)]
    return [run[::stride] for run in runs]


def _best_candidate(
    run: Sequence[CutFrame], stands: Sequence[Footing], rate: float
) -> _Candidate | None:
    shortest, longest = round(SHORTEST_SECONDS * rate), round(LONGEST_SECONDS * rate)
    if len(run) < shortest + 2:
        return None
    looks = np.stack([_look(frame, stand, run) for frame, stand in zip(run, stands, strict=True)])
    steps = _apart(looks[1:], looks[:-1])
    sure = np.array([frame.confidence for frame in run])
    best: _Candidate | None = None
    for length in range(shortest, min(longest, len(run) - 2) + 1):
        alike = _apart(looks[length:], looks[:-length])
        for first in range(1, len(run) - length):
            found = _judged(first, length, looks, alike, steps, sure, share=length / longest)
            if found is not None and (best is None or found.worth > best.worth):
                best = found
    return best


def _judged(
    first: int,
    length: int,
    looks: NDArray[np.float32],
    alike: NDArray[np.float64],
    steps: NDArray[np.float64],
    sure: NDArray[np.float64],
    *,
    share: float,
) -> _Candidate | None:
    """The frames ``[first, first + length)`` as a loop, or None where they make no good one.

    *looks*: of every frame; *alike*: how far frame t and t + *length* are apart; *steps*: the same
    for t and t + 1; *share*: 0..1 of the longest loop allowed.
    """
    stop = first + length
    inner = steps[first : stop - 1]
    usual = float(np.median(inner)) + 1e-3
    # The jump leads from frame stop - 1 to frame first, in place of frame stop.
    jump = 0.6 * float(alike[first]) + 0.4 * float(alike[first - 1])
    seam = float(np.exp(-0.5 * max(0.0, jump / usual - 1.0)))
    flicker = float(inner.max()) / usual
    motion = float(_apart(looks[first:stop], looks[first][None]).max())
    confidence = float(sure[first:stop].mean())
    if (
        seam < LEAST_SEAM
        or motion < LEAST_MOTION
        or confidence < LEAST_CONFIDENCE
        or flicker > MOST_FLICKER
    ):
        return None
    lively = min(1.0, motion / (3 * LEAST_MOTION))
    # The eye forgives a jump amid haste, but neither a large one nor the same half second for ever.
    worth = seam * confidence * lively * float(np.sqrt(share / flicker) * np.exp(-3.0 * jump))
    return _Candidate(first, first + length, round(seam, 3), worth)


def _look(frame: CutFrame, stand: Footing, run: Sequence[CutFrame]) -> NDArray[np.float32]:
    """The subject small and on its feet, colours times alpha, then alpha: float32 (n,), 0..1."""
    tallest = max(other.box.height for other in run)
    widest = max(other.box.width for other in run)
    scale = _LOOKED_AT / tallest / stand.scale
    size = (round(1.3 * _LOOKED_AT * widest / tallest) + 2, _LOOKED_AT + 2 * _RIM)
    small = _warped(frame, stand, scale, size)
    return small.astype(np.float32).ravel() / np.float32(255)


def _warped(
    frame: CutFrame, stand: Footing, scale: float, size: tuple[int, int]
) -> NDArray[np.uint8]:
    """The frame's subject, colours times alpha, feet at the bottom middle of a small picture."""
    shrunk = min(1.0, 2 * scale)
    crop = frame.crop()
    at = (max(1, round(crop.rgb.shape[1] * shrunk)), max(1, round(crop.rgb.shape[0] * shrunk)))
    rgb = cv2.resize(crop.rgb, at, interpolation=cv2.INTER_AREA)
    alpha = cv2.resize(crop.alpha, at, interpolation=cv2.INTER_AREA)
    layered = np.dstack([cv2.multiply(rgb, cv2.merge([alpha] * 3), scale=1 / 255), alpha])
    corner = frame.crop_corner()
    move = _onto(stand, scale, size, corner, shrunk)
    return np.asarray(cv2.warpAffine(layered, move, size, flags=cv2.INTER_LINEAR), np.uint8)


def _onto(
    stand: Footing, scale: float, size: tuple[int, int], corner: tuple[int, int], shrunk: float
) -> NDArray[np.float64]:
    """The map from a crop, shrunk by *shrunk*, to a picture of *size* with the feet at its foot."""
    ratio = scale / shrunk
    x = size[0] / 2 - scale * (stand.x - corner[0])
    y = size[1] - _RIM - scale * (stand.y - corner[1])
    return np.array([[ratio, 0, x], [0, ratio, y]])


def _apart(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float64]:
    """Mean difference of looks over the subject's own pixels, row by row: 0..1."""
    difference = np.abs(one - other).sum(axis=1, dtype=np.float64)
    covered = np.maximum(one[:, 3::4], other[:, 3::4]).sum(axis=1, dtype=np.float64) * 4
    return np.asarray(difference / np.maximum(covered, 1.0))


def registered(frames: Sequence[CutFrame], stands: Sequence[Footing]) -> tuple[RgbaImage, ...]:
    """The subject of each frame on one canvas, feet on the middle of its bottom edge.

    The canvas is just large enough for all of them, and at most 640 pixels high.
    """
    reaches = np.array(
        [_reach(frame.box, stand) for frame, stand in zip(frames, stands, strict=True)]
    )
    above, below, beside = np.maximum(reaches.max(axis=0), 0.0)
    scale = min(1.0, (MOST_HEIGHT - 2 * _RIM) / (above + below))
    size = (
        2 * (int(np.ceil(beside * scale)) + _RIM),
        int(np.ceil((above + below) * scale)) + 2 * _RIM,
    )
    return tuple(
        _placed(frame, stand, scale / stand.scale, size, float(below) * scale)
        for frame, stand in zip(frames, stands, strict=True)
    )


def _reach(box: Box, stand: Footing) -> tuple[float, float, float]:
    """How far the subject goes above, below and beside its feet, at the loop's own scale."""
    beside = max(stand.x - box.x, box.right - stand.x)
    return (
        (stand.y - box.y) / stand.scale,
        (box.bottom - stand.y) / stand.scale,
        beside / stand.scale,
    )


def _placed(
    frame: CutFrame, stand: Footing, scale: float, size: tuple[int, int], below: float
) -> RgbaImage:
    """The subject of *frame*, scaled, its feet *below* pixels over the canvas' bottom margin."""
    crop = frame.crop()
    longest = max(crop.rgb.shape[:2])
    picture = frame.picture(longest_side=max(1, round(longest * min(1.0, scale))))
    shrunk = picture.shape[0] / crop.rgb.shape[0]
    corner = frame.crop_corner()
    move = _onto(stand, scale, size, corner, shrunk)
    move[1, 2] -= below
    alpha = picture[..., 3:].astype(np.float32) / 255
    layered = np.dstack([picture[..., :3] * alpha, alpha * 255])
    moved = cv2.warpAffine(layered, move, size, flags=cv2.INTER_LINEAR)
    share = np.maximum(moved[..., 3:], 1.0) / 255
    colours = np.where(moved[..., 3:] > 0, moved[..., :3] / share, 0)
    placed = np.dstack([np.clip(colours, 0, 255), moved[..., 3:]])
    return np.round(placed).astype(np.uint8)


def _cut_by(frames: Sequence[CutFrame]) -> tuple[Edge, ...]:
    """The edges that cut the subject in at least a quarter of *frames*."""
    edges: tuple[Edge, ...] = ("left", "top", "right", "bottom")
    return tuple(edge for edge in edges if 4 * sum(edge in f.cut_by for f in frames) >= len(frames))
