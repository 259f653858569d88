"""Rooms: walls with paper or plaster, skirting, and floors of boards or tiles in perspective."""

from __future__ import annotations

import math
from typing import Literal

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, polygon, toned
from castmate.renderers.animatic.sets.brushes.grain import Grain

BELOW = 790.0
"""Where floors end: beyond the picture's bottom edge."""

ABOVE = -70.0
"""Where walls begin: beyond the picture's top edge."""

BEHIND = 40.0
"""How far walls go on behind the floor, so that a tilting camera finds no gap."""

Pattern = Literal["stripes", "stars", "flowers", "diamonds", "plain"]


def wall(
    brush: Brush,
    wide: float,
    seam: float,
    colour: Rgb,
    pattern: Pattern,
    second: Rgb,
    *,
    grain: Grain = "plaster",
) -> None:
    """A papered wall from the ceiling down to *seam*, darker near the floor and the ceiling."""
    brush.box(-wide, ABOVE, wide, seam + BEHIND, colour, shade=0.07, grain=grain, strength=0.26)
    if pattern in ("stripes", "stars", "flowers"):
        for i in range(-int(wide / 88) - 1, int(wide / 88) + 2):
            stripe = skia.Paint(Color=ink(second, 0.3))
            brush.canvas.drawRect(skia.Rect(i * 88 - 22, ABOVE, i * 88 + 22, seam), stripe)
            brush.line((i * 88 + 27, ABOVE), (i * 88 + 27, seam), second, 1.6, 0.4)
            brush.line((i * 88 - 27, ABOVE), (i * 88 - 27, seam), second, 1.6, 0.4)
    if pattern != "plain" and pattern != "stripes":
        _motifs(brush, wide, seam, pattern, second)
    shade_edge(brush.canvas, -wide, seam - 120, wide, seam, 0.26)
    shade_edge(brush.canvas, -wide, 120, wide, ABOVE, 0.34)


def _motifs(brush: Brush, wide: float, seam: float, pattern: Pattern, colour: Rgb) -> None:
    step = 88.0
    for row, y in enumerate(np.arange(ABOVE + 30, seam, step / 2)):
        for column in range(-int(wide / step) - 1, int(wide / step) + 2):
            x = (column + 0.5 * (row % 2)) * step
            wobble = brush.rng.uniform(-2.5, 2.5, 2)
            _motif(brush, x + wobble[0], float(y) + wobble[1], pattern, colour)


def _motif(brush: Brush, x: float, y: float, pattern: Pattern, colour: Rgb) -> None:
    paint = skia.Paint(AntiAlias=True, Color=ink(toned(colour, 0.25), 0.62))
    if pattern == "stars":
        size = brush.rng.uniform(5, 7.5)
        points = []
        for k in range(10):
            r = size if k % 2 == 0 else size * 0.42
            a = k * math.pi / 5 - math.pi / 2
            points.append((x + r * math.cos(a), y + r * math.sin(a)))
        brush.canvas.drawPath(polygon(points), paint)
    elif pattern == "flowers":
        for k in range(5):
            a = k * 2 * math.pi / 5
            brush.canvas.drawCircle(x + 4.4 * math.cos(a), y + 4.4 * math.sin(a), 3.4, paint)
        brush.canvas.drawCircle(x, y, 2.2, skia.Paint(AntiAlias=True, Color=ink(colour, 0.5)))
        brush.line((x, y + 8), (x + 3, y + 17), colour, 1.6, 0.35)
    else:
        brush.canvas.drawPath(polygon([(x, y - 13), (x + 9, y), (x, y + 13), (x - 9, y)]), paint)


def shade_edge(
    canvas: skia.Canvas, left: float, from_y: float, right: float, to_y: float, alpha: float
) -> None:
    """Ambient occlusion: nothing at *from_y*, darkest at *to_y* (either may be the upper one)."""
    paint = skia.Paint()
    dark = (30, 16, 46)
    paint.setShader(
        skia.GradientShader.MakeLinear(
            [(0, from_y), (0, to_y)],
            [ink(dark, 0), ink(dark, alpha * 0.25), ink(dark, alpha * 0.6), ink(dark, alpha)],
            [0.0, 0.5, 0.82, 1.0],
        )
    )
    canvas.drawRect(skia.Rect(left, min(from_y, to_y), right, max(from_y, to_y)), paint)


def skirting(brush: Brush, wide: float, seam: float, colour: Rgb, height: float = 26) -> None:
    """The board where wall meets floor."""
    brush.box(
        -wide, seam - height, wide, seam + BEHIND, colour, shade=0.08, grain="wood", strength=0.25
    )
    brush.line((-wide, seam - height), (wide, seam - height), toned(colour, 0.5), 2.4, 0.8)
    brush.line((-wide, seam - height + 8), (wide, seam - height + 8), toned(colour, -0.4), 1.4, 0.5)
    shade_edge(brush.canvas, -wide, seam - 10, wide, seam, 0.4)


def wainscot(brush: Brush, wide: float, top: float, seam: float, colour: Rgb) -> None:
    """Wooden panels on the lower wall."""
    brush.box(-wide, top, wide, seam + BEHIND, colour, shade=0.1, grain="wood", strength=0.3)
    for i in range(-int(wide / 110) - 1, int(wide / 110) + 2):
        left = i * 110 + 10
        panel = skia.Rect(left, top + 24, left + 90, seam - 40)
        paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=2.5)
        paint.setColor(ink(toned(colour, -0.35), 0.6))
        brush.canvas.drawRoundRect(panel, 3, 3, paint)
        paint.setColor(ink(toned(colour, 0.45), 0.6))
        brush.canvas.drawRoundRect(panel.makeOffset(1.8, 2), 3, 3, paint)
    brush.box(-wide, top - 12, wide, top + 4, toned(colour, 0.12), shade=0.2, edge=0.6)
    shade_edge(brush.canvas, -wide, top + 22, wide, top + 4, 0.3)


def boards(brush: Brush, wide: float, seam: float, colour: Rgb, vanish: float = 330.0) -> None:
    """Floor boards that run toward the viewer and meet at eye level *vanish*."""
    brush.box(-wide, seam, wide, BELOW, colour, shade=0.05, grain="wood", strength=0.3)
    rng = brush.rng
    count = int(wide * 2.2 / 104) + 2
    near = BELOW - vanish

    def at(x: float, y: float) -> tuple[float, float]:
        return x * (y - vanish) / near, y

    for i in range(-count, count):
        x0, x1 = i * 104.0, (i + 1) * 104.0
        if at(x1, seam)[0] < -wide or at(x0, seam)[0] > wide:
            continue
        y = seam - rng.uniform(0, 60)
        while y < BELOW:
            top, y = max(y, seam), y + (40 + 0.75 * (max(y, seam) - seam)) * rng.uniform(1.6, 3.0)
            low = min(y, BELOW)
            plank = polygon([at(x0, top), at(x1, top), at(x1, low), at(x0, low)])
            tone = toned(colour, float(rng.normal(0, 0.075)))
            brush.fill(plank, tone, shade=0.03, grain=None)
            brush.line(at(x0, low), at(x1, low), toned(colour, -0.55), 1.4, 0.5)
            for _ in range(3):
                share = float(rng.uniform(0.1, 0.9))
                streak = at(x0 + 104 * share, top), at(x0 + 104 * share, low)
                brush.line(*streak, toned(colour, -0.4), float(rng.uniform(0.6, 1.8)), 0.2)
        brush.line(at(x0, seam), at(x0, BELOW), toned(colour, -0.55), 1.8, 0.55)
        a, b = at(x0 + 3, seam), at(x0 + 3, BELOW)
        brush.line(a, b, toned(colour, 0.5), 1.0, 0.25)
    floor_shade(brush.canvas, wide, seam)


def tiles(
    brush: Brush,
    wide: float,
    seam: float,
    light: Rgb,
    dark: Rgb,
    vanish: float = 330.0,
    grain: Grain = "stone",
) -> None:
    """A chequered floor in perspective."""
    side, near = 132.0, BELOW - vanish
    brush.box(-wide, seam, wide, BELOW, light, shade=0.05, grain=None)
    rows: list[float] = [seam]
    # Rows of equal depth: heights below eye level fall as one over the distance.
    distance = near / (seam - vanish)
    while rows[-1] < BELOW and distance > 0.35:
        distance -= 0.21
        rows.append(vanish + near / max(distance, 0.2))
    count = int(wide * 2.4 / side) + 2
    for r in range(len(rows) - 1):
        top, low = rows[r], min(rows[r + 1], BELOW + 30)
        for i in range(-count, count):
            a0, a1 = ((i + k) * side * (top - vanish) / near for k in (0, 1))
            b0, b1 = ((i + k) * side * (low - vanish) / near for k in (0, 1))
            if a1 < -wide - 150 or a0 > wide + 150:
                continue
            colour = toned(dark if (i + r) % 2 else light, float(brush.rng.normal(0, 0.045)))
            brush.fill(
                polygon([(a0, top), (a1, top), (b1, low), (b0, low)]),
                colour,
                shade=0.05,
                grain=None,
            )
            brush.line((a0, top), (b0, low), toned(dark, -0.3), 1.5, 0.4)
        brush.line((-wide, low), (wide, low), toned(dark, -0.3), 1.5, 0.4)
    floor = polygon([(-wide, seam), (wide, seam), (wide, BELOW), (-wide, BELOW)])
    brush.canvas.drawPath(floor, brush.grained(grain, 0.35))
    floor_shade(brush.canvas, wide, seam)


def floor_shade(canvas: skia.Canvas, wide: float, seam: float) -> None:
    """Dark where the floor meets the wall, and again toward the viewer."""
    shade_edge(canvas, -wide, seam + 46, wide, seam, 0.42)
    shade_edge(canvas, -wide, 660, wide, BELOW, 0.34)


def rug(
    brush: Brush, x: float, y: float, across: float, down: float, colours: tuple[Rgb, Rgb, Rgb]
) -> None:
    """An oval rug with rings, fringes and the shade it throws."""
    brush.shadow(x, y + 6, across * 1.05, down * 1.18, 0.45)
    for k in range(120):
        a = 2 * math.pi * k / 120 + brush.rng.uniform(-0.01, 0.01)
        inner = x + across * 0.98 * math.cos(a), y + down * 0.98 * math.sin(a)
        outer = x + (across + 11) * math.cos(a), y + (down + 6) * math.sin(a)
        brush.line(inner, outer, toned(colours[1], 0.15), 2.4, 0.8)
    rings = ((1.0, 0), (0.9, 1), (0.84, 0), (0.62, 2), (0.56, 0), (0.3, 1))
    for scale, which in rings:
        brush.oval(
            x,
            y,
            across * scale,
            down * scale,
            colours[which],
            shade=0.06,
            grain="cloth",
            strength=0.5,
        )
    for k in range(28):
        a = 2 * math.pi * k / 28
        spot = x + across * 0.73 * math.cos(a), y + down * 0.73 * math.sin(a)
        brush.canvas.drawOval(
            skia.Rect(spot[0] - 7, spot[1] - 3.2, spot[0] + 7, spot[1] + 3.2),
            skia.Paint(AntiAlias=True, Color=ink(mixed(colours[2], colours[1], 0.4), 0.8)),
        )
