"""A steaming jungle: a waterfall in the mist, great trees with vines, huge leaves, parrots."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.air import in_green_air, set_in
from castmate.renderers.animatic.sets.brushes.fauna import Birds, Butterflies, Fireflies
from castmate.renderers.animatic.sets.brushes.foliage import Leaves, bush, paint_canopy
from castmate.renderers.animatic.sets.brushes.grass import painted_sprite, scatter, tuft
from castmate.renderers.animatic.sets.brushes.living import paint_shafts
from castmate.renderers.animatic.sets.brushes.palette import colour, fill_of, gradient, tones
from castmate.renderers.animatic.sets.brushes.palms import broad_leaf, fern, palm
from castmate.renderers.animatic.sets.brushes.sky import paint_sky
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.terrain import (
    Land,
    Path,
    paint_cast_shadow,
    paint_land,
    paint_mist,
    rock,
    rolling,
)
from castmate.renderers.animatic.sets.brushes.trees import paint_trunk
from castmate.renderers.animatic.sets.brushes.vines import Vines, Waterfall
from castmate.renderers.animatic.sets.layers import Animate, Layer, Set
from castmate.renderers.animatic.stage import Stage

LEAF: Rgb = (70, 152, 66)
BARK: Rgb = (116, 98, 74)
FLOOR: Rgb = (104, 146, 66)


def build(stage: Stage) -> Set:
    """The jungle on *stage*."""
    side = -1.0 if stage.mood.light_from >= 0 else 1.0
    falls = -side * min(150.0, stage.half_width * 0.4)

    def layers(air: Stage) -> tuple[Layer, ...]:
        return (
            _valley(air, falls),
            _growth(air, "far growth", 0.26, ground=500, clear=(falls, 150)),
            _growth(air, "middle growth", 0.5, ground=536, clear=(falls * 0.5, 260)),
            _trees(air),
            _floor(air, side),
            _near(air),
        )

    return Set("jungle", set_in(in_green_air(stage), layers), ground=634, horizon=440)


def plant(stage: Stage, purpose: str, of: Rgb, depth: float, *, size: float = 120.0) -> Sprite:
    """A rosette of huge smooth leaves, about *size* units tall, its foot at its root."""
    rng = stage.rng(purpose)

    def draw(canvas: skia.Canvas) -> None:
        angles = np.linspace(0.3, math.pi - 0.3, 7) + rng.normal(0, 0.1, 7)
        for angle in sorted(angles.tolist(), key=lambda a: -math.sin(a)):
            shade = mixed(of, (30, 90, 70), float(rng.uniform(0, 0.35)))
            broad_leaf(canvas, stage, shade, depth, root=(size * 1.15, size * 1.05), angle=angle,
                       length=size * float(rng.uniform(0.8, 1.05)))  # fmt: skip

    return painted_sprite(stage, (2.3 * size, 1.08 * size), (1.15 * size, 1.05 * size), draw)


def _valley(stage: Stage, x: float) -> Layer:
    mood = stage.mood
    falls = Waterfall(stage, x, 282, 498, 46)
    birds = Birds(stage, 4, y=130, size=10, of=mood.lit((220, 70, 60), 0.8))

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        paint_sky(canvas, stage, horizon=480)
        width = stage.reach(0.0)
        air, deep = mood.sunlit((226, 244, 190), 0.7), mood.lit((110, 170, 120), 0.4)
        stops = ((0.0, colour(deep, 0.5)), (0.5, colour(air, 0.75)), (1.0, colour(air, 0.9)))
        area = skia.Rect.MakeLTRB(-width, -60, width, 780)
        canvas.drawRect(area, gradient(((0, -60), (0, 500)), stops))
        leaves = Leaves((96, 156, 100), 0.12, size=10)
        kinds = [bush(stage, f"cliff {n}", leaves, width=210, tall=0.8) for n in range(3)]
        rng = stage.rng("cliff")
        stones = [rock(stage, f"cliff rock {n}", (130, 138, 120), 0.2, size=190) for n in range(2)]
        wall = rolling(rng, 268, 36, 300)
        cliff = Land((96, 140, 98), 0.14, fringe=6, stroke=(22, 9), fineness=0.5)
        paint_land(canvas, stage, "cliff wall", wall, cliff)
        for row in range(5):
            for number in range(round(width / 52)):
                at = -width + number * 104 + rng.uniform(-36, 36)
                gap = 74 + 18 * row
                if abs(at - x) > gap:
                    high = 255 + row * 62 + 70 * (1 - min(1.0, abs(at - x) / 260))
                    kinds[number % 3].place(canvas, at, high + rng.uniform(-14, 14), 1.0)
        for way in (-1, 1):
            for level in range(5):
                stones[level % 2].place(canvas, x + way * (66 + level * 9), 308 + level * 50, 0.5)
        falls.paint(canvas)
        for way in (-1, 1):
            kinds[0].place(canvas, x + way * 96, 318, 0.62)
            kinds[1].place(canvas, x + way * 118, 402, 0.62)
            kinds[2].place(canvas, x + way * 112, 504, 0.6)
        paint_mist(canvas, stage, 0.0, 380, 520, 0.6)

    def animate(canvas: skia.Canvas, stage: Stage, seconds: float) -> None:
        falls.animate(canvas, stage, seconds)
        birds.animate(canvas, stage, seconds)

    return Layer("valley", 0.05, paint, animate)


def _growth(
    stage: Stage, name: str, depth: float, *, ground: float, clear: tuple[float, float]
) -> Layer:
    """Palms and shrubs; *clear* is the (middle, half width) in which only low ones grow."""
    crest = rolling(stage.rng(name), ground, 22, 520, dip=12)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        rng = stage.rng(name + " palms")
        tint = mixed(LEAF, (90, 150, 110), 1 - depth)
        width = stage.reach(depth)
        trees = [palm(stage, f"{name} palm {n}", depth, height=170 + 190 * depth,
                      lean=(50, -60)[n], leaf=tint) for n in range(2)]  # fmt: skip
        for number in range(round(width / 130)):
            x = -width + 2 * width * (number + rng.uniform(0.1, 0.9)) / (width / 130)
            if abs(x - clear[0]) >= clear[1]:
                trees[number % 2].place(canvas, x, ground + 8, rng.uniform(0.75, 1.2))
        leaves = Leaves(tint, depth, size=8 + 6 * depth)
        shrubs = [bush(stage, f"{name} {n}", leaves, width=120 + 60 * depth) for n in range(3)]
        scatter(canvas, stage, name + " shrubs", shrubs, count=22, depth=depth, top=ground + 4,
                bottom=ground + 16, scale=(0.7, 1.2), clear=clear[1] * 0.8)  # fmt: skip
        land = Land(mixed(FLOOR, (110, 160, 110), 1 - depth), depth, fringe=4, fineness=0.6)
        paint_land(canvas, stage, name + " floor", crest, land)
        plants = [plant(stage, f"{name} plant {n}", tint, depth, size=70) for n in range(2)]
        scatter(canvas, stage, name + " plants", plants, count=16, depth=depth, top=ground + 8,
                bottom=ground + 24, scale=(0.7, 1.1), clear=clear[1])  # fmt: skip
        paint_mist(canvas, stage, depth, ground - 110, ground + 70, 0.44 - 0.4 * depth)
        if depth == 0.5:
            paint_shafts(canvas, stage, bottom=600)

    return Layer(name, depth, paint)


def _trees(stage: Stage) -> Layer:
    half = stage.half_width
    vines = Vines(stage, "vines", (86, 130, 62), 0.8, [
        (x * half, -60, long) for x, long in
        ((-0.92, 330), (-0.62, 230), (-0.47, 150), (0.50, 180), (0.66, 270), (0.95, 360))
    ])  # fmt: skip

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        rng = stage.rng("great trees")
        for x, girth in ((-0.76, 66), (0.82, 72), (-1.22, 60), (1.25, 64)):
            paint_trunk(canvas, stage, BARK, 0.8, rng, foot=(x * half, 596), top=-80, girth=girth,
                        spread=girth * 2.4)  # fmt: skip
        leaves = Leaves(LEAF, 0.8, size=17, contrast=1.1)
        paint_canopy(canvas, stage, "canopy", leaves, bottom=140, width=stage.reach(0.78))

    return Layer("great trees", 0.78, paint, vines.animate)


def _floor(stage: Stage, side: float) -> Layer:
    half = stage.half_width
    crest = rolling(stage.rng("floor"), 564, 16, 760)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        path = Path(-side * 40, side * 40, 36, 170, (170, 132, 88), bend=side * 50)
        land = Land(FLOOR, 1.0, fringe=5, stroke=(18, 7), turned=(-40, 40), flat=True, path=path,
                    rough=0.42, patchy=0.55, fineness=0.9)  # fmt: skip
        paint_land(canvas, stage, "jungle floor", crest, land)
        ferns = [fern(stage, f"fern {n}", (84, 164, 70), 1.0, size=80) for n in range(2)]
        plants = [plant(stage, f"plant {n}", LEAF, 1.0, size=130) for n in range(2)]
        stones = [rock(stage, f"stone {n}", (128, 134, 112), 1.0, size=100) for n in range(2)]
        for way in (-1, 1):
            paint_cast_shadow(canvas, stage, way * 0.92 * half, 606, 200)
            plants[way > 0].place(canvas, way * 0.94 * half, 606, 1.25)
            stones[way > 0].place(canvas, way * 0.70 * half, 612, 0.9)
            ferns[way > 0].place(canvas, way * 0.60 * half, 610, 0.8)
        tufts = [tuft(stage, f"tuft {n}", FLOOR, 1.0, size=32) for n in range(3)]
        scatter(canvas, stage, "tufts", tufts, count=80, depth=1, top=574, bottom=770)
        scatter(canvas, stage, "small ferns", ferns, count=14, depth=1, top=580, bottom=700,
                scale=(0.4, 0.8), clear=260)  # fmt: skip
        _paint_orchids(canvas, stage, side * 0.52 * half, 640)

    return Layer("floor", 1.0, paint, _life(stage))


def _paint_orchids(canvas: skia.Canvas, stage: Stage, x: float, y: float) -> None:
    rng = stage.rng("orchids")
    stem = fill_of(tones(stage.mood, (90, 140, 70), 1.0)[2])
    stem.setStrokeWidth(2.2)
    for number in range(5):
        at, high = x + number * 15 - 30, float(rng.uniform(34, 66))
        canvas.drawLine(at, y, at + 5, y - high, stem)
        pink: Rgb = ((240, 92, 160), (250, 150, 70), (190, 110, 230))[number % 3]
        bloom = tones(stage.mood, pink, 1.0)
        for petal in range(5):
            turn = 2 * math.pi * petal / 5
            px, py = at + 5 + 6 * math.cos(turn), y - high + 6 * math.sin(turn)
            canvas.drawCircle(px, py, 5, fill_of(bloom[2 + petal % 2]))
        canvas.drawCircle(at + 5, y - high, 3.4, fill_of(tones(stage.mood, (252, 220, 90), 1.0)[3]))


def _life(stage: Stage) -> Animate:
    half = stage.half_width
    if stage.mood.is_dark:
        return Fireflies(stage, 20, skia.Rect.MakeLTRB(-half, 260, half, 690)).animate
    blues: tuple[Rgb, ...] = ((60, 150, 250), (250, 170, 60), (110, 220, 240))
    return Butterflies(stage, 4, skia.Rect.MakeLTRB(-half, 360, half, 580), blues, size=14).animate


def _near(stage: Stage) -> Layer:
    edge = stage.half_width
    vines = Vines(stage, "near vines", (50, 96, 52), 1.0, [
        (s * (edge - inward), -70, long) for s in (-1, 1) for inward, long in ((4, 420), (46, 250))
    ])  # fmt: skip

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        dark: Rgb = (48, 108, 62)
        plants = [plant(stage, f"near plant {n}", dark, 1.0, size=230) for n in range(2)]
        low = [plant(stage, f"low plant {n}", dark, 1.0, size=70) for n in range(2)]
        for s in (-1, 1):
            plants[s > 0].place(canvas, s * (edge + 30), 800, 1.0)
            plants[s < 0].place(canvas, s * (edge - 120), 826, 0.55)
        scatter(canvas, stage, "low plants", low, count=14, depth=1.4, top=806, bottom=818,
                scale=(0.8, 1.0))  # fmt: skip

    return Layer("leaves in front", 1.4, paint, vines.animate)
