"""A coral reef: light from the surface, rocks with corals, swaying kelp, fish and bubbles."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import skia

from castmate.renderers.animatic.mood import Luminary, Mood, Rgb, mixed, multiplied
from castmate.renderers.animatic.sets.brushes.coral import (
    branching_coral,
    fan_coral,
    starfish_points,
)
from castmate.renderers.animatic.sets.brushes.grass import scatter
from castmate.renderers.animatic.sets.brushes.living import paint_shafts
from castmate.renderers.animatic.sets.brushes.outline import polygon
from castmate.renderers.animatic.sets.brushes.palette import fill_of, ramp_of, tones
from castmate.renderers.animatic.sets.brushes.sealife import Bubbles, Kelp, Shoal
from castmate.renderers.animatic.sets.brushes.terrain import (
    Land,
    paint_land,
    paint_mist,
    rock,
    rolling,
)
from castmate.renderers.animatic.sets.brushes.texture import image_of, noise, stroke_tile, tiled
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.stage import Stage

CORALS: tuple[Rgb, ...] = ((240, 110, 120), (246, 160, 84), (176, 112, 214), (240, 196, 96))
REEF_FISH: tuple[tuple[Rgb, Rgb | None], ...] = (
    ((250, 140, 52), (255, 248, 236)), ((250, 212, 70), (60, 70, 120)), ((96, 160, 236), None),
)  # fmt: skip


def build(stage: Stage) -> Set:
    """The reef on *stage*; its light is the stage's, filtered by water."""
    below = replace(stage, mood=sunken(stage.mood))
    layers = (
        _water(below),
        _far_reef(below),
        _middle_reef(below),
        _floor(below),
        _near(below),
    )
    return Set("underwater", layers, ground=634, horizon=430, surface="sand", indoors=True)


def sunken(mood: Mood) -> Mood:
    """*mood* as it arrives on the sea floor: blue, soft, from above."""
    tint: dict[str, tuple[Rgb, Rgb]] = {
        "dawn": ((104, 176, 196), (156, 206, 214)), "day": ((66, 172, 214), (150, 226, 238)),
        "sunset": ((76, 104, 160), (236, 158, 142)), "night": ((26, 56, 118), (58, 104, 170)),
    }  # fmt: skip
    haze, surface = tint[mood.time_of_day]
    if mood.luminary is None:
        haze, surface = multiplied(haze, (196, 206, 214)), multiplied(surface, (190, 202, 210))
    x = 0.62 if mood.light_from >= 0 else 0.38
    return replace(
        mood,
        weather="clear",
        zenith=surface,
        midsky=mixed(surface, haze, 0.6),
        horizon=haze,
        key=mixed(mood.key, surface, 0.18),
        fill=mixed(multiplied(mood.fill, (222, 238, 255)), haze, 0.06),
        haze=haze,
        haze_density=0.86,
        luminary=Luminary(x, -0.05, 0.1, mixed(surface, (255, 255, 255), 0.6), is_moon=False),
    )


def _water(below: Stage) -> Layer:
    small = Shoal(below, "far school", (((150, 196, 222), None),), count=12, depth=0.2, size=17,
                  top=190, bottom=330, speed=20, together=1.0)  # fmt: skip

    def paint(canvas: skia.Canvas, stage: Stage) -> None:  # noqa: ARG001
        mood, width = below.mood, below.reach(0.0)
        k = below.pixels_per_unit * 0.5
        shape = (max(8, int(840 * k)), max(8, int(2 * width * k)))
        rng = below.rng("water")
        across = np.linspace(-width, width, shape[1], dtype=np.float32)[None, :]
        down = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
        sun = (0.62 if mood.light_from >= 0 else 0.38) * 2 - 1
        off = (across - np.float32(sun * below.half_width)) / np.float32(520)
        tone = down * 0.86 + 0.16 * np.minimum(off * off, 2.0) * (1 - down)
        tone = tone + 0.10 * (noise(shape, (120 * k, 260 * k), rng) - 0.5)
        deep = mixed(mood.haze, multiplied(mood.haze, (60, 90, 150)), 0.55)
        steps = (
            mixed(mood.zenith, (255, 255, 255), 0.4),
            mood.zenith,
            mood.midsky,
            mood.haze,
            deep,
        )
        pixels = ramp_of(steps, posterised=0.0)[np.clip(tone * 255, 0, 255).astype(np.uint8)]
        ripple = tiled(
            stroke_tile(rng, size=256, stroke=(60 * k, 6 * k), turned=(-8, 8)), shape, rng
        )
        shine = np.clip((ripple - 0.55) * 1.5, 0, 1) * np.clip(1 - down * 6.5, 0, 1)
        pixels += (255 - pixels) * shine[..., None] * np.float32(0.7)
        area = skia.Rect.MakeLTRB(-width, -60, width, 780)
        canvas.drawImageRect(image_of(pixels, np.ones(shape, np.float32)), area,
                             skia.SamplingOptions(skia.FilterMode.kLinear))  # fmt: skip
        paint_shafts(canvas, below, bottom=640, count=7)

    return Layer("water", 0.0, paint, small.animate)


def _far_reef(below: Stage) -> Layer:
    crest = rolling(below.rng("far reef"), 500, 110, 330, dip=60)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:  # noqa: ARG001
        land = Land((112, 126, 140), 0.2, stroke=(22, 14), turned=(0, 180), rough=0.5, fineness=0.5)
        paint_land(canvas, below, "far rocks", crest, land)
        fans = [fan_coral(below, f"far fan {n}", CORALS[n], 0.18, size=90) for n in range(3)]
        scatter(canvas, below, "far fans", fans, count=13, depth=0.18, top=552, bottom=580,
                scale=(0.6, 1.1), clear=150)  # fmt: skip
        paint_mist(canvas, below, 0.2, 440, 600, 0.45)

    return Layer("far reef", 0.2, paint)


def _middle_reef(below: Stage) -> Layer:
    half = below.half_width
    crest = rolling(below.rng("middle reef"), 548, 46, 460, dip=30)
    fish = Shoal(below, "reef fish", REEF_FISH, count=6, depth=0.6, size=44, top=150, bottom=470)
    rng = below.rng("middle kelp")
    spots = [side * rng.uniform(0.42, 1.1) * half for side in (-1, 1) * 4]
    kelp = Kelp(below, "kelp", (92, 150, 96), 0.5,
                [(x, 590, rng.uniform(150, 290)) for x in spots])  # fmt: skip

    def paint(canvas: skia.Canvas, stage: Stage) -> None:  # noqa: ARG001
        stones = [rock(below, f"reef rock {n}", (140, 130, 150), 0.5, size=230) for n in range(2)]
        for x, y, scale in ((-0.78, 570, 1.0), (0.74, 575, 1.15), (-1.12, 560, 1.4),
                            (1.2, 560, 1.2), (0.45, 576, 0.5)):  # fmt: skip
            stones[round(scale * 10) % 2].place(canvas, x * half, y, scale)
        corals = [branching_coral(below, f"mid {n}", CORALS[n], 0.52, size=120) for n in range(4)]
        for n, (x, y) in enumerate(((-0.80, 440), (0.70, 430), (-0.62, 520), (0.90, 450))):
            corals[n].place(canvas, x * half, y, 0.8)
        land = Land((210, 196, 160), 0.55, fringe=2, stroke=(20, 5), rough=0.2, fineness=0.6)
        paint_land(canvas, below, "middle sand", crest, land)
        fans = [fan_coral(below, f"fan {n}", CORALS[n], 0.6, size=100) for n in range(3)]
        scatter(canvas, below, "fans", fans, count=9, depth=0.55, top=556, bottom=586,
                scale=(0.5, 0.9), clear=220)  # fmt: skip
        paint_mist(canvas, below, 0.55, 520, 660, 0.3)

    def animate(canvas: skia.Canvas, stage: Stage, seconds: float) -> None:
        kelp.animate(canvas, stage, seconds)
        fish.animate(canvas, stage, seconds)

    return Layer("reef", 0.55, paint, animate)


def _floor(below: Stage) -> Layer:
    half = below.half_width
    crest = rolling(below.rng("sand floor"), 572, 22, 800)
    bubbles = Bubbles(below, (-0.62 * half, 0.8 * half), bottom=620)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:  # noqa: ARG001
        sand = Land((238, 216, 168), 1.0, fringe=2, stroke=(30, 4), turned=(-10, 10), flat=True,
                    rough=0.16, patchy=0.26, falloff=0.10, fineness=0.9)  # fmt: skip
        paint_land(canvas, below, "sand", crest, sand)
        stones = [rock(below, f"stone {n}", (146, 132, 150), 1.0, size=120) for n in range(2)]
        corals = [branching_coral(below, f"coral {n}", CORALS[n], 1.0, size=150) for n in range(3)]
        fans = [fan_coral(below, f"near fan {n}", CORALS[3 - n], 1.0, size=130) for n in range(2)]
        for side in (-1, 1):
            fans[side > 0].place(canvas, side * 0.93 * half, 612, 1.0)
            stones[side > 0].place(canvas, side * 0.78 * half, 618, 1.2)
            corals[side > 0].place(canvas, side * 0.86 * half, 630, 0.9)
            corals[2].place(canvas, side * 0.60 * half, 606, 0.45)
        star = tones(below.mood, (240, 116, 88), 1.0)
        shape = starfish_points(0.42 * half, 668, 20, 0.4)
        canvas.drawPath(polygon([(x + 3, y + 4) for x, y in shape]), fill_of(star[0], 0.4))
        canvas.drawPath(polygon(shape), fill_of(star[3]))
        shells = [rock(below, f"pebble {n}", tone, 1.0, size=16) for n, tone in
                  enumerate(((250, 226, 214), (214, 190, 196), (180, 170, 180)))]  # fmt: skip
        scatter(canvas, below, "pebbles", shells, count=44, depth=1, top=590, bottom=770)

    return Layer("sea floor", 1.0, paint, bubbles.animate)


def _near(below: Stage) -> Layer:
    edge = below.half_width
    places = [(s * (edge - inward), 800.0, high) for s in (-1, 1)
              for inward, high in ((-30, 560), (14, 420), (62, 300), (110, 190))]  # fmt: skip
    kelp = Kelp(below, "near kelp", (52, 108, 92), 1.0, places)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:  # noqa: ARG001
        dark = multiplied((120, 110, 134), (150, 160, 200))
        stones = [rock(below, f"near rock {n}", dark, 1.0, size=260) for n in range(2)]
        coral = branching_coral(below, "near coral", mixed(CORALS[2], dark, 0.4), 1.0, size=170)
        for side in (-1, 1):
            coral.place(canvas, side * (edge - 130), 770, 0.8)
            stones[side > 0].place(canvas, side * (edge + 20), 812, 1.25)
            stones[side < 0].place(canvas, side * (edge - 150), 820, 0.6)

    return Layer("kelp in front", 1.35, paint, kelp.animate)
