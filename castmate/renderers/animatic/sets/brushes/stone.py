"""Castles: walls of cut stone with battlements, towers with pointed roofs, torches, a well."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, curve, ink, toned
from castmate.renderers.animatic.sets.brushes.halls import arch
from castmate.renderers.animatic.sets.layers import Animate
from castmate.renderers.animatic.stage import Stage

SNOW: Rgb = (240, 245, 252)


def courses(
    brush: Brush, area: skia.Path, stone: Rgb, size: float = 26.0, share: float = 0.5
) -> None:
    """Cut stones within *area*: a *share* of them tinted and rimmed, the rest left to the eye."""
    canvas, box = brush.canvas, area.getBounds()
    canvas.save()
    canvas.clipPath(area, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    y, row = box.top(), 0
    while y < box.bottom():
        x = box.left() - size * (0.9 if row % 2 else 0.2)
        while x < box.right():
            w = size * float(brush.rng.uniform(1.4, 2.1))
            if brush.rng.random() < share:
                tone = toned(stone, float(np.clip(brush.rng.normal(0, 0.1), -0.24, 0.22)))
                rect = skia.Rect(x + 1, y + 1, x + w - 1, y + size - 1)
                canvas.drawRoundRect(rect, 4, 4, skia.Paint(AntiAlias=True, Color=ink(tone, 0.8)))
                brush.line((x + 4, y + 2), (x + w - 5, y + 2), toned(tone, 0.35), 1.4, 0.5)
                brush.line(
                    (x + 4, y + size - 1), (x + w - 4, y + size - 1), toned(tone, -0.5), 1.4, 0.5
                )
            x += w
        y += size
        row += 1
    canvas.restore()


def rampart(
    brush: Brush,
    left: float,
    top: float,
    right: float,
    foot: float,
    stone: Rgb,
    *,
    snowy: bool,
    size: float = 26.0,
) -> None:
    """A wall with battlements."""
    merlon = size * 1.5
    area = skia.Path()
    area.addRect(skia.Rect(left, top, right, foot))
    x = left
    while x < right:
        area.addRect(skia.Rect(x, top - merlon, min(x + merlon, right), top + 2))
        x += merlon * 1.9
    brush.fill(area, stone, grain="stone", strength=0.4, shade=0.12)
    courses(brush, area, stone, size)
    brush.box(left, top, right, top + 5, toned(stone, -0.3), grain=None)
    if snowy:
        x = left
        while x < right:
            end = min(x + merlon, right)
            brush.shape(
                [
                    (x - 3, top - merlon + 3),
                    (x + 8, top - merlon - 8),
                    (end - 8, top - merlon - 7),
                    (end + 3, top - merlon + 3),
                ],
                SNOW,
                smooth=True,
                grain=None,
            )
            x += merlon * 1.9


def tower(
    brush: Brush,
    x: float,
    top: float,
    foot: float,
    half: float,
    stone: Rgb,
    roof: Rgb,
    *,
    snowy: bool,
    windows: int = 2,
) -> list[tuple[float, float]]:
    """A round tower with a pointed roof; returns the middles of its windows."""
    body = skia.Path()
    body.addRect(skia.Rect(x - half, top, x + half, foot))
    body.addRect(skia.Rect(x - half * 1.16, top - half * 0.5, x + half * 1.16, top + 4))
    brush.fill(body, stone, grain="stone", strength=0.4, shade=0.06)
    courses(brush, body, stone, max(12.0, half * 0.3), 0.42)
    round_off = skia.Paint()
    round_off.setShader(
        skia.GradientShader.MakeLinear(
            [(x - half * 1.16, 0), (x + half * 1.16, 0)],
            [
                ink((255, 244, 220), 0.05),
                ink((255, 244, 220), 0.22),
                ink((40, 24, 66), 0.04),
                ink((40, 24, 66), 0.5),
            ],
            [0, 0.28, 0.55, 1],
        )
    )
    brush.canvas.drawPath(body, round_off)
    for k in range(-3, 4):
        brush.box(
            x + k * half * 0.34 - 5,
            top + 2,
            x + k * half * 0.34 + 5,
            top + half * 0.26,
            toned(stone, -0.25),
            grain=None,
        )
    _roof(brush, x, top - half * 0.46, half, roof, snowy=snowy)
    spots = []
    for k in range(windows):
        y = top + half * (0.75 + 1.6 * k)
        slit = arch(x - half * 0.19, y, x + half * 0.19, y + half * 0.66, pointed=False)
        frame = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=half * 0.12)
        frame.setColor(ink(toned(stone, 0.28)))
        brush.canvas.drawPath(slit, frame)
        brush.fill(slit, (58, 52, 76), grain=None, shade=0.3)
        spots.append((x, y + half * 0.36))
    return spots


def _roof(brush: Brush, x: float, y: float, half: float, roof: Rgb, *, snowy: bool) -> None:
    colour = SNOW if snowy else roof
    w, high = half * 1.42, half * 2.3
    cone = curve([(x - w, y), (x - w * 0.52, y - high * 0.46), (x, y - high)])
    cone.quadTo(x + w * 0.42, y - high * 0.5, x + w, y)
    cone.quadTo(x, y + half * 0.3, x - w, y)
    cone.close()
    brush.fill(cone, colour, sideways=True, shade=0.34)
    brush.canvas.save()
    brush.canvas.clipPath(cone, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    for k in range(1, 9):
        yy = y - high * k / 9
        sag = half * 0.26 * (1 - k / 9)
        brush.trace([(x - w, yy), (x, yy + sag), (x + w, yy)], toned(colour, -0.3), 1.8, 0.4)
    brush.canvas.restore()
    brush.line((x, y - high), (x, y - high - half * 0.6), (92, 78, 74), 3)


def gate(brush: Brush, x: float, foot: float, half: float, stone: Rgb) -> None:
    """A gateway with its raised portcullis."""
    opening = arch(x - half, foot - half * 2.3, x + half, foot, pointed=True)
    frame = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=half * 0.3)
    frame.setColor(ink(toned(stone, 0.2)))
    brush.canvas.drawPath(opening, frame)
    brush.fill(opening, (66, 52, 62), shade=0.4)
    brush.canvas.save()
    brush.canvas.clipPath(opening, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    for k in range(-3, 4):
        at = x + k * half * 0.3
        brush.line((at, foot - half * 2.4), (at, foot - half * 1.2), (36, 30, 38), 5)
        brush.shape(
            [(at - 5, foot - half * 1.22), (at + 5, foot - half * 1.22), (at, foot - half * 1.05)],
            (36, 30, 38),
        )
    for k in range(3):
        y = foot - half * (1.4 + 0.3 * k)
        brush.line((x - half, y), (x + half, y), (36, 30, 38), 5)
    brush.canvas.restore()


def torch(brush: Brush, x: float, y: float) -> None:
    """An iron holder on the wall; its flame stands at (x, y)."""
    brush.line((x, y + 4), (x, y + 44), (112, 76, 52), 9)
    brush.box(x - 11, y, x + 11, y + 9, (52, 48, 54), round_by=2)
    brush.box(x - 8, y + 26, x + 8, y + 34, (52, 48, 54), round_by=2)


def well(brush: Brush, x: float, foot: float, stone: Rgb, roof: Rgb, *, snowy: bool) -> None:
    """A well with a shingled roof and a bucket."""
    brush.shadow(x, foot, 104, 15, 0.55)
    for side in (-1, 1):
        brush.box(
            x + side * 62 - 6, foot - 190, x + side * 62 + 6, foot - 50, (128, 88, 62), grain="wood"
        )
    brush.line((x - 62, foot - 150), (x + 62, foot - 150), (112, 76, 54), 9)
    brush.line((x + 6, foot - 150), (x + 6, foot - 104), (214, 190, 150), 3)
    brush.shape(
        [(x - 12, foot - 106), (x + 24, foot - 106), (x + 19, foot - 74), (x - 7, foot - 74)],
        (140, 98, 66),
        grain="wood",
    )
    area = skia.Path()
    area.addRect(skia.Rect(x - 78, foot - 66, x + 78, foot - 2))
    brush.fill(area, toned(stone, -0.2), grain="stone", shade=0.2)
    courses(brush, area, stone, 21, 0.95)
    brush.oval(x, foot - 66, 80, 13, toned(stone, 0.14), grain="stone")
    brush.oval(x, foot - 66, 62, 8, (44, 36, 52), grain=None)
    colour = SNOW if snowy else roof
    brush.shape(
        [(x - 96, foot - 178), (x - 50, foot - 236), (x + 50, foot - 236), (x + 96, foot - 178)],
        colour,
        shade=0.3,
    )
    for k in range(1, 4):
        brush.line(
            (x - 52 - 14 * k, foot - 236 + 14 * k),
            (x + 52 + 14 * k, foot - 236 + 14 * k),
            toned(colour, -0.35),
            2,
            0.5,
        )


def barrel(brush: Brush, x: float, foot: float, size: float = 1.0) -> None:
    """A barrel with two hoops."""
    half, high = 36 * size, 92 * size
    brush.shadow(x, foot, half * 1.2, 8 * size, 0.55)
    body = curve(
        [(x - half * 0.8, foot - high), (x - half, foot - high / 2), (x - half * 0.8, foot)]
    )
    body.lineTo(x + half * 0.8, foot)
    body.quadTo(x + half * 1.2, foot - high / 2, x + half * 0.8, foot - high)
    body.close()
    brush.fill(body, (156, 106, 70), grain="wood", sideways=True, shade=0.34)
    for k in range(-2, 3):
        brush.trace(
            [
                (x + k * half * 0.32, foot - high),
                (x + k * half * 0.4, foot - high / 2),
                (x + k * half * 0.32, foot),
            ],
            (84, 54, 42),
            1.8,
            0.6,
        )
    for share in (0.2, 0.8):
        y = foot - high * share
        brush.trace(
            [(x - half * 0.93, y), (x, y + 5), (x + half * 0.93, y)], (86, 82, 92), 6 * size
        )
    brush.oval(x, foot - high, half * 0.8, 7 * size, (178, 128, 86), grain="wood")


def pennants(
    stage: Stage, tips: Sequence[tuple[float, float]], colours: Sequence[Rgb], size: float = 1.0
) -> Animate:
    """Flags that fly from poles at *tips*."""
    windy = stage.mood.weather in ("wind", "storm")
    speed = 9.0 if windy else 4.6

    def animate(canvas: skia.Canvas, stage: Stage, seconds: float) -> None:
        for k, (x, y) in enumerate(tips):
            upper, lower = [], []
            for j in range(7):
                share = j / 6
                wave = math.sin(speed * seconds - 4.2 * share + k) * 6 * share
                droop = (0.0 if windy else 10.0) * share * share
                at = x + 62 * size * share
                upper.append((at, y + (wave + droop) * size))
                lower.append((at, y + (28 - 24 * share + wave + droop) * size))
            path = curve([*upper, *lower[::-1]])
            path.close()
            paint = skia.Paint(
                AntiAlias=True, Color=ink(stage.mood.lit(colours[k % len(colours)], 0.8))
            )
            canvas.drawPath(path, paint)

    return animate
