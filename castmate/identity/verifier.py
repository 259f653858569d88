"""The verifier: one linear support vector machine per character, its references against a bank.

Exemplar SVMs: Malisiewicz, Gupta and Efros, "Ensemble of exemplar-SVMs for object detection and
beyond", 2011, here with a handful of references on the positive side. Solved in the dual, where
the problem has as many unknowns as there are vectors (about 250) and not dimensions (8704).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castmate.identity.support_vectors import widest_margin

Floats = NDArray[np.float32]

C = 1.0
"""The SVM's cost of a violated margin; both sides weigh the same in total."""
HELD_OUT_SHARE = 95.0
"""Percentile of the held-out negatives' scores that marks an impostor."""


@dataclass(frozen=True)
class Verifier:
    """``s = w . phi + b``: about +1 for the character, about -1 for others."""

    w: Floats
    """float32 (dimensions,)."""
    b: float

    def scores(self, vectors: Floats) -> Floats:
        """Raw scores s of *vectors* (n, dimensions): float32 (n,)."""
        s: Floats = (vectors @ self.w + np.float32(self.b)).astype(np.float32)
        return s


def train_verifier(positives: Floats, negatives: Floats) -> Verifier:
    """The verifier of *positives* (k, dimensions) against *negatives*; about 15 ms."""
    vectors = np.concatenate([positives, negatives])
    kinds = len(positives), len(negatives)
    costs = np.repeat([C * len(vectors) / (2 * count) for count in kinds], kinds)
    kernel = (vectors @ vectors.T).astype(np.float64)
    margin = widest_margin(kernel, np.repeat((1.0, -1.0), kinds), costs)
    return Verifier((margin.coefficients @ vectors).astype(np.float32), margin.b)


def own_level(references: Floats, groups: Sequence[Floats], negatives: Floats) -> float:
    """What the character itself scores when left out of its references: the median over them.

    *groups* holds, for each of *references*, all positives that were made of it. Needs two.
    """
    left_out = []
    for k, reference in enumerate(references):
        others = np.concatenate([group for j, group in enumerate(groups) if j != k])
        left_out.append(float(train_verifier(others, negatives).scores(reference[None])[0]))
    return float(np.median(left_out))


def stranger_level(positives: Floats, negatives: Floats) -> float:
    """What the nearest strangers score: the 95th percentile of negatives that were held out."""
    held_out = [
        train_verifier(positives, negatives[fold::2]).scores(negatives[1 - fold :: 2])
        for fold in (0, 1)
    ]
    return float(np.percentile(np.concatenate(held_out), HELD_OUT_SHARE))
