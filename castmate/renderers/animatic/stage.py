"""The stage: the units in which every set is drawn, whatever the size of the picture.

A stage is 720 units high. x = 0 is the middle of the picture, y = 0 its top edge, y grows down.
A 1280x720 picture shows x from -640 to 640; a 720x1280 one shows x from -202 to 202, so what
matters most in a set stands near the middle.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np

from castmate.media.geometry import Size
from castmate.renderers.animatic.mood import Mood

HEIGHT = 720.0
"""Height of every stage, in units."""

OVERSCAN = 240.0
"""How far beyond the picture's sides a layer at depth 1 must be painted, for camera moves."""


@dataclass(frozen=True)
class Stage:
    """Where a set is built: the picture's shape, the light, and a seed."""

    size: Size
    mood: Mood
    seed: int

    @property
    def pixels_per_unit(self) -> float:
        """Scale from units to pixels."""
        return self.size.height / HEIGHT

    @property
    def half_width(self) -> float:
        """Units from the middle to either side of the picture, camera at rest."""
        return self.size.width / self.pixels_per_unit / 2

    def reach(self, depth: float) -> float:
        """Units from the middle that a layer at *depth* must fill on either side."""
        return self.half_width + OVERSCAN * max(0.15, depth)

    def rng(self, purpose: str) -> np.random.Generator:
        """A random stream of its own for each *purpose*, so that adding a thing moves no other."""
        return np.random.default_rng([self.seed, zlib.crc32(purpose.encode())])
