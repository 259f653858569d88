"""Kitchens: worktops and doors, a stove, a sink, pots, jars, fruit, a fridge with notes on it."""

from __future__ import annotations

import math

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned
from castmate.renderers.animatic.sets.brushes.furniture import cabinet, cast_shade, wall_shade
from castmate.renderers.animatic.sets.brushes.ornaments import leaf


def wall_tiles(
    brush: Brush, left: float, top: float, right: float, bottom: float, colour: Rgb
) -> None:
    """Glazed tiles, each with its own tone and a gleam."""
    brush.box(left, top, right, bottom, toned(colour, 0.45), shade=0.04, grain=None)
    side = 30.0
    rows = max(1, round((bottom - top) / side))
    for r in range(rows):
        y = top + r * side
        for k in range(int((right - left) / side) + 1):
            x = left + k * side
            tone = toned(colour, float(brush.rng.normal(0, 0.07)))
            box = skia.Rect(x + 1, y + 1, min(x + side - 1, right), min(y + side - 1, bottom))
            brush.canvas.drawRoundRect(box, 2.5, 2.5, skia.Paint(AntiAlias=True, Color=ink(tone)))
            brush.line((x + 5, y + 6), (x + 13, y + 6), toned(tone, 0.7), 1.8, 0.5)


def worktop(
    brush: Brush, left: float, right: float, top: float, foot: float, door: Rgb, slab: Rgb
) -> None:
    """A row of kitchen doors under a slab."""
    columns = max(1, round((right - left) / 96))
    cabinet(brush, left, top + 8, right, foot, door, columns=columns, drawers=1)
    brush.box(left - 8, top - 10, right + 8, top + 10, slab, grain="stone", round_by=3, edge=0.8)
    shade = skia.Paint()
    shade.setShader(
        skia.GradientShader.MakeLinear(
            [(0, top + 10), (0, top + 34)], [ink((30, 14, 30), 0.45), ink((30, 14, 30), 0)]
        )
    )
    brush.canvas.drawRect(skia.Rect(left, top + 10, right, top + 34), shade)


def stove(brush: Brush, left: float, top: float, foot: float, colour: Rgb) -> None:
    """A stove 130 units wide with an oven door."""
    right = left + 130
    cast_shade(brush, left, right, foot)
    brush.box(left, top, right, foot - 8, colour, round_by=6, shade=0.14, edge=0.4)
    brush.box(left, top - 12, right, top + 8, (60, 58, 66), round_by=4, edge=0.5)
    for k in range(4):
        x = left + 24 + k * 27
        brush.oval(x, top + 26, 8, 8, (66, 60, 66), shade=0.4, grain=None)
        brush.line((x, top + 26), (x + 3, top + 20), (240, 230, 210), 2)
    brush.box(left + 14, top + 46, right - 14, foot - 24, (56, 50, 58), round_by=8, shade=0.2)
    brush.box(left + 24, top + 62, right - 24, foot - 38, (92, 70, 62), round_by=6, shade=0.3)
    brush.line((left + 22, top + 54), (right - 22, top + 54), (220, 214, 206), 5)


def pot(brush: Brush, x: float, foot: float, colour: Rgb, size: float = 1.0) -> None:
    """A cooking pot with its lid askew."""
    half, high = 34 * size, 40 * size
    for side in (-1, 1):
        brush.line(
            (x + side * half, foot - high * 0.7),
            (x + side * (half + 9), foot - high * 0.7),
            toned(colour, -0.4),
            6 * size,
        )
    brush.box(
        x - half, foot - high, x + half, foot, colour, round_by=9 * size, sideways=True, shade=0.3
    )
    brush.oval(x, foot - high - 1, half + 2, 6 * size, toned(colour, 0.14))
    brush.oval(x, foot - high - 10 * size, 6 * size, 4.5 * size, toned(colour, -0.3))
    brush.line(
        (x - half * 0.6, foot - high * 0.7),
        (x - half * 0.6, foot - high * 0.25),
        toned(colour, 0.7),
        3 * size,
        0.6,
    )


def kettle(brush: Brush, x: float, foot: float, colour: Rgb) -> None:
    """A round kettle with a spout to the right."""
    brush.shape(
        [(x + 18, foot - 22), (x + 44, foot - 44), (x + 47, foot - 38), (x + 24, foot - 6)], colour
    )
    brush.oval(x, foot - 22, 30, 23, colour, shade=0.28)
    brush.trace(
        [(x - 22, foot - 38), (x - 16, foot - 64), (x + 16, foot - 64), (x + 22, foot - 38)],
        (70, 52, 48),
        5,
    )
    brush.oval(x, foot - 45, 6, 5, (70, 52, 48))
    brush.bloom(x - 10, foot - 30, 10, 7, (255, 250, 235), 0.6)


def jar(brush: Brush, x: float, foot: float, inside: Rgb, high: float = 38) -> None:
    """A glass jar with something in it and a cork."""
    half = high * 0.34
    brush.box(x - half, foot - high, x + half, foot, (214, 222, 220), round_by=5, grain=None)
    brush.box(
        x - half + 2, foot - high * 0.72, x + half - 2, foot - 2, inside, round_by=4, strength=0.8
    )
    brush.box(
        x - half * 0.8, foot - high - 7, x + half * 0.8, foot - high + 2, (190, 146, 98), round_by=2
    )
    brush.line(
        (x - half * 0.5, foot - high * 0.85),
        (x - half * 0.5, foot - high * 0.2),
        (255, 255, 250),
        2.4,
        0.6,
    )


def fruit_bowl(brush: Brush, x: float, foot: float) -> None:
    """Apples, oranges and a pear in a blue bowl."""
    for dx, dy, r, c in (
        (-24, -34, 15, (204, 72, 60)),
        (20, -34, 15, (232, 146, 58)),
        (-2, -42, 16, (216, 190, 84)),
        (2, -30, 15, (190, 60, 58)),
    ):
        brush.oval(x + dx, foot + dy, r, r, c, shade=0.28)
        brush.bloom(x + dx - 5, foot + dy - 6, 6, 5, (255, 250, 235), 0.6)
        brush.line((x + dx, foot + dy - r), (x + dx + 2, foot + dy - r - 6), (96, 70, 50), 2.4)
    leaf(brush, (x - 22, foot - 50), -0.5, 20, 6, (96, 150, 84))
    bowl = skia.Path()
    bowl.addArc(skia.Rect(x - 48, foot - 60, x + 48, foot), 0, 180)
    brush.fill(bowl, (86, 128, 160), sideways=True, shade=0.25)
    brush.line((x - 48, foot - 30), (x + 48, foot - 30), toned((86, 128, 160), 0.5), 3)
    brush.box(x - 18, foot - 5, x + 18, foot + 1, (66, 104, 136), round_by=2)


def fridge(brush: Brush, left: float, top: float, right: float, foot: float, colour: Rgb) -> None:
    """A round-shouldered fridge with magnets, a note and a drawing."""
    wall_shade(brush, left, top, right, foot)
    cast_shade(brush, left, right, foot)
    brush.box(
        left, top, right, foot - 8, colour, round_by=26, sideways=True, shade=0.14, strength=0.25
    )
    split = top + (foot - top) * 0.32
    brush.line((left + 2, split), (right - 2, split), toned(colour, -0.5), 3, 0.7)
    brush.line((left + 2, split + 3), (right - 2, split + 3), toned(colour, 0.6), 1.6, 0.7)
    for y0, y1 in ((split - 70, split - 22), (split + 24, split + 92)):
        brush.line((left + 20, y0), (left + 20, y1), toned(colour, -0.5), 8, 0.5)
        brush.line((left + 18, y0), (left + 18, y1), (226, 224, 220), 7)
    for x, y, c in (
        (left + 66, split - 50, (216, 84, 76)),
        (left + 92, split - 30, (240, 190, 84)),
        (left + 60, split + 30, (96, 150, 110)),
        (left + 108, split + 26, (98, 120, 176)),
    ):
        brush.oval(x, y, 6, 6, c, shade=0.3)
    brush.box(left + 52, split + 32, left + 84, split + 74, (250, 236, 160), shade=0.05)
    for k in range(4):
        brush.line(
            (left + 57, split + 42 + 7 * k),
            (left + 78, split + 42 + 7 * k),
            (110, 96, 90),
            1.4,
            0.6,
        )


def hanging_rack(brush: Brush, left: float, right: float, y: float, metal: Rgb) -> None:
    """Pans and ladles that hang from a rail."""
    brush.line((left, y), (right, y), (92, 82, 80), 5)
    count = max(3, int((right - left) / 44))
    for k in range(count):
        x = left + (k + 0.5) * (right - left) / count
        brush.line((x, y), (x, y + 10), (92, 82, 80), 2.5)
        tone = toned(metal, float(brush.rng.normal(0, 0.1)))
        brush.shadow(x + 6, y + 62, 20, 22, 0.25)
        brush.box(x - 2.5, y + 8, x + 2.5, y + 46, toned(tone, -0.2), round_by=2)
        if k % 2:
            brush.oval(x, y + 52, 10, 8, tone, shade=0.3)
        else:
            brush.oval(x, y + 62, 20, 20, tone, shade=0.3)
            brush.oval(x, y + 62, 15, 15, toned(tone, 0.16), shade=0.2)


def wall_clock(brush: Brush, x: float, y: float, rim: Rgb) -> None:
    """A round clock at ten past ten."""
    brush.shadow(x + 5, y + 9, 40, 38, 0.4)
    brush.oval(x, y, 33, 33, rim)
    brush.oval(x, y, 27, 27, (248, 242, 226), shade=0.06)
    for k in range(12):
        a = k * math.pi / 6
        brush.oval(x + 22 * math.cos(a), y + 22 * math.sin(a), 1.5, 1.5, (90, 70, 66), grain=None)
    brush.line((x, y), (x - 11, y - 8), (60, 48, 52), 3)
    brush.line((x, y), (x + 14, y - 13), (60, 48, 52), 2.2)
