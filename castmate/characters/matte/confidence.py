"""How far a cut-out can be trusted, before anybody has looked at it."""

from collections.abc import Sequence

import numpy as np

from castmate.characters.matte.propagate import Step


def frame_confidences(steps: Sequence[Step], start: int, first: float) -> list[float]:
    """0..1 per frame: the expected overlap (IoU) with what a person would cut out.

    *first* is the expected overlap of the first mask, of frame *start*; it fades with
    every step that the flow could not follow or where subject and surroundings look alike.
    """
    found = [first] * len(steps)
    for order in (range(start + 1, len(steps)), range(start - 1, -1, -1)):
        kept = first
        for t in order:
            step = steps[t]
            kept *= 1 - 0.02 * (1 - step.steadiness) - 0.01 * (1 - step.separation)
            found[t] = kept if bool(np.any(step.chance > 0.5)) else 0.0
    return found
