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
from castmate.characters.registration import RIM, onto_feet, registered
from castmate.media.pixels import RgbaImage

SHORTEST_SECONDS, LONGEST_SECONDS = 0.5, 1.0
FASTEST_RATE = 25
"""Pictures a second; a faster clip is thinned."""
LEAST_CONFIDENCE = 0.6
LEAST_SEAM = 0.5
LEAST_MOTION = 0.05
"""Mean change of the subject's pixels, 0..1, under which it is nearly still."""
MOST_FLICKER = 3.0
"""A step this many times the usual one is a flaw of the cut-out."""

_FOLLOWED_AT = 128
"""Pixels: the height at which the subject is followed from frame to frame."""
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
        shrunk = min(1.0, _FOLLOWED_AT / max(frame.box.height for frame in run))
        small = [frame.shrunk(shrunk) for frame in run]
        stands = footings(small)
        found = _best_candidate(small, stands, float(frame_rate / stride))
        if found is not None and (best is None or found.worth > best[0].worth):
            best = found, run, tuple(stand.enlarged(1 / shrunk) for stand in stands)
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


@dataclass(frozen=True)
class _Compared:
    """The frames of a run, compared with one another."""

    looks: NDArray[np.float32]
    """(frames, n): see :func:`_look`."""
    steps: NDArray[np.float64]
    """How far frame t and frame t + 1 are apart, 0..1."""
    sure: NDArray[np.float64]
    """Confidence of each frame, less where an edge of the picture cuts the subject."""


def _best_candidate(
    run: Sequence[CutFrame], stands: Sequence[Footing], rate: float
) -> _Candidate | None:
    shortest, longest = round(SHORTEST_SECONDS * rate), round(LONGEST_SECONDS * rate)
    if len(run) < shortest + 2:
        return None
    looks = np.stack([_look(frame, stand, run) for frame, stand in zip(run, stands, strict=True)])
    sure = np.array([frame.confidence * 0.8 ** len(frame.cut_by) for frame in run])
    compared = _Compared(looks, _apart(looks[1:], looks[:-1]), sure)
    best: _Candidate | None = None
    for length in range(shortest, min(longest, len(run) - 2) + 1):
        alike = _apart(looks[length:], looks[:-length])
        for first in range(1, len(run) - length):
            # The jump leads from the last frame to frame first, in place of the one after it.
            jump = 0.6 * float(alike[first]) + 0.4 * float(alike[first - 1])
            found = _judged(compared, first, length, jump, share=length / longest)
            if found is not None and (best is None or found.worth > best.worth):
                best = found
    return best


def _judged(
    run: _Compared, first: int, length: int, jump: float, *, share: float
) -> _Candidate | None:
    """The frames ``[first, first + length)`` as a loop, or None where they make no good one.

    *jump*: how far its end and its beginning are apart; *share*: 0..1 of the longest loop allowed.
    """
    stop = first + length
    inner = run.steps[first : stop - 1]
    usual = float(np.median(inner)) + 1e-3
    seam = float(np.exp(-0.5 * max(0.0, jump / usual - 1.0)))
    flicker = float(inner.max()) / usual
    confidence = float(run.sure[first:stop].mean())
    if seam < LEAST_SEAM or confidence < LEAST_CONFIDENCE or flicker > MOST_FLICKER:
        return None
    motion = float(_apart(run.looks[first:stop:2], run.looks[first][None]).max())
    if motion < LEAST_MOTION:
        return None
    lively = min(1.0, motion / (3 * LEAST_MOTION))
    # The eye forgives a jump amid haste, but neither a large one nor the same half second for ever.
    worth = seam * confidence * lively * float(np.sqrt(share / flicker) * np.exp(-3.0 * jump))
    return _Candidate(first, stop, round(seam, 3), worth)


def _look(frame: CutFrame, stand: Footing, run: Sequence[CutFrame]) -> NDArray[np.float32]:
    """The subject small and on its feet, colours times alpha, then alpha: float32 (n,), 0..1."""
    tallest = max(other.box.height for other in run)
    widest = max(other.box.width for other in run)
    size = (round(1.3 * _LOOKED_AT * widest / tallest) + 2, _LOOKED_AT + 2 * RIM)
    layered = np.dstack(
        [cv2.multiply(frame.rgb, cv2.merge([frame.alpha] * 3), scale=1 / 255), frame.alpha]
    )
    move = onto_feet(stand, _LOOKED_AT / tallest / stand.scale, size)
    small = cv2.warpAffine(layered, move, size, flags=cv2.INTER_LINEAR)
    return np.asarray(small, np.float32).ravel() / np.float32(255)


def _apart(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float64]:
    """Mean difference of looks over the subject's own pixels, row by row: 0..1."""
    difference = np.abs(one - other).sum(axis=1, dtype=np.float64)
    covered = np.maximum(one[:, 3::4], other[:, 3::4]).sum(axis=1, dtype=np.float64) * 4
    return np.asarray(difference / np.maximum(covered, 1.0))


def _cut_by(frames: Sequence[CutFrame]) -> tuple[Edge, ...]:
    """The edges that cut the subject in at least a quarter of *frames*."""
    edges: tuple[Edge, ...] = ("left", "top", "right", "bottom")
    return tuple(edge for edge in edges if 4 * sum(edge in f.cut_by for f in frames) >= len(frames))
