"""Light that falls: an ambient, pools of lamp light, and what both do to a painted layer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Mood, Rgb, mixed, multiplied
from castmate.renderers.animatic.sets.brushes.brush import ink, polygon, soft_spot
from castmate.renderers.animatic.stage import HEIGHT, Stage

COARSE = 4.0
"""Stage units per pixel of a light map: light is soft, and soft needs few pixels."""

BLEED = 64.0
"""Units painted beyond the picture's top and bottom."""


@dataclass(frozen=True)
class Pool:
    """Light around a lamp, fading to nothing at *radius* (stage units)."""

    x: float
    y: float
    radius: float
    colour: Rgb
    strength: float = 1.0
    squash: float = 1.0
    """Height by width: small for a pool that lies on the floor."""


@dataclass(frozen=True)
class Patch:
    """Light with straight edges: what the sun throws through a window."""

    corners: tuple[tuple[float, float], ...]
    colour: Rgb
    strength: float


@dataclass(frozen=True)
class Light:
    """All light that falls on one layer."""

    ambient: Rgb
    pools: Sequence[Pool] = ()
    patches: Sequence[Patch] = ()
    corners: float = 0.24
    """0..1: how much darker the picture's corners are."""


@contextmanager
def falling(
    canvas: skia.Canvas, stage: Stage, light: Light, depth: float, *, haze: float = 0.0
) -> Iterator[None]:
    """Lets *light* fall on everything painted inside the ``with``: paint there in daylight colours.

    Holes may be cut with ``kClear``: what is painted inside is a sheet of its own.
    """
    wide = stage.reach(depth) + 8
    sheet = skia.Rect(-wide, -BLEED, wide, HEIGHT + BLEED)
    canvas.saveLayer(sheet)
    yield
    _shine(canvas, _light_map(stage, light, wide), sheet)
    for patch in light.patches:
        canvas.drawPath(polygon(patch.corners), _sunny(patch))
    if haze > 0:
        canvas.drawColor(ink(stage.mood.haze, haze), skia.BlendMode.kSrcATop)
    canvas.restore()


def _shine(canvas: skia.Canvas, chart: skia.Image, sheet: skia.Rect) -> None:
    """Multiplies what lies on *canvas* by *chart*, stretched over *sheet*.

    Stretched first and multiplied pixel by pixel then: both at once takes six times as long.
    """
    seen = canvas.getDeviceClipBounds()
    if not seen.intersect(canvas.getTotalMatrix().mapRect(sheet).roundOut()):
        return
    stretched = skia.Surface(seen.width(), seen.height())
    board = stretched.getCanvas()
    board.translate(-seen.left(), -seen.top())
    board.concat(canvas.getTotalMatrix())
    board.drawImageRect(
        chart,
        skia.Rect.MakeWH(chart.width(), chart.height()),
        sheet,
        skia.SamplingOptions(skia.FilterMode.kLinear),
    )
    canvas.save()
    canvas.resetMatrix()
    modulate = skia.Paint(BlendMode=skia.BlendMode.kModulate)
    light = stretched.makeImageSnapshot()
    canvas.drawImage(light, seen.left(), seen.top(), skia.SamplingOptions(), modulate)
    canvas.restore()


def _light_map(stage: Stage, light: Light, wide: float) -> skia.Image:
    surface = skia.Surface(
        max(1, round(2 * wide / COARSE)), max(1, round((HEIGHT + 2 * BLEED) / COARSE))
    )
    canvas = surface.getCanvas()
    canvas.clear(ink(light.ambient))
    canvas.scale(1 / COARSE, 1 / COARSE)
    canvas.translate(wide, BLEED)
    if light.corners:
        _darken_corners(canvas, stage, light.corners)
    for pool in light.pools:
        canvas.save()
        canvas.translate(pool.x, pool.y)
        canvas.scale(pool.radius, pool.radius * pool.squash)
        canvas.drawCircle(0, 0, 1, soft_spot(pool.colour, pool.strength, skia.BlendMode.kPlus))
        canvas.restore()
    for patch in light.patches:
        paint = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kPlus)
        paint.setColor(ink(patch.colour, patch.strength))
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 3.0))
        canvas.drawPath(polygon(patch.corners), paint)
    return surface.makeImageSnapshot()


def _sunny(patch: Patch) -> skia.Paint:
    """Where the ambient is bright already, adding is not enough: the colours glow, too."""
    paint = skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kOverlay)
    paint.setColor(ink(patch.colour, 0.75 * patch.strength))
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 3.5))
    return paint


def _darken_corners(canvas: skia.Canvas, stage: Stage, amount: float) -> None:
    paint = skia.Paint(BlendMode=skia.BlendMode.kMultiply)
    grey = round(255 * (1 - amount))
    paint.setShader(
        skia.GradientShader.MakeRadial(
            (0, 0),
            1.0,
            [ink((255, 255, 255)), ink((255, 255, 255)), ink((grey, grey, grey))],
            [0.0, 0.45, 1.0],
        )
    )
    canvas.save()
    canvas.translate(0, 0.58 * HEIGHT)
    canvas.scale(max(620.0, stage.half_width * 1.3), 0.86 * HEIGHT)
    canvas.drawPaint(paint)
    canvas.restore()


def room_ambient(mood: Mood, wash: Rgb = (238, 230, 220)) -> Rgb:
    """The light between four walls: the sky's, dimmed, a little warmer where lamps burn."""
    inside = multiplied(mood.fill, wash)
    return mixed(inside, (150, 118, 110), 0.22) if mood.is_dark else inside


def sun_colour(mood: Mood) -> Rgb:
    """Colour of the light that comes in through a window."""
    return {
        "dawn": (255, 190, 150),
        "day": (255, 240, 200),
        "sunset": (255, 150, 84),
        "night": (120, 150, 225),
    }[mood.time_of_day]


def sun_strength(mood: Mood) -> float:
    """0 (closed clouds) .. 1: how hard the light through a window falls."""
    if mood.luminary is None:
        return 0.0
    return {"dawn": 0.55, "day": 0.6, "sunset": 0.7, "night": 0.28}[mood.time_of_day]


def glow(
    canvas: skia.Canvas, x: float, y: float, radius: float, colour: Rgb, strength: float
) -> None:
    """The halo of something bright, added to whatever is behind it."""
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(radius, radius)
    canvas.drawCircle(0, 0, 1, soft_spot(colour, strength, skia.BlendMode.kScreen))
    canvas.restore()
