"""High in the sky: a sea of clouds to the horizon, a floating island, a balloon, birds."""

from __future__ import annotations

from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes import cloudscape
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink
from castmate.renderers.animatic.sets.brushes.clouds import heaped_cloud
from castmate.renderers.animatic.sets.brushes.focus import across, out_of_focus
from castmate.renderers.animatic.sets.brushes.light import glow
from castmate.renderers.animatic.sets.brushes.sky import luminary_at, paint_clouds, paint_sky
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.layers import Layer, Paint, Set
from castmate.renderers.animatic.stage import Stage

_SEA = 470.0
_BALLOONS: tuple[tuple[Rgb, Rgb], ...] = (
    ((222, 92, 78), (250, 226, 180)),
    ((92, 140, 190), (248, 200, 120)),
    ((120, 170, 120), (246, 238, 214)),
)


def build(stage: Stage) -> Set:
    """The sea of clouds in the stage's light; seeds vary clouds, island and balloon."""
    rng = stage.rng("sky set")
    side = 1 if rng.random() < 0.5 else -1
    heights = _Heights(
        [heaped_cloud(stage, f"heap {number}") for number in range(3)], across(stage, -side * 390)
    )
    balloon = across(stage, side * 330), 236.0
    colours = _BALLOONS[int(rng.integers(len(_BALLOONS)))]
    return Set(
        "sky",
        (
            Layer("sky", 0.0, _paint_heavens),
            Layer("far bank", 0.12, heights.bank(0.12, _SEA + 8, 0.26, 0.5)),
            Layer("island", 0.3, heights.paint_island, cloudscape.aloft(stage, balloon, colours)),
            Layer("middle bank", 0.45, heights.bank(0.45, 528, 0.5, 0.24)),
            Layer("bank", 0.72, heights.bank(0.72, 588, 0.74, 0.08)),
            Layer("cloud underfoot", 0.97, heights.paint_underfoot),
            Layer("near", 1.5, heights.paint_near),
        ),
        ground=628,
        horizon=_SEA,
        surface="air",
    )


@dataclass(frozen=True)
class _Heights:
    heaps: list[Sprite]
    island: float

    def bank(self, depth: float, y: float, scale: float, haze: float) -> Paint:
        def paint(canvas: skia.Canvas, stage: Stage) -> None:
            brush = Brush(canvas, stage.rng(f"bank {depth}"))
            cloudscape.bank(brush, stage, self.heaps, y, scale, stage.reach(depth), haze)

        return paint

    def paint_island(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, mood = Brush(canvas, stage.rng("island")), stage.mood
        window = cloudscape.floating_island(brush, mood, self.island, 318, 1.25, 0.62)
        cloudscape.floating_island(brush, mood, self.island * 0.34, 402, 0.42, 0.3)
        if mood.is_dark:
            cloudscape.light_cottage(canvas, window, 1.25)

    def paint_underfoot(self, canvas: skia.Canvas, stage: Stage) -> None:
        brush, mood = Brush(canvas, stage.rng("underfoot")), stage.mood
        wide = stage.reach(0.97)
        cloudscape.bank(brush, stage, self.heaps, 668, 1.0, wide, 0.0, sunk=0.34)
        if mood.luminary is not None:
            x, _ = luminary_at(stage)
            light = mixed(mood.key, mood.luminary.colour, 0.5)
            brush.bloom(x * 0.6, 640, 520, 110, light, 0.05 if mood.time_of_day == "day" else 0.2)
        brush.bloom(0, 640, 300, 34, mixed(mood.fill, mood.haze, 0.4), 0.12)

    def paint_near(self, canvas: skia.Canvas, stage: Stage) -> None:
        edge = stage.half_width
        with out_of_focus(canvas, 7):
            for x, scale in ((-edge + 10, 0.9), (edge - 30, 1.0)):
                self.heaps[0].place(canvas, x, 830, scale)


def _paint_heavens(canvas: skia.Canvas, stage: Stage) -> None:
    mood = stage.mood
    paint_sky(canvas, stage, horizon=_SEA + 20)
    if mood.luminary is None or mood.weather == "wind":
        paint_clouds(canvas, stage)
    if mood.weather == "rain" and not mood.is_dark:
        cloudscape.rainbow(canvas, -90, 520, 430, 0.16)
    if mood.luminary is not None and mood.time_of_day in ("dawn", "sunset"):
        x, y = luminary_at(stage)
        glow(canvas, x, y, 430, mood.luminary.colour, 0.4)
    wide = stage.reach(0.0)
    haze = skia.Paint()
    haze.setShader(
        skia.GradientShader.MakeLinear(
            [(0, _SEA - 130), (0, _SEA + 10)], [ink(mood.horizon, 0), ink(mood.horizon, 0.7)]
        )
    )
    canvas.drawRect(skia.Rect(-wide, _SEA - 130, wide, 790), haze)
