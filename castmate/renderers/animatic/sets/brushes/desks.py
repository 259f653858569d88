"""Desks and what stands and hangs around them: in a classroom and in an office."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned
from castmate.renderers.animatic.sets.brushes.lamps import string_points

CHALK: Rgb = (240, 238, 226)
STICKY: Sequence[Rgb] = ((250, 226, 120), (246, 160, 150), (160, 214, 190), (160, 190, 232))


def drop_shadow(brush: Brush, left: float, top: float, right: float, bottom: float) -> None:
    """The soft shadow of something flat that hangs on a wall."""
    paint = skia.Paint(Color=ink((30, 16, 46), 0.34))
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 8.0))
    brush.canvas.drawRect(skia.Rect(left + 3, top + 8, right + 7, bottom + 11), paint)


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


def pencil_cup(brush: Brush, x: float, foot: float, colour: Rgb, size: float = 1.0) -> None:
    """A cup full of pencils."""
    for k, tone in enumerate(((222, 90, 76), (240, 190, 84), (96, 160, 120), (90, 124, 190))):
        a = x + (k - 1.5) * 6 * size
        brush.line(
            (a, foot - 20 * size),
            (a + (k - 1.5) * 4 * size, foot - (52 + 5 * (k % 2)) * size),
            tone,
            4.4 * size,
        )
    brush.box(
        x - 14 * size,
        foot - 32 * size,
        x + 14 * size,
        foot,
        colour,
        round_by=3 * size,
        sideways=True,
        shade=0.3,
    )


def apple(brush: Brush, x: float, foot: float, size: float = 1.0) -> None:
    """A red apple."""
    r = 13 * size
    brush.shadow(x, foot, r * 1.2, r * 0.3, 0.4)
    brush.oval(x, foot - r, r * 1.06, r, (206, 66, 56), shade=0.3)
    brush.bloom(x - r * 0.35, foot - r * 1.35, r * 0.4, r * 0.3, (255, 250, 235), 0.7)
    brush.line((x, foot - 2 * r), (x + 3, foot - 2.5 * r), (96, 70, 50), 2.6)


def monitor(brush: Brush, x: float, foot: float, wide: float = 150) -> skia.Rect:
    """A computer screen on its foot; returns the screen, to be lit."""
    high = wide * 0.62
    brush.box(x - 32, foot - 6, x + 32, foot, (150, 154, 162), round_by=3)
    brush.box(x - 9, foot - 34, x + 9, foot - 4, (132, 136, 146), sideways=True, shade=0.3)
    brush.box(
        x - wide / 2, foot - 30 - high, x + wide / 2, foot - 28, (58, 60, 70), round_by=7, edge=0.5
    )
    screen = skia.Rect(x - wide / 2 + 7, foot - 23 - high, x + wide / 2 - 7, foot - 37)
    brush.box(
        screen.left(), screen.top(), screen.right(), screen.bottom(), (86, 116, 140), grain=None
    )
    return screen


def light_screen(brush: Brush, screen: skia.Rect) -> None:
    """What the screen shows: a chart, some lines, a small picture."""
    brush.box(
        screen.left(),
        screen.top(),
        screen.right(),
        screen.bottom(),
        (206, 228, 240),
        grain=None,
        shade=0.1,
    )
    w, h = screen.width(), screen.height()
    for k, share in enumerate((0.34, 0.52, 0.42, 0.7, 0.84)):
        left = screen.left() + w * (0.5 + 0.085 * k)
        colour = (
            (240, 150, 110),
            (110, 170, 180),
            (240, 196, 110),
            (110, 170, 180),
            (226, 110, 104),
        )[k]
        brush.box(
            left,
            screen.bottom() - h * (0.12 + 0.5 * share),
            left + w * 0.06,
            screen.bottom() - h * 0.12,
            colour,
            grain=None,
        )
    for k in range(6):
        y = screen.top() + h * (0.16 + 0.12 * k)
        brush.line(
            (screen.left() + w * 0.07, y),
            (screen.left() + w * (0.3 + 0.1 * ((k * 7) % 3) / 2), y),
            (110, 136, 160),
            3,
            0.8,
        )


def office_chair(brush: Brush, x: float, foot: float, cloth: Rgb) -> None:
    """A swivel chair seen from behind."""
    brush.shadow(x, foot, 66, 12, 0.5)
    for dx in (-46, -22, 22, 46):
        brush.line((x, foot - 26), (x + dx, foot - 6), (66, 66, 76), 7)
        brush.oval(x + dx, foot - 4, 6, 6, (44, 44, 52), grain=None)
    brush.box(x - 5, foot - 82, x + 5, foot - 22, (96, 98, 108), sideways=True, shade=0.3)
    brush.box(x - 58, foot - 106, x + 58, foot - 80, toned(cloth, -0.1), round_by=12, grain="cloth")
    brush.box(
        x - 50,
        foot - 226,
        x + 50,
        foot - 114,
        cloth,
        round_by=26,
        grain="cloth",
        shade=0.22,
        edge=0.3,
    )
    for side in (-1, 1):
        brush.line((x + side * 62, foot - 94), (x + side * 62, foot - 134), (70, 70, 80), 7)
        brush.box(
            x + side * 62 - 9, foot - 142, x + side * 62 + 9, foot - 132, (60, 60, 70), round_by=5
        )


def pinboard(brush: Brush, left: float, top: float, right: float, bottom: float) -> None:
    """A cork board full of notes, with a thread that joins two of them."""
    drop_shadow(brush, left, top, right, bottom)
    brush.box(left - 9, top - 9, right + 9, bottom + 9, (166, 122, 82), grain="wood", edge=0.6)
    brush.box(left, top, right, bottom, (206, 166, 118), grain="paper", strength=0.8)
    pins = []
    for y in np.arange(top + 14, bottom - 40, 50):
        for x in np.arange(left + 12, right - 44, 52):
            if brush.rng.random() < 0.2:
                continue
            a = float(x + brush.rng.uniform(0, 8)), float(y + brush.rng.uniform(0, 8))
            colour = STICKY[int(brush.rng.integers(len(STICKY)))]
            brush.canvas.save()
            brush.canvas.rotate(float(brush.rng.uniform(-6, 6)), *a)
            brush.box(a[0] + 2, a[1] + 4, a[0] + 40, a[1] + 41, (150, 112, 76), grain=None)
            brush.box(a[0], a[1], a[0] + 38, a[1] + 37, colour, shade=0.08)
            for k in range(3):
                brush.line(
                    (a[0] + 6, a[1] + 13 + 8 * k),
                    (a[0] + 30 - 6 * (k % 2), a[1] + 13 + 8 * k),
                    (96, 80, 84),
                    1.6,
                    0.6,
                )
            brush.oval(a[0] + 19, a[1] + 3, 3.4, 3.4, (200, 70, 70), grain=None)
            brush.canvas.restore()
            pins.append((a[0] + 19, a[1] + 3))
    if len(pins) > 4:
        brush.line(pins[0], pins[len(pins) // 2], (200, 60, 60), 1.6, 0.8)
        brush.line(pins[len(pins) // 2], pins[-1], (200, 60, 60), 1.6, 0.8)


def carpet(brush: Brush, wide: float, seam: float, colour: Rgb) -> None:
    """A carpet of woven squares in perspective."""
    bottom, vanish = 790.0, 330.0
    brush.box(-wide, seam, wide, bottom, colour, shade=0.08, grain="cloth", strength=0.7)
    near = bottom - vanish
    for k in range(-16, 17):
        top_x = k * 150 * (seam - vanish) / near
        brush.line((top_x, seam), (k * 150, bottom), toned(colour, -0.4), 1.6, 0.3)
    for y in (seam + 26, seam + 62, seam + 112, seam + 184):
        brush.line((-wide, y), (wide, y), toned(colour, -0.4), 1.6, 0.3)


def water_cooler(brush: Brush, x: float, foot: float) -> None:
    """A water cooler with its blue bottle."""
    brush.shadow(x, foot, 44, 9, 0.5)
    brush.box(
        x - 34, foot - 150, x + 34, foot, (232, 228, 222), round_by=6, sideways=True, shade=0.18
    )
    brush.box(x - 24, foot - 138, x + 24, foot - 92, (150, 150, 156), round_by=4)
    for dx, tone in ((-10, (90, 140, 200)), (10, (206, 90, 84))):
        brush.box(x + dx - 5, foot - 132, x + dx + 5, foot - 118, tone, round_by=2, grain=None)
    brush.box(
        x - 30,
        foot - 240,
        x + 30,
        foot - 158,
        (150, 200, 226),
        round_by=14,
        sideways=True,
        shade=0.24,
    )
    brush.box(x - 12, foot - 162, x + 12, foot - 148, (140, 190, 220), round_by=3)
    brush.line((x - 20, foot - 228), (x - 20, foot - 176), (255, 255, 255), 5, 0.6)
