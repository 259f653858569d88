"""A flowering meadow among rolling hills, with a path, a fence and a lone tree."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.fauna import Birds, Butterflies, Fireflies
from castmate.renderers.animatic.sets.brushes.foliage import Leaves, paint_tree_line
from castmate.renderers.animatic.sets.brushes.grass import (
    SwayingBlades,
    flower,
    scatter,
    tall_clump,
    tuft,
)
from castmate.renderers.animatic.sets.brushes.outline import polygon
from castmate.renderers.animatic.sets.brushes.palette import fill_of, tones
from castmate.renderers.animatic.sets.brushes.sky import sky_layer
from castmate.renderers.animatic.sets.brushes.terrain import (
    Crest,
    Land,
    Path,
    paint_cast_shadow,
    paint_land,
    paint_mist,
    rolling,
)
from castmate.renderers.animatic.sets.brushes.trees import broadleaf
from castmate.renderers.animatic.sets.layers import Animate, Layer, Set
from castmate.renderers.animatic.stage import Stage

GRASS: Rgb = (118, 178, 74)
BARK: Rgb = (112, 84, 66)
PETALS: tuple[Rgb, ...] = ((255, 255, 250), (250, 214, 84), (238, 122, 128), (170, 140, 226))


def build(stage: Stage) -> Set:
    """The meadow on *stage*."""
    return Set(
        "meadow",
        (sky_layer(stage, horizon=430), *_distance(stage), *_meadow(stage), *_near(stage)),
        ground=632,
    )


def _distance(stage: Stage) -> tuple[Layer, ...]:
    rng = stage.rng("hills")
    blue = rolling(rng, 372, 70, 620, dip=26)
    green = rolling(rng, 424, 60, 760, dip=18)
    near = rolling(rng, 486, 52, 900, dip=20)
    birds = Birds(stage, 5, y=150)

    def far(canvas: skia.Canvas, stage: Stage) -> None:
        land = Land((112, 152, 150), 0.12, fringe=2, fineness=0.45, falloff=0.1)
        paint_land(canvas, stage, "blue hills", blue, land)
        paint_mist(canvas, stage, 0.12, 360, 480, 0.5)

    def middle(canvas: skia.Canvas, stage: Stage) -> None:
        leaves = Leaves((86, 142, 82), 0.26, size=6)
        paint_tree_line(canvas, stage, green, leaves, size=54, count=34)
        paint_land(canvas, stage, "green hills", green, Land((136, 182, 92), 0.26, fineness=0.5))
        paint_tree_line(canvas, stage, green, leaves, size=46, count=12, below=34)
        paint_mist(canvas, stage, 0.26, 430, 560, 0.42)

    def close(canvas: skia.Canvas, stage: Stage) -> None:
        leaves = Leaves((92, 150, 70), 0.48, size=8)
        paint_tree_line(canvas, stage, near, leaves, size=92, count=13, clear=230)
        paint_land(canvas, stage, "near hill", near, Land((140, 190, 84), 0.48, fineness=0.6))
        paint_mist(canvas, stage, 0.48, 500, 640, 0.26)

    return (
        Layer("blue hills", 0.12, far, birds.animate),
        Layer("green hills", 0.26, middle),
        Layer("near hill", 0.48, close),
    )


def _meadow(stage: Stage) -> tuple[Layer, ...]:
    crest = rolling(stage.rng("meadow"), 548, 22, 1100, dip=6)
    side = -1 if stage.mood.light_from >= 0 else 1
    at = side * min(470.0, 0.86 * stage.half_width)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        path = Path(side * -150, side * 40, 12, 120, (222, 190, 136), bend=90)
        land = Land(GRASS, 1.0, fringe=5, stroke=(15, 4), turned=(60, 120), flat=True,
                    fineness=1.0, path=path, rough=0.3)  # fmt: skip
        _paint_fence(canvas, stage, crest, side)
        paint_land(canvas, stage, "meadow ground", crest, land)
        paint_cast_shadow(canvas, stage, at, 586, 210)
        tree = broadleaf(stage, "lone tree", Leaves((94, 158, 62), 0.92, size=11), BARK, height=400)
        tree.place(canvas, at, 590)
        tufts = [tuft(stage, f"tuft {n}", GRASS, 1.0) for n in range(4)]
        scatter(canvas, stage, "tufts", tufts, count=190, depth=1, top=556, bottom=770)
        flowers = [
            flower(stage, f"flower {n}", petal, GRASS, 1.0) for n, petal in enumerate(PETALS)
        ]
        if stage.mood.weather != "snow":
            scatter(canvas, stage, "flowers", flowers, count=76, depth=1, top=562, bottom=770,
                    clear=120)  # fmt: skip

    return (Layer("meadow", 1.0, paint, _life(stage)),)


def _life(stage: Stage) -> Animate | None:
    half = stage.half_width
    if stage.mood.is_dark:
        return Fireflies(stage, 22, skia.Rect.MakeLTRB(-half, 420, half, 690)).animate
    if stage.mood.luminary is None:
        return None
    return Butterflies(stage, 5, skia.Rect.MakeLTRB(-half, 430, half, 600), PETALS).animate


def _paint_fence(canvas: skia.Canvas, stage: Stage, crest: Crest, side: float) -> None:
    """A weathered fence along the edge of the meadow, on the side away from the tree."""
    steps = tones(stage.mood, (176, 142, 112), 0.9)
    rng = stage.rng("fence")
    posts = np.arange(110, stage.reach(1.0) + 60, 84, dtype=np.float32) * np.float32(-side)
    tops = crest(posts)
    for (x, y), (next_x, next_y) in pairwise(zip(posts.tolist(), tops.tolist(), strict=True)):
        for rail in (34, 17):
            sag = float(rng.uniform(-3, 3))
            line = fill_of(steps[2 if rail == 17 else 3])
            line.setStrokeWidth(5.5)
            canvas.drawLine(x, y - rail + sag, next_x, next_y - rail - sag, line)
            shade = fill_of(steps[0])
            shade.setStrokeWidth(1.6)
            canvas.drawLine(x, y - rail + sag + 3, next_x, next_y - rail - sag + 3, shade)
        lean = float(rng.normal(0, 2))
        post = polygon([
            (x - 4, y + 12), (x - 4 + lean, y - 44), (x + lean, y - 48), (x + 4 + lean, y - 44),
            (x + 5, y + 12),
        ])  # fmt: skip
        canvas.drawPath(post, fill_of(steps[3]))
        canvas.drawLine(x + side * 3, y + 12, x + side * 3 + lean, y - 43, shade)


def _near(stage: Stage) -> tuple[Layer, ...]:
    green: Rgb = (78, 138, 62)
    clumps = [tall_clump(stage, f"clump {n}", green, 1.0, size=170) for n in range(3)]
    edge = stage.half_width
    places = [
        (side * (edge - inward), 790.0, size)
        for side in (-1, 1)
        for inward, size in ((10, 210), (80, 170), (150, 140))
    ]
    sway = SwayingBlades(stage, "blades", green, places)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        for side in (-1, 1):
            for n, (outward, scale) in enumerate(((30, 1.2), (-60, 0.95), (-140, 0.75))):
                clumps[n].place(canvas, side * (edge + outward), 790, scale)
        scatter(canvas, stage, "front", clumps, count=30, depth=1.35, top=800, bottom=812,
                scale=(0.46, 0.56))  # fmt: skip

    return (Layer("grass in front", 1.35, paint, sway.animate),)
