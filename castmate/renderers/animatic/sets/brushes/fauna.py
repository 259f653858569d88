"""Small animals that make a place live: butterflies, birds, fireflies."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.grass import painted_sprite
from castmate.renderers.animatic.sets.brushes.palette import colour, fill_of, glow, tones
from castmate.renderers.animatic.stage import Stage


class Butterflies:
    """A few butterflies that flutter along wandering paths."""

    def __init__(
        self,
        stage: Stage,
        count: int,
        area: skia.Rect,
        colours: tuple[Rgb, ...],
        *,
        size: float = 11,
    ) -> None:
        rng = stage.rng("butterflies")
        self._area, self._size = area, size
        self._ways = rng.uniform(0, 6.28, (count, 4)).tolist()
        self._homes = rng.random((count, 2)).tolist()
        self._paints = [
            fill_of(tones(stage.mood, colours[n % len(colours)], 1.0)[3]) for n in range(count)
        ]

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """Every butterfly where it flutters after *seconds*."""
        for way, home, paint in zip(self._ways, self._homes, self._paints, strict=True):
            wander = self._area.width() * 0.09
            x = self._area.left() + self._area.width() * home[0]
            x += wander * (
                math.sin(0.42 * seconds + way[0]) + 0.4 * math.sin(1.3 * seconds + way[1])
            )
            y = self._area.top() + self._area.height() * home[1]
            y += 26 * math.sin(0.8 * seconds + way[2]) + 9 * math.sin(2.9 * seconds + way[3])
            open_wings = 0.25 + 0.75 * abs(math.sin(9.0 * seconds + way[1]))
            canvas.save()
            canvas.translate(x, y)
            canvas.rotate(18 * math.sin(0.8 * seconds + way[0]))
            for side in (-1, 1):
                canvas.drawPath(_wing(side * open_wings * self._size, self._size), paint)
            canvas.restore()


def _wing(out: float, size: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(0, 0)
    path.cubicTo(out * 0.4, -size * 1.1, out * 1.3, -size * 0.9, out, -size * 0.15)
    path.cubicTo(out * 1.1, size * 0.4, out * 0.6, size * 0.7, 0, size * 0.1)
    path.close()
    return path


class Birds:
    """A loose flock far away, gliding across the sky with slow wing beats."""

    def __init__(
        self,
        stage: Stage,
        count: int,
        *,
        y: float = 190.0,
        size: float = 9.0,
        of: Rgb | None = None,
    ) -> None:
        rng = stage.rng("birds")
        self._reach = stage.reach(0.2) + 120
        self._start = rng.uniform(-0.6, 0.1) * self._reach
        self._flock = [
            (float(n * 30 * rng.uniform(0.7, 1.3)), float(rng.normal(0, 15) + (n % 3) * 13),
             float(rng.uniform(0, 6.28)), float(rng.uniform(0.7, 1.15)))
            for n in range(count)
        ]  # fmt: skip
        self._y, self._size = y, size
        tone = of or tones(stage.mood, (52, 56, 76), 0.45)[1]
        self._paint = skia.Paint(
            AntiAlias=True, Color=colour(tone, 0.85), Style=skia.Paint.kStroke_Style,
            StrokeWidth=size * 0.22, StrokeCap=skia.Paint.kRound_Cap,
        )  # fmt: skip

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """The flock where it has flown to after *seconds*."""
        for behind, below, phase, scale in self._flock:
            span = 2 * self._reach + 400
            x = (self._start + 24 * seconds - behind + self._reach) % span - self._reach
            y = self._y + below + 5 * math.sin(0.7 * seconds + phase)
            size = self._size * scale
            beat = math.sin(4.2 * seconds + phase) * 0.65 + 0.15
            path = skia.Path()
            path.moveTo(x - size, y - size * beat * 0.7)
            path.quadTo(x - size * 0.5, y - size * 0.5 * beat - size * 0.18, x, y)
            path.quadTo(
                x + size * 0.5, y - size * 0.5 * beat - size * 0.18, x + size, y - size * beat * 0.7
            )
            canvas.drawPath(path, self._paint)


class Fireflies:
    """Points of warm light that drift and breathe."""

    def __init__(
        self,
        stage: Stage,
        count: int,
        area: skia.Rect,
        *,
        of: Rgb = (226, 255, 140),
        size: float = 14.0,
    ) -> None:
        rng = stage.rng("fireflies")
        self._area = area
        self._flies = np.concatenate(
            [rng.random((count, 2)), rng.uniform(0, 6.28, (count, 3))], axis=1
        ).tolist()

        def draw(canvas: skia.Canvas) -> None:
            canvas.drawCircle(size, size, size, glow(size, size, size, of, 0.75))
            canvas.drawCircle(size, size, size * 0.14, fill_of((255, 255, 226)))

        self._light = painted_sprite(stage, (2 * size, 2 * size), (size, size), draw)

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """Every light where it drifts after *seconds*."""
        paint = skia.Paint()
        for left, top, a, b, c in self._flies:
            x = self._area.left() + self._area.width() * left + 26 * math.sin(0.5 * seconds + a)
            y = self._area.top() + self._area.height() * top + 16 * math.sin(0.7 * seconds + b)
            paint.setAlphaf(0.15 + 0.85 * (0.5 + 0.5 * math.sin(1.4 * seconds + c)) ** 2)
            self._light.place(canvas, x, y, paint=paint)
