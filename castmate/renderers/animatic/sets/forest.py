"""A mossy clearing in an old forest: light shafts, ferns, a fallen log, mushrooms by the path."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.air import in_green_air, set_in
from castmate.renderers.animatic.sets.brushes.fauna import Fireflies
from castmate.renderers.animatic.sets.brushes.foliage import Leaves, bush, paint_canopy
from castmate.renderers.animatic.sets.brushes.grass import SwayingBlades, flower, scatter, tuft
from castmate.renderers.animatic.sets.brushes.living import paint_log, paint_shafts, toadstool
from castmate.renderers.animatic.sets.brushes.palette import colour, gradient
from castmate.renderers.animatic.sets.brushes.palms import fern
from castmate.renderers.animatic.sets.brushes.sky import paint_sky
from castmate.renderers.animatic.sets.brushes.terrain import (
    Land,
    Path,
    paint_cast_shadow,
    paint_land,
    paint_mist,
    rolling,
)
from castmate.renderers.animatic.sets.brushes.trees import paint_trunk
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.stage import Stage

LEAF: Rgb = (92, 158, 70)
BARK: Rgb = (118, 92, 76)
MOSS: Rgb = (112, 160, 72)


def build(stage: Stage) -> Set:
    """The forest on *stage*."""

    def layers(air: Stage) -> tuple[Layer, ...]:
        return (
            _glade(air),
            _trees(air, "far trees", 0.22, ground=486, girth=13, count=15, clear=60),
            _trees(air, "middle trees", 0.42, ground=520, girth=24, count=9, clear=170),
            _trees(air, "near trees", 0.68, ground=556, girth=42, count=6, clear=300),
            _ground(air),
            _near(air),
        )

    return Set("forest", set_in(in_green_air(stage), layers), ground=634, horizon=440)


def _glade(stage: Stage) -> Layer:
    mood = stage.mood

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        paint_sky(canvas, stage, horizon=470)
        width = stage.reach(0.0)
        deep = mood.lit((108, 158, 92), 0.45)
        airy = mood.sunlit((240, 246, 176), 0.7)
        stops = ((0.0, colour(deep, 0.95)), (0.45, colour(mixed(deep, airy, 0.6), 0.85)),
                 (0.75, colour(airy, 0.8)),
                 (1.0, colour(mixed(airy, mood.haze, 0.5), 0.9)))  # fmt: skip
        area = skia.Rect.MakeLTRB(-width, -60, width, 780)
        canvas.drawRect(area, gradient(((0, -60), (0, 500)), stops))
        leaves = Leaves((120, 170, 112), 0.08, size=12, contrast=0.7)
        paint_canopy(canvas, stage, "far canopy", leaves, bottom=250, width=width)
        kinds = [bush(stage, f"thicket {n}", leaves, width=150, tall=0.8) for n in range(3)]
        rng = stage.rng("thicket")
        for number in range(round(width / 42)):
            x = -width + 2 * width * (number + rng.uniform(0, 0.8)) / (width / 42)
            kinds[number % 3].place(canvas, x, 500 + rng.uniform(-8, 8), rng.uniform(0.7, 1.3))
        paint_mist(canvas, stage, 0.0, 360, 520, 0.35)

    return Layer("glade", 0.0, paint)


def _trees(
    stage: Stage, name: str, depth: float, *, ground: float, girth: float, count: int, clear: float
) -> Layer:
    crest = rolling(stage.rng(name), ground, 16, 700)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        rng = stage.rng(name + " stems")
        width = stage.reach(depth)
        spots = np.linspace(-width, width, round(count * width / 640) + 1)
        bark = mixed(BARK, (92, 104, 108), 1 - depth)
        for spot in spots.tolist():
            x = spot + rng.uniform(-0.38, 0.38) * 2 * width / len(spots)
            size = girth * rng.uniform(0.7, 1.25)
            if abs(x) >= clear:
                paint_trunk(canvas, stage, bark, depth, rng, foot=(x, ground + 12), top=-70,
                            girth=size, spread=size * 2.6 if rng.random() < 0.5 else 0)  # fmt: skip
        leaves = Leaves(mixed(LEAF, (70, 130, 90), 1 - depth), depth, size=9 + 7 * depth)
        paint_canopy(canvas, stage, name + " canopy", leaves, bottom=190 - 150 * depth, width=width)
        land = Land(mixed(MOSS, (120, 160, 110), 1 - depth), depth, fringe=4, fineness=0.6,
                    stroke=(20, 6), rough=0.4)  # fmt: skip
        paint_land(canvas, stage, name + " floor", crest, land)
        shrubs = [bush(stage, f"{name} {n}", leaves, width=60 + 80 * depth) for n in range(3)]
        scatter(canvas, stage, name + " shrubs", shrubs, count=round(count * 0.9), depth=depth,
                top=ground + 6, bottom=ground + 22, scale=(0.7, 1.2),
                clear=clear * 0.9)  # fmt: skip
        paint_mist(canvas, stage, depth, ground - 90, ground + 70, 0.42 - 0.4 * depth)
        if depth == 0.42:
            paint_shafts(canvas, stage, bottom=600)

    return Layer(name, depth, paint)


def _ground(stage: Stage) -> Layer:
    crest = rolling(stage.rng("floor"), 556, 18, 900)
    half = stage.half_width
    of: Rgb = (226, 255, 140) if stage.mood.is_dark else (255, 250, 214)
    motes = Fireflies(stage, 22, skia.Rect.MakeLTRB(-half, 180, half, 690), of=of,
                      size=14 if stage.mood.is_dark else 6)  # fmt: skip
    side = -1 if stage.mood.light_from >= 0 else 1

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        path = Path(-side * 60, side * 90, 20, 150, (176, 138, 98), bend=-70)
        land = Land(MOSS, 1.0, fringe=5, stroke=(17, 6), turned=(-40, 40), flat=True, fineness=0.9,
                    rough=0.42, patchy=0.62, path=path)  # fmt: skip
        paint_land(canvas, stage, "forest floor", crest, land)
        rng = stage.rng("great trees")
        for x, girth in ((side * 520, 62), (-side * 600, 54)):
            at = math.copysign(min(abs(x), half * 0.97), x)
            paint_cast_shadow(canvas, stage, at, 606, 200)
            paint_trunk(canvas, stage, BARK, 1.0, rng, foot=(at, 612), top=-90, girth=girth)
        ferns = [fern(stage, f"fern {n}", (96, 160, 76), 1.0, size=70) for n in range(3)]
        tufts = [tuft(stage, f"tuft {n}", MOSS, 1.0, size=28) for n in range(3)]
        bells = [flower(stage, "bell", (206, 190, 250), MOSS, 1.0, size=22)]
        scatter(canvas, stage, "tufts", tufts, count=110, depth=1, top=566, bottom=770)
        scatter(canvas, stage, "ferns", ferns, count=26, depth=1, top=566, bottom=690,
                scale=(0.5, 1.1), clear=210)  # fmt: skip
        paint_log(canvas, stage, -side * min(400.0, half * 0.7), 610, 200, BARK, MOSS)
        caps = [toadstool(stage, f"cap {n}", size=34) for n in range(2)]
        for x, y, scale in ((side * 330, 626, 1.1), (side * 362, 634, 0.7), (side * 308, 640, 0.55),
                            (-side * 300, 630, 0.6), (-side * 150, 700, 0.5)):  # fmt: skip
            caps[int(scale * 10) % 2].place(canvas, x, y, scale)
        scatter(canvas, stage, "bells", bells, count=26, depth=1, top=590, bottom=770, clear=150)

    return Layer("clearing", 1.0, paint, motes.animate)


def _near(stage: Stage) -> Layer:
    edge = stage.half_width
    blades = SwayingBlades(stage, "near blades", (64, 116, 60), [
        (s * (edge - inward), 792.0, size) for s in (-1, 1)
        for inward, size in ((0, 200), (90, 140))
    ])  # fmt: skip

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        ferns = [fern(stage, f"near fern {n}", (60, 108, 62), 1.0, size=190) for n in range(2)]
        for s in (-1, 1):
            for outward, y, scale in ((40, 770, 1.25), (-70, 800, 0.9), (-170, 812, 0.62)):
                ferns[abs(outward) % 2].place(canvas, s * (edge + outward), y, scale)
        scatter(canvas, stage, "low ferns", ferns, count=15, depth=1.4, top=800, bottom=812,
                scale=(0.36, 0.5))  # fmt: skip

    return Layer("ferns in front", 1.4, paint, blades.animate)
