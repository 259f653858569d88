"""A high alpine meadow before snow-capped peaks, with firs, boulders, a signpost and a hut."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.fauna import Birds
from castmate.renderers.animatic.sets.brushes.foliage import Leaves
from castmate.renderers.animatic.sets.brushes.grass import SwayingBlades, flower, scatter, tuft
from castmate.renderers.animatic.sets.brushes.houses import Smoke, cottage
from castmate.renderers.animatic.sets.brushes.outline import polygon
from castmate.renderers.animatic.sets.brushes.palette import fill_of, tones
from castmate.renderers.animatic.sets.brushes.relief import Peak, Range, paint_range
from castmate.renderers.animatic.sets.brushes.sky import sky_layer
from castmate.renderers.animatic.sets.brushes.terrain import (
    Crest,
    Land,
    Path,
    paint_cast_shadow,
    paint_land,
    paint_mist,
    rock,
    rolling,
)
from castmate.renderers.animatic.sets.brushes.texture import Field
from castmate.renderers.animatic.sets.brushes.trees import conifer
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.stage import Stage

GRASS: Rgb = (132, 172, 86)
FIR: Rgb = (62, 116, 88)
STONE: Rgb = (146, 142, 146)


def xs(x: float) -> Field:
    """One place, as a crest wants it."""
    return np.array([x], np.float32)


def build(stage: Stage) -> Set:
    """The mountains on *stage*."""
    side = -1.0 if stage.rng("side").random() < 0.5 else 1.0
    layers = (
        sky_layer(stage, horizon=450, clouds=(60, 250)),
        _peaks(stage, side),
        _foothills(stage),
        _slope(stage, side),
        _meadow(stage, side),
        _near(stage),
    )
    return Set("mountains", layers, ground=632, horizon=430)


def _peaks(stage: Stage, side: float) -> Layer:
    rng = stage.rng("peaks")
    half = stage.half_width
    birds = Birds(stage, 3, y=120, size=11)
    far = tuple(
        Peak(x * 220 + rng.uniform(-70, 70), rng.uniform(90, 170), rng.uniform(150, 240))
        for x in range(-4, 5)
    )
    main = (
        Peak(side * min(330.0, half * 0.75), 330, 185),
        Peak(side * min(330.0, half * 0.75) + side * 270, 240, 190),
        Peak(-side * 60, 165, 200),
        Peak(-side * min(470.0, half), rng.uniform(225, 265), 210),
        Peak(-side * 820, 210, 200),
    )

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        paint_range(canvas, stage, "far range",
                    Range(far, 452, 0.04, (140, 144, 168), snow_line=0.7,
                          fineness=0.6))  # fmt: skip
        paint_range(canvas, stage, "main range", Range(main, 486, 0.26, (122, 116, 128)))
        paint_mist(canvas, stage, 0.1, 400, 500, 0.5)

    return Layer("peaks", 0.08, paint, birds.animate)


def _foothills(stage: Stage) -> Layer:
    crest = rolling(stage.rng("foothills"), 470, 44, 560, dip=14)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        firs = Leaves(FIR, 0.3, size=6)
        _paint_firs(canvas, stage, "far firs", crest, firs, height=78, count=60, below=4)
        paint_land(canvas, stage, "foothills", crest,
                   Land((112, 146, 100), 0.3, fringe=4, fineness=0.5))  # fmt: skip
        _paint_firs(canvas, stage, "more firs", crest, firs, height=70, count=34, below=46,
                    clear=150)  # fmt: skip
        paint_mist(canvas, stage, 0.3, 470, 590, 0.45)

    return Layer("foothills", 0.28, paint)


def _paint_firs(
    canvas: skia.Canvas,
    stage: Stage,
    purpose: str,
    crest: Crest,
    leaves: Leaves,
    *,
    height: float,
    count: int,
    below: float,
    clear: float = 0.0,
) -> None:
    rng = stage.rng(purpose)
    kinds = [conifer(stage, f"{purpose} {n}", leaves, (92, 72, 62), height=height)
             for n in range(3)]  # fmt: skip
    width = stage.reach(leaves.depth)
    spots = sorted((float(rng.random()) * below, float(rng.uniform(-width, width)))
                   for _ in range(round(count * width / 640)))  # fmt: skip
    for number, (down, x) in enumerate(spots):
        if abs(x) >= clear:
            y = float(crest(xs(x))[0]) + down + 5
            kinds[number % 3].place(canvas, x, y, float(rng.uniform(0.6, 1.15)))


def _slope(stage: Stage, side: float) -> Layer:
    crest = rolling(stage.rng("slope"), 520, 36, 820, dip=14)
    x = -side * min(300.0, stage.half_width * 0.8)
    y = float(crest(xs(x))[0]) + 16
    smoke = Smoke(stage, x + 23 * 0.62, y - 96 * 0.62, scale=0.62)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        firs = Leaves(FIR, 0.55, size=8)
        _paint_firs(canvas, stage, "near firs", crest, firs, height=150, count=18, below=2,
                    clear=190)  # fmt: skip
        paint_land(canvas, stage, "slope", crest, Land((132, 168, 88), 0.55, fineness=0.6))
        hut = cottage(stage, "hut", 0.6, wall=(150, 108, 80), roof=(112, 84, 78), size=110)
        hut.place(canvas, x, y, 0.62)
        _paint_firs(canvas, stage, "hut firs", crest, firs, height=120, count=12, below=34,
                    clear=260)  # fmt: skip
        paint_mist(canvas, stage, 0.55, 530, 650, 0.22)

    return Layer("slope", 0.52, paint, smoke.animate)


def _meadow(stage: Stage, side: float) -> Layer:
    crest = rolling(stage.rng("ledge"), 562, 22, 760)
    half = stage.half_width

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        tall = conifer(stage, "tall fir", Leaves(FIR, 0.95, size=13), (96, 74, 62), height=430)
        short = conifer(stage, "short fir", Leaves(FIR, 0.95, size=11), (96, 74, 62), height=270)
        at = -side * min(540.0, half * 0.95)
        path = Path(side * 70, -side * 70, 16, 130, (196, 172, 136), bend=side * 70)
        land = Land(GRASS, 1.0, fringe=5, stroke=(14, 4), turned=(50, 130), flat=True,
                    path=path, rough=0.3)  # fmt: skip
        paint_land(canvas, stage, "ledge", crest, land)
        paint_cast_shadow(canvas, stage, at, 594, 190)
        short.place(canvas, at + side * 92, 590)
        tall.place(canvas, at, 598)
        stones = [rock(stage, f"stone {n}", STONE, 1.0, size=130) for n in range(3)]
        for n, (x, y, scale) in enumerate(((0.86, 620, 1.5), (0.70, 628, 0.8), (-0.62, 612, 0.5),
                                           (1.2, 610, 1.3))):  # fmt: skip
            paint_cast_shadow(canvas, stage, side * x * half, y - 2, 90 * scale)
            stones[n % 3].place(canvas, side * x * half, y, scale)
        _paint_signpost(canvas, stage, side * min(330.0, half * 0.72), 618)
        pebbles = [rock(stage, f"pebble {n}", STONE, 1.0, size=22) for n in range(3)]
        scatter(canvas, stage, "pebbles", pebbles, count=34, depth=1, top=570, bottom=770)
        tufts = [tuft(stage, f"tuft {n}", GRASS, 1.0, size=30) for n in range(3)]
        scatter(canvas, stage, "tufts", tufts, count=120, depth=1, top=566, bottom=770)
        if stage.mood.weather != "snow":
            petals: tuple[Rgb, ...] = ((252, 252, 255), (120, 130, 230), (246, 214, 96))
            blooms = [flower(stage, f"bloom {n}", of, GRASS, 1.0, size=22)
                      for n, of in enumerate(petals)]  # fmt: skip
            scatter(canvas, stage, "blooms", blooms, count=54, depth=1, top=572, bottom=770,
                    clear=110)  # fmt: skip

    return Layer("alpine meadow", 1.0, paint)


def _paint_signpost(canvas: skia.Canvas, stage: Stage, x: float, y: float) -> None:
    wood = tones(stage.mood, (178, 136, 96), 1.0)
    paint_cast_shadow(canvas, stage, x, y, 44, strength=0.3)
    canvas.drawPath(polygon([(x - 5, y), (x - 4, y - 118), (x + 4, y - 120), (x + 6, y)]),
                    fill_of(wood[1]))  # fmt: skip
    canvas.drawPath(polygon([(x, y), (x, y - 119), (x + 4, y - 120), (x + 6, y)]),
                    fill_of(wood[3]))  # fmt: skip
    for high, way, tilt in ((104, 1, -4), (74, -1, 3)):
        canvas.save()
        canvas.translate(x, y - high)
        canvas.rotate(tilt)
        board = [(-way * 22, -11), (way * 44, -11), (way * 60, 0), (way * 44, 11), (-way * 22, 11)]
        canvas.drawPath(polygon([(a + 2, b + 3) for a, b in board]), fill_of(wood[0], 0.6))
        canvas.drawPath(polygon(board), fill_of(wood[3]))
        line = fill_of(wood[1], 0.8)
        line.setStrokeWidth(2.2)
        for row in (-4, 3):
            canvas.drawLine(-way * 14, row, way * 38, row + math.sin(high) * 1.5, line)
        canvas.restore()


def _near(stage: Stage) -> Layer:
    edge = stage.half_width
    places = [(s * (edge - inward), 792.0, size) for s in (-1, 1)
              for inward, size in ((0, 170), (80, 130))]  # fmt: skip
    sway = SwayingBlades(stage, "blades", (96, 134, 70), places, blades=8)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        stones = [rock(stage, f"front {n}", (112, 108, 116), 1.0, size=230) for n in range(2)]
        for s in (-1, 1):
            stones[s > 0].place(canvas, s * (edge + 40), 812, 1.2)
            stones[s < 0].place(canvas, s * (edge - 130), 806, 0.55)
        grass = [tuft(stage, f"front tuft {n}", (92, 130, 68), 1.0, size=60) for n in range(3)]
        scatter(canvas, stage, "front grass", grass, count=26, depth=1.35, top=782, bottom=796,
                scale=(0.8, 1.1))  # fmt: skip

    return Layer("rocks in front", 1.35, paint, sway.animate)
