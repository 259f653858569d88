"""Grass: tufts scattered over the ground, tall blades that sway, flowers among them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import skia

from castmate.renderers.animatic.mood import Mood, Rgb, mixed
from castmate.renderers.animatic.sets.brushes.palette import SNOW, colour, fill_of, tones
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.terrain import weathered
from castmate.renderers.animatic.sets.brushes.texture import canvas_over
from castmate.renderers.animatic.stage import Stage


def painted_sprite(
    stage: Stage,
    size: tuple[float, float],
    foot: tuple[float, float],
    draw: Callable[[skia.Canvas], None],
) -> Sprite:
    """What *draw* paints in a picture of *size* units, standing on the point *foot* of it."""
    k = max(0.5, stage.pixels_per_unit)
    pixels = np.zeros((max(4, int(size[1] * k)), max(4, int(size[0] * k)), 4), np.uint8)
    canvas = canvas_over(pixels)
    canvas.scale(pixels.shape[1] / size[0], pixels.shape[0] / size[1])
    draw(canvas)
    image = skia.Image.fromarray(pixels, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    return Sprite(image, -foot[0], -foot[1], *size)


def tuft(
    stage: Stage,
    purpose: str,
    base: Rgb,
    depth: float,
    *,
    size: float = 34.0,
    blades: int = 11,
    spread: float = 0.42,
) -> Sprite:
    """A tuft of *blades*, about *size* units tall, its foot at the roots."""
    rng = stage.rng(purpose)
    steps = tones(stage.mood, weathered(stage.mood, base, snow=0.3), depth)
    tip = tones(stage.mood, mixed(base, SNOW, 0.8), depth)[3]

    def draw(canvas: skia.Canvas) -> None:
        for number in range(blades):
            tone = mixed(steps[1 + number * 3 // blades], steps[3], float(rng.random()) * 0.5)
            lean = float(np.clip(rng.normal(0, spread), -0.7, 0.7)) * size
            tall = size * rng.uniform(0.55, 1.0)
            root = size + rng.normal(0, 0.16) * size
            wide = size * rng.uniform(0.045, 0.075)
            path = skia.Path()
            path.moveTo(root - wide, size)
            path.quadTo(
                root - wide * 0.6 + lean * 0.25, size - tall * 0.6, root + lean, size - tall
            )
            path.quadTo(root + wide + lean * 0.3, size - tall * 0.55, root + wide, size)
            path.close()
            canvas.drawPath(path, fill_of(tone))
            if stage.mood.weather == "snow" and number % 2:
                canvas.drawCircle(root + lean, size - tall, size * 0.04, fill_of(tip))

    return painted_sprite(stage, (2 * size, size), (size, size), draw)


def flower(
    stage: Stage, purpose: str, petals: Rgb, stem: Rgb, depth: float, *, size: float = 26.0
) -> Sprite:
    """A small flower on a stem, *size* units tall."""
    rng = stage.rng(purpose)
    light = tones(stage.mood, petals, depth)
    green = tones(stage.mood, stem, depth)
    heart = tones(stage.mood, (250, 196, 60), depth)[3]

    def draw(canvas: skia.Canvas) -> None:
        lean = rng.normal(0, 0.1) * size
        line = fill_of(green[2])
        line.setStyle(skia.Paint.kStroke_Style)
        line.setStrokeWidth(size * 0.06)
        stalk = skia.Path()
        stalk.moveTo(size / 2, size)
        stalk.quadTo(size / 2, size * 0.6, size / 2 + lean, size * 0.26)
        canvas.drawPath(stalk, line)
        leaf = skia.Rect.MakeXYWH(size * 0.5, size * 0.66, size * 0.28, size * 0.1)
        canvas.drawOval(leaf, fill_of(green[3]))
        turn = rng.uniform(0, 72)
        for number in range(5):
            canvas.save()
            canvas.translate(size / 2 + lean, size * 0.26)
            canvas.rotate(turn + number * 72)
            petal = skia.Rect.MakeXYWH(size * 0.02, -size * 0.09, size * 0.22, size * 0.18)
            canvas.drawOval(petal, fill_of(light[2 + number % 2]))
            canvas.restore()
        canvas.drawCircle(size / 2 + lean, size * 0.26, size * 0.08, fill_of(heart))

    return painted_sprite(stage, (size, size), (size / 2, size), draw)


def scatter(
    canvas: skia.Canvas,
    stage: Stage,
    purpose: str,
    sprites: Sequence[Sprite],
    *,
    count: int,
    depth: float,
    top: float,
    bottom: float,
    scale: tuple[float, float] = (0.55, 1.2),
    clear: float = 0.0,
) -> None:
    """*sprites* set down at random between y *top* and *bottom*, smaller further up.

    *count* is for a width of 1280 units; none stands nearer to the middle than *clear*.
    """
    if not sprites:
        return
    rng = stage.rng(purpose)
    width = stage.reach(depth)
    many = round(count * width / 640)
    for share in np.sort(rng.random(many)).tolist():
        x = rng.uniform(-width, width)
        size = scale[0] + (scale[1] - scale[0]) * share
        size *= rng.uniform(0.75, 1.2)
        sprite = sprites[int(rng.integers(len(sprites)))]
        if abs(x) >= clear:
            sprite.place(canvas, x, top + (bottom - top) * share, size, mirrored=rng.random() < 0.5)


class SwayingBlades:
    """Single long blades that bend in the wind, drawn anew in every frame; about 12 us a blade."""

    def __init__(
        self,
        stage: Stage,
        purpose: str,
        base: Rgb,
        places: Sequence[tuple[float, float, float]],
        *,
        blades: int = 9,
    ) -> None:
        """At every (x, y, size) of *places* grow *blades* up to *size* units long."""
        rng = stage.rng(purpose)
        steps = tones(stage.mood, base, 1.0)
        self._paints = [fill_of(mixed(steps[0], steps[n], 0.8)) for n in (1, 2, 3)]
        self._blades: list[list[tuple[float, ...]]] = [[], [], []]
        for x, y, size in places:
            for number in range(blades):
                self._blades[number * 3 // blades].append((
                    x + float(rng.normal(0, 0.20)) * size, y,
                    float(rng.normal(0, 0.22)) * size, size * float(rng.uniform(0.5, 1.0)),
                    size * float(rng.uniform(0.02, 0.036)), float(rng.uniform(0, 0.9)),
                ))  # fmt: skip
        self._bend = 0.09 * sway_strength(stage.mood)

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """Every blade, bent as it is after *seconds*."""
        for blades, paint in zip(self._blades, self._paints, strict=True):
            path = skia.Path()
            for x, y, lean, tall, wide, phase in blades:
                gust = math.sin(1.3 * seconds + phase + x * 0.008)
                gust += 0.3 * math.sin(3.1 * seconds + 5 * phase)
                tip = x + lean + self._bend * tall * gust
                middle = x + lean * 0.28 + self._bend * tall * gust * 0.3
                path.moveTo(x - wide, y)
                path.quadTo(middle - wide, y - tall * 0.6, tip, y - tall)
                path.quadTo(middle + wide, y - tall * 0.55, x + wide, y)
                path.close()
            canvas.drawPath(path, paint)


def sway_strength(mood: Mood) -> float:
    """How hard the wind moves plants: 1 in fair weather."""
    return {"wind": 2.6, "storm": 3.0, "rain": 1.3}.get(mood.weather, 1.0)


def tall_clump(
    stage: Stage, purpose: str, base: Rgb, depth: float, *, size: float = 150.0, blades: int = 26
) -> Sprite:
    """A tall clump for the foreground, darker than the meadow behind it."""
    rng = stage.rng(purpose)
    steps = tones(stage.mood, base, depth)

    def draw(canvas: skia.Canvas) -> None:
        for number in range(blades):
            share = number / blades
            tone = mixed(steps[0], steps[3], min(1.0, share * 0.9 + 0.12 * float(rng.random())))
            lean, tall = (
                float(np.clip(rng.normal(0, 0.24), -0.5, 0.5)) * size,
                size * rng.uniform(0.45, 1.0),
            )
            root = size * 0.75 + rng.normal(0, 0.2) * size
            wide = size * rng.uniform(0.018, 0.036)
            path = skia.Path()
            path.moveTo(root - wide, size)
            path.cubicTo(root - wide, size - tall * 0.5, root + lean * 0.3, size - tall * 0.8,
                         root + lean, size - tall)  # fmt: skip
            path.cubicTo(root + lean * 0.35 + wide, size - tall * 0.75, root + wide * 1.4,
                         size - tall * 0.45, root + wide, size)  # fmt: skip
            path.close()
            shader = skia.GradientShader.MakeLinear(
                [skia.Point(0, size), skia.Point(0, size - tall)], [colour(steps[0]), colour(tone)]
            )
            canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))

    return painted_sprite(stage, (1.5 * size, size), (0.75 * size, size), draw)
