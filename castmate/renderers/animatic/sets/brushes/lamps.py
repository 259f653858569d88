"""Lamps, candles and strings of lights: their bodies, and the light they give."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, polygon, toned
from castmate.renderers.animatic.sets.brushes.light import Pool, glow
from castmate.renderers.animatic.sets.layers import Animate
from castmate.renderers.animatic.stage import Stage

WARM: Rgb = (255, 190, 110)
"""The colour of lamplight."""


def lamp_pools(x: float, y: float, floor: float, *, reach: float = 420.0) -> list[Pool]:
    """What a shaded lamp at (x, y) lights: the wall around it and the floor below."""
    return [
        Pool(x, y, reach, (255, 150, 62), 0.6),
        Pool(x, y - 20, reach * 0.45, (255, 160, 70), 0.34),
        Pool(x, floor, reach * 1.15, (220, 140, 80), 0.4, squash=0.3),
    ]


def table_lamp(brush: Brush, x: float, foot: float, shade: Rgb, body: Rgb, *, lit: bool) -> None:
    """A lamp about 120 units high with a cloth shade."""
    brush.oval(x, foot - 4, 24, 6, toned(body, -0.2))
    brush.fill(_bulge(x, foot - 58, foot - 4), body, sideways=True, shade=0.3)
    brush.line((x, foot - 58), (x, foot - 70), (190, 160, 90), 5)
    outline = [(x - 26, foot - 124), (x + 26, foot - 124), (x + 46, foot - 60), (x - 46, foot - 60)]
    brush.shape(outline, shade, grain="cloth", sideways=True, shade=0.2)
    brush.line(outline[3], outline[2], toned(shade, -0.3), 3, 0.7)
    if lit:
        light_up(brush.canvas, outline)


def light_up(canvas: skia.Canvas, outline: Sequence[tuple[float, float]]) -> None:
    """Makes a shade glow from within; call it after the light of the layer has fallen."""
    path = polygon(outline)
    box = path.getBounds()
    paint = skia.Paint(AntiAlias=True)
    paint.setShader(
        skia.GradientShader.MakeRadial(
            (box.centerX(), box.bottom() - box.height() * 0.3),
            box.width() * 0.62,
            [ink((255, 246, 205)), ink((255, 214, 138)), ink((244, 160, 84))],
            [0, 0.5, 1],
        )
    )
    canvas.drawPath(path, paint)


def shade_outline(x: float, foot: float) -> list[tuple[float, float]]:
    """The shade of ``table_lamp``, for ``light_up``."""
    return [(x - 26, foot - 124), (x + 26, foot - 124), (x + 46, foot - 60), (x - 46, foot - 60)]


def _bulge(x: float, top: float, bottom: float) -> skia.Path:
    path = skia.Path()
    middle = (top + bottom) / 2 + 6
    path.moveTo(x - 6, top)
    path.cubicTo(x - 30, middle - 10, x - 26, bottom - 4, x - 12, bottom)
    path.lineTo(x + 12, bottom)
    path.cubicTo(x + 26, bottom - 4, x + 30, middle - 10, x + 6, top)
    path.close()
    return path


def pendant(brush: Brush, x: float, bottom: float, colour: Rgb, *, across: float = 62.0) -> None:
    """A lamp that hangs from the ceiling."""
    brush.line((x, -80), (x, bottom - 62), (58, 50, 60), 3)
    dome = skia.Path()
    dome.moveTo(x - across, bottom)
    dome.cubicTo(x - across, bottom - 44, x - 22, bottom - 62, x, bottom - 64)
    dome.cubicTo(x + 22, bottom - 62, x + across, bottom - 44, x + across, bottom)
    dome.close()
    brush.fill(dome, colour, sideways=True, shade=0.25)
    brush.box(x - 8, bottom - 76, x + 8, bottom - 60, toned(colour, -0.3), round_by=3)
    brush.shape(pendant_mouth(x, bottom, across=across), toned(colour, -0.3), grain=None)


def pendant_mouth(x: float, bottom: float, *, across: float = 62.0) -> list[tuple[float, float]]:
    """The opening of ``pendant``, for ``light_up``."""
    turns = np.linspace(0, 2 * math.pi, 17)[:-1]
    return [(x + across * math.cos(t), bottom + 8 * math.sin(t)) for t in turns]


def floor_lamp(brush: Brush, x: float, foot: float, shade: Rgb, *, high: float = 330.0) -> float:
    """A standing lamp; returns y of the foot that ``shade_outline`` needs for its shade."""
    brush.oval(x, foot, 36, 8, (70, 56, 56))
    brush.line((x, foot - 2), (x, foot - high), (92, 74, 66), 7)
    brush.line((x - 2, foot - 2), (x - 2, foot - high), (170, 140, 110), 1.6, 0.7)
    top = foot - high + 66
    brush.shape(shade_outline(x, top), shade, grain="cloth", sideways=True, shade=0.2)
    return top


def candle(brush: Brush, x: float, foot: float, high: float, colour: Rgb = (240, 226, 200)) -> None:
    """A candle without its flame."""
    brush.box(x - 6, foot - high, x + 6, foot, colour, round_by=3, sideways=True, shade=0.2)
    brush.line((x, foot - high), (x, foot - high - 5), (60, 44, 40), 1.6)


def flame(canvas: skia.Canvas, x: float, y: float, size: float, lean: float) -> None:
    """A flame whose root is at (x, y); *lean* -1..1."""
    for scale, colour in ((1.0, (255, 150, 60)), (0.72, (255, 214, 110)), (0.4, (255, 250, 220))):
        s = size * scale
        path = skia.Path()
        path.moveTo(x, y)
        path.cubicTo(
            x - 0.55 * s, y - 0.2 * s, x - 0.3 * s, y - 0.8 * s, x + lean * 0.4 * s, y - 1.5 * s
        )
        path.cubicTo(x + 0.3 * s, y - 0.8 * s, x + 0.55 * s, y - 0.2 * s, x, y)
        canvas.drawPath(path, skia.Paint(AntiAlias=True, Color=ink(colour, 0.9)))


def glow_sprite(radius: float, colour: Rgb) -> skia.Image:
    """A halo baked once, for lights that flicker; draw it with ``pulse``."""
    side = max(8, 2 * math.ceil(radius))
    surface = skia.Surface(side, side)
    glow(surface.getCanvas(), side / 2, side / 2, side / 2, colour, 1.0)
    return surface.makeImageSnapshot()


def pulse(
    canvas: skia.Canvas, sprite: skia.Image, x: float, y: float, radius: float, alpha: float
) -> None:
    """Lays a halo over (x, y) with *alpha* 0..1.

    Cheapest where *radius* is the one it was baked with: then no pixel is resampled.
    """
    paint = skia.Paint()
    paint.setAlphaf(max(0.0, min(1.0, alpha)))
    x, y = round(x), round(y)
    canvas.drawImageRect(
        sprite,
        skia.Rect.MakeWH(sprite.width(), sprite.height()),
        skia.Rect(x - radius, y - radius, x + radius, y + radius),
        skia.SamplingOptions(),
        paint,
    )


def flicker(seconds: float, phase: float) -> float:
    """-1..1, restless and smooth, as fire is."""
    return (
        0.5 * math.sin(7.1 * seconds + phase)
        + 0.3 * math.sin(11.9 * seconds + 2.3 * phase)
        + 0.2 * math.sin(18.3 * seconds + 4.1 * phase)
    )


def burning(
    stage: Stage,
    flames: Sequence[tuple[float, float, float]],
    *,
    halo: float = 90.0,
    strength: float = 0.32,
) -> Animate:
    """Flames at (x, y, size) that flicker, each with its halo."""
    sprite = glow_sprite(halo, (255, 170, 84))
    phases = stage.rng("flames").uniform(0, 6.28, max(1, len(flames)))

    def animate(canvas: skia.Canvas, _stage: Stage, seconds: float) -> None:
        for (x, y, size), phase in zip(flames, phases, strict=False):
            beat = flicker(seconds, float(phase))
            pulse(canvas, sprite, x, y - size, halo, strength * (1 + 0.22 * beat))
            flame(canvas, x, y, size * (1 + 0.12 * beat), 0.6 * flicker(seconds * 0.6, phase + 1))

    return animate


def string_points(
    a: tuple[float, float], b: tuple[float, float], sag: float, count: int
) -> list[tuple[float, float]]:
    """Points along a string that hangs from *a* to *b*."""
    shares = np.linspace(0, 1, count)
    return [
        (
            a[0] + (b[0] - a[0]) * float(t),
            a[1] + (b[1] - a[1]) * float(t) + sag * 4 * float(t) * (1 - float(t)),
        )
        for t in shares
    ]


def twinkling(
    stage: Stage,
    spots: Sequence[tuple[float, float]],
    colours: Sequence[Rgb],
    *,
    halo: float = 22.0,
) -> Animate:
    """Small bulbs that breathe, each in its own rhythm."""
    sprites = [glow_sprite(halo, colour) for colour in colours]
    phases = stage.rng("bulbs").uniform(0, 6.28, max(1, len(spots)))
    strength = 0.75 if stage.mood.is_dark else 0.3

    def animate(canvas: skia.Canvas, _stage: Stage, seconds: float) -> None:
        for k, ((x, y), phase) in enumerate(zip(spots, phases, strict=False)):
            alpha = strength * (0.62 + 0.38 * math.sin(1.7 * seconds + float(phase)))
            pulse(canvas, sprites[k % len(sprites)], x, y, halo, alpha)
            bulb = mixed(colours[k % len(colours)], (255, 255, 255), 0.5)
            canvas.drawCircle(x, y, 2.6, skia.Paint(AntiAlias=True, Color=ink(bulb)))

    return animate
