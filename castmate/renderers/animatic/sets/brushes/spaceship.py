"""A small round rocket that has landed, and the flag beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence

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
        fin = _seen((x, foot), w, high, ((0.7, 0.42), (1.6, 0.1), (1.6, 0), (0.72, 0.13)), side)
        brush.shape(fin, toned(trim, -0.12 if side < 0 else 0.05), sideways=True, shade=0.2)
    nozzle = (x - w * 0.5, foot - high * 0.16, x + w * 0.5, foot - high * 0.05)
    brush.box(*nozzle, (84, 80, 94), sideways=True, shade=0.3)
    _hull(brush, (x, foot), w, high, trim)
    brush.bloom(x - w * 0.45, foot - high * 0.55, w * 0.22, high * 0.28, (255, 255, 250), 0.5)
    cy, r = foot - high * 0.58, w * 0.42
    _window(brush, x, cy, r, toned(trim, -0.1))
    brush.line((x + w * 0.7, foot - high * 0.12), (x + w * 1.1, foot), (90, 86, 98), 4)
    return x, cy, r


def _seen(
    at: tuple[float, float],
    half: float,
    high: float,
    points: Sequence[tuple[float, float]],
    side: int = 1,
) -> list[tuple[float, float]]:
    """*points*, in half widths aside and heights above the foot, where the rocket stands."""
    return [(at[0] + side * half * x, at[1] - high * y) for x, y in points]


def _hull(brush: Brush, at: tuple[float, float], w: float, high: float, trim: Rgb) -> None:
    """The body: a spindle with a painted nose, a ring, and seams between its plates."""
    (x, foot), canvas = at, brush.canvas
    right = ((0.72, 0.76), (1, 0.45), (0.72, 0.12))
    left = [(-across, up) for across, up in reversed(right)]
    hull = curve(_seen(at, w, high, [*left, (0, 1), *right]))
    hull.close()
    brush.fill(hull, (232, 226, 218), sideways=True, shade=0.32)
    canvas.save()
    canvas.clipPath(hull, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    for top, bottom in ((1.05, 0.8), (0.24, 0.19)):
        ring = (x - w * 1.2, foot - high * top, x + w * 1.2, foot - high * bottom)
        brush.box(*ring, trim, sideways=True, shade=0.35)
    for k in range(1, 4):
        y = foot - high * (0.2 + 0.2 * k)
        brush.line((x - w, y), (x + w, y), (120, 112, 124), 1.4, 0.4)
    canvas.restore()


def _window(brush: Brush, x: float, y: float, radius: float, frame: Rgb) -> None:
    brush.oval(x, y, radius * 1.28, radius * 1.28, frame, shade=0.3)
    brush.oval(x, y, radius, radius, (70, 104, 140), shade=0.35, grain=None)
    shine = [(x + radius * a, y - radius * b) for a, b in ((-0.6, 0.1), (-0.4, 0.5), (0, 0.66))]
    brush.trace(shine, (255, 255, 255), 3, 0.7)


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
