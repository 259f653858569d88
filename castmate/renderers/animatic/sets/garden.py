"""A cottage garden: flower beds, sunflowers, a rose arch, a bird bath, vegetables, butterflies."""

from __future__ import annotations

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.fauna import Butterflies, Fireflies
from castmate.renderers.animatic.sets.brushes.flowerbeds import (
    paint_bird_bath,
    paint_rose_arch,
    paint_vegetable_rows,
    paint_watering_can,
    sunflower,
)
from castmate.renderers.animatic.sets.brushes.foliage import Leaves, bush, paint_tree_line
from castmate.renderers.animatic.sets.brushes.grass import (
    SwayingBlades,
    flower,
    scatter,
    tall_clump,
    tuft,
)
from castmate.renderers.animatic.sets.brushes.houses import Smoke, cottage
from castmate.renderers.animatic.sets.brushes.sky import sky_layer
from castmate.renderers.animatic.sets.brushes.street import paint_picket_fence
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

GRASS: Rgb = (130, 184, 84)
PETALS: tuple[Rgb, ...] = (
    (244, 108, 130), (255, 252, 246), (250, 204, 82), (164, 128, 228), (250, 150, 92),
)  # fmt: skip


def build(stage: Stage) -> Set:
    """The garden on *stage*."""
    side = -1.0 if stage.mood.light_from >= 0 else 1.0
    house = side * min(360.0, stage.half_width * 0.86)
    lamps = (Lamp(house, (255, 206, 128), 0.4),) if stage.mood.is_dark else ()
    layers = (
        sky_layer(stage, horizon=440, clouds=(80, 290)),
        _countryside(stage),
        _house(stage, house),
        _beds(stage, side),
        _lawn(stage, side),
        _near(stage),
    )
    return Set("garden", layers, ground=634, horizon=440, lamps=lamps)


def _countryside(stage: Stage) -> Layer:
    crest = rolling(stage.rng("country"), 412, 46, 620, dip=10)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        leaves = Leaves((98, 146, 98), 0.16, size=5)
        paint_tree_line(canvas, stage, crest, leaves, size=46, count=32)
        paint_land(canvas, stage, "country", crest, Land((140, 180, 112), 0.16, fineness=0.5))
        paint_tree_line(canvas, stage, crest, leaves, size=40, count=20, below=46)
        paint_mist(canvas, stage, 0.16, 410, 540, 0.46)

    return Layer("countryside", 0.14, paint)


def _house(stage: Stage, x: float) -> Layer:
    smoke = Smoke(stage, x + 37 * 1.25, 548 - 198 * 1.25, scale=1.1)
    crest = rolling(stage.rng("yard"), 516, 8, 900)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        tall = broadleaf(stage, "apple tree", Leaves((98, 158, 70), 0.6, size=10), (112, 86, 70),
                         height=320)  # fmt: skip
        leaves = Leaves((92, 150, 78), 0.55, size=9)
        hedge = [bush(stage, f"hedge {n}", leaves, width=130, tall=0.7) for n in range(3)]
        width = stage.reach(0.55)
        for number in range(round(width / 40)):
            at = -width + 2 * width * (number + 0.5) / (width / 40)
            hedge[number % 3].place(canvas, at, 534, 0.85)
        tall.place(canvas, -x * 1.2, 544)
        tall.place(canvas, x * 1.9, 548, 0.9)
        paint_land(canvas, stage, "yard", crest, Land((128, 178, 88), 0.58, fineness=0.6))
        home = cottage(stage, "home", 0.66, wall=(246, 232, 208), roof=(176, 104, 80), size=225)
        paint_cast_shadow(canvas, stage, x, 548, 230)
        home.place(canvas, x, 548)
        paint_mist(canvas, stage, 0.55, 520, 660, 0.18)

    return Layer("house", 0.55, paint, smoke.animate)


def _beds(stage: Stage, side: float) -> Layer:
    half = stage.half_width
    crest = rolling(stage.rng("beds"), 548, 8, 900)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        paint_land(canvas, stage, "bed lawn", crest, Land((130, 182, 86), 0.82, fineness=0.7))
        paint_picket_fence(canvas, stage, (-stage.reach(0.82), -140), 566)
        paint_picket_fence(canvas, stage, (140, stage.reach(0.82)), 566)
        paint_rose_arch(canvas, stage, 0, 574, 1.6)
        tall = [sunflower(stage, f"sunflower {n}", size=190) for n in range(3)]
        for number in range(6):
            x = -side * half * (0.50 + 0.10 * number)
            if stage.mood.weather != "snow":
                tall[number % 3].place(canvas, x, 580 + number % 2 * 5, 0.85 + 0.05 * (number % 3))
        shrubs = [bush(stage, f"bed {n}", Leaves((96, 156, 76), 0.85, size=8), width=110, tall=0.5)
                  for n in range(3)]  # fmt: skip
        scatter(canvas, stage, "bed shrubs", shrubs, count=16, depth=0.85, top=578, bottom=592,
                scale=(0.7, 1.0), clear=190)  # fmt: skip
        blooms = [flower(stage, f"bed bloom {n}", of, GRASS, 0.9, size=34)
                  for n, of in enumerate(PETALS)]  # fmt: skip
        if stage.mood.weather != "snow":
            scatter(canvas, stage, "bed blooms", blooms, count=110, depth=0.85, top=578,
                    bottom=598, scale=(0.8, 1.1), clear=170)  # fmt: skip

    return Layer("beds", 0.82, paint)


def _lawn(stage: Stage, side: float) -> Layer:
    half = stage.half_width
    crest = rolling(stage.rng("lawn"), 580, 6, 1000)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        path = Path(0, -side * 26, 62, 150, (214, 194, 166), bend=-side * 20)
        land = Land(GRASS, 1.0, fringe=4, stroke=(12, 4), turned=(60, 120), flat=True, path=path,
                    rough=0.24, patchy=0.3)  # fmt: skip
        paint_land(canvas, stage, "lawn", crest, land)
        near, far = side * min(300.0, half * 0.62), side * (half + 190)
        paint_vegetable_rows(canvas, stage, (min(near, far), max(near, far)), 616)
        paint_bird_bath(canvas, stage, -side * min(372.0, half * 0.78), 628)
        paint_watering_can(canvas, stage, side * min(258.0, half * 0.66), 664)
        tufts = [tuft(stage, f"tuft {n}", GRASS, 1.0, size=24) for n in range(3)]
        scatter(canvas, stage, "tufts", tufts, count=80, depth=1, top=650, bottom=770, clear=130)
        if stage.mood.weather != "snow":
            daisies = [flower(stage, f"daisy {n}", of, GRASS, 1.0, size=18)
                       for n, of in enumerate(PETALS[:3])]  # fmt: skip
            scatter(canvas, stage, "daisies", daisies, count=44, depth=1, top=600, bottom=770,
                    clear=140)  # fmt: skip

    return Layer("lawn", 1.0, paint, _life(stage))


def _life(stage: Stage) -> Animate | None:
    half = stage.half_width
    if stage.mood.is_dark:
        return Fireflies(stage, 18, skia.Rect.MakeLTRB(-half, 420, half, 680)).animate
    if stage.mood.luminary is None:
        return None
    return Butterflies(stage, 6, skia.Rect.MakeLTRB(-half, 420, half, 600), PETALS).animate


def _near(stage: Stage) -> Layer:
    edge = stage.half_width
    places = [(s * (edge - inward), 796.0, size) for s in (-1, 1)
              for inward, size in ((0, 180), (80, 130))]  # fmt: skip
    sway = SwayingBlades(stage, "blades", (92, 148, 70), places, blades=8)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        clump = tall_clump(stage, "clump", (84, 140, 66), 1.0, size=150)
        blooms = [flower(stage, f"front bloom {n}", of, (84, 140, 66), 1.0, size=92)
                  for n, of in enumerate(PETALS)]  # fmt: skip
        rng = stage.rng("front blooms")
        for s in (-1, 1):
            clump.place(canvas, s * (edge - 20), 796)
            for number in range(0 if stage.mood.weather == "snow" else 7):
                x = s * (edge + float(rng.uniform(-150, 90)))
                blooms[number % 5].place(canvas, x, 800, float(rng.uniform(0.75, 1.35)))
        grass = [tuft(stage, f"front {n}", (92, 150, 70), 1.0, size=52) for n in range(3)]
        scatter(canvas, stage, "front grass", grass, count=24, depth=1.35, top=784, bottom=796,
                scale=(0.8, 1.1))  # fmt: skip

    return Layer("flowers in front", 1.35, paint, sway.animate)
