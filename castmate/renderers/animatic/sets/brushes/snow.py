"""Winter things: a snowman, sparkling crystals, the northern lights."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.outline import polygon, smooth
from castmate.renderers.animatic.sets.brushes.palette import SNOW, colour, fill_of, tones
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.terrain import paint_cast_shadow
from castmate.renderers.animatic.sets.brushes.texture import image_of, noise
from castmate.renderers.animatic.sets.brushes.volume import light_direction
from castmate.renderers.animatic.stage import Stage


def paint_snowman(canvas: skia.Canvas, stage: Stage, x: float, y: float, size: float = 1.0) -> None:
    """A snowman with scarf and hat, standing at (x, y); about 150 units tall at *size* 1."""
    white = tones(stage.mood, SNOW, 1.0)
    right, down, _ = light_direction(stage.mood)
    paint_cast_shadow(canvas, stage, x, y, 100 * size)
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size, size)
    for middle, radius in ((-32, 40), (-84, 29), (-124, 21)):
        shader = skia.GradientShader.MakeRadial(
            skia.Point(right * radius * 0.5, middle + down * radius * 0.5), radius * 1.5,
            [colour(white[4]), colour(white[3]), colour(white[1]), colour(white[0])],
            [0.0, 0.35, 0.8, 1.0],
        )  # fmt: skip
        canvas.drawCircle(0, middle, radius, skia.Paint(AntiAlias=True, Shader=shader))
    coal = fill_of((44, 44, 60))
    for dot_x, dot_y, size_of in ((-7, -129, 2.6), (8, -129, 2.6), (0, -90, 2.6), (0, -76, 2.6)):
        canvas.drawCircle(dot_x, dot_y, size_of, coal)
    carrot = tones(stage.mood, (244, 132, 52), 1.0)
    canvas.drawPath(polygon([(0, -126), (1, -119), (26, -119)]), fill_of(carrot[2]))
    scarf = tones(stage.mood, (62, 126, 178), 1.0)
    canvas.drawPath(smooth([(-22, -110), (0, -103), (22, -110), (20, -100), (0, -93), (-20, -100)]),
                    fill_of(scarf[2]))  # fmt: skip
    canvas.drawPath(polygon([(9, -100), (20, -102), (27, -68), (15, -66)]), fill_of(scarf[3]))
    hat = tones(stage.mood, (60, 56, 78), 1.0)
    canvas.drawRoundRect(skia.Rect.MakeXYWH(-24, -144, 48, 6), 3, 3, fill_of(hat[1]))
    canvas.drawRect(skia.Rect.MakeXYWH(-15, -172, 30, 30), fill_of(hat[2]))
    canvas.drawRect(skia.Rect.MakeXYWH(-15, -151, 30, 6), fill_of(carrot[1]))
    twig = fill_of(tones(stage.mood, (110, 82, 64), 1.0)[1])
    twig.setStrokeWidth(3.2)
    for way in (-1, 1):
        canvas.drawLine(way * 26, -88, way * 62, -112, twig)
        canvas.drawLine(way * 52, -105, way * 58, -120, twig)
        canvas.drawLine(way * 54, -107, way * 68, -107, twig)
    canvas.restore()


class Sparkles:
    """Crystals that flash in the light."""

    def __init__(self, stage: Stage, *, count: int, top: float, bottom: float) -> None:
        rng = stage.rng("sparkles")
        width = stage.half_width + 100
        self._points = [
            (float(rng.uniform(-width, width)), float(rng.uniform(top, bottom)),
             float(rng.uniform(2.0, 5.0)), float(rng.uniform(0, 6.28)),
             float(rng.uniform(0.7, 1.6)))
            for _ in range(count)
        ]  # fmt: skip
        tint: Rgb = stage.mood.luminary.colour if stage.mood.luminary else (255, 255, 255)
        self._paint = fill_of(tint)

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """The crystals that flash after *seconds*."""
        for x, y, size, phase, pace in self._points:
            shine = math.sin(pace * seconds + phase) ** 9
            if shine > 0.05:
                self._paint.setAlphaf(min(1.0, shine))
                long, thin = size * shine, size * 0.16
                canvas.drawPath(
                    polygon([
                        (x, y - long), (x + thin, y - thin), (x + long, y), (x + thin, y + thin),
                        (x, y + long), (x - thin, y + thin), (x - long, y), (x - thin, y - thin),
                    ]),
                    self._paint,
                )  # fmt: skip


class Aurora:
    """Curtains of northern light: two that hang still, painted once, and one that waves."""

    def __init__(self, stage: Stage) -> None:
        rng = stage.rng("aurora")
        width = stage.reach(0.0)
        self._still = [
            (_curtain(rng, (96, 240, 178), width * 2.2, 230), 30.0),
            (_curtain(rng, (120, 190, 250), width * 2.2, 180), 120.0),
        ]
        self._waving = _curtain(rng, (140, 255, 190), width * 1.1, 130)
        self._x = float(rng.uniform(-0.3, 0.3)) * width

    def paint(self, canvas: skia.Canvas) -> None:
        """The curtains that hang still."""
        for sprite, y in self._still:
            sprite.place(canvas, 0, y)

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """The waving curtain as it hangs after *seconds*."""
        paint = skia.Paint()
        paint.setAlphaf(0.62 + 0.38 * math.sin(0.7 * seconds))
        self._waving.place(canvas, self._x + 60 * math.sin(0.17 * seconds), 70, paint=paint)


def _curtain(rng: np.random.Generator, of: Rgb, width: float, height: float) -> Sprite:
    shape = (int(height / 2), max(16, int(width / 4)))
    rays = noise((4, shape[1]), (99, 5.0), rng, octaves=2)[1:2]
    fold = noise((4, shape[1]), (99, 60), rng, octaves=2)[1:2]
    down = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
    foot = 0.55 + 0.75 * (fold - 0.5)
    above = foot - down
    alpha = np.clip(above * 14, 0, 1) * np.exp(-np.maximum(above, 0) * 4.2) * (0.2 + 0.8 * rays)
    ends = np.minimum(1, np.linspace(0, 8, shape[1], dtype=np.float32))
    alpha = alpha * ends * ends[::-1] * np.minimum(1, down * 4) * 0.55
    share = np.clip(above * 2.4, 0, 1)[..., None]
    low, high = np.array(of, np.float32), np.array((150, 110, 220), np.float32)
    tint = low + (high - low) * share
    image = image_of(np.asarray(tint, np.float32), np.asarray(alpha, np.float32))
    return Sprite(image, -width / 2, 0, width, height)
