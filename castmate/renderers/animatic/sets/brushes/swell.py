"""A swell: one long wave that runs through the picture, lit from behind, its crest in foam.

The crest has the form of a trochoid, sharper above than below (Gerstner, "Theorie der Wellen",
1809), here as a power of a sine.
"""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed, multiplied
from castmate.renderers.animatic.sets.brushes.palette import colour, fill_of, gradient
from castmate.renderers.animatic.sets.brushes.texture import Field
from castmate.renderers.animatic.stage import Stage

_BODY: Rgb = (26, 112, 154)
_THIN: Rgb = (110, 214, 206)
"""Colours of water that is deep, and of a crest that light shines through."""
_STEP = 14.0


class Swell:
    """A wave of *height* whose mean line is *level*, down to *bottom* (units)."""

    def __init__(
        self,
        stage: Stage,
        purpose: str,
        *,
        level: float,
        height: float,
        bottom: float,
        length: float,
        depth: float,
    ) -> None:
        rng = stage.rng(purpose)
        width = stage.reach(depth) + 2 * _STEP
        self._x = np.arange(-width, width + _STEP, _STEP, dtype=np.float32)
        self._level, self._height, self._bottom = level, height, bottom
        self._turns = 2 * math.pi / length
        self._pace = math.sqrt(9.81 * 60 * self._turns)  # 60 units a metre, waves on deep water
        self._phase = float(rng.uniform(0, 2 * math.pi))
        self._water, foam = _paints(stage, level - height, bottom)
        self._foam, self._lace = fill_of(foam, 0.92), fill_of(foam, 0.34)
        self._streaks = [
            (float(rng.uniform(-width, width)), float(rng.uniform(0.1, 0.9)),
             float(rng.uniform(30, 110)), float(rng.uniform(0, 2 * math.pi)))
            for _ in range(26)
        ]  # fmt: skip
        self._light = fill_of(mixed(foam, stage.mood.midsky, 0.45), 0.3)

    def crest(self, x: Field | float, seconds: float) -> Field:
        """y of the water's edge at *x* after *seconds*."""
        turn = self._turns * np.asarray(x) + self._phase - self._pace * seconds
        sharp = (0.5 + 0.5 * np.sin(turn)) ** 1.7
        chop = 0.10 * np.sin(3.7 * turn + 1.3) + 0.05 * np.sin(8.3 * turn)
        return np.asarray(self._level - self._height * (sharp - 0.35 + chop), np.float32)

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """The wave after *seconds*."""
        top = self.crest(self._x, seconds)
        self._fill(canvas, self._x, top, np.full_like(top, self._bottom), self._water)
        for x, share, long, phase in self._streaks:
            middle = x + 22 * math.sin(0.4 * seconds + phase)
            edge = float(self.crest(middle, seconds))
            y = edge + 12 + share * (self._bottom - edge) * 0.8
            thick = 1.2 + 2.2 * share
            canvas.drawOval(skia.Rect.MakeXYWH(middle, y, long, thick), self._light)
        high = np.clip((self._level - top) / self._height, 0, 1)
        ragged = 0.5 + 0.5 * np.sin(self._x * 0.11 + 2.2 * seconds) * np.sin(self._x * 0.043)
        thick = 2.5 + (4 + 9 * ragged) * high
        self._fill(canvas, self._x, top - 0.35 * thick, top + thick, self._foam)
        drop = 10 + 30 * high * ragged
        self._fill(canvas, self._x, top + thick, top + thick + drop * high, self._lace)

    def _fill(
        self, canvas: skia.Canvas, x: Field, top: Field, bottom: Field, paint: skia.Paint
    ) -> None:
        path = skia.Path()
        edge = [*zip(x.tolist(), top.tolist(), strict=True)]
        back = [*zip(x.tolist(), bottom.tolist(), strict=True)][::-1]
        path.addPoly([skia.Point(*point) for point in edge + back], True)  # noqa: FBT003 - closed
        canvas.drawPath(path, paint)


def _paints(stage: Stage, top: float, bottom: float) -> tuple[skia.Paint, Rgb]:
    """What the water is painted with, and the colour of its foam."""
    mood = stage.mood
    tint = {"sunset": 0.62, "dawn": 0.4}.get(mood.time_of_day, 0.0)
    tint = max(tint, 0.4 if mood.luminary is None else 0.0)
    deep = mixed(multiplied(_BODY, mood.fill), mixed(mood.zenith, mood.midsky, 0.4), tint)
    glow = mixed(mood.midsky, mood.horizon, 0.35)
    lit = mixed(multiplied(_THIN, mixed(mood.fill, mood.key, 0.6)), glow, min(0.85, 1.25 * tint))
    foam = multiplied((250, 253, 255), mixed(mood.fill, (255, 255, 255), 0.35))
    stops = (
        (0.0, colour(lit)),
        (0.3, colour(mixed(lit, deep, 0.55))),
        (0.62, colour(deep)),
        (1.0, colour(mixed(deep, (12, 16, 52), 0.35))),
    )
    return gradient(((0, top), (0, bottom)), stops), foam
