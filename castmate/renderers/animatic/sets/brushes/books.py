"""Books in rows and piles, papers and crayon drawings."""

from __future__ import annotations

import math
from collections.abc import Sequence

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned

SPINES: tuple[Rgb, ...] = (
    (178, 74, 66),
    (214, 142, 74),
    (228, 190, 108),
    (98, 136, 112),
    (70, 106, 136),
    (112, 84, 124),
    (166, 106, 92),
    (224, 212, 188),
    (64, 84, 98),
    (142, 62, 78),
)
"""Faded cloth and leather."""


def book_row(
    brush: Brush,
    left: float,
    right: float,
    foot: float,
    tall: float,
    spines: Sequence[Rgb] = SPINES,
    *,
    fill: float = 0.92,
) -> None:
    """Books on a shelf, some leaning, with a gap here and there."""
    x = left + 3
    while x < right - 8:
        wide = float(brush.rng.uniform(8, 19)) * min(1.2, tall / 62)
        high = tall * float(brush.rng.uniform(0.66, 0.95))
        if x + wide > right - 2:
            break
        if brush.rng.random() > fill:
            x += wide * 1.3
            continue
        leaning = brush.rng.random() < 0.08 and x + wide * 2.4 < right
        colour = toned(
            spines[int(brush.rng.integers(len(spines)))], float(brush.rng.normal(0, 0.07))
        )
        brush.canvas.save()
        if leaning:
            brush.canvas.rotate(9, x + wide * 1.6, foot)
            x += wide * 0.8
        _spine(brush, x, foot - high, x + wide, foot, colour)
        brush.canvas.restore()
        x += wide + 0.8


def _spine(brush: Brush, left: float, top: float, right: float, foot: float, colour: Rgb) -> None:
    brush.box(
        left,
        top,
        right,
        foot,
        colour,
        round_by=1.6,
        sideways=True,
        shade=0.26,
        grain="cloth",
        strength=0.3,
    )
    band = toned(colour, 0.5 if brush.rng.random() < 0.6 else -0.4)
    for share in (0.14, 0.2, 0.82):
        if brush.rng.random() < 0.75:
            y = top + (foot - top) * share
            brush.line((left + 1.5, y), (right - 1.5, y), band, 1.8, 0.7)
    if right - left > 12 and brush.rng.random() < 0.5:
        middle = top + (foot - top) * 0.46
        brush.box(left + 3, middle - 8, right - 3, middle + 8, toned(colour, 0.4), grain=None)


def pile(
    brush: Brush,
    x: float,
    foot: float,
    count: int,
    wide: float = 70.0,
    spines: Sequence[Rgb] = SPINES,
) -> float:
    """Books lying on one another; returns y of the top."""
    y = foot
    for _ in range(count):
        high = float(brush.rng.uniform(10, 17))
        half = wide / 2 * float(brush.rng.uniform(0.82, 1.05))
        at = x + float(brush.rng.uniform(-6, 6))
        colour = spines[int(brush.rng.integers(len(spines)))]
        brush.box(at - half, y - high, at + half, y, colour, round_by=3, edge=0.4)
        brush.box(
            at + half - 7, y - high + 2.5, at + half + 1, y - 2.5, (240, 228, 200), grain=None
        )
        brush.line(
            (at - half + 9, y - high + 2), (at - half + 9, y - 2), toned(colour, 0.5), 2, 0.7
        )
        y -= high
    return y


def open_book(brush: Brush, x: float, y: float, size: float = 1.0) -> None:
    """An open book that lies flat."""
    for side in (-1, 1):
        page = [
            (x, y),
            (x + side * 18 * size, y - 7 * size),
            (x + side * 46 * size, y - 3 * size),
            (x + side * 50 * size, y + 12 * size),
            (x + side * 20 * size, y + 8 * size),
            (x, y + 14 * size),
        ]
        brush.shape(page, (246, 236, 212), shade=0.1, sideways=True)
        for k in range(4):
            a = (x + side * 8 * size, y + (2 + 2.6 * k) * size)
            b = (x + side * 42 * size, y + (1.5 + 2.6 * k) * size)
            brush.line(a, b, (130, 110, 104), 1.1 * size, 0.4)


def crayon_drawing(brush: Brush, x: float, y: float, size: float = 1.0, *, turn: float = 0) -> None:
    """A child's drawing, pinned to the wall: a house, a sun, or a friend."""
    canvas = brush.canvas
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(turn)
    canvas.scale(size, size)
    shadow = skia.Paint(Color=ink((30, 16, 46), 0.28))
    shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 4.0))
    canvas.drawRect(skia.Rect(-32, -22, 38, 32), shadow)
    brush.box(-36, -27, 36, 27, (250, 244, 228), shade=0.04)
    which = int(brush.rng.integers(3))
    if which == 0:
        brush.trace([(-26, 18), (-8, 16), (10, 19), (28, 17)], (106, 168, 92), 4, 0.9)
        for a, b in (
            ((-14, 16), (-14, -4)),
            ((-14, -4), (10, -5)),
            ((10, -5), (10, 16)),
            ((-18, -4), (-2, -18)),
            ((-2, -18), (14, -5)),
        ):
            brush.line(a, b, (196, 84, 72), 2.6, 0.9)
        _crayon_sun(brush, 24, -15)
    elif which == 1:
        brush.trace([(0, -12), (10, -4), (0, 6), (-10, -4)], (236, 150, 64), 3, 0.9, closed=True)
        for a, b in (
            ((0, 6), (0, 16)),
            ((0, 16), (-8, 24)),
            ((0, 16), (8, 24)),
            ((-12, 8), (12, 8)),
        ):
            brush.line(a, b, (92, 100, 170), 2.8, 0.9)
        for u in (-4, 4):
            brush.oval(u, -5, 1.6, 1.6, (50, 40, 60), grain=None)
        _crayon_sun(brush, -25, -16)
    else:
        for k, c in enumerate(
            ((214, 84, 80), (236, 168, 74), (236, 214, 96), (104, 168, 104), (88, 126, 190))
        ):
            r = 27 - 4.4 * k
            pts = [
                (r * math.cos(t), 16 - r * 1.15 * math.sin(t)) for t in (0, 0.8, 1.57, 2.34, 3.14)
            ]
            brush.trace(pts, c, 3.6, 0.85)
    brush.oval(0, -23, 3, 3, (206, 70, 74), grain=None)
    canvas.restore()


def _crayon_sun(brush: Brush, x: float, y: float) -> None:
    brush.oval(x, y, 5, 5, (244, 190, 66), grain="cloth")
    for k in range(8):
        a = k * math.pi / 4
        c, s = math.cos(a), math.sin(a)
        brush.line((x + 7 * c, y + 7 * s), (x + 10 * c, y + 10 * s), (244, 190, 66), 1.8, 0.9)


def framed_picture(
    brush: Brush,
    left: float,
    top: float,
    right: float,
    bottom: float,
    frame: Rgb,
    inks: Sequence[Rgb],
) -> None:
    """A landscape or a portrait of a vase in a wooden frame, with the shadow it throws."""
    shadow = skia.Paint(Color=ink((30, 16, 46), 0.34))
    shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 6.0))
    brush.canvas.drawRect(skia.Rect(left + 2, top + 8, right + 6, bottom + 10), shadow)
    brush.box(left, top, right, bottom, frame, grain="wood", shade=0.2, edge=0.6)
    brush.box(left + 8, top + 8, right - 8, bottom - 8, (244, 234, 214), shade=0.06)
    box = skia.Rect(left + 16, top + 16, right - 16, bottom - 16)
    canvas = brush.canvas
    canvas.save()
    canvas.clipRect(box)
    brush.box(box.left(), box.top(), box.right(), box.bottom(), inks[0], shade=0.25)
    w, h = box.width(), box.height()
    brush.oval(box.left() + w * 0.68, box.top() + h * 0.34, h * 0.12, h * 0.12, inks[1])
    for k in range(2):
        y = box.top() + h * (0.55 + 0.2 * k)
        hill = [
            (box.left() - 20, y + 10),
            (box.left() + w * 0.3, y - 12 + 16 * k),
            (box.left() + w * 0.7, y + 12 - 18 * k),
            (box.right() + 20, y),
            (box.right() + 20, box.bottom() + 30),
            (box.left() - 20, box.bottom() + 30),
        ]
        brush.shape(hill, inks[2 + k], smooth=True)
    canvas.restore()
    shade = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=3)
    shade.setColor(ink(toned(frame, -0.6), 0.4))
    canvas.drawRect(box, shade)
