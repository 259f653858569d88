"""References for the signature: sure frames spread over time, the best of each stretch.

A signature's calibration leans on their spread more than on anything else: first, middle and last
beat the first three by far.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from castmate.characters.cut_frames import CutFrame
from castmate.characters.views import view_scores
from castmate.identity.embedder import Crop

MOST_REFERENCES = 6


def choose_references(
    frames: Sequence[CutFrame], *, most: int = MOST_REFERENCES
) -> tuple[CutFrame, ...]:
    """Up to *most* of *frames*, in order of time: the best of each of *most* equal stretches.

    With fewer frames than *most*, all of them.
    """
    if len(frames) <= most:
        return tuple(frames)
    scores = view_scores(frames)
    times = np.array([frame.time_seconds for frame in frames])
    marks = np.linspace(times[0], times[-1], most + 1)
    stretch = np.clip(np.searchsorted(marks, times, side="right") - 1, 0, most - 1)
    best = [
        int(members[np.argmax(scores[members])])
        for members in (np.flatnonzero(stretch == number) for number in range(most))
        if len(members)
    ]
    return tuple(frames[number] for number in best)


def choose_neighbours(
    frames: Sequence[CutFrame], *, per_second: float = 5.0, most: int = 6
) -> tuple[CutFrame, ...]:
    """Samples in order, about *per_second*, from the middle of the longest run without a gap.

    They tell what is usual for this character between one moment and the next.
    """
    times = np.array([frame.time_seconds for frame in frames])
    usual = float(np.median(np.diff(times))) if len(times) > 1 else 0.0
    ends = [0, *(np.flatnonzero(np.diff(times) > 2.5 * usual) + 1), len(frames)]
    first, stop = max(pairwise(ends), key=lambda run: run[1] - run[0])
    step = max(1, round(1 / (per_second * usual))) if usual > 0 else 1
    run = frames[first:stop:step]
    spare = max(0, len(run) - most) // 2
    return tuple(run[spare : spare + most])


def crops_of(frames: Sequence[CutFrame]) -> tuple[Crop, ...]:
    """The crops of *frames*, as an embedder wants them."""
    return tuple(frame.crop() for frame in frames)
