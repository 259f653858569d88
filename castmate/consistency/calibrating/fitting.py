"""From trials to constants, and how well the constants hold for a subject that was not fitted.

Platt, "Probabilistic outputs for support vector machines", 1999, solved as in Lin, Lin and Weng,
"A note on Platt's probabilistic outputs for support vector machines", 2007: Newton's method with
halved steps. Expected calibration error: Naeini, Cooper and Hauskrecht, "Obtaining well calibrated
probabilities using Bayesian binning", 2015, with ten bins.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from castmate.consistency.calibrating.trials import Trial
from castmate.identity.calibration import LEAST_GAP, Calibration

Floats = NDArray[np.float64]

STRANGERS_ABOVE = 95
SIGHTINGS_BELOW = 20
"""Percentiles that set the levels."""
LARGEST_SHARE = 2.0
"""Of the way to its references, what a sighting may get: further is chance."""
HARDLY = 0.01
"""Penalty on the slope: enough to keep it finite for scores that separate without error; more
would flatten it, and every P would come out too near to one half."""
MOST_STEPS = 100
SETTLED = 1e-9
BINS = 10
RESAMPLED = 1000


@dataclass(frozen=True)
class Bin:
    """The sightings and strangers of which about the same was said."""

    said: float
    """Mean P, 0..1."""
    was: float
    """Share of them that were the character, 0..1."""
    low: float
    high: float
    """95 % of a bootstrap over subjects of *was*."""
    weight: float
    """Share of all."""


@dataclass(frozen=True)
class FittedRow:
    """The constants for one number of references, and what is known of them."""

    constants: Calibration
    subjects: int
    error: float
    """Expected calibration error of P, each subject judged by a fit to the others."""
    interval: tuple[float, float]
    """95 % of a bootstrap over subjects, moved by its bias: a sample in which subjects repeat is
    more uneven, so that its error is larger."""
    bins: tuple[Bin, ...] = field(repr=False)

    @property
    def tells_apart(self) -> bool:
        """Whether subjects score higher than strangers do, so that the constants have a use."""
        return self.constants.alpha > 0 and self.constants.seen_share > 0


@dataclass(frozen=True)
class _Judged:
    """P of every picture, by a fit to the other subjects."""

    P: Floats
    truth: Floats
    weight: Floats
    """Each subject weighs 2: one for itself, one for its strangers."""
    subject: NDArray[np.int64]

    def of(self, subjects: NDArray[np.int64]) -> "_Judged":
        """The pictures of *subjects*, as often as each is named."""
        picked = np.concatenate([np.flatnonzero(self.subject == each) for each in subjects])
        return _Judged(*(column[picked] for column in vars(self).values()))


def fitted_row(references: int, trials: Sequence[Trial]) -> FittedRow:
    """The constants for so many *references*; at least two *trials*."""
    judged = _left_out(trials)
    rng = np.random.default_rng(0)
    again = [judged.of(rng.integers(len(trials), size=len(trials))) for _ in range(RESAMPLED)]
    error = calibration_error(judged)
    errors = np.array([calibration_error(each) for each in again])
    low, high = np.percentile(errors - errors.mean(), (2.5, 97.5))
    return FittedRow(
        fitted(references, trials),
        len(trials),
        error,
        (max(0.0, error + float(low)), error + float(high)),
        _bins(judged, again),
    )


def fitted(references: int, trials: Sequence[Trial]) -> Calibration:
    """The constants alone."""
    alpha, beta = odds(trials)
    strangers = np.concatenate([trial.strangers - trial.stranger_level for trial in trials])
    offset = float(np.percentile(strangers, STRANGERS_ABOVE))
    reached = [
        (trial.own - trial.stranger_level - offset)
        / max(trial.own_level - trial.stranger_level - offset, LEAST_GAP)
        for trial in trials
    ]
    seen = float(np.percentile(np.concatenate(reached), SIGHTINGS_BELOW))
    return Calibration(
        references=references,
        alpha=round(alpha, 2),
        beta=round(beta, 2),
        stranger_offset=round(offset, 2),
        seen_share=round(min(seen, LARGEST_SHARE), 2),
        own_level=round(float(np.median([trial.own_level for trial in trials])), 2),
    )


def odds(trials: Sequence[Trial]) -> tuple[float, float]:
    """alpha and beta of P = sigmoid(alpha s + beta); sightings and strangers weigh the same."""
    own = np.concatenate([trial.own for trial in trials])
    strangers = np.concatenate([trial.strangers for trial in trials])
    count = len(own) + len(strangers)
    y = np.repeat((1.0, 0.0), (len(own), len(strangers)))
    w = np.repeat(
        (count / (2 * len(own)), count / (2 * len(strangers))), (len(own), len(strangers))
    )
    X = np.stack([np.concatenate([own, strangers]), np.ones(count)], axis=1)
    penalty = np.diag((HARDLY, 1e-9))

    def loss(theta: Floats) -> float:
        z = X @ theta
        return float(w @ (np.logaddexp(0, z) - y * z) + theta @ penalty @ theta / 2)

    theta = np.zeros(2)
    for _ in range(MOST_STEPS):
        P = sigmoid(X @ theta)
        gradient = X.T @ (w * (P - y)) + penalty @ theta
        hessian = (X * (w * P * (1 - P))[:, None]).T @ X + penalty
        step = np.linalg.solve(hessian, gradient)
        reach = 1.0
        while reach > SETTLED and loss(theta - reach * step) > loss(theta):
            reach /= 2
        theta = theta - reach * step
        if reach * float(np.abs(step).max()) < SETTLED:
            break
    return float(theta[0]), float(theta[1])


def sigmoid(z: Floats) -> Floats:
    """1 / (1 + e^-z), for any z."""
    P: Floats = np.exp(-np.logaddexp(0, -z))
    return P


def calibration_error(judged: _Judged) -> float:
    """The mean distance between what is said and what was, over the bins."""
    gaps = [abs(said - was) * weight for said, was, weight in _binned(judged).values()]
    return float(sum(gaps))


def _left_out(trials: Sequence[Trial]) -> _Judged:
    rows = []
    for k, trial in enumerate(trials):
        alpha, beta = odds([*trials[:k], *trials[k + 1 :]])
        for scores, truth in ((trial.own, 1), (trial.strangers, 0)):
            rows += [(P, truth, 1 / len(scores), k) for P in sigmoid(alpha * scores + beta)]
    P, truth, weight, subject = np.array(rows).T
    return _Judged(P, truth, weight, subject.astype(np.int64))


def _binned(judged: _Judged) -> dict[int, tuple[float, float, float]]:
    """Of each bin that is not empty: mean P, share that was the character, share of all."""
    places = np.minimum((judged.P * BINS).astype(int), BINS - 1)
    weight = np.bincount(places, judged.weight, BINS)
    said = np.bincount(places, judged.weight * judged.P, BINS)
    was = np.bincount(places, judged.weight * judged.truth, BINS)
    return {
        n: (said[n] / weight[n], was[n] / weight[n], weight[n] / weight.sum())
        for n in range(BINS)
        if weight[n]
    }


def _bins(judged: _Judged, again: Sequence[_Judged]) -> tuple[Bin, ...]:
    resampled = [_binned(each) for each in again]
    bins = []
    for n, (said, was, weight) in _binned(judged).items():
        shares = [each[n][1] for each in resampled if n in each]
        low, high = np.percentile(shares, (2.5, 97.5))
        bins.append(Bin(float(said), float(was), float(low), float(high), float(weight)))
    return tuple(bins)
