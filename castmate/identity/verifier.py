"""The verifier: one linear support vector machine per character, its references against a bank.

Exemplar SVMs: Malisiewicz, Gupta and Efros, "Ensemble of exemplar-SVMs for object detection and
beyond", 2011, here with a handful of references on the positive side. Solved in the dual, where
the problem has as many unknowns as there are vectors (about 250) and not dimensions (8704).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.svm import SVC

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


def train_verifier(references: Floats, negatives: Floats) -> Verifier:
    """The verifier of *references* (k, dimensions) against *negatives*; about 30 ms."""
    vectors = np.concatenate([references, negatives])
    labels = np.repeat((1, -1), (len(references), len(negatives)))
    machine = SVC(C=C, kernel="precomputed", class_weight="balanced")
    machine.fit(vectors @ vectors.T, labels)
    w = machine.dual_coef_[0] @ vectors[machine.support_]
    return Verifier(w.astype(np.float32), float(machine.intercept_[0]))


def own_level(references: Floats, negatives: Floats) -> float:
    """What the character itself scores when left out of the references: the median over them.

    Needs at least two references.
    """
    left_out = [
        train_verifier(np.delete(references, k, axis=0), negatives).scores(references[k : k + 1])
        for k in range(len(references))
    ]
    return float(np.median(left_out))


def stranger_level(references: Floats, negatives: Floats) -> float:
    """What the nearest strangers score: the 95th percentile of negatives that were held out."""
    held_out = [
        train_verifier(references, negatives[fold::2]).scores(negatives[1 - fold :: 2])
        for fold in (0, 1)
    ]
    return float(np.percentile(np.concatenate(held_out), HELD_OUT_SHARE))
