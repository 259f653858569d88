"""A kite that dances on its string."""

from __future__ import annotations

import math

import skia

from castmate.renderers.animatic.sets.brushes.fauna import Birds
from castmate.renderers.animatic.sets.brushes.outline import polygon
from castmate.renderers.animatic.sets.brushes.palette import fill_of, tones
from castmate.renderers.animatic.stage import Stage


class Kite:
    """A kite on the wind with a tail of bows; grounded at night and in bad weather."""

    def __init__(self, stage: Stage) -> None:
        rng = stage.rng("kite")
        self._flies = stage.mood.luminary is not None and not stage.mood.is_dark
        side = -1 if stage.mood.light_from >= 0 else 1
        self._x, self._y = side * stage.half_width * 0.36, float(rng.uniform(150, 200))
        self._paints = [fill_of(tones(stage.mood, of, 0.9)[n]) for of, n in (
            ((232, 84, 92), 3), ((232, 84, 92), 1), ((250, 206, 84), 3), ((84, 160, 210), 3),
        )]  # fmt: skip
        self._line = fill_of((255, 255, 255), 0.6)
        self._line.setStyle(skia.Paint.kStroke_Style)
        self._line.setStrokeWidth(1.3)
        self._birds = Birds(stage, 4, y=170)

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:
        """The kite and the birds after *seconds*."""
        self._birds.animate(canvas, stage, seconds)
        if not self._flies:
            return
        x = self._x + 26 * math.sin(0.7 * seconds) + 8 * math.sin(1.9 * seconds)
        y = self._y + 14 * math.sin(0.9 * seconds + 1)
        string = skia.Path()
        string.moveTo(x, y + 6)
        string.quadTo(x + 10, y + 130, x - 90, 446)
        canvas.drawPath(string, self._line)
        tail = [
            (x + 14 * math.sin(3 * seconds - n * 0.9) * n / 6, y + 34 + n * 11) for n in range(7)
        ]
        for n, (a, b) in enumerate(tail):
            canvas.drawPath(polygon([(a - 6, b - 3), (a, b), (a - 6, b + 3)]), self._paints[n % 4])
            canvas.drawPath(polygon([(a + 6, b - 3), (a, b), (a + 6, b + 3)]), self._paints[n % 4])
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(10 * math.sin(0.7 * seconds + 0.6) - 8)
        corners = ((0, -34), (22, 0), (0, 38), (-22, 0))
        for n in range(4):
            quarter = [corners[n], corners[(n + 1) % 4], (0.0, 0.0)]
            canvas.drawPath(polygon(quarter), self._paints[(0, 2, 3, 1)[n]])
        canvas.restore()
