"""Backdrop: the neutral place. A painted studio wall in the mood of the hour, and its floor."""

from __future__ import annotations

import math

import skia

from castmate.renderers.animatic.canvas import colour, fill
from castmate.renderers.animatic.mood import Rgb, mixed, rgb
from castmate.renderers.animatic.sets.layers import Lamp, Layer, Set
from castmate.renderers.animatic.stage import Stage
from castmate.scripts.shot import TimeOfDay

_WALL: dict[TimeOfDay, tuple[Rgb, Rgb, Rgb]] = {
    # top of the wall, its middle, the glow behind the character
    "dawn": (rgb("#8f9fd0"), rgb("#eebfc0"), rgb("#ffe9cf")),
    "day": (rgb("#8cc7d8"), rgb("#c9e6e2"), rgb("#fbf7e6")),
    "sunset": (rgb("#6a4f8f"), rgb("#e08a84"), rgb("#ffd59a")),
    "night": (rgb("#12183c"), rgb("#2c3a70"), rgb("#5b6fae")),
}
_FLOOR_TOP = 520.0


def build(stage: Stage) -> Set:
    """A place that could be anywhere, and says only what time it is."""
    return Set(
        "backdrop",
        (
            Layer("wall", 0.15, _wall),
            Layer("far shapes", 0.35, _far_shapes),
            Layer("near shapes", 0.6, _near_shapes, animate=_motes),
            Layer("floor", 1.0, _floor),
        ),
        ground=630.0,
        horizon=430.0,
        surface="floor",
        indoors=True,
        lamps=(Lamp(-260.0, _WALL[stage.mood.time_of_day][2], 0.5),),
    )


def _wall(canvas: skia.Canvas, stage: Stage) -> None:
    top, middle, glow = _WALL[stage.mood.time_of_day]
    reach = stage.reach(0.15)
    wall = skia.Rect.MakeLTRB(-reach, -60, reach, 780)
    down = skia.GradientShader.MakeLinear(
        [skia.Point(0, -60), skia.Point(0, 560)], [colour(top), colour(middle)]
    )
    canvas.drawRect(wall, skia.Paint(Shader=down))
    halo = skia.GradientShader.MakeRadial(
        skia.Point(-40, 330), 470, [colour(glow, 0.95), colour(glow, 0.45), colour(glow, 0)],
        [0, 0.45, 1],
    )  # fmt: skip
    canvas.drawRect(wall, skia.Paint(Shader=halo))


def _hills(stage: Stage, base: float, height: float, purpose: str) -> skia.Path:
    """A soft line of rounded shapes, closed down to below the floor's edge."""
    reach = stage.reach(1.0)
    phases = stage.rng(purpose).uniform(0, 2 * math.pi, 3)
    path = skia.Path()
    path.moveTo(-reach, 800)
    steps = 64
    for k in range(steps + 1):
        x = -reach + 2 * reach * k / steps
        y = sum(
            size * math.sin(x / length + phase)
            for size, length, phase in zip((0.6, 0.3, 0.12), (260, 120, 55), phases, strict=True)
        )
        path.lineTo(x, base - height * y)
    path.lineTo(reach, 800)
    path.close()
    return path


def _far_shapes(canvas: skia.Canvas, stage: Stage) -> None:
    _, middle, glow = _WALL[stage.mood.time_of_day]
    canvas.drawPath(_hills(stage, 430, 62, "far"), fill(mixed(middle, glow, 0.35), 0.8))


def _near_shapes(canvas: skia.Canvas, stage: Stage) -> None:
    top, middle, _ = _WALL[stage.mood.time_of_day]
    canvas.drawPath(_hills(stage, 492, 40, "near"), fill(mixed(middle, top, 0.3)))


def _floor(canvas: skia.Canvas, stage: Stage) -> None:
    top, middle, glow = _WALL[stage.mood.time_of_day]
    reach = stage.reach(1.0)
    far, near = mixed(middle, glow, 0.45), mixed(middle, top, 0.55)
    down = skia.GradientShader.MakeLinear(
        [skia.Point(0, _FLOOR_TOP), skia.Point(0, 760)], [colour(far), colour(near)]
    )
    canvas.drawRect(skia.Rect.MakeLTRB(-reach, _FLOOR_TOP, reach, 780), skia.Paint(Shader=down))
    pool = skia.GradientShader.MakeRadial(
        skia.Point(0, 0), 1, [colour(glow, 0.75), colour(glow, 0.3), colour(glow, 0)], [0, 0.55, 1]
    )
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(-reach, _FLOOR_TOP, reach, 780))
    canvas.translate(0, 640)
    canvas.scale(520, 110)
    canvas.drawCircle(0, 0, 1, skia.Paint(AntiAlias=True, Shader=pool))
    canvas.restore()
    edge = mixed(far, (255, 255, 255), 0.35)
    canvas.drawRect(skia.Rect.MakeLTRB(-reach, _FLOOR_TOP, reach, _FLOOR_TOP + 2.5), fill(edge))


def _motes(canvas: skia.Canvas, stage: Stage, seconds: float) -> None:
    """Specks of light that rise slowly."""
    glow = _WALL[stage.mood.time_of_day][2]
    rng = stage.rng("motes")
    for _ in range(16):
        x, y, size, rate, phase = rng.uniform((-620, 60, 2, 6, 0), (620, 520, 5, 16, 6.28))
        height = (y - rate * seconds) % 480 + 30
        across = x + 14 * math.sin(seconds * 0.7 + phase)
        twinkle = 0.35 + 0.25 * math.sin(seconds * 1.3 + phase)
        canvas.drawCircle(across, height, size, fill(glow, twinkle))
