"""A city park: an avenue of trees, a pond, a bench under a lamp, a kite over the skyline."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.fauna import Fireflies
from castmate.renderers.animatic.sets.brushes.foliage import Leaves, bush, paint_tree_line
from castmate.renderers.animatic.sets.brushes.grass import SwayingBlades, flower, scatter, tuft
from castmate.renderers.animatic.sets.brushes.kite import Kite
from castmate.renderers.animatic.sets.brushes.outline import smooth
from castmate.renderers.animatic.sets.brushes.palette import fill_of, glow, tones
from castmate.renderers.animatic.sets.brushes.sky import sky_layer
from castmate.renderers.animatic.sets.brushes.street import bench, lamp_post
from castmate.renderers.animatic.sets.brushes.terrain import (
    Land,
    Path,
    paint_cast_shadow,
    paint_land,
    paint_mist,
    rolling,
)
from castmate.renderers.animatic.sets.brushes.trees import broadleaf
from castmate.renderers.animatic.sets.layers import Animate, Lamp, Layer, Set
from castmate.renderers.animatic.stage import Stage

GRASS: Rgb = (124, 178, 78)
GRAVEL: Rgb = (226, 204, 168)
BARK: Rgb = (112, 88, 74)
_AVENUE = Land((128, 180, 82), 0.7, bottom=660, fineness=0.7,
               path=Path(44, -4, 46, 210, (226, 204, 168), bend=-10))  # fmt: skip
_LAWNS = Land((134, 182, 90), 0.42, bottom=660, fineness=0.6,
              path=Path(90, 30, 12, 110, (226, 204, 168), bend=30))  # fmt: skip


def build(stage: Stage) -> Set:
    """The park on *stage*."""
    half = stage.half_width
    lamps = (Lamp(-min(250.0, half * 0.66), (255, 206, 128), 0.5),) if stage.mood.is_dark else ()
    layers = (
        sky_layer(stage, horizon=440, clouds=(80, 300)),
        _skyline(stage),
        _lawns(stage),
        _avenue(stage),
        _path(stage),
        _near(stage),
    )
    return Set("park", layers, ground=634, horizon=440, lamps=lamps)


def _skyline(stage: Stage) -> Layer:
    kite = Kite(stage)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        rng = stage.rng("skyline")
        width = stage.reach(0.12)
        x = -width - 40
        while x < width + 40:
            wide, high = rng.uniform(34, 78), rng.uniform(40, 150)
            high *= 0.45 + 0.55 * min(1.0, abs(x) / 320)
            _paint_tower(canvas, stage, rng, x, wide, high)
            x += wide * rng.uniform(0.75, 1.15)
        crest = rolling(stage.rng("park trees"), 432, 16, 400)
        leaves = Leaves((98, 146, 100), 0.18, size=6)
        paint_tree_line(canvas, stage, crest, leaves, size=74, count=60, below=14)
        paint_land(canvas, stage, "far lawn", crest, Land((130, 172, 104), 0.16, fineness=0.5))
        paint_mist(canvas, stage, 0.16, 350, 500, 0.46)

    return Layer("skyline", 0.14, paint, kite.animate)


def _paint_tower(
    canvas: skia.Canvas, stage: Stage, rng: np.random.Generator, x: float, wide: float, high: float
) -> None:
    base = ((170, 168, 186), (196, 178, 172), (150, 164, 186))[int(rng.integers(3))]
    steps = tones(stage.mood, base, 0.12)
    top = 436 - high
    lit_right = stage.mood.light_from >= 0
    edge = x + wide * (0.68 if lit_right else 0.32)
    canvas.drawRect(
        skia.Rect.MakeLTRB(x, top, x + wide, 440), fill_of(steps[1 if lit_right else 3])
    )
    canvas.drawRect(
        skia.Rect.MakeLTRB(edge, top, x + wide, 440), fill_of(steps[3 if lit_right else 1])
    )
    if rng.random() < 0.35:
        canvas.drawRect(
            skia.Rect.MakeLTRB(x + wide * 0.3, top - 12, x + wide * 0.7, top), fill_of(steps[1])
        )
    for row in range(int(high / 13)):
        for column in range(int(wide / 11)):
            burning = stage.mood.is_dark and rng.random() < 0.42
            tone = (255, 214, 132) if burning else steps[0]
            pane = skia.Rect.MakeXYWH(x + 5 + column * 11, top + 6 + row * 13, 5, 6)
            canvas.drawRect(pane, fill_of(tone, 0.95 if burning else 0.38))


def _lawns(stage: Stage) -> Layer:
    crest = rolling(stage.rng("lawns"), 480, 26, 760, dip=6)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        leaves = Leaves((96, 152, 78), 0.42, size=7)
        paint_tree_line(canvas, stage, crest, leaves, size=110, count=13, clear=140)
        paint_land(canvas, stage, "lawns", crest, _LAWNS)
        x = -math.copysign(0.42 * stage.half_width, stage.mood.light_from or 1.0)
        _paint_pond(canvas, stage, x, 524)
        paint_mist(canvas, stage, 0.42, 480, 620, 0.28)

    return Layer("lawns", 0.42, paint)


def _paint_pond(canvas: skia.Canvas, stage: Stage, x: float, y: float) -> None:
    mood = stage.mood
    bank = tones(mood, (176, 166, 128), 0.45)
    shore = [(x - 170, y), (x - 80, y - 20), (x + 60, y - 16), (x + 175, y - 2), (x + 90, y + 20),
             (x - 60, y + 22)]  # fmt: skip
    canvas.drawPath(smooth([(a * 1.0 + (a - x) * 0.05, b + 3) for a, b in shore]), fill_of(bank[1]))
    canvas.drawPath(smooth(shore), fill_of(mixed(mood.midsky, mood.horizon, 0.3)))
    rng = stage.rng("pond")
    dark = fill_of(mixed(tones(mood, (70, 130, 110), 0.45)[1], mood.midsky, 0.3), 0.55)
    light = fill_of(mixed(mood.key, mood.horizon, 0.4), 0.7)
    for number in range(26):
        a, b = x + float(rng.uniform(-110, 110)), y + float(rng.uniform(-12, 14))
        long = float(rng.uniform(12, 44))
        canvas.drawOval(
            skia.Rect.MakeXYWH(a - long / 2, b, long, 1.8), dark if number % 2 else light
        )


def _avenue(stage: Stage) -> Layer:
    half = stage.half_width
    crest = rolling(stage.rng("avenue"), 524, 14, 900)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        greens: tuple[Rgb, ...] = ((104, 162, 72), (132, 172, 70), (88, 148, 78))
        paint_land(canvas, stage, "avenue lawn", crest, _AVENUE)
        trees = [broadleaf(stage, f"tree {n}", Leaves(of, 0.72, size=10), BARK, height=350)
                 for n, of in enumerate(greens)]  # fmt: skip
        for n, x in enumerate((-1.14, -0.80, -0.50, 0.56, 0.86, 1.18)):
            scale = 0.7 + 0.3 * abs(x)
            paint_cast_shadow(canvas, stage, x * half, 546, 150 * scale)
            trees[n % 3].place(canvas, x * half, 550 + (n % 2) * 6, scale)
        paint_mist(canvas, stage, 0.7, 540, 680, 0.14)

    return Layer("avenue", 0.68, paint)


def _path(stage: Stage) -> Layer:
    half = stage.half_width
    crest = rolling(stage.rng("lawn"), 560, 10, 1000)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        path = Path(20, -20, 90, 250, GRAVEL, bend=46)
        land = Land(GRASS, 1.0, fringe=4, stroke=(14, 4), turned=(50, 130), flat=True, path=path,
                    rough=0.26, patchy=0.4)  # fmt: skip
        paint_land(canvas, stage, "lawn", crest, land)
        hedge = bush(stage, "hedge", Leaves((92, 150, 70), 0.98, size=10), width=170, tall=0.5)
        for x in (-0.98, 0.94, -1.28, 1.3):
            paint_cast_shadow(canvas, stage, x * half, 598, 120)
            hedge.place(canvas, x * half, 602)
        seat = min(390.0, half * 0.80)
        paint_cast_shadow(canvas, stage, seat, 612, 170)
        bench(stage).place(canvas, seat, 614)
        lamp_post(canvas, stage, -min(330.0, half * 0.8), 610, height=230)
        tufts = [tuft(stage, f"tuft {n}", GRASS, 1.0, size=26) for n in range(3)]
        scatter(canvas, stage, "tufts", tufts, count=90, depth=1, top=574, bottom=770, clear=190)
        if stage.mood.weather != "snow":
            petals: tuple[Rgb, ...] = ((246, 96, 112), (250, 206, 88), (226, 150, 232))
            tulips = [flower(stage, f"tulip {n}", of, GRASS, 1.0, size=30)
                      for n, of in enumerate(petals)]  # fmt: skip
            rng = stage.rng("beds")
            for number in range(44):
                x = (-1 if number % 2 else 1) * half * float(rng.uniform(0.60, 1.25))
                tulips[number % 3].place(canvas, x, float(rng.uniform(618, 640)))
        if stage.mood.is_dark:
            canvas.drawCircle(seat, 560, 130, glow(seat, 560, 130, (255, 214, 150), 0.16))

    return Layer("path", 1.0, paint, _life(stage))


def _life(stage: Stage) -> Animate:
    """Leaves that drift down by day; fireflies in the dark."""
    half = stage.half_width
    if stage.mood.is_dark:
        return Fireflies(stage, 14, skia.Rect.MakeLTRB(-half, 430, half, 680)).animate
    rng = stage.rng("falling leaves")
    leaves = rng.random((9, 3)).tolist()
    paints = [fill_of(tones(stage.mood, of, 1.0)[3]) for of in ((176, 190, 80), (222, 176, 84))]

    def animate(canvas: skia.Canvas, _: Stage, seconds: float) -> None:
        for number, (start, x, phase) in enumerate(leaves):
            share = (start + seconds * (0.045 + 0.02 * phase)) % 1.0
            at = (2 * x - 1) * half * 1.1 + 60 * share + 34 * math.sin(1.4 * seconds + 6 * phase)
            canvas.save()
            canvas.translate(at, 260 + 400 * share)
            canvas.rotate(80 * math.sin(1.8 * seconds + 9 * phase))
            canvas.drawOval(skia.Rect.MakeXYWH(-5, -2, 10, 4.4), paints[number % 2])
            canvas.restore()

    return animate


def _near(stage: Stage) -> Layer:
    edge = stage.half_width
    places = [(s * (edge - inward), 794.0, size) for s in (-1, 1)
              for inward, size in ((0, 180), (70, 140))]  # fmt: skip
    sway = SwayingBlades(stage, "blades", (84, 134, 64), places, blades=8)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        shrub = bush(stage, "near shrub", Leaves((70, 122, 62), 1.0, size=15), width=300, tall=0.6)
        for s in (-1, 1):
            shrub.place(canvas, s * (edge + 80), 800)
        grass = [tuft(stage, f"front {n}", (84, 132, 64), 1.0, size=56) for n in range(3)]
        scatter(canvas, stage, "front grass", grass, count=24, depth=1.35, top=784, bottom=796,
                scale=(0.8, 1.1))  # fmt: skip

    return Layer("shrubs in front", 1.35, paint, sway.animate)
