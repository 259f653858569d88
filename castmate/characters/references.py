"""References for the signature: sure frames spread over time, the best of each stretch.

A signature's calibration leans on their spread more than on anything else: first, middle and last
beat the first three by far.
"""

from collections.abc import Sequence

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


def crops_of(frames: Sequence[CutFrame]) -> tuple[Crop, ...]:
    """The crops of *frames*, as an embedder wants them."""
    return tuple(frame.crop() for frame in frames)
