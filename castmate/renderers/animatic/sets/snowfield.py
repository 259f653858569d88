"""A snowfield: drifts with blue shadows, a cabin among firs, a snowman and a sled."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.foliage import Leaves
from castmate.renderers.animatic.sets.brushes.houses import Smoke, cottage
from castmate.renderers.animatic.sets.brushes.outline import polygon, smooth
from castmate.renderers.animatic.sets.brushes.palette import SNOW, colour, fill_of, glow, tones
from castmate.renderers.animatic.sets.brushes.relief import Peak, Range, paint_range
from castmate.renderers.animatic.sets.brushes.sky import paint_sky, sky_layer
from castmate.renderers.animatic.sets.brushes.snow import Aurora, Sparkles, paint_snowman
from castmate.renderers.animatic.sets.brushes.terrain import (
    Crest,
    Land,
    paint_cast_shadow,
    paint_land,
    paint_mist,
    rolling,
)
from castmate.renderers.animatic.sets.brushes.trees import conifer
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.stage import Stage

DRIFT: Rgb = (236, 243, 252)
FIR: Rgb = (58, 108, 92)


def build(stage: Stage) -> Set:
    """The snowfield on *stage*."""
    side = -1.0 if stage.mood.light_from >= 0 else 1.0
    layers = (
        _sky(stage),
        _mountains(stage),
        _wood(stage),
        _cabin(stage, side),
        _field(stage, side),
        _near(stage),
    )
    return Set("snowfield", layers, ground=632, horizon=430, surface="snow")


def _sky(stage: Stage) -> Layer:
    if stage.mood.time_of_day != "night" or stage.mood.luminary is None:
        return sky_layer(stage, horizon=440, clouds=(70, 250))
    aurora = Aurora(stage)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        paint_sky(canvas, stage, horizon=440)
        aurora.paint(canvas)

    return Layer("sky", 0.0, paint, aurora.animate)


def _mountains(stage: Stage) -> Layer:
    rng = stage.rng("peaks")
    peaks = tuple(
        Peak(x * 230 + rng.uniform(-60, 60), rng.uniform(110, 230) - 60 * (x == 0),
             rng.uniform(150, 210))
        for x in range(-4, 5)
    )  # fmt: skip

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        paint_range(canvas, stage, "range",
                    Range(peaks, 470, 0.14, (136, 142, 164), snow_line=0.22))  # fmt: skip
        paint_mist(canvas, stage, 0.1, 390, 490, 0.5)

    return Layer("mountains", 0.1, paint)


def _paint_firs(
    canvas: skia.Canvas,
    stage: Stage,
    purpose: str,
    crest: Crest,
    *,
    depth: float,
    height: float,
    count: int,
    below: float,
    clear: float,
) -> None:
    rng = stage.rng(purpose)
    leaves = Leaves(FIR, depth, size=5 + 8 * depth, snow=2.0)
    kinds = [conifer(stage, f"{purpose} {n}", leaves, (92, 76, 72), height=height)
             for n in range(3)]  # fmt: skip
    width = stage.reach(depth)
    spots = sorted((float(rng.random()) * below, float(rng.uniform(-width, width)))
                   for _ in range(round(count * width / 640)))  # fmt: skip
    for number, (down, x) in enumerate(spots):
        if abs(x) >= clear:
            y = float(crest(np.array([x], np.float32))[0]) + down + 5
            kinds[number % 3].place(canvas, x, y, float(rng.uniform(0.6, 1.15)))


def _wood(stage: Stage) -> Layer:
    crest = rolling(stage.rng("wood"), 470, 34, 620, dip=10)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        _paint_firs(canvas, stage, "far wood", crest, depth=0.28, height=96, count=58, below=6,
                    clear=0)  # fmt: skip
        paint_land(canvas, stage, "far drift", crest, _snow(0.28))
        _paint_firs(canvas, stage, "edge", crest, depth=0.34, height=104, count=22, below=36,
                    clear=170)  # fmt: skip
        paint_mist(canvas, stage, 0.28, 470, 580, 0.4)

    return Layer("wood", 0.28, paint)


def _snow(depth: float, *, flat: bool = False) -> Land:
    return Land(DRIFT, depth, fringe=1, stroke=(34, 5), turned=(-9, 9), rough=0.16, patchy=0.30,
                snow=1.0, flat=flat, falloff=0.12, fineness=0.6)  # fmt: skip


def _cabin(stage: Stage, side: float) -> Layer:
    crest = rolling(stage.rng("cabin hill"), 522, 36, 760, dip=16)
    x = side * min(390.0, stage.half_width * 0.86)
    y = float(crest(np.array([x], np.float32))[0]) + 22
    smoke = Smoke(stage, x + 37, y - 200)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        _paint_firs(canvas, stage, "cabin firs", crest, depth=0.55, height=190, count=16, below=4,
                    clear=240)  # fmt: skip
        paint_land(canvas, stage, "cabin hill", crest, _snow(0.55))
        cabin = cottage(stage, "cabin", 0.66, wall=(160, 112, 82), roof=(122, 86, 80), size=180,
                        snowy=True)  # fmt: skip
        paint_cast_shadow(canvas, stage, x, y, 190)
        cabin.place(canvas, x, y)
        if stage.mood.is_dark:
            canvas.save()
            canvas.translate(x + 52, y + 14)
            canvas.scale(1, 0.24)
            canvas.drawCircle(0, 0, 130, glow(0, 0, 130, (255, 206, 120), 0.6))
            canvas.restore()
        bank = tones(stage.mood, DRIFT, 0.6)
        heap = [(x - 120, y + 12), (x - 70, y - 9), (x - 20, y), (x + 30, y - 8), (x + 90, y - 12),
                (x + 130, y + 10), (x, y + 20)]  # fmt: skip
        canvas.drawPath(smooth(heap), fill_of(bank[2]))
        paint_mist(canvas, stage, 0.55, 540, 650, 0.18)

    return Layer("cabin hill", 0.55, paint, smoke.animate)


def _field(stage: Stage, side: float) -> Layer:
    crest = rolling(stage.rng("field"), 562, 24, 820)
    half = stage.half_width
    sparkles = Sparkles(stage, count=26, top=580, bottom=720)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        snow = Land(DRIFT, 1.0, fringe=1, stroke=(40, 5), turned=(-8, 8), rough=0.14, patchy=0.34,
                    snow=1.0, flat=True, falloff=0.05, fineness=0.9)  # fmt: skip
        paint_land(canvas, stage, "field", crest, snow)
        _paint_tracks(canvas, stage, side)
        tree = conifer(stage, "great fir", Leaves(FIR, 0.95, size=14, snow=2.0), (96, 78, 70),
                       height=450)  # fmt: skip
        at = -side * min(560.0, half * 0.98)
        paint_cast_shadow(canvas, stage, at, 600, 210)
        tree.place(canvas, at, 604)
        paint_snowman(canvas, stage, -side * min(330.0, half * 0.74), 612)
        _paint_sled(canvas, stage, side * min(320.0, half * 0.7), 640)

    return Layer("field", 1.0, paint, sparkles.animate)


def _paint_tracks(canvas: skia.Canvas, stage: Stage, side: float) -> None:
    """Footprints from the cabin to the front, each with a shaded and a lit rim."""
    shade = tones(stage.mood, DRIFT, 1.0)
    for number in range(17):
        share = number / 16
        x = side * (330 - 210 * share + 40 * math.sin(3.2 * share)) + (8 if number % 2 else -8)
        y = 580 + 190 * share**1.4
        size = 0.5 + 0.8 * share
        print_at = skia.Rect.MakeXYWH(x, y, 17 * size, 7 * size)
        canvas.drawOval(print_at.makeOffset(0, 1.6 * size), fill_of(shade[4], 0.9))
        canvas.drawOval(print_at, fill_of(shade[1], 0.75))


def _paint_sled(canvas: skia.Canvas, stage: Stage, x: float, y: float) -> None:
    red = tones(stage.mood, (204, 62, 60), 1.0)
    wood = tones(stage.mood, (196, 146, 96), 1.0)
    paint_cast_shadow(canvas, stage, x, y + 2, 120, strength=0.34)
    runner = fill_of(red[1])
    runner.setStyle(skia.Paint.kStroke_Style)
    runner.setStrokeWidth(5)
    runner.setStrokeCap(skia.Paint.kRound_Cap)
    for lift, tone in ((-12, red[0]), (0, red[2])):
        rail = skia.Path()
        rail.moveTo(x - 58, y + lift)
        rail.lineTo(x + 44, y + lift)
        rail.quadTo(x + 68, y + lift - 2, x + 62, y + lift - 26)
        runner.setColor(colour(tone))
        canvas.drawPath(rail, runner)
    for number in range(4):
        left = x - 52 + number * 25
        leg = skia.Rect.MakeXYWH(left + 6, y - 24, 4, 22)
        canvas.drawRect(leg, fill_of(wood[0]))
    for row in range(3):
        plank = [
            (x - 58 + row * 4, y - 26 - row * 6),
            (x + 46 + row * 4, y - 26 - row * 6),
            (x + 46 + row * 4, y - 22 - row * 6),
            (x - 58 + row * 4, y - 22 - row * 6),
        ]
        canvas.drawPath(polygon(plank), fill_of(wood[3 - row % 2]))  # fmt: skip


def _near(stage: Stage) -> Layer:
    edge = stage.half_width
    ramp = tones(stage.mood, mixed(DRIFT, SNOW, 0.5), 1.0)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        width = stage.reach(1.35) + 40
        small = conifer(stage, "near fir", Leaves(FIR, 1.0, size=14, snow=2.0), (96, 78, 70),
                        height=230, wide=0.6)  # fmt: skip
        for s in (-1, 1):
            small.place(canvas, s * (edge + 60), 760, 1.1)
            shader = skia.GradientShader.MakeLinear(
                [skia.Point(0, 672), skia.Point(0, 790)], [colour(ramp[3]), colour(ramp[1])]
            )
            bank = skia.Path()
            bank.moveTo(s * (edge - 380), 792)
            bank.cubicTo(s * (edge - 250), 742, s * (edge - 120), 676, s * width, 668)
            bank.lineTo(s * width, 792)
            bank.close()
            canvas.drawPath(bank, skia.Paint(AntiAlias=True, Shader=shader))

    return Layer("bank in front", 1.35, paint)
