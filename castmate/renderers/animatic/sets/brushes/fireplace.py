"""A fireplace with a mantelpiece, its fire, and a cat asleep before it."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, curve, ink, toned
from castmate.renderers.animatic.sets.brushes.furniture import cast_shade, wall_shade
from castmate.renderers.animatic.sets.brushes.lamps import flicker, glow_sprite, pulse
from castmate.renderers.animatic.sets.layers import Animate
from castmate.renderers.animatic.stage import Stage


def fireplace(brush: Brush, x: float, foot: float, stone: Rgb, mantel: Rgb) -> None:
    """A fireplace 260 units wide and 250 high around *x*, with logs but without its fire."""
    left, right, top = x - 118, x + 118, foot - 232
    wall_shade(brush, left - 10, -70, right + 10, foot)
    cast_shade(brush, left, right, foot, 18)
    brush.box(
        left + 18,
        -80,
        right - 18,
        top,
        toned(stone, 0.2),
        grain="plaster",
        strength=0.3,
        sideways=True,
    )
    brush.box(left, top, right, foot, toned(stone, -0.35), grain="stone")
    masonry(brush, left, top, right, foot, stone)
    mouth = skia.Path()
    mouth.moveTo(x - 72, foot)
    mouth.lineTo(x - 72, foot - 104)
    mouth.quadTo(x, foot - 176, x + 72, foot - 104)
    mouth.lineTo(x + 72, foot)
    mouth.close()
    ring = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=15)
    ring.setColor(ink(toned(stone, 0.24)))
    brush.canvas.drawPath(mouth, ring)
    brush.fill(mouth, (38, 24, 30), shade=0.2, grain="stone")
    for dx, dy, turn in ((-26, -8, 8), (26, -8, -9), (0, -20, 3)):
        brush.canvas.save()
        brush.canvas.rotate(turn, x + dx, foot + dy)
        brush.box(
            x + dx - 36,
            foot + dy - 9,
            x + dx + 36,
            foot + dy + 8,
            (110, 70, 48),
            round_by=8,
            grain="wood",
        )
        brush.oval(x + dx + 34, foot + dy, 6, 8, (184, 138, 96), grain=None)
        brush.canvas.restore()
    brush.box(left - 26, top - 22, right + 26, top + 2, mantel, grain="wood", round_by=4, edge=0.9)
    brush.box(left - 14, top + 2, right + 14, top + 12, toned(mantel, -0.35), grain="wood")
    brush.box(
        left - 20, foot - 6, right + 20, foot + 10, toned(stone, 0.14), grain="stone", edge=0.5
    )


def masonry(brush: Brush, left: float, top: float, right: float, foot: float, stone: Rgb) -> None:
    """Rough stones in rows."""
    y, row = top, 0
    while y < foot - 4:
        high = float(brush.rng.uniform(22, 30))
        x = left - (14 if row % 2 else 0)
        while x < right:
            w = float(brush.rng.uniform(30, 58))
            a, b = max(x, left) + 1.5, min(x + w, right) - 1.5
            if b - a > 8:
                tone = toned(stone, float(np.clip(brush.rng.normal(0, 0.09), -0.2, 0.2)))
                brush.box(
                    a, y + 1.5, b, min(y + high, foot) - 1, tone, round_by=6, grain=None, shade=0.1
                )
                brush.line((a + 6, y + 3), (b - 6, y + 3), toned(tone, 0.4), 1.6, 0.5)
            x += w
        y += high
        row += 1
    area = skia.Path()
    area.addRect(skia.Rect(left, top, right, foot))
    brush.canvas.drawPath(area, brush.grained("stone", 0.35))


def fire(stage: Stage, x: float, foot: float) -> Animate:
    """Flames that lick, sparks that rise, and the light that breathes with them."""
    sprite = glow_sprite(96, (255, 120, 40))
    rng = stage.rng("fire")
    phases = rng.uniform(0, 6.28, 7)
    tall = (48, 84, 66, 104, 72, 88, 52)
    sparks = rng.uniform(0, 1, (7, 3))
    layers: tuple[tuple[Rgb, float], ...] = (
        ((226, 84, 34), 1.0),
        ((255, 146, 44), 0.74),
        ((255, 222, 120), 0.44),
    )

    def animate(canvas: skia.Canvas, _stage: Stage, seconds: float) -> None:
        beat = flicker(seconds, 0.4)
        pulse(canvas, sprite, x, foot - 52, 96, 0.42 + 0.1 * beat)
        for colour, share in layers:
            paint = skia.Paint(AntiAlias=True, Color=ink(colour, 0.86))
            for k, phase in enumerate(phases):
                high = share * tall[k] * (1 + 0.22 * flicker(seconds * 0.8, float(phase)))
                at = x + (k - 3) * 16
                lean = 9 * flicker(seconds * 0.5, float(phase) + 2) * share
                half = 15 * (0.5 + 0.5 * share)
                canvas.drawPath(_tongue(at, foot - 18, half, high, lean), paint)
        for a, b, c in sparks:
            share = (seconds * (0.35 + 0.3 * a) + b) % 1.0
            spark = skia.Paint(AntiAlias=True, Color=ink((255, 200, 110), 1 - share))
            u = x + 60 * (c - 0.5) + 8 * math.sin(6 * share + 6 * c)
            canvas.drawCircle(u, foot - 40 - 80 * share, 1.5, spark)

    return animate


def _tongue(x: float, y: float, half: float, high: float, lean: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(x - half, y)
    path.cubicTo(
        x - half * 1.1,
        y - high * 0.4,
        x - half * 0.1 + lean * 0.3,
        y - high * 0.5,
        x + lean,
        y - high,
    )
    path.cubicTo(
        x + half * 0.5 + lean * 0.3, y - high * 0.5, x + half * 1.1, y - high * 0.4, x + half, y
    )
    path.quadTo(x, y + 8, x - half, y)
    return path


def sleeping_cat(brush: Brush, x: float, foot: float, fur: Rgb) -> None:
    """A cat that sleeps curled up, its tail around it."""
    brush.shadow(x, foot, 66, 10, 0.55)
    body = curve(
        [
            (x - 54, foot - 4),
            (x - 50, foot - 30),
            (x - 14, foot - 46),
            (x + 30, foot - 38),
            (x + 54, foot - 14),
            (x + 46, foot - 1),
            (x, foot + 2),
        ],
        closed=True,
    )
    brush.fill(body, fur, shade=0.24, grain="cloth")
    for k in range(3):
        a = x - 8 + 17 * k
        brush.trace(
            [(a, foot - 44 + 3 * k), (a + 7, foot - 32), (a + 8, foot - 22)],
            toned(fur, -0.35),
            4,
            0.5,
        )
    brush.trace(
        [(x + 50, foot - 12), (x + 30, foot - 2), (x - 8, foot - 1), (x - 30, foot - 6)],
        toned(fur, -0.16),
        12,
    )
    for dx in (-50, -24):
        brush.shape([(x + dx - 8, foot - 26), (x + dx, foot - 46), (x + dx + 9, foot - 28)], fur)
    brush.oval(x - 37, foot - 18, 23, 17, toned(fur, 0.06), grain="cloth")
    for dx in (-46, -30):
        brush.trace(
            [(x + dx - 4, foot - 19), (x + dx, foot - 16), (x + dx + 4, foot - 19)],
            (70, 48, 44),
            1.8,
        )
    brush.oval(x - 38, foot - 11, 2.6, 1.8, (206, 112, 108), grain=None)
