"""A village green: timbered cottages along a cobbled lane, a church, a well, lamps at night."""

from __future__ import annotations

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.fauna import Birds
from castmate.renderers.animatic.sets.brushes.foliage import Leaves, bush, paint_tree_line
from castmate.renderers.animatic.sets.brushes.grass import SwayingBlades, flower, scatter, tuft
from castmate.renderers.animatic.sets.brushes.houses import Smoke, cottage
from castmate.renderers.animatic.sets.brushes.outline import polygon
from castmate.renderers.animatic.sets.brushes.palette import fill_of, glow, tones
from castmate.renderers.animatic.sets.brushes.sky import sky_layer
from castmate.renderers.animatic.sets.brushes.street import (
    lamp_post,
    mailbox,
    paint_picket_fence,
    paint_well,
)
from castmate.renderers.animatic.sets.brushes.terrain import (
    Land,
    Path,
    paint_cast_shadow,
    paint_land,
    paint_mist,
    rolling,
)
from castmate.renderers.animatic.sets.brushes.trees import broadleaf
from castmate.renderers.animatic.sets.layers import Lamp, Layer, Set
from castmate.renderers.animatic.stage import Stage

GRASS: Rgb = (126, 174, 82)
WALLS: tuple[Rgb, ...] = (
    (244, 228, 200), (236, 206, 176), (214, 220, 226), (246, 238, 222), (232, 188, 170),
)  # fmt: skip
ROOFS: tuple[Rgb, ...] = ((190, 96, 72), (150, 92, 84), (176, 120, 76), (110, 112, 130))
TIMBER: Rgb = (120, 86, 66)
_FAR_GREEN = Land((130, 174, 92), 0.42, bottom=640, fineness=0.6,
                  path=Path(30, -4, 12, 60, (204, 186, 164), bend=22))  # fmt: skip


def build(stage: Stage) -> Set:
    """The village on *stage*."""
    half = stage.half_width
    lamps: tuple[Lamp, ...] = ()
    if stage.mood.is_dark:
        lamps = (
            Lamp(-min(300.0, half * 0.78), (255, 206, 128), 0.5),
            Lamp(min(430.0, half * 0.9), (255, 206, 128), 0.4),
        )
    layers = (
        sky_layer(stage, horizon=440, clouds=(70, 260)),
        _hills(stage),
        _far_houses(stage),
        _houses(stage),
        _green(stage),
        _near(stage),
    )
    return Set("village", layers, ground=634, horizon=440, lamps=lamps)


def _hills(stage: Stage) -> Layer:
    crest = rolling(stage.rng("hills"), 396, 56, 640, dip=12)
    birds = Birds(stage, 5, y=150)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        paint_tree_line(
            canvas, stage, crest, Leaves((98, 142, 98), 0.14, size=5), size=40, count=34
        )
        paint_land(canvas, stage, "hills", crest, Land((136, 172, 116), 0.14, fineness=0.5))
        paint_mist(canvas, stage, 0.14, 390, 520, 0.5)

    return Layer("hills", 0.14, paint, birds.animate)


def _far_houses(stage: Stage) -> Layer:
    crest = rolling(stage.rng("far street"), 480, 22, 700, dip=8)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        rng = stage.rng("far houses")
        _paint_church(canvas, stage, -0.30 * stage.half_width, 482)
        kinds = [
            cottage(stage, f"far house {n}", 0.42, wall=WALLS[n], roof=ROOFS[n % 4], size=120)
            for n in range(4)
        ]
        width = stage.reach(0.4)
        many = round(2 * width / 128)
        for number in range(many):
            x = -width + 2 * width * (number + rng.uniform(0.15, 0.85)) / many
            if abs(x) > 120:
                kinds[number % 4].place(canvas, x, 492, rng.uniform(0.66, 0.92))
        leaves = Leaves((96, 146, 80), 0.42, size=6)
        paint_tree_line(canvas, stage, crest, leaves, size=64, count=20)
        paint_land(canvas, stage, "far green", crest, _FAR_GREEN)
        paint_mist(canvas, stage, 0.42, 450, 600, 0.36)

    return Layer("far houses", 0.4, paint)


def _paint_church(canvas: skia.Canvas, stage: Stage, x: float, y: float) -> None:
    stone = tones(stage.mood, (214, 206, 198), 0.4)
    slate = tones(stage.mood, (112, 116, 140), 0.4)
    right = 3 if stage.mood.light_from >= 0 else 1
    for left, edge, tone in ((-17, 0, stone[4 - right]), (0, 17, stone[right])):
        canvas.drawRect(skia.Rect.MakeLTRB(x + left, y - 108, x + edge, y), fill_of(tone))
    canvas.drawPath(
        polygon([(x - 21, y - 106), (x, y - 188), (x, y - 106)]), fill_of(slate[4 - right])
    )
    canvas.drawPath(polygon([(x, y - 106), (x, y - 188), (x + 21, y - 106)]), fill_of(slate[right]))
    window = (255, 214, 130) if stage.mood.is_dark else stone[0]
    canvas.drawRoundRect(skia.Rect.MakeXYWH(x - 5, y - 92, 10, 22), 5, 5, fill_of(window))
    cross = fill_of(slate[0])
    cross.setStrokeWidth(2)
    canvas.drawLine(x, y - 202, x, y - 186, cross)
    canvas.drawLine(x - 4, y - 197, x + 4, y - 197, cross)


def _houses(stage: Stage) -> Layer:
    half = stage.half_width
    left, right = -min(430.0, half * 0.92), min(450.0, half * 0.96)
    smoke = Smoke(stage, left + 37 * 1.28, 566 - 198 * 1.28, scale=1.2)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        leaves = Leaves((96, 150, 74), 0.72, size=9)
        tree = broadleaf(stage, "yard tree", leaves, (112, 86, 70), height=300)
        bushes = [bush(stage, f"hedge {n}", leaves, width=110) for n in range(3)]
        for x in (left - 200, right + 210, left + 150):
            tree.place(canvas, x, 560, 0.9 if x < left + 100 else 0.6)
        first = cottage(stage, "house", 0.8, wall=WALLS[0], roof=ROOFS[0], size=230, timber=TIMBER)
        second = cottage(stage, "inn", 0.8, wall=WALLS[1], roof=ROOFS[3], size=240, timber=TIMBER)
        for house, x in (
            (first, left),
            (second, right),
            (second, left - 330),
            (first, right + 330),
        ):
            paint_cast_shadow(canvas, stage, x, 566, 230)
            house.place(canvas, x, 566)
        for n in range(14):
            x = -stage.reach(0.75) + n * stage.reach(0.75) / 6.5
            if abs(x) > 240:
                bushes[n % 3].place(canvas, x, 572, 0.5)
        if stage.mood.is_dark:
            for x in (left + 66, right + 70):
                canvas.save()
                canvas.translate(x, 588)
                canvas.scale(1, 0.22)
                canvas.drawCircle(0, 0, 150, glow(0, 0, 150, (255, 202, 118), 0.7))
                canvas.restore()

    return Layer("houses", 0.75, paint, smoke.animate)


def _green(stage: Stage) -> Layer:
    crest = rolling(stage.rng("green"), 562, 8, 900)
    half = stage.half_width

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        path = Path(0, 0, 70, 210, (204, 186, 164), bend=26)
        land = Land(GRASS, 1.0, fringe=4, stroke=(14, 4.5), turned=(40, 140), flat=True, path=path,
                    rough=0.3)  # fmt: skip
        paint_land(canvas, stage, "village green", crest, land)
        paint_picket_fence(canvas, stage, (-stage.reach(1.0), -min(190.0, half * 0.55)), 578)
        paint_picket_fence(canvas, stage, (min(200.0, half * 0.58), stage.reach(1.0)), 578)
        tufts = [tuft(stage, f"tuft {n}", GRASS, 1.0, size=28) for n in range(3)]
        scatter(canvas, stage, "tufts", tufts, count=90, depth=1, top=578, bottom=770, clear=130)
        if stage.mood.weather != "snow":
            petals: tuple[Rgb, ...] = ((244, 116, 128), (255, 252, 244), (250, 202, 84))
            blooms = [flower(stage, f"bloom {n}", of, GRASS, 1.0) for n, of in enumerate(petals)]
            scatter(canvas, stage, "blooms", blooms, count=60, depth=1, top=574, bottom=600,
                    scale=(0.8, 1.1), clear=200)  # fmt: skip
        paint_well(canvas, stage, min(336.0, half * 0.84), 622)
        mailbox(stage).place(canvas, -min(236.0, half * 0.66), 606)
        lamp_post(canvas, stage, -min(300.0, half * 0.78), 612)
        lamp_post(canvas, stage, min(560.0, half * 1.3), 606)

    return Layer("village green", 1.0, paint)


def _near(stage: Stage) -> Layer:
    edge = stage.half_width
    places = [(s * (edge - inward), 794.0, size) for s in (-1, 1)
              for inward, size in ((0, 170), (70, 130))]  # fmt: skip
    sway = SwayingBlades(stage, "blades", (84, 132, 64), places, blades=8)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        hedge = bush(stage, "near hedge", Leaves((70, 118, 62), 1.0, size=15), width=320, tall=0.55)
        for s in (-1, 1):
            hedge.place(canvas, s * (edge + 70), 800, 1.0)
        grass = [tuft(stage, f"front {n}", (84, 130, 64), 1.0, size=56) for n in range(3)]
        scatter(canvas, stage, "front grass", grass, count=24, depth=1.35, top=784, bottom=796,
                scale=(0.8, 1.1))  # fmt: skip

    return Layer("hedge in front", 1.35, paint, sway.animate)
