"""A still lake between wooded hills that mirror in it, with a jetty, a rowing boat and reeds."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.fauna import Birds, Fireflies
from castmate.renderers.animatic.sets.brushes.foliage import Leaves, paint_tree_line
from castmate.renderers.animatic.sets.brushes.grass import SwayingBlades, flower, scatter, tuft
from castmate.renderers.animatic.sets.brushes.outline import polygon, smooth
from castmate.renderers.animatic.sets.brushes.palette import fill_of, tones
from castmate.renderers.animatic.sets.brushes.relief import Peak, Range, paint_range
from castmate.renderers.animatic.sets.brushes.sky import sky_layer
from castmate.renderers.animatic.sets.brushes.terrain import (
    Land,
    Path,
    paint_cast_shadow,
    paint_land,
    paint_mist,
    rock,
    rolling,
)
from castmate.renderers.animatic.sets.brushes.texture import Field
from castmate.renderers.animatic.sets.brushes.trees import broadleaf
from castmate.renderers.animatic.sets.brushes.water import (
    Shimmer,
    Water,
    paint_reflected,
    paint_water,
)
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.stage import Stage

SHORE = 436.0
"""y of the far shore."""
GRASS: Rgb = (122, 174, 82)


def build(stage: Stage) -> Set:
    """The lake on *stage*."""
    side = -1.0 if stage.mood.light_from >= 0 else 1.0
    layers = (
        sky_layer(stage, horizon=SHORE, clouds=(70, 270)),
        _far_shore(stage),
        _lake(stage),
        _jetty(stage, -side),
        _bank(stage, side),
        _near(stage),
    )
    return Set("lake", layers, ground=636, horizon=SHORE)


def _far_shore(stage: Stage) -> Layer:
    birds = Birds(stage, 5, y=170)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        _paint_land(canvas, stage)
        paint_mist(canvas, stage, 0.16, SHORE - 46, SHORE + 2, 0.45)

    return Layer("far shore", 0.16, paint, birds.animate)


def _paint_land(canvas: skia.Canvas, stage: Stage) -> None:
    """Everything that stands on the far shore, and that the lake mirrors."""
    rng = stage.rng("range")
    peaks = tuple(
        Peak(x * 250 + rng.uniform(-60, 60), rng.uniform(90, 180) - 70 * (x == 0), 190)
        for x in range(-4, 5)
    )
    paint_range(canvas, stage, "range", Range(peaks, SHORE, 0.14, (134, 140, 158), snow_line=0.8,
                                              fineness=0.6))  # fmt: skip
    hill = rolling(rng, 408, 50, 520, dip=26)
    leaves = Leaves((84, 134, 92), 0.2, size=6)
    paint_land(canvas, stage, "hill", hill, Land((106, 148, 100), 0.16, bottom=SHORE + 1,
                                                 fringe=4, fineness=0.5))  # fmt: skip
    paint_tree_line(canvas, stage, hill, leaves, size=50, count=64, below=30)
    autumn = Leaves((176, 156, 84), 0.2, size=6)
    paint_tree_line(canvas, stage, hill, autumn, size=44, count=9, below=30, clear=120)


def _lake(stage: Stage) -> Layer:
    water = Water(SHORE, 780, 0.4, (52, 122, 150), (86, 150, 150), mirror=0.7, rough=0.22)
    shimmer = Shimmer(stage, "glints", Water(SHORE, 610, 0.4), count=38)
    swans = [(-0.44, 478, 0.55, 0.0), (-0.36, 484, 0.6, 1.6)]
    white = tones(stage.mood, (250, 250, 250), 0.6)
    bill = tones(stage.mood, (240, 140, 60), 0.6)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        paint_water(canvas, stage, "lake", water)
        paint_reflected(canvas, stage, _paint_land, SHORE, deep=130, depth=0.4)
        paint_mist(canvas, stage, 0.4, SHORE - 22, SHORE + 2, 0.28)

    def animate(canvas: skia.Canvas, stage: Stage, seconds: float) -> None:
        shimmer.animate(canvas, stage, seconds)
        for x, y, size, phase in swans:
            canvas.save()
            drift = 40 * math.sin(0.07 * seconds + phase)
            canvas.translate(x * stage.half_width + drift, y + math.sin(1.1 * seconds + phase))
            canvas.scale(size, size)
            canvas.drawOval(skia.Rect.MakeXYWH(-34, 2, 72, 10), fill_of(white[1], 0.35))
            canvas.drawPath(smooth([(-36, -12), (-18, -24), (16, -16), (32, 0), (0, 8), (-26, 4)]),
                            fill_of(white[3]))  # fmt: skip
            neck = fill_of(white[3])
            neck.setStyle(skia.Paint.kStroke_Style)
            neck.setStrokeWidth(7)
            neck.setStrokeCap(skia.Paint.kRound_Cap)
            curve = skia.Path()
            curve.moveTo(24, -4)
            curve.cubicTo(48, -12, 20, -38, 38, -44)
            canvas.drawPath(curve, neck)
            canvas.drawPath(polygon([(40, -48), (54, -40), (40, -40)]), fill_of(bill[2]))
            canvas.restore()

    return Layer("lake", 0.4, paint, animate)


def _jetty(stage: Stage, side: float) -> Layer:
    x = side * min(390.0, stage.half_width * 0.84)
    red = tones(stage.mood, (196, 78, 62), 0.85)
    inside = tones(stage.mood, (206, 160, 112), 0.85)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        _paint_planks(canvas, stage, x, side)

    def animate(canvas: skia.Canvas, _: Stage, seconds: float) -> None:
        canvas.save()
        canvas.translate(x - side * 176, 556 + 2 * math.sin(0.9 * seconds))
        canvas.rotate(1.6 * math.sin(0.7 * seconds))
        canvas.drawOval(skia.Rect.MakeXYWH(-78, 6, 156, 18), fill_of(red[0], 0.35))
        hull = [(-86, -20), (-60, 14), (56, 14), (86, -22), (40, -8), (-40, -8)]
        canvas.drawPath(smooth([(-80, -22), (0, -6), (80, -24), (60, -8), (0, 4), (-60, -8)]),
                        fill_of(inside[1]))  # fmt: skip
        canvas.drawPath(polygon(hull), fill_of(red[2]))
        canvas.drawPath(polygon([(-86, -20), (-40, -8), (40, -8), (86, -22), (40, -2), (-40, -2)]),
                        fill_of(red[4]))  # fmt: skip
        oar = fill_of(inside[3])
        oar.setStrokeWidth(4)
        canvas.drawLine(-20, -10, 44, -36, oar)
        canvas.restore()

    return Layer("jetty", 0.85, paint, animate)


def _paint_planks(canvas: skia.Canvas, stage: Stage, x: float, side: float) -> None:
    """The jetty: a deck that narrows towards the lake, on piles."""
    wood = tones(stage.mood, (178, 142, 112), 0.9)

    def across(share: float) -> tuple[float, float, float]:
        shrink = 1 / (1 + 1.5 * share)
        return x - side * 70 * (1 - shrink), 94 * shrink, 494 + 110 * (shrink - 0.4) / 0.6

    for number in (5, 3, 1):
        middle, half, y = across(number / 6)
        for post in (-half + 1, half - 7):
            canvas.drawRect(skia.Rect.MakeXYWH(middle + post, y - 4, 7, 38), fill_of(wood[0]))
    rows = 16
    for number in range(rows, 0, -1):
        far, near = across(number / rows), across((number - 1) / rows)
        plank = [(far[0] - far[1], far[2]), (far[0] + far[1], far[2]),
                 (near[0] + near[1], near[2]), (near[0] - near[1], near[2])]  # fmt: skip
        canvas.drawPath(polygon(plank), fill_of(mixed(wood[2], wood[3], number % 3 / 2)))
        gap = fill_of(wood[0], 0.55)
        gap.setStrokeWidth(1.3)
        canvas.drawLine(*plank[3], *plank[2], gap)
    for number in (5, 3, 1):
        middle, half, y = across(number / 6)
        for post in (-half - 3, half - 4):
            canvas.drawRect(skia.Rect.MakeXYWH(middle + post, y - 22, 7, 26), fill_of(wood[1]))
            canvas.drawRect(skia.Rect.MakeXYWH(middle + post, y - 22, 3, 26), fill_of(wood[4]))


def _bank(stage: Stage, side: float) -> Layer:
    half = stage.half_width

    def crest(x: Field) -> Field:
        return np.asarray(584 - 26 * np.exp(-(((x - side * 600) / 260) ** 2)) + 6 * np.sin(x / 110),
                          np.float32)  # fmt: skip

    life = Fireflies(stage, 16, skia.Rect.MakeLTRB(-half, 440, half, 690)).animate

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        damp = Land((150, 136, 108), 0.98, fringe=3, stroke=(16, 4), rough=0.3)
        paint_land(canvas, stage, "mud", lambda x: crest(x) - 5, damp)
        path = Path(-side * min(384.0, half * 0.8), side * 10, 60, 130, (196, 170, 128), bend=30)
        land = Land(GRASS, 1.0, fringe=6, stroke=(14, 4), turned=(50, 130), flat=True, path=path)
        paint_land(canvas, stage, "bank", crest, land)
        at = side * min(520.0, half * 0.92)
        paint_cast_shadow(canvas, stage, at, 600, 220)
        willow = broadleaf(stage, "tree", Leaves((110, 164, 74), 0.95, size=11, ragged=0.5),
                           (116, 92, 74), height=430, wide=0.86, trunk=0.26)  # fmt: skip
        willow.place(canvas, at, 606)
        stones = [rock(stage, f"stone {n}", (150, 146, 146), 1.0, size=70) for n in range(2)]
        for n, (x, y, scale) in enumerate(((-0.5, 596, 0.7), (0.52, 604, 0.8), (-0.97, 610, 1.2))):
            stones[n % 2].place(canvas, side * x * half, y, scale)
        tufts = [tuft(stage, f"tuft {n}", GRASS, 1.0, size=32) for n in range(3)]
        scatter(canvas, stage, "tufts", tufts, count=130, depth=1, top=594, bottom=770)
        if stage.mood.weather != "snow":
            petals: tuple[Rgb, ...] = ((255, 252, 240), (250, 206, 90), (214, 150, 226))
            blooms = [flower(stage, f"bloom {n}", of, GRASS, 1.0) for n, of in enumerate(petals)]
            scatter(canvas, stage, "blooms", blooms, count=40, depth=1, top=600, bottom=770,
                    clear=120)  # fmt: skip

    return Layer("bank", 1.0, paint, life if stage.mood.is_dark else None)


def _near(stage: Stage) -> Layer:
    edge = stage.half_width
    places = [(s * (edge - inward), 796.0, size) for s in (-1, 1)
              for inward, size in ((-10, 260), (50, 210), (110, 150))]  # fmt: skip
    reeds = SwayingBlades(stage, "reeds", mixed(GRASS, (80, 110, 60), 0.6), places, blades=6)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        brown = tones(stage.mood, (124, 84, 58), 1.0)
        stem = tones(stage.mood, (98, 128, 66), 1.0)
        rng = stage.rng("cattails")
        for s in (-1, 1):
            for _ in range(6):
                x = s * (edge + float(rng.uniform(-130, 60)))
                top = 800 - float(rng.uniform(110, 240))
                line = fill_of(stem[1])
                line.setStrokeWidth(3)
                canvas.drawLine(x + 4, 800, x, top, line)
                head = skia.Rect.MakeXYWH(x - 4.5, top - 4, 9, 34)
                canvas.drawRoundRect(head, 4.5, 4.5, fill_of(brown[1]))
                canvas.drawRoundRect(skia.Rect.MakeXYWH(x - 3, top - 2, 3, 28), 2, 2,
                                     fill_of(brown[3]))  # fmt: skip
        grass = [tuft(stage, f"front {n}", (88, 130, 66), 1.0, size=60) for n in range(3)]
        scatter(canvas, stage, "front grass", grass, count=26, depth=1.35, top=784, bottom=796,
                scale=(0.8, 1.1))  # fmt: skip

    return Layer("reeds in front", 1.35, paint, reeds.animate)
