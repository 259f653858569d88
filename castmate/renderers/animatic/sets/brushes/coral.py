"""Corals of two shapes, and a starfish."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.grass import painted_sprite
from castmate.renderers.animatic.sets.brushes.outline import smooth
from castmate.renderers.animatic.sets.brushes.palette import colour, fill_of, gradient, tones
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.stage import Stage


def branching_coral(
    stage: Stage, purpose: str, base: Rgb, depth: float, *, size: float = 110.0
) -> Sprite:
    """A coral of rounded branches, *size* units tall, its foot at its root."""
    rng = stage.rng(purpose)
    steps = tones(stage.mood, base, depth)

    def grow(
        canvas: skia.Canvas, x: float, y: float, angle: float, length: float, level: int
    ) -> None:
        end_x, end_y = x + length * math.cos(angle), y - length * math.sin(angle)
        line = fill_of(mixed(steps[0], steps[2], (4 - level) / 3 if level else 1.0))
        line.setStrokeCap(skia.Paint.kRound_Cap)
        line.setStrokeWidth(size * 0.042 * (0.7 + level * 0.42))
        canvas.drawLine(x, y, end_x, end_y, line)
        lit = fill_of(steps[3], 0.8)
        lit.setStrokeCap(skia.Paint.kRound_Cap)
        lit.setStrokeWidth(size * 0.018)
        canvas.drawLine(x - 1.5, y - 2, end_x - 1.5, end_y - 2, lit)
        if level == 0:
            canvas.drawCircle(end_x, end_y, size * 0.03, fill_of(steps[4]))
            return
        for turn in (-0.55, 0.12, 0.6):
            grow(canvas, end_x, end_y, angle + turn + float(rng.normal(0, 0.14)),
                 length * rng.uniform(0.62, 0.84), level - 1)  # fmt: skip

    def draw(canvas: skia.Canvas) -> None:
        for angle in (2.25, 0.95, 1.6):
            grow(canvas, size * 0.8, size, angle + float(rng.normal(0, 0.1)), size * 0.27, 3)

    return painted_sprite(stage, (1.6 * size, size), (0.8 * size, size), draw)


def fan_coral(
    stage: Stage, purpose: str, base: Rgb, depth: float, *, size: float = 120.0
) -> Sprite:
    """A flat fan with a net of veins, *size* units tall, its foot at its root."""
    rng = stage.rng(purpose)
    steps = tones(stage.mood, base, depth)

    def draw(canvas: skia.Canvas) -> None:
        root = (size * 0.75, size)
        rim = []
        for number in range(15):
            angle = math.pi * (0.10 + 0.80 * number / 14)
            reach = size * float(rng.uniform(0.76, 0.98)) * (0.72 + 0.28 * math.sin(angle))
            rim.append(
                (root[0] + reach * math.cos(angle) * 0.85, root[1] - reach * math.sin(angle))
            )
        shades = ((0.0, colour(steps[3], 0.96)), (1.0, colour(steps[0], 0.96)))
        canvas.drawPath(smooth([root, *rim]), gradient(((0, 0), (0, size)), shades))
        vein = fill_of(steps[4], 0.55)
        for x, y in rim:
            vein.setStrokeWidth(size * 0.014)
            canvas.drawLine(*root, x, y, vein)
        for share in (0.35, 0.5, 0.64, 0.78, 0.9):
            vein.setStrokeWidth(size * 0.008)
            ring = [
                (root[0] + (x - root[0]) * share, root[1] + (y - root[1]) * share) for x, y in rim
            ]
            for (x0, y0), (x1, y1) in pairwise(ring):
                canvas.drawLine(x0, y0, x1, y1, vein)

    return painted_sprite(stage, (1.5 * size, size), (0.75 * size, size), draw)


def starfish_points(x: float, y: float, size: float, turn: float) -> list[tuple[float, float]]:
    """Outline of a starfish lying on the ground around (x, y)."""
    angles = [turn + math.pi * n / 5 for n in range(10)]
    radii = [size if n % 2 == 0 else size * 0.42 for n in range(10)]
    arms = np.stack([np.cos(angles), 0.5 * np.sin(angles)], axis=1) * np.array(radii)[:, None]
    return [(x + float(a), y + float(b)) for a, b in arms]
