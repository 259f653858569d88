"""What stands before a character: hideouts, and covers for a body the clip's frame sawed off."""

from __future__ import annotations

import math
from collections.abc import Callable

import skia

from castmate.renderers.animatic.canvas import colour, fill, stroke
from castmate.renderers.animatic.mood import Mood, Rgb, mixed, rgb
from castmate.renderers.animatic.sets.layers import Layer, Set, Surface
from castmate.renderers.animatic.stage import Stage

Shape = Callable[[float], float]
"""Height (0..1) of an outline at 0..1 of its width."""


def _heap(share: float) -> float:
    return float(max(0.0, math.sin(math.pi * share)) ** 0.55)


def _bush(share: float) -> float:
    return _heap(share) * (0.86 + 0.14 * abs(math.sin(share * 17)))


def _box(share: float) -> float:
    return 1.0 if 0.02 < share < 0.98 else 0.0


_HIDEOUTS: dict[Surface, tuple[Shape, Rgb]] = {
    "ground": (_bush, rgb("#5f9a4c")),
    "sand": (_heap, rgb("#c9b08a")),
    "snow": (_heap, rgb("#f2f7ff")),
    "water": (_heap, rgb("#7d8790")),
    "floor": (_box, rgb("#c99a63")),
    "air": (_bush, rgb("#f3f6fd")),
}


def draw_hideout(
    canvas: skia.Canvas,
    surface: Surface,
    mood: Mood,
    *,
    x: float,
    ground: float,
    width: float,
    height: float,
) -> None:
    """A bush, a heap of snow or sand, a rock, a crate or a cloud: whatever suits *surface*."""
    shape, base = _HIDEOUTS[surface]
    bottom = ground + height * 0.16
    left = x - width / 2
    outline = _outline(shape, left, bottom, width, height * 1.16)
    lit, dark = mood.sunlit(base), mood.lit(mixed(base, (30, 34, 60), 0.35))
    down = skia.GradientShader.MakeLinear(
        [skia.Point(0, ground - height), skia.Point(0, bottom)], [colour(lit), colour(dark)]
    )
    canvas.drawPath(outline, skia.Paint(AntiAlias=True, Shader=down))
    if surface == "floor":
        _planks(canvas, mood, left, ground - height, width, bottom)
    elif surface in ("ground", "air"):
        _tufts(canvas, outline, mixed(lit, (255, 255, 255), 0.25), left, bottom, width, height)


def _outline(shape: Shape, left: float, bottom: float, width: float, height: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(left, bottom)
    for k in range(65):
        share = k / 64
        path.lineTo(left + width * share, bottom - height * shape(share))
    path.lineTo(left + width, bottom)
    path.close()
    return path


def _tufts(
    canvas: skia.Canvas,
    outline: skia.Path,
    light: Rgb,
    left: float,
    bottom: float,
    width: float,
    height: float,
) -> None:
    canvas.save()
    canvas.clipPath(outline, doAntiAlias=True)
    for k in range(26):
        across = (k * 0.618) % 1.0
        up = 0.12 + 0.82 * ((k * 0.381) % 1.0) * _heap(across)
        size = height * (0.1 + 0.05 * (k % 3))
        oval = skia.Rect.MakeXYWH(
            left + width * across - size, bottom - height * up, 2 * size, size
        )
        canvas.drawArc(oval, 180, 180, False, stroke(light, height * 0.02, 0.28))  # noqa: FBT003
    canvas.restore()


def _planks(
    canvas: skia.Canvas, mood: Mood, left: float, top: float, width: float, bottom: float
) -> None:
    line = stroke(mood.lit(rgb("#8a6238")), 3)
    inset = width * 0.02
    for k in range(1, 4):
        y = top + (bottom - top) * k / 4
        canvas.drawLine(left + inset, y, left + width - inset, y, line)
    frame = skia.Rect.MakeLTRB(left + inset, top, left + width - inset, bottom)
    canvas.drawRect(frame, stroke(mood.lit(rgb("#7a5530")), 6))


def cover_layer(built: Set, stage: Stage, *, tall: float) -> Layer:
    """A strip before the characters, *tall* units high, behind which sawn-off bodies end.

    It spans the whole stage, so that a character may travel behind it.
    """
    del stage

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        _strip(canvas, stage, built, tall)

    return Layer("cover", 1.001, paint)


def _strip(canvas: skia.Canvas, stage: Stage, built: Set, tall: float) -> None:
    surface = built.surface
    if surface == "floor":
        _ledge(canvas, stage, built.ground, tall)
        return
    if surface == "ground":
        _grass(canvas, stage, built.ground, tall)
        return
    base = _HIDEOUTS[surface][1] if surface != "water" else rgb("#5b9fc4")
    mood, reach = stage.mood, stage.reach(1.0)
    rng = stage.rng("cover")
    phases = rng.uniform(0, 2 * math.pi, 3)
    path = skia.Path()
    path.moveTo(-reach, 790)
    for k in range(161):
        x = -reach + 2 * reach * k / 160
        swell = 0.12 * math.sin(x / 90 + phases[0]) + 0.06 * math.sin(x / 31 + phases[1])
        path.lineTo(x, built.ground - tall * (0.86 + swell))
    path.lineTo(reach, 790)
    path.close()
    down = skia.GradientShader.MakeLinear(
        [skia.Point(0, built.ground - tall), skia.Point(0, 740)],
        [colour(mood.sunlit(base)), colour(mood.lit(mixed(base, (40, 60, 110), 0.3)))],
    )
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=down))
    canvas.drawPath(path, stroke(mood.sunlit(mixed(base, (255, 255, 255), 0.7)), 3, 0.6))


def _grass(canvas: skia.Canvas, stage: Stage, ground: float, tall: float) -> None:
    """A bank of earth overgrown with blades of different greens."""
    mood, reach = stage.mood, stage.reach(1.0)
    rng = stage.rng("cover grass")
    base = rgb("#5f9147")
    canvas.drawRect(
        skia.Rect.MakeLTRB(-reach, ground - tall * 0.42, reach, 790), fill(mood.lit(base))
    )
    for row in range(3):
        shade = mixed(mixed(base, (20, 50, 40), 0.3), rgb("#9cc463"), row / 2)
        brush = fill(mood.lit(shade))
        for _ in range(int(reach * 0.3)):
            x = float(rng.uniform(-reach, reach))
            high = tall * float(rng.uniform(0.6, 1.12)) * (1 - 0.2 * row)
            foot = ground + tall * (0.1 + 0.35 * row)
            canvas.drawPath(_blade(x, foot, high, float(rng.uniform(-0.35, 0.35))), brush)


def _blade(x: float, foot: float, high: float, lean: float) -> skia.Path:
    half = max(2.0, high * 0.09)
    tip = x + lean * high
    blade = skia.Path()
    blade.moveTo(x - half, foot)
    blade.quadTo(x - half * 0.4 + lean * high * 0.3, foot - high * 0.6, tip, foot - high)
    blade.quadTo(x + half + lean * high * 0.3, foot - high * 0.5, x + half, foot)
    blade.close()
    return blade


def _ledge(canvas: skia.Canvas, stage: Stage, ground: float, tall: float) -> None:
    """A wooden ledge, as of a table or a low wall, from side to side."""
    mood, reach = stage.mood, stage.reach(1.0)
    top = ground - tall
    wood = rgb("#a9764a")
    front = skia.GradientShader.MakeLinear(
        [skia.Point(0, top), skia.Point(0, 760)],
        [colour(mood.lit(wood)), colour(mood.lit(mixed(wood, (50, 30, 40), 0.45)))],
    )
    canvas.drawRect(skia.Rect.MakeLTRB(-reach, top, reach, 790), skia.Paint(Shader=front))
    lip = skia.Rect.MakeLTRB(-reach, top - 5, reach, top + 13)
    canvas.drawRect(lip, fill(mood.sunlit(mixed(wood, (255, 240, 210), 0.3))))
    canvas.drawLine(-reach, top + 14, reach, top + 14, stroke(mood.lit(rgb("#6d4629")), 3))
    rng = stage.rng("cover ledge")
    for _ in range(26):
        x, y = float(rng.uniform(-reach, reach)), float(rng.uniform(top + 30, 740))
        long = float(rng.uniform(60, 220))
        canvas.drawLine(x, y, x + long, y + 2, stroke(mood.lit(rgb("#7c5331")), 2, 0.35))
