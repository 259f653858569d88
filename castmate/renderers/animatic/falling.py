"""What falls from the sky, drawn into tiles of 560 x 430 units that repeat without a seam."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
import skia

from castmate.renderers.animatic.canvas import colour, fill, stroke
from castmate.renderers.animatic.mood import Rgb, mixed, rgb
from castmate.renderers.animatic.stage import Stage

_WIDE, _TALL = 560.0, 430.0


def _repeated(x: float, y: float) -> Iterator[tuple[float, float]]:
    """The place itself and its neighbours in the adjoining tiles, for what sticks out."""
    for dx in (-_WIDE, 0.0, _WIDE):
        for dy in (-_TALL, 0.0, _TALL):
            yield x + dx, y + dy


def rain(canvas: skia.Canvas, stage: Stage, rng: np.random.Generator, depth: float) -> None:
    """Streaks along the way they fall; longer, fewer and clearer when near."""
    slant = 0.41 if stage.mood.weather == "storm" else 0.14
    tone = mixed(stage.mood.haze, (255, 255, 255), 0.62)
    count, length = round(54 / depth), 30 * depth + 12
    for _ in range(count):
        x, y = rng.uniform((0, 0), (_WIDE, _TALL))
        long = length * float(rng.uniform(0.6, 1.25))
        brush = stroke(tone, 0.8 + 0.75 * depth, float(rng.uniform(0.16, 0.34)) + 0.06 * depth)
        for px, py in _repeated(float(x), float(y)):
            canvas.drawLine(px, py, px - slant * long, py + long, brush)


def snow(canvas: skia.Canvas, stage: Stage, rng: np.random.Generator, depth: float) -> None:
    """Soft flakes; the nearest are large and out of focus."""
    tone = mixed(stage.mood.sunlit((255, 255, 255)), (255, 255, 255), 0.55)
    for _ in range(round(46 / depth)):
        x, y = rng.uniform((0, 0), (_WIDE, _TALL))
        size = float(rng.uniform(1.6, 3.4)) * depth**1.25 + 0.6
        alpha = float(rng.uniform(0.55, 0.95)) if depth < 1.3 else 0.5
        brush = fill(tone, alpha)
        if depth >= 1.3:
            brush.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, size * 0.35))
        for px, py in _repeated(float(x), float(y)):
            canvas.drawCircle(px, py, size, brush)


_LEAVES: tuple[Rgb, ...] = (rgb("#c9813c"), rgb("#d9a441"), rgb("#8fae4b"), rgb("#b3593a"))


def leaves(canvas: skia.Canvas, stage: Stage, rng: np.random.Generator, depth: float) -> None:
    """Leaves and streaks of wind."""
    for k in range(round(7 / depth)):
        x, y = rng.uniform((0, 0), (_WIDE, _TALL))
        size, angle = float(rng.uniform(6, 11)) * depth, float(rng.uniform(0, 360))
        tone = stage.mood.lit(_LEAVES[k % len(_LEAVES)])
        for px, py in _repeated(float(x), float(y)):
            canvas.save()
            canvas.translate(px, py)
            canvas.rotate(angle)
            canvas.drawPath(_leaf(size), fill(tone, 0.9))
            canvas.restore()
    for _ in range(3):
        x, y = rng.uniform((0, 0), (_WIDE, _TALL))
        gust = stroke((255, 255, 255), 1.5 * depth, 0.16)
        for px, py in _repeated(float(x), float(y)):
            path = skia.Path()
            path.moveTo(px - 80, py)
            path.cubicTo(px - 30, py - 14, px + 20, py + 10, px + 80, py - 4)
            canvas.drawPath(path, gust)


def _leaf(size: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(-size, 0)
    path.quadTo(0, -size * 0.8, size, 0)
    path.quadTo(0, size * 0.8, -size, 0)
    path.close()
    return path


def veil(canvas: skia.Canvas, stage: Stage, rng: np.random.Generator, depth: float) -> None:
    """Banks of fog in a tile as wide as two pictures; thickest low down."""
    tone = mixed(stage.mood.haze, (255, 255, 255), 0.25)
    wide = 1500.0
    strength = 0.16 if depth < 1 else 0.11
    for _ in range(26):
        x = float(rng.uniform(0, wide))
        y = 720 - 470 * float(rng.uniform(0, 1)) ** 1.6
        radius = float(rng.uniform(130, 300))
        glow = [colour(tone, strength * math.sqrt(y / 720)), colour(tone, 0)]
        for px in (x - wide, x, x + wide):
            canvas.save()
            canvas.translate(px, y)
            canvas.scale(1, 0.36)
            shader = skia.GradientShader.MakeRadial(skia.Point(0, 0), radius, glow)
            canvas.drawCircle(0, 0, radius, skia.Paint(Shader=shader))
            canvas.restore()
