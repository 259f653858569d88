"""Classrooms: a blackboard with chalk drawings, paper pennants, small desks, an apple."""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, toned
from castmate.renderers.animatic.sets.brushes.desks import drop_shadow
from castmate.renderers.animatic.sets.brushes.lamps import string_points

CHALK: Rgb = (240, 238, 226)


def blackboard(
    brush: Brush, left: float, top: float, right: float, bottom: float, wood: Rgb
) -> None:
    """A blackboard, wiped but not quite, with drawings toward its ends and chalk in its tray."""
    drop_shadow(brush, left, top, right, bottom)
    brush.box(
        left - 14, top - 14, right + 14, bottom + 14, wood, grain="wood", round_by=4, edge=0.7
    )
    brush.box(left, top, right, bottom, (62, 96, 84), grain="plaster", strength=0.25, shade=0.1)
    middle = (left + right) / 2
    for _ in range(16):
        x, y = (
            float(brush.rng.uniform(left + 80, right - 80)),
            float(brush.rng.uniform(top + 40, bottom - 40)),
        )
        brush.canvas.save()
        brush.canvas.clipRect(skia.Rect(left, top, right, bottom))
        brush.bloom(x, y, 110, 16, CHALK, 0.05)
        brush.canvas.restore()
    _sums(brush, left + 26, top + 34)
    _chalk_flower(brush, right - 56, bottom - 34)
    brush.trace(
        [(middle - 60, top + 32), (middle - 10, top + 28), (middle + 62, top + 33)], CHALK, 3, 0.6
    )
    brush.box(
        left + 30, bottom + 6, right - 30, bottom + 18, toned(wood, -0.1), grain="wood", edge=0.8
    )
    for k, colour in enumerate((CHALK, (244, 190, 170), (170, 204, 236))):
        x = left + 90 + 34 * k
        brush.line((x, bottom + 4), (x + 18, bottom + 4), colour, 5)
    brush.box(right - 120, bottom - 6, right - 74, bottom + 6, (128, 92, 74), round_by=3, edge=0.5)


def _sums(brush: Brush, x: float, y: float) -> None:
    """Apples that are added, for those who cannot read yet."""
    for row, (a, b) in enumerate(((2, 1), (1, 3))):
        at, line = x, y + 44 * row
        for k in range(a):
            _chalk_apple(brush, at + 24 * k, line)
        at += 24 * a + 4
        brush.line((at - 6, line), (at + 8, line), CHALK, 2.6, 0.85)
        brush.line((at + 1, line - 7), (at + 1, line + 7), CHALK, 2.6, 0.85)
        at += 26
        for k in range(b):
            _chalk_apple(brush, at + 24 * k, line)
        at += 24 * b
        for dy in (-4, 4):
            brush.line((at - 6, line + dy), (at + 8, line + dy), CHALK, 2.6, 0.85)


def _chalk_apple(brush: Brush, x: float, y: float) -> None:
    brush.trace(
        [(x, y - 6), (x + 8, y - 8), (x + 8, y + 4), (x, y + 9), (x - 8, y + 4), (x - 8, y - 8)],
        (246, 176, 164),
        2.4,
        0.85,
        closed=True,
    )
    brush.line((x, y - 6), (x + 3, y - 13), (176, 220, 170), 2.2, 0.85)


def _chalk_flower(brush: Brush, x: float, y: float) -> None:
    brush.trace([(x, y + 22), (x - 4, y - 8), (x, y - 40)], (170, 216, 160), 3, 0.85)
    for k in range(6):
        a = k * math.pi / 3
        brush.trace(
            [
                (x + 6 * math.cos(a), y - 40 + 6 * math.sin(a)),
                (x + 20 * math.cos(a - 0.3), y - 40 + 20 * math.sin(a - 0.3)),
                (x + 20 * math.cos(a + 0.3), y - 40 + 20 * math.sin(a + 0.3)),
            ],
            (246, 214, 150),
            2.4,
            0.85,
            closed=True,
        )
    brush.trace(
        [(x - 4, y - 2), (x - 18, y - 10), (x - 22, y - 2), (x - 6, y + 6)],
        (170, 216, 160),
        2.4,
        0.85,
    )


def bunting(
    brush: Brush, a: tuple[float, float], b: tuple[float, float], colours: Sequence[Rgb]
) -> None:
    """Paper pennants on a string."""
    points = string_points(a, b, 22, max(8, int(abs(b[0] - a[0]) / 46)))
    brush.trace(points, (120, 100, 90), 1.8, 0.9)
    for k, (x, y) in enumerate(points):
        brush.shape([(x - 15, y), (x + 15, y), (x, y + 32)], colours[k % len(colours)], shade=0.14)


def school_desk(brush: Brush, x: float, foot: float, wood: Rgb, *, size: float = 1.0) -> None:
    """A child's desk with its chair behind it."""
    c = brush.canvas
    c.save()
    c.translate(x, foot)
    c.scale(size, size)
    brush.shadow(0, 0, 96, 14, 0.5)
    brush.box(-46, -150, 46, -112, toned(wood, 0.1), round_by=10, grain="wood", edge=0.6)
    for side in (-1, 1):
        brush.line((side * 40, -112), (side * 42, -10), (92, 98, 108), 6)
        brush.line((side * 74, -92), (side * 82, 0), (106, 112, 122), 7)
    brush.box(-80, -92, 80, -62, toned(wood, -0.2), grain="wood")
    brush.box(-90, -102, 90, -88, wood, round_by=4, grain="wood", edge=0.9)
    c.restore()


def apple(brush: Brush, x: float, foot: float, size: float = 1.0) -> None:
    """A red apple."""
    r = 13 * size
    brush.shadow(x, foot, r * 1.2, r * 0.3, 0.4)
    brush.oval(x, foot - r, r * 1.06, r, (206, 66, 56), shade=0.3)
    brush.bloom(x - r * 0.35, foot - r * 1.35, r * 0.4, r * 0.3, (255, 250, 235), 0.7)
    brush.line((x, foot - 2 * r), (x + 3, foot - 2.5 * r), (96, 70, 50), 2.6)
