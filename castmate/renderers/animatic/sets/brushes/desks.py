"""Offices: screens, swivel chairs, pinboards, a water cooler, carpets, pencils."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned

STICKY: Sequence[Rgb] = ((250, 226, 120), (246, 160, 150), (160, 214, 190), (160, 190, 232))


def drop_shadow(brush: Brush, left: float, top: float, right: float, bottom: float) -> None:
    """The soft shadow of something flat that hangs on a wall."""
    paint = skia.Paint(Color=ink((30, 16, 46), 0.34))
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 8.0))
    brush.canvas.drawRect(skia.Rect(left + 3, top + 8, right + 7, bottom + 11), paint)


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
