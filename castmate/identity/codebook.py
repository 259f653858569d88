"""The codebook of the built-in embedder: what local features look like, learned from drawn leaves.

Made by ``python -m training.codebook`` from synthetic pictures; no photograph is in it.
"""

from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load

from castmate.identity.features import LocalFeatures

Floats = NDArray[np.float32]

FILE = "fisher-1.safetensors"


@dataclass(frozen=True)
class Codebook:
    """Two projections, a mixture of Gaussians over what they yield, and a bank of negatives."""

    gradients_mean: Floats
    """float32 (128,)."""
    gradients_axes: Floats
    """float32 (128, 34): principal axes of RootSIFT."""
    colours_mean: Floats
    """float32 (48,)."""
    colours_axes: Floats
    """float32 (48, 34): principal axes of the Lab cells."""
    weights: Floats
    """float32 (64,): shares of the Gaussians, summing to 1."""
    means: Floats
    """float32 (64, 68)."""
    variances: Floats
    """float32 (64, 68): diagonals, positive."""
    negatives: Floats
    """float32 (n, 8704): unit vectors of drawn crops that are no character."""

    def projected(self, features: LocalFeatures) -> Floats:
        """The patches in 68 dimensions: float32 (patches, 68)."""
        gradients = (features.gradients - self.gradients_mean) @ self.gradients_axes
        colours = (features.colours - self.colours_mean) @ self.colours_axes
        return np.concatenate([gradients, colours], axis=1)


def load_codebook() -> Codebook:
    """The codebook that comes with castmate; about 10 ms."""
    stored = resources.files("castmate.identity").joinpath("weights", FILE).read_bytes()
    tensors = {name: tensor.astype(np.float32) for name, tensor in load(stored).items()}
    return Codebook(**tensors)
