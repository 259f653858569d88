"""Neon signs: tubes bent into a cup, a fish, a star or a note, that glow and sometimes stutter."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.brush import Brush, curve, ink, toned
from castmate.renderers.animatic.sets.layers import Animate
from castmate.renderers.animatic.stage import Stage

Icon = Literal["cup", "fish", "star", "note"]
ICONS: tuple[Icon, ...] = get_args(Icon)

_HALF = 62.0


@dataclass(frozen=True)
class Sign:
    """A sign that hangs before a house, its middle in stage units."""

    x: float
    y: float
    icon: Icon
    colour: Rgb
    second: Rgb


def _tubes(icon: Icon) -> list[tuple[skia.Path, int]]:
    """Outlines in units around the sign's middle, each with which colour it has (0 or 1)."""
    if icon == "cup":
        return [
            (curve([(-20, -4), (-17, 18), (0, 25), (17, 18), (20, -4), (-20, -4)]), 0),
            (curve([(20, 2), (31, 4), (29, 14), (18, 14)]), 0),
            (curve([(-8, -12), (-12, -20), (-5, -26), (-9, -34)]), 1),
            (curve([(7, -12), (3, -20), (10, -26), (6, -34)]), 1),
        ]
    if icon == "fish":
        body = [(-26, 0), (-8, -15), (14, -10), (22, 0), (14, 10), (-8, 15)]
        return [
            (curve(body, closed=True), 0),
            (curve([(22, 0), (34, -13), (31, 0), (34, 13), (22, 0)]), 0),
            (curve([(-14, -4), (-12, -5), (-11, -3)]), 1),
            (curve([(-26, 26), (-12, 22), (2, 27), (16, 22), (30, 26)]), 1),
        ]
    if icon == "star":
        points = []
        for k in range(11):
            r = 28 if k % 2 == 0 else 12
            a = k * math.pi / 5 - math.pi / 2
            points.append(skia.Point(r * math.cos(a), r * math.sin(a)))
        star, ring = skia.Path(), skia.Path()
        star.addPoly(points, True)  # noqa: FBT003 - Skia's signature
        ring.addCircle(0, 0, 37)
        return [(star, 0), (ring, 1)]
    stem = curve([(-2, 20), (-2, -30), (16, -24), (20, -10)])
    head, line = skia.Path(), curve([(-30, 32), (-10, 30), (10, 33), (30, 31)])
    head.addOval(skia.Rect(-22, 12, -2, 27))
    return [(stem, 0), (head, 0), (line, 1)]


def paint_boards(brush: Brush, signs: Sequence[Sign]) -> None:
    """The dark boards with their brackets and the tubes unlit."""
    for sign in signs:
        x, y = sign.x, sign.y
        for dy in (-34.0, 34.0):
            brush.line((x - 64, y + dy), (x + 64, y + dy), (60, 58, 66), 5)
        brush.box(x - 48, y - 50, x + 48, y + 50, (62, 54, 72), round_by=12, shade=0.2, edge=0.5)
        brush.box(x - 42, y - 44, x + 42, y + 44, (44, 38, 56), round_by=9, shade=0.2)
        for path, which in _tubes(sign.icon):
            tube = mixed((sign.colour, sign.second)[which], (210, 200, 200), 0.5)
            path.offset(x, y)
            brush.canvas.drawPath(path, _tube(toned(tube, -0.2), 3.4, 1.0))


def _tube(colour: Rgb, width: float, alpha: float) -> skia.Paint:
    return skia.Paint(
        AntiAlias=True,
        Style=skia.Paint.kStroke_Style,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeWidth=width,
        Color=ink(colour, alpha),
    )


def _lit_sprite(sign: Sign, scale: float) -> skia.Image:
    side = math.ceil(2 * _HALF * scale)
    surface = skia.Surface(side, side)
    canvas = surface.getCanvas()
    canvas.scale(scale, scale)
    canvas.translate(_HALF, _HALF)
    for width, alpha, blur in ((14.0, 0.55, 9.0), (7.0, 0.6, 3.0), (3.6, 1.0, 0.0)):
        for path, which in _tubes(sign.icon):
            colour = (sign.colour, sign.second)[which]
            paint = _tube(mixed(colour, (255, 255, 255), 0.0 if blur else 0.55), width, alpha)
            if blur:
                paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
            canvas.drawPath(path, paint)
    return surface.makeImageSnapshot()


def shining(stage: Stage, signs: Sequence[Sign]) -> Animate:
    """The lit tubes; the last sign stutters now and then. Dark by day."""
    sprites = [_lit_sprite(sign, stage.pixels_per_unit) for sign in signs]

    def animate(canvas: skia.Canvas, stage: Stage, seconds: float) -> None:
        if not stage.mood.is_dark:
            return
        for k, (sign, sprite) in enumerate(zip(signs, sprites, strict=True)):
            alpha = 0.92 + 0.08 * math.sin(5 * seconds + k)
            if k == len(signs) - 1 and (seconds + 1.1) % 3.7 < 0.5:
                alpha *= 0.35 + 0.65 * (math.sin(47 * seconds) > 0)
            paint = skia.Paint()
            paint.setAlphaf(alpha)
            x, y = round(sign.x - _HALF), round(sign.y - _HALF)
            canvas.drawImageRect(
                sprite,
                skia.Rect.MakeWH(sprite.width(), sprite.height()),
                skia.Rect.MakeXYWH(x, y, 2 * _HALF, 2 * _HALF),
                skia.SamplingOptions(),
                paint,
            )

    return animate
