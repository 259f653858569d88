"""How far a cut-out can be trusted, before anybody has looked at it."""

from collections.abc import Sequence

import numpy as np

from castmate.characters.matte.propagate import Step
from castmate.characters.matte.small import Plane, Region

_SUREST = 0.93
"""No mask is surer than this: also a right one is carried on with small faults."""
_VOTED, _VOTED_ON_SHOWN = 0.12, 0.3
"""Share of the doubt that a vote and what other frames reveal take away: what all came to is better
than what the best reading promised, by so much on filmed sequences. Most where a person showed the
subject; elsewhere it may be the wrong one."""
_ALONE, _WITH_WITNESS = 0.5, 0.6
"""How sure a cut-out can be of which the network sees nothing, and how much more it can be for
seeing the same: half of that is enough for all that filmed sequences promise."""


def backed(expected: float, steps: Sequence[Step], others: Sequence[tuple[int, Plane]]) -> float:
    """*expected*, weighed by how far guesses made on other frames came to the same mask.

    *others* are (frame, chance) of masks that were found there independently.
    """
    overlaps = [overlap(steps[t].chance > 0.5, chance > 0.5) for t, chance in others]
    if not overlaps:
        return 0.8 * expected
    return min(_SUREST, expected * (0.6 + 0.45 * float(np.mean(overlaps))))


def witnessed(
    expected: float, steps: Sequence[Step], by_network: Sequence[tuple[int, Plane]]
) -> float:
    """*expected*, but no more than two can be sure who look at the same and see something else.

    *by_network* are (frame, chance) of what the network takes for the subject by itself.
    """
    if not by_network:
        return expected
    seen = [overlap(steps[t].chance > 0.5, chance > 0.5) for t, chance in by_network]
    return min(expected, _ALONE + _WITH_WITNESS * float(np.mean(seen)))


def overlap(a: Region, b: Region) -> float:
    """Intersection over union; 1 for two empty regions."""
    union = float((a | b).sum())
    return float((a & b).sum()) / union if union else 1.0


def frame_confidences(
    steps: Sequence[Step], start: int, first: float, *, shown: bool
) -> list[float]:
    """0..1 per frame: the expected overlap (IoU) with what a person would cut out.

    *first* is the expected overlap of the first mask, of frame *start*; it fades with
    every step that the flow could not follow or where subject and surroundings look alike.
    *shown* is whether a person showed the subject.
    """
    voted = _VOTED_ON_SHOWN if shown else _VOTED
    first = min(first + voted * (1 - first), _SUREST)
    found = [first] * len(steps)
    for order in (range(start + 1, len(steps)), range(start - 1, -1, -1)):
        kept = first
        for t in order:
            step = steps[t]
            kept *= 1 - 0.02 * (1 - step.steadiness) - 0.01 * (1 - step.separation)
            found[t] = kept if bool(np.any(step.chance > 0.5)) else 0.0
    return found
