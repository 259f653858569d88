"""A sandy bay: sea with the sun's path, headlands, a leaning palm, and waves that run ashore."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.fauna import Birds
from castmate.renderers.animatic.sets.brushes.foliage import Leaves, paint_tree_line
from castmate.renderers.animatic.sets.brushes.grass import SwayingBlades, scatter, tuft
from castmate.renderers.animatic.sets.brushes.outline import polygon
from castmate.renderers.animatic.sets.brushes.palette import colour, fill_of, glow, tones
from castmate.renderers.animatic.sets.brushes.palms import palm
from castmate.renderers.animatic.sets.brushes.sky import sky_layer
from castmate.renderers.animatic.sets.brushes.terrain import (
    Crest,
    Land,
    paint_cast_shadow,
    paint_land,
    paint_mist,
    rock,
    rolling,
)
from castmate.renderers.animatic.sets.brushes.texture import Field
from castmate.renderers.animatic.sets.brushes.water import Shimmer, Surf, Water, paint_water
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.stage import Stage

SAND: Rgb = (240, 214, 164)
HORIZON = 388.0


def build(stage: Stage) -> Set:
    """The beach on *stage*."""
    side = -1.0 if stage.mood.light_from >= 0 else 1.0
    layers = (
        sky_layer(stage, horizon=HORIZON, clouds=(80, 300)),
        headland(stage, side),
        sea(stage, side),
        _sand(stage, side),
        _palms(side),
        _near(stage),
    )
    return Set("beach", layers, ground=634, horizon=HORIZON, surface="sand")


def headland(stage: Stage, side: float) -> Layer:
    """The bay's hills on the *side* away from the light, with a lighthouse."""
    rng = stage.rng("headland")
    birds = Birds(stage, 4, y=210, size=8)

    def shaped(near: float, height: float) -> Crest:
        bumps = rolling(rng, 0, 26, 170)

        def crest(x: Field) -> Field:
            out = np.clip((side * x - near) / 210, 0, 1)
            rise = height * out * out * (3 - 2 * out)
            return np.asarray(HORIZON + 3 - rise + bumps(x) * np.minimum(1, out * 2), np.float32)

        return crest

    far, near = shaped(20, 66), shaped(130, 122)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(-9999, -60, 9999, HORIZON + 4))
        paint_land(canvas, stage, "far head", far,
                   Land((120, 146, 150), 0.08, bottom=420, fineness=0.6, falloff=0.0))  # fmt: skip
        paint_land(canvas, stage, "near head", near,
                   Land((128, 140, 112), 0.2, bottom=420, fineness=0.6, stroke=(12, 5),
                        turned=(60, 120), rough=0.5, falloff=0.0))  # fmt: skip
        paint_tree_line(canvas, stage, near, Leaves((84, 132, 84), 0.2, size=5), size=34, count=40,
                        below=26, clear=190)  # fmt: skip
        canvas.restore()
        if stage.half_width > 300:
            _paint_lighthouse(
                canvas, stage, side * 262, float(near(np.array([side * 262], np.float32))[0])
            )
        paint_mist(canvas, stage, 0.1, HORIZON - 40, HORIZON + 6, 0.4)

    return Layer("headland", 0.1, paint, birds.animate)


def _paint_lighthouse(canvas: skia.Canvas, stage: Stage, x: float, y: float) -> None:
    white = tones(stage.mood, (246, 240, 230), 0.3)
    red = tones(stage.mood, (206, 70, 62), 0.3)
    canvas.save()
    canvas.translate(x, y + 4)
    lit_right = stage.mood.light_from >= 0
    for bottom, top, ramp in ((0, 18, white), (18, 34, red), (34, 50, white), (50, 62, red)):
        low, high = 9 - bottom * 0.06, 9 - top * 0.06
        for share, tone in ((-1, ramp[1 if lit_right else 3]), (1, ramp[3 if lit_right else 1])):
            band = [(0, -bottom), (share * low, -bottom), (share * high, -top), (0, -top)]
            canvas.drawPath(polygon(band), fill_of(tone))
    canvas.drawRect(skia.Rect.MakeLTRB(-7, -64, 7, -62), fill_of(red[0]))
    lamp = (255, 240, 170) if stage.mood.is_dark else (196, 216, 226)
    canvas.drawRect(skia.Rect.MakeLTRB(-4, -72, 4, -64), fill_of(lamp))
    canvas.drawRect(skia.Rect.MakeLTRB(-5, -75, 5, -72), fill_of(red[1]))
    if stage.mood.is_dark:
        canvas.drawCircle(0, -68, 90, glow(0, -68, 90, (255, 240, 180), 0.8))
    canvas.restore()


def sea(stage: Stage, side: float) -> Layer:
    """Open water from the horizon to the bottom, and a sailing boat."""
    water = Water(HORIZON, 780, 0.4)
    visible = Water(HORIZON, 556, 0.4)
    shimmer = Shimmer(stage, "glints", visible)
    sail = tones(stage.mood, (252, 246, 236), 0.5)
    hull = tones(stage.mood, (190, 84, 66), 0.5)
    start = float(stage.rng("boat").uniform(0.30, 0.42)) * stage.half_width * -side

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        paint_water(canvas, stage, "sea", water)
        paint_mist(canvas, stage, 0.4, HORIZON - 14, HORIZON + 1, 0.35)

    def animate(canvas: skia.Canvas, stage: Stage, seconds: float) -> None:
        shimmer.animate(canvas, stage, seconds)
        canvas.save()
        canvas.translate(start + side * 3.2 * seconds, 408 + 1.5 * math.sin(0.9 * seconds))
        canvas.rotate(2.0 * math.sin(0.7 * seconds))
        for points, tone in (
            (((-4, -6), (-4, -66), (-34, -8)), sail[3]), (((0, -6), (0, -60), (22, -8)), sail[1]),
            (((-36, -4), (28, -4), (18, 7), (-26, 7)), hull[2]),
            (((-36, -4), (28, -4), (26, -1), (-34, -1)), hull[4]),
        ):  # fmt: skip
            canvas.drawPath(polygon(points), fill_of(tone))
        canvas.drawOval(skia.Rect.MakeLTRB(-30, 7, 24, 12), fill_of(hull[0], 0.35))
        canvas.restore()

    return Layer("sea", 0.4, paint, animate)


def _sand(stage: Stage, side: float) -> Layer:
    shore = rolling(stage.rng("shore"), 540, 18, 900)
    surf = Surf(stage, "surf", shore)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        def wet(x: Field) -> Field:
            return shore(x) - 6

        damp = Land((196, 164, 122), 0.96, fringe=1, stroke=(30, 3), turned=(-4, 4), rough=0.12,
                    snow=0.2, falloff=0, patchy=0.1)  # fmt: skip
        paint_land(canvas, stage, "wet sand", wet, damp)

        def dry_edge(x: Field) -> Field:
            return np.asarray(shore(x) + 30 + 8 * np.sin(x / 90), np.float32)

        dry = Land(SAND, 1.0, fringe=2, stroke=(13, 2.6), turned=(-14, 14), rough=0.13, flat=True,
                   patchy=0.16, fineness=1.0, falloff=0.10)  # fmt: skip
        paint_land(canvas, stage, "dry sand", dry_edge, dry)
        _paint_finds(canvas, stage, side)

    return Layer("sand", 0.96, paint, surf.animate)


def _paint_finds(canvas: skia.Canvas, stage: Stage, side: float) -> None:
    """What lies on the sand: footprints, shells, a starfish, pebbles."""
    rng = stage.rng("finds")
    print_tone = fill_of(tones(stage.mood, (206, 170, 122), 1.0)[1], 0.4)
    for number in range(15):
        share = number / 15
        x = side * (-140 - 330 * share) + (9 if number % 2 else -9)
        y = 742 - 128 * share
        size = 1.25 - 0.7 * share
        canvas.drawOval(skia.Rect.MakeXYWH(x, y, 16 * size, 7 * size), print_tone)
    star = tones(stage.mood, (232, 112, 84), 1.0)
    x, y = -side * 330.0, 672.0
    path = skia.Path()
    for number in range(10):
        radius = 17 if number % 2 == 0 else 7
        turn = math.pi * number / 5 + 0.3
        point = (x + radius * math.cos(turn), y + 0.55 * radius * math.sin(turn))
        path.lineTo(*point) if number else path.moveTo(*point)
    path.close()
    canvas.translate(3, 3)
    canvas.drawPath(path, fill_of(star[0], 0.4))
    canvas.translate(-3, -3)
    canvas.drawPath(path, fill_of(star[3]))
    for _ in range(70):
        x, y = rng.uniform(-stage.reach(1), stage.reach(1)), rng.uniform(590, 770)
        size = rng.uniform(1.5, 5.5) * (0.5 + (y - 590) / 180)
        shell = ((255, 246, 236), (244, 208, 190), (198, 180, 164))[int(rng.integers(3))]
        steps = tones(stage.mood, shell, 1.0)
        canvas.drawOval(
            skia.Rect.MakeXYWH(x + 1, y + 1.5, size * 1.7, size), fill_of(steps[0], 0.35)
        )
        canvas.drawOval(skia.Rect.MakeXYWH(x, y, size * 1.7, size), fill_of(steps[3]))


def _palms(side: float) -> Layer:
    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        x = side * min(560.0, stage.half_width * 0.95)
        boulders = [rock(stage, f"rock {n}", (150, 140, 134), 1.0, size=90) for n in range(2)]
        paint_cast_shadow(canvas, stage, x, 606, 150)
        palm(stage, "small palm", 0.95, height=300, lean=-side * 40).place(
            canvas, x + side * 70, 600
        )
        palm(stage, "palm", 1.0, height=440, lean=-side * 110).place(canvas, x, 612)
        boulders[0].place(canvas, x + side * 60, 634, 1.1)
        boulders[1].place(canvas, x - side * 24, 640, 0.6)
        grass = [tuft(stage, f"dune {n}", (178, 184, 108), 1.0, size=44) for n in range(3)]
        for number in range(7):
            grass[number % 3].place(
                canvas, x + side * (number * 26 - 50), 640 + number % 3 * 6, 0.9
            )
        scatter(canvas, stage, "dune grass", grass, count=12, depth=1, top=600, bottom=640,
                scale=(0.4, 0.7), clear=430)  # fmt: skip

    return Layer("palms", 1.0, paint)


def _near(stage: Stage) -> Layer:
    edge = stage.half_width
    places = [(s * (edge - inward), 792.0, size) for s in (-1, 1)
              for inward, size in ((-10, 230), (60, 180), (130, 130))]  # fmt: skip
    sway = SwayingBlades(stage, "marram", (150, 158, 84), places, blades=6)
    ramp = tones(stage.mood, SAND, 1.0)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        width = stage.reach(1.3)
        for s in (-1, 1):
            dune = skia.Path()
            dune.moveTo(s * (edge - 330), 790)
            dune.cubicTo(s * (edge - 200), 740, s * (edge - 90), 690, s * (width + 40), 676)
            dune.lineTo(s * (width + 40), 790)
            dune.close()
            lit = s * stage.mood.light_from <= 0
            shader = skia.GradientShader.MakeLinear(
                [skia.Point(0, 690), skia.Point(0, 780)],
                [colour(ramp[2 if lit else 1]), colour(ramp[0])],
            )
            canvas.drawPath(dune, skia.Paint(AntiAlias=True, Shader=shader))

    return Layer("dune grass in front", 1.3, paint, sway.animate)
