"""The built-in embedder: a Fisher vector of dense RootSIFT and Lab cells. No downloaded weights.

Perronnin, Sanchez and Mensink, "Improving the Fisher kernel for large-scale image
classification", 2010: gradients of the log-likelihood with respect to the means and variances of
a Gaussian mixture (their equations 4 to 6), then power and L2 normalisation (sections 3.1, 3.2).
A crop is pooled with its mirror image, so that left and right do not matter.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
from numpy.typing import NDArray

from castmate.identity.codebook import Codebook, load_codebook
from castmate.identity.embedder import Crop
from castmate.identity.features import local_features, mirrored

Floats = NDArray[np.float32]


class FisherEmbedder:
    """Tells characters apart by their surface: texture and colour, not by their kind.

    About 50 ms of one core a crop. A crop without a mask yields the zero vector.
    """

    name = "fisher-1"

    def __init__(self, codebook: Codebook | None = None) -> None:
        self._codebook = load_codebook() if codebook is None else codebook

    @property
    def negatives(self) -> Floats:
        """float32 (n, 8704): unit vectors of synthetic crops that are no character."""
        return self._codebook.negatives

    def embed(self, crops: Sequence[Crop]) -> Floats:
        """float32 (len(crops), 8704), each row of unit length."""
        if not crops:
            return np.zeros((0, 2 * self._codebook.means.size), np.float32)
        # OpenCV and NumPy let go of the interpreter: two threads are nearly twice as fast.
        with ThreadPoolExecutor(max_workers=2) as threads:
            return np.stack(list(threads.map(partial(embed_crop, self._codebook), crops)))


def embed_crop(codebook: Codebook, crop: Crop) -> Floats:
    """The Fisher vector of one crop and its mirror image: float32 (8704,), of unit length."""
    features = local_features(crop)
    patches = [codebook.projected(seen) for seen in (features, mirrored(features))]
    return _normalised(fisher_vector(codebook, np.concatenate(patches)))


def fisher_vector(codebook: Codebook, x: Floats) -> Floats:
    """The gradients of Perronnin's equations 5 and 6: float32 (8704,), not normalised."""
    w, mu, variance = codebook.weights[:, None], codebook.means, codebook.variances
    T = max(len(x), 1)
    gamma = _posteriors(codebook, x)
    s0, s1, s2 = gamma.sum(axis=0)[:, None], gamma.T @ x, gamma.T @ (x * x)
    of_means = (s1 - mu * s0) / (T * np.sqrt(w * variance))
    of_deviations = (s2 - 2 * mu * s1 + (mu**2 - variance) * s0) / (T * np.sqrt(2 * w) * variance)
    return np.concatenate([of_means.ravel(), of_deviations.ravel()])


def _posteriors(codebook: Codebook, x: Floats) -> Floats:
    """gamma_t(i), which Gaussian each patch belongs to (equation 4): float32 (patches, 64)."""
    precision = 1 / codebook.variances
    of_gaussian = np.log(codebook.weights) - 0.5 * (
        np.log(codebook.variances) + codebook.means**2 * precision
    ).sum(axis=1)
    log = of_gaussian + x @ (codebook.means * precision).T - 0.5 * (x * x) @ precision.T
    likelihood = np.exp(log - log.max(axis=1, keepdims=True))
    gamma: Floats = likelihood / likelihood.sum(axis=1, keepdims=True)
    return gamma


def _normalised(vector: Floats) -> Floats:
    """Power (alpha = 1/2), then L2 normalisation; the zero vector stays what it is."""
    rooted = np.sign(vector) * np.sqrt(np.abs(vector))
    unit: Floats = (rooted / max(float(np.linalg.norm(rooted)), 1e-12)).astype(np.float32)
    return unit
