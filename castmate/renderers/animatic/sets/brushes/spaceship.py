"""A small round rocket that has landed, and the flag beside it."""

from __future__ import annotations

import math

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, curve, ink, toned
from castmate.renderers.animatic.sets.brushes.lamps import glow_sprite, pulse
from castmate.renderers.animatic.sets.layers import Animate
from castmate.renderers.animatic.stage import Stage


def rocket(
    brush: Brush, x: float, foot: float, high: float, trim: Rgb
) -> tuple[float, float, float]:
    """The rocket, standing; returns middle and radius of its round window."""
    w = high * 0.25
    brush.shadow(x - 30, foot, w * 2.2, w * 0.32, 0.6)
    for side in (-1, 1):
        fin = [
            (x + side * w * 0.7, foot - high * 0.42),
            (x + side * w * 1.6, foot - high * 0.1),
            (x + side * w * 1.6, foot),
            (x + side * w * 0.72, foot - high * 0.13),
        ]
        brush.shape(fin, toned(trim, -0.12 if side < 0 else 0.05), sideways=True, shade=0.2)
    brush.box(
        x - w * 0.5,
        foot - high * 0.16,
        x + w * 0.5,
        foot - high * 0.05,
        (84, 80, 94),
        sideways=True,
        shade=0.3,
    )
    hull = curve(
        [
            (x - w * 0.72, foot - high * 0.12),
            (x - w, foot - high * 0.45),
            (x - w * 0.72, foot - high * 0.76),
            (x, foot - high),
            (x + w * 0.72, foot - high * 0.76),
            (x + w, foot - high * 0.45),
            (x + w * 0.72, foot - high * 0.12),
        ]
    )
    hull.close()
    brush.fill(hull, (232, 226, 218), sideways=True, shade=0.32)
    canvas = brush.canvas
    canvas.save()
    canvas.clipPath(hull, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    brush.box(
        x - w * 1.2,
        foot - high * 1.05,
        x + w * 1.2,
        foot - high * 0.8,
        trim,
        sideways=True,
        shade=0.35,
    )
    brush.box(
        x - w * 1.2,
        foot - high * 0.24,
        x + w * 1.2,
        foot - high * 0.19,
        trim,
        sideways=True,
        shade=0.35,
    )
    for k in range(1, 4):
        y = foot - high * (0.2 + 0.2 * k)
        brush.line((x - w, y), (x + w, y), (120, 112, 124), 1.4, 0.4)
    canvas.restore()
    brush.bloom(x - w * 0.45, foot - high * 0.55, w * 0.22, high * 0.28, (255, 255, 250), 0.5)
    cy, r = foot - high * 0.58, w * 0.42
    brush.oval(x, cy, r * 1.28, r * 1.28, toned(trim, -0.1), shade=0.3)
    brush.oval(x, cy, r, r, (70, 104, 140), shade=0.35, grain=None)
    brush.trace(
        [(x - r * 0.6, cy - r * 0.1), (x - r * 0.4, cy - r * 0.5), (x, cy - r * 0.66)],
        (255, 255, 255),
        3,
        0.7,
    )
    brush.line((x + w * 0.7, foot - high * 0.12), (x + w * 1.1, foot), (90, 86, 98), 4)
    return x, cy, r


def lit_window(canvas: skia.Canvas, x: float, y: float, radius: float) -> None:
    """The round window with a lamp behind it."""
    paint = skia.Paint(AntiAlias=True)
    paint.setShader(
        skia.GradientShader.MakeRadial(
            (x, y + radius * 0.3), radius * 1.2, [ink((255, 246, 200)), ink((255, 190, 96))]
        )
    )
    canvas.drawCircle(x, y, radius, paint)


def beacon(x: float, y: float, colour: Rgb = (255, 96, 84)) -> Animate:
    """A lamp at the rocket's tip that swells and fades."""
    sprite = glow_sprite(26, colour)

    def animate(canvas: skia.Canvas, _stage: Stage, seconds: float) -> None:
        share = max(0.0, math.sin(2.4 * seconds)) ** 2
        pulse(canvas, sprite, x, y, 26, 0.2 + 0.8 * share)
        canvas.drawCircle(
            x, y, 3.4, skia.Paint(AntiAlias=True, Color=ink(toned(colour, 0.5 * share)))
        )

    return animate


def flag(brush: Brush, x: float, foot: float, colour: Rgb) -> None:
    """A flag with a star on it, stiff because no wind blows."""
    brush.shadow(x - 10, foot, 30, 6, 0.5)
    brush.line((x, foot), (x, foot - 150), (206, 204, 210), 4.5)
    brush.shape(
        [
            (x + 2, foot - 148),
            (x + 40, foot - 154),
            (x + 86, foot - 146),
            (x + 84, foot - 94),
            (x + 42, foot - 100),
            (x + 2, foot - 94),
        ],
        colour,
        shade=0.2,
        grain="cloth",
    )
    star = []
    for k in range(10):
        r = 17 if k % 2 == 0 else 7
        a = k * math.pi / 5 - math.pi / 2
        star.append((x + 43 + r * math.cos(a), foot - 124 + r * math.sin(a)))
    brush.shape(star, (250, 236, 196), grain=None)
