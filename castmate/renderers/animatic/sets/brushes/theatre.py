"""A theatre: painted flats, things that hang from strings, spotlights, curtains, an audience."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, polygon, toned
from castmate.renderers.animatic.sets.layers import Animate
from castmate.renderers.animatic.stage import Stage


def drape(
    brush: Brush,
    left: float,
    right: float,
    top: float,
    bottom: float,
    velvet: Rgb,
    *,
    gathered: float = 0.0,
) -> None:
    """Heavy velvet in deep folds; *gathered* units are drawn to the outer side at two thirds."""
    width = right - left
    folds = max(4, int(width / 30))
    outer_left = left < 0
    ys = np.linspace(top, bottom, 14)

    def at(x: float, y: float) -> float:
        share = (y - top) / (bottom - top)
        pull = gathered * math.exp(-(((share - 0.66) / 0.26) ** 2))
        inner = (x - left) / width if outer_left else (right - x) / width
        return x - pull * inner if outer_left else x + pull * inner

    for k in range(folds):
        x0, x1 = left + width * k / folds, left + width * (k + 1) / folds
        edge = [(at(x0, float(y)) - 1, float(y)) for y in ys]
        back = [(at(x1, float(y)) + 1, float(y)) for y in ys[::-1]]
        box = polygon([*edge, *back])
        paint = skia.Paint(AntiAlias=True)
        bounds = box.getBounds()
        dark, light = toned(velvet, -0.55), toned(velvet, 0.16)
        paint.setShader(
            skia.GradientShader.MakeLinear(
                [(bounds.left(), 0), (bounds.right(), 0)],
                [ink(dark), ink(velvet), ink(light), ink(velvet), ink(dark)],
                [0, 0.3, 0.48, 0.7, 1],
            )
        )
        brush.canvas.drawPath(box, paint)
    whole = skia.Path()
    whole.addRect(skia.Rect(left - gathered, top, right + gathered, bottom))
    hem = [(at(left, bottom - 8), bottom - 14), (at(right, bottom - 8), bottom - 14)]
    brush.line(hem[0], hem[1], (220, 176, 96), 7, 0.9)
    brush.line((hem[0][0], hem[0][1] + 10), (hem[1][0], hem[1][1] + 10), (176, 130, 66), 8, 0.8)
    if gathered:
        y = top + (bottom - top) * 0.66
        a, b = sorted((at(left, y), at(right, y)))
        brush.line((a, y - 4), (b, y + 6), (226, 184, 104), 13)
        tassel = b if outer_left else a
        brush.line((tassel, y), (tassel, y + 46), (206, 160, 84), 9)
        brush.oval(tassel, y + 8, 9, 10, (232, 196, 120))


def valance(brush: Brush, wide: float, bottom: float, velvet: Rgb) -> None:
    """The swags across the top of the stage, fringed with gold."""
    swag = 170.0
    for k in range(-int(wide / swag) - 1, int(wide / swag) + 1):
        left, right = k * swag, (k + 1) * swag
        for j, share in enumerate((1.0, 0.74, 0.48)):
            path = skia.Path()
            path.moveTo(left - 8, -80)
            path.lineTo(left - 8, bottom - 40)
            path.quadTo((left + right) / 2, bottom - 40 + 84 * share, right + 8, bottom - 40)
            path.lineTo(right + 8, -80)
            path.close()
            brush.fill(
                path, toned(velvet, (-0.3, -0.05, 0.06)[j]), shade=0.16, grain="cloth", strength=0.3
            )
        fringe = [
            (left - 8, bottom - 38.0),
            ((left + right) / 2, bottom + 4.0),
            (right + 8, bottom - 38.0),
        ]
        brush.trace(fringe, (222, 178, 98), 7)
    for k in range(-int(wide / swag) - 1, int(wide / swag) + 2):
        brush.line((k * swag, bottom - 44), (k * swag, bottom + 12), (206, 160, 84), 8)
        brush.oval(k * swag, bottom - 42, 10, 11, (236, 200, 122))


def spot_beam(
    canvas: skia.Canvas,
    lamp: tuple[float, float],
    centre: tuple[float, float],
    across: float,
    colour: Rgb,
    strength: float,
) -> None:
    """The visible cone of a spotlight, and the ellipse of light on the floor."""
    paint = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kScreen)
    paint.setShader(
        skia.GradientShader.MakeLinear(
            [lamp, centre],
            [ink(colour, strength), ink(colour, strength * 0.35), ink(colour, 0.06)],
            [0, 0.5, 1],
        )
    )
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 7.0))
    cone = [
        (lamp[0] - 8, lamp[1]),
        (lamp[0] + 8, lamp[1]),
        (centre[0] + across, centre[1]),
        (centre[0] - across, centre[1]),
    ]
    canvas.drawPath(polygon(cone), paint)


def lamp_house(brush: Brush, x: float, y: float, aim: float) -> None:
    """A spotlight on its clamp, aimed *aim* degrees from straight down."""
    brush.canvas.save()
    brush.canvas.rotate(aim, x, y)
    brush.box(x - 5, y - 34, x + 5, y - 10, (50, 48, 56), round_by=2)
    brush.box(x - 16, y - 16, x + 16, y + 22, (46, 44, 54), round_by=5, sideways=True, shade=0.35)
    brush.box(x - 19, y + 16, x + 19, y + 26, (64, 62, 72), round_by=3)
    brush.oval(x, y + 27, 16, 4.5, (255, 244, 206), grain=None)
    brush.canvas.restore()


def flat_tree(brush: Brush, x: float, foot: float, high: float, leaf: Rgb) -> None:
    """A tree sawn from board: outlined, with the brace that holds it."""
    brush.line((x + 46, foot + 2), (x + 8, foot - high * 0.5), (150, 108, 72), 8)
    brush.box(x - 13, foot - high * 0.5, x + 13, foot, (146, 100, 70), grain="wood")
    for dx, dy, r in ((0, 0.78, 0.25), (-0.2, 0.56, 0.24), (0.2, 0.55, 0.23), (0, 0.5, 0.24)):
        crown = brush.smooth_blob(x + dx * high, foot - dy * high, r * high, 0.12)
        edge = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=7)
        edge.setColor(ink((244, 228, 196)))
        brush.canvas.drawPath(crown, edge)
        brush.fill(
            crown, toned(leaf, float(brush.rng.normal(0, 0.05))), grain="paper", strength=0.8
        )
    for _ in range(14):
        a, b = brush.rng.normal(0, 0.16, 2)
        y = foot - high * (0.62 + b)
        brush.trace(
            [(x + a * high - 9, y), (x + a * high, y + 6), (x + a * high + 9, y)],
            toned(leaf, 0.3),
            2.6,
            0.6,
        )


@dataclass(frozen=True)
class Hanging:
    """A cut-out on a string: what it is, where it hangs, how large its picture is."""

    x: float
    y: float
    half: float
    paint: Callable[[Brush], None]


def swaying(stage: Stage, things: Sequence[Hanging]) -> Animate:
    """Cut-outs that sway on their strings."""
    k = stage.pixels_per_unit
    sprites = []
    for number, thing in enumerate(things):
        side = math.ceil(2 * thing.half * k)
        surface = skia.Surface(side, side)
        canvas = surface.getCanvas()
        canvas.scale(k, k)
        canvas.translate(thing.half, thing.half)
        thing.paint(Brush(canvas, stage.rng(f"hanging {number}")))
        sprites.append(surface.makeImageSnapshot())
    string = skia.Paint(AntiAlias=True, StrokeWidth=1.6, Color=ink((236, 224, 200), 0.7))

    def animate(canvas: skia.Canvas, _stage: Stage, seconds: float) -> None:
        for number, (thing, sprite) in enumerate(zip(things, sprites, strict=True)):
            sway = math.sin(0.9 * seconds + 1.7 * number)
            x, y = thing.x + 9 * sway, thing.y + 2.5 * sway * sway
            canvas.drawLine(thing.x, -80, x, y - thing.half * 0.5, string)
            canvas.drawImageRect(
                sprite,
                skia.Rect.MakeWH(sprite.width(), sprite.height()),
                skia.Rect.MakeXYWH(
                    round(x - thing.half), round(y - thing.half), 2 * thing.half, 2 * thing.half
                ),
                skia.SamplingOptions(),
                None,
            )

    return animate


def audience(brush: Brush, wide: float, y: float, colour: Rgb) -> None:
    """The heads of those who watch, seen from behind: round, eared, horned, hatted."""
    x = -wide
    while x < wide:
        r = float(brush.rng.uniform(30, 42))
        top = y + float(brush.rng.uniform(-6, 12))
        brush.oval(x, top + r, r, r, colour, grain=None)
        brush.oval(x, top + r * 2.7, r * 1.5, r * 1.2, colour, grain=None)
        kind = int(brush.rng.integers(4))
        for side in (-1, 1):
            if kind == 0:
                brush.oval(
                    x + side * r * 0.75, top + r * 0.25, r * 0.36, r * 0.36, colour, grain=None
                )
            elif kind == 1:
                brush.shape(
                    [
                        (x + side * r * 0.9, top + r * 0.6),
                        (x + side * r * 0.8, top - r * 0.4),
                        (x + side * r * 0.2, top + r * 0.2),
                    ],
                    colour,
                    grain=None,
                )
            elif kind == 2:
                brush.oval(x + side * r * 0.4, top - r * 0.3, r * 0.2, r * 0.7, colour, grain=None)
        x += r * float(brush.rng.uniform(2.3, 2.9))
