"""Makes the codebook of the built-in embedder from synthetic pictures: a few minutes on one core.

    python -m training.codebook

draws "dead leaves" pictures (:mod:`training.dead_leaves`), cuts blobs out of them as if they were
characters, learns two projections and a mixture of Gaussians from one part of them, and stores
the Fisher vectors of the other part as the bank of negatives. The seed is fixed: the same library
versions write the same file. No photograph goes in.
"""

import argparse
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from sklearn.mixture import GaussianMixture

from castmate.identity.codebook import FILE, Codebook
from castmate.identity.embedder import Crop
from castmate.identity.features import LocalFeatures, local_features
from castmate.identity.fisher import FisherEmbedder
from training.dead_leaves import SIDE, dead_leaves, random_style

Floats = NDArray[np.float32]

TARGET = Path(__file__).parent.parent / "castmate" / "identity" / "weights" / FILE
LEARNED_FROM = 300
NEGATIVES = 240
PATCHES = 60_000
DIMENSIONS = 34
"""Of gradients and of colours each: 68 together."""
GAUSSIANS = 64
SMALLEST_VARIANCE = 1e-4
"""Representable in half precision, which the file is stored in."""


def drawn_crop(seed: int) -> Crop:
    """A blob of one to five ellipses, cut out of a dead-leaves picture."""
    rng = np.random.default_rng(seed)
    rgb = dead_leaves(rng, random_style(rng))
    alpha = np.zeros((SIDE, SIDE), np.uint8)
    middle = rng.uniform(0.36 * SIDE, 0.64 * SIDE, 2)
    for _ in range(int(rng.integers(1, 6))):
        x, y = (round(float(v)) for v in middle + rng.normal(0, 0.11 * SIDE, 2))
        axes = tuple(round(float(v)) for v in rng.uniform(0.11 * SIDE, 0.36 * SIDE, 2))
        cv2.ellipse(alpha, (x, y), axes, float(rng.uniform(0, 360)), 0, 360, 255, -1)
    return Crop(rgb, alpha)


def learned(features: list[LocalFeatures]) -> Codebook:
    """The projections and Gaussians of *features*, without negatives."""
    rng = np.random.default_rng(0)
    share = PATCHES // len(features)
    picks = [rng.permutation(len(each.gradients))[:share] for each in features]
    pairs = list(zip(features, picks, strict=True))
    gradients = np.concatenate([each.gradients[pick] for each, pick in pairs])
    colours = np.concatenate([each.colours[pick] for each, pick in pairs])
    unfitted = Codebook(
        gradients.mean(axis=0), _principal_axes(gradients),
        colours.mean(axis=0), _principal_axes(colours),
        *[np.ones(1, np.float32)] * 4,
    )  # fmt: skip
    mixture = GaussianMixture(
        GAUSSIANS, covariance_type="diag", max_iter=200, reg_covar=SMALLEST_VARIANCE,
        init_params="k-means++", random_state=0,
    )  # fmt: skip
    mixture.fit(unfitted.projected(LocalFeatures(gradients, colours)))
    return replace(
        unfitted,
        weights=mixture.weights_.astype(np.float32),
        means=mixture.means_.astype(np.float32),
        variances=mixture.covariances_.astype(np.float32),
    )


def _principal_axes(rows: Floats) -> Floats:
    """The first 34 eigenvectors of the covariance, each with its largest entry positive."""
    _, vectors = np.linalg.eigh(np.cov(rows.T))
    axes = vectors[:, ::-1][:, :DIMENSIONS]
    largest = axes[np.abs(axes).argmax(axis=0), np.arange(DIMENSIONS)]
    return (axes * np.sign(largest)).astype(np.float32)


def main() -> None:
    """Draw, learn, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--output", type=Path, default=TARGET, help="where the file goes")
    output: Path = parser.parse_args().output
    crops = [drawn_crop(seed) for seed in range(LEARNED_FROM + NEGATIVES)]
    codebook = learned([local_features(crop) for crop in crops[:LEARNED_FROM]])
    negatives = FisherEmbedder(codebook).embed(crops[LEARNED_FROM:])
    output.parent.mkdir(parents=True, exist_ok=True)
    tensors = vars(replace(codebook, negatives=negatives))
    save_file({name: tensor.astype(np.float16) for name, tensor in tensors.items()}, output)


if __name__ == "__main__":
    main()
