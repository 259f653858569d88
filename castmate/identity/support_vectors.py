"""The support vector machine of a few hundred vectors, in the dual: exact, small, quick to load.

Sequential minimal optimisation (Platt 1998): two unknowns at a time are solved in closed form. The
first is the one that violates most, the second the one that promises the largest gain by second
order information: Fan, Chen and Lin, "Working set selection using second order information for
training support vector machines", 2005, WSS 2.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]

TOLERANCE = 1e-3
"""Violation of the conditions of optimality that is left, in units of the margin."""
_MOST_STEPS = 100_000
_FLAT = 1e-12
"""Curvature that two equal vectors are given, so that the step between them stays finite."""


@dataclass(frozen=True)
class Margin:
    """The widest margin between two kinds of vectors: ``s = sum(coefficients . kernel) + b``."""

    coefficients: Doubles
    """float64 (n,): label times weight of each vector; 0 for all but the support vectors."""
    b: float


def widest_margin(kernel: Doubles, labels: Doubles, costs: Doubles) -> Margin:
    """The soft-margin support vector machine with an unpenalised offset b.

    *kernel*: float64 (n, n), positive semidefinite; *labels*: +1 or -1, both present; *costs*:
    what a violated margin of each vector costs, positive.
    """
    alphas = np.zeros(len(labels))
    # Minus label times gradient of the dual: what both ends of a pair are compared by.
    pull = labels.copy()
    diagonal = kernel.diagonal()
    for _ in range(_MOST_STEPS):
        can_rise = np.where(labels > 0, alphas < costs, alphas > 0)
        can_fall = np.where(labels > 0, alphas > 0, alphas < costs)
        i = int(np.argmax(np.where(can_rise, pull, -np.inf)))
        gap = pull[i] - pull
        if float(np.max(np.where(can_fall, gap, -np.inf))) < TOLERANCE:
            break
        curvature = np.maximum(diagonal[i] + diagonal - 2 * kernel[i], _FLAT)
        gain = np.where(can_fall & (gap > 0), gap * gap / curvature, -np.inf)
        j = int(np.argmax(gain))
        room_up = costs[i] - alphas[i] if labels[i] > 0 else alphas[i]
        room_down = alphas[j] if labels[j] > 0 else costs[j] - alphas[j]
        step = min(gap[j] / curvature[j], room_up, room_down)
        alphas[i] = _moved(alphas[i], labels[i] * step, costs[i])
        alphas[j] = _moved(alphas[j], -labels[j] * step, costs[j])
        pull -= step * (kernel[i] - kernel[j])
    return Margin(labels * alphas, _offset(pull, alphas, labels, costs))


def _moved(alpha: float, step: float, cost: float) -> float:
    """*alpha* moved, exactly onto a bound that it comes to."""
    moved = alpha + step
    if moved < _FLAT * cost:
        return 0.0
    return cost if moved > (1 - _FLAT) * cost else moved


def _offset(pull: Doubles, alphas: Doubles, labels: Doubles, costs: Doubles) -> float:
    """b, from the vectors on the margin; without one, the middle of what the others allow."""
    on_margin = (alphas > 0) & (alphas < costs)
    if on_margin.any():
        return float(pull[on_margin].mean())
    rises = np.where(labels > 0, alphas < costs, alphas > 0)
    return 0.5 * float(pull[rises].max() + pull[~rises].min())
