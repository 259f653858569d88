"""The seam for everything that can tell characters apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from castmate.media.pixels import AlphaImage, RgbImage


@dataclass(frozen=True)
class Crop:
    """A character in a picture: the pixels and which of them are it."""

    rgb: RgbImage
    alpha: AlphaImage
    """Same height and width as *rgb*."""


class Embedder(Protocol):
    """Turns crops into vectors; each embedder has its own calibration and is never mixed."""

    @property
    def name(self) -> str:
        """Stable name with a version, stored in every signature, such as ``"fisher-1"``."""

    @property
    def negatives(self) -> NDArray[np.float32]:
        """Vectors of crops that are no character: float32 (n, dimensions), of unit length."""

    def embed(self, crops: Sequence[Crop]) -> NDArray[np.float32]:
        """One row per crop: float32 (len(crops), dimensions), each of unit length."""
