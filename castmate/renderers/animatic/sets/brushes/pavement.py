"""Streets: asphalt and cobbles in perspective, kerbs, puddles, and what wet ground mirrors."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned
from castmate.renderers.animatic.sets.brushes.rooms import BELOW, shade_edge

VANISH = 440.0


def cobbles(brush: Brush, wide: float, top: float, colour: Rgb, *, near: float = 30.0) -> None:
    """Rows of worn stones that grow toward the viewer; *near* is a stone's height at the bottom."""
    brush.box(-wide, top, wide, BELOW, toned(colour, -0.42), shade=0.06, grain="stone")
    rng, y, row = brush.rng, top, 0
    while y < BELOW:
        scale = (y - VANISH + 20) / (BELOW - VANISH)
        high, across = near * scale, 62 * scale
        x = -wide - across * (0.5 * (row % 2)) - float(rng.uniform(0, across * 0.3))
        while x < wide:
            w = across * float(rng.uniform(0.82, 1.18))
            tone = toned(colour, float(np.clip(rng.normal(0, 0.085), -0.22, 0.22)))
            stone = skia.Rect(x + 1, y + 0.8, x + w - 0.6, y + high - 0.4)
            r = high * 0.32
            brush.canvas.drawRoundRect(stone, r, r, skia.Paint(AntiAlias=True, Color=ink(tone)))
            brush.line(
                (x + r, y + 1.6), (x + w - r, y + 1.6), toned(tone, 0.35), 1.2 * scale + 0.3, 0.5
            )
            x += w
        y += high
        row += 1
    floor = skia.Path()
    floor.addRect(skia.Rect(-wide, top, wide, BELOW))
    brush.canvas.drawPath(floor, brush.grained("stone", 0.22))
    shade_edge(brush.canvas, -wide, 670, wide, BELOW, 0.4)


def snow_cover(brush: Brush, wide: float, top: float) -> None:
    """Trodden snow: blue in its hollows, with tracks toward the distance."""
    brush.box(-wide, top, wide, BELOW, (232, 238, 247), shade=0.05, grain="plaster", strength=0.35)
    for _ in range(70):
        x = float(brush.rng.uniform(-wide, wide))
        y = float(brush.rng.uniform(top + 6, BELOW - 20))
        scale = (y - VANISH) / (BELOW - VANISH)
        brush.bloom(x, y, 120 * scale, 16 * scale, (168, 186, 220), 0.35, skia.BlendMode.kMultiply)
        brush.bloom(x + 20, y - 8 * scale, 90 * scale, 9 * scale, (255, 255, 255), 0.5)
    for side in (-1, 1):
        for k in range(9):
            share = k / 9
            y = top + 12 + (BELOW - top) * share**1.6
            scale = (y - VANISH) / (BELOW - VANISH)
            brush.shadow(side * 70 * scale + 190, y, 22 * scale, 8 * scale, 0.25)


def wet_gloss(
    brush: Brush, top: float, glows: Sequence[tuple[float, Rgb, float]], sky: Rgb, wide: float
) -> None:
    """Wet ground: the sky's shine, and under each glow (x, colour, strength) its long mirror."""
    canvas = brush.canvas
    shine = skia.Paint(BlendMode=skia.BlendMode.kScreen)
    shine.setShader(
        skia.GradientShader.MakeLinear(
            [(0, top), (0, BELOW)], [ink(sky, 0.5), ink(sky, 0.22), ink(sky, 0.06)]
        )
    )
    canvas.drawRect(skia.Rect(-wide, top, wide, BELOW), shine)
    canvas.save()
    canvas.clipRect(skia.Rect(-wide, top, wide, BELOW))
    for x, colour, strength in glows:
        brush.bloom(x, top + 60, 46, 150, colour, 0.6 * strength)
        for _ in range(16):
            y = top + float(brush.rng.uniform(4, 190))
            at = x + float(brush.rng.normal(0, 20))
            half = float(brush.rng.uniform(8, 34))
            brush.bloom(
                at, y, half, float(brush.rng.uniform(1.5, 3.6)), toned(colour, 0.4), 0.7 * strength
            )
    for _ in range(9):
        x, y = float(brush.rng.uniform(-wide, wide)), float(brush.rng.uniform(top + 40, 720))
        scale = (y - VANISH) / (BELOW - VANISH)
        half = float(brush.rng.uniform(60, 140)) * scale
        brush.bloom(x, y, half, half * 0.14, sky, 0.75)
        brush.trace(
            [
                (x - half * 0.6, y - half * 0.05),
                (x, y - half * 0.09),
                (x + half * 0.6, y - half * 0.05),
            ],
            toned(sky, 0.6),
            1.4,
            0.5,
        )
    canvas.restore()


def kerb(brush: Brush, wide: float, y: float, colour: Rgb, high: float = 9.0) -> None:
    """A kerbstone that runs along the street."""
    x = -wide
    while x < wide:
        w = float(brush.rng.uniform(60, 90))
        brush.box(
            x,
            y,
            x + w - 1.5,
            y + high,
            toned(colour, float(brush.rng.normal(0, 0.05))),
            grain="stone",
            edge=0.5,
        )
        x += w
    shade_edge(brush.canvas, -wide, y + high + 14, wide, y + high, 0.4)
