"""Weather that falls, drifts and blows before the scenery. All of it follows from the seed."""

from __future__ import annotations

import skia

from castmate.renderers.animatic.stage import Stage


class Weather:
    """What the air is full of in one shot."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def draw_behind(self, canvas: skia.Canvas, camera_x: float, seconds: float) -> None:
        """What is behind the characters."""

    def draw_before(self, canvas: skia.Canvas, camera_x: float, seconds: float) -> None:
        """What is before them."""
