"""Small round cars that cross in the distance, their lights before them."""

from __future__ import annotations

import numpy as np
import skia

from castmate.renderers.animatic.mood import Mood, Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, toned
from castmate.renderers.animatic.sets.brushes.lamps import glow_sprite, pulse
from castmate.renderers.animatic.sets.layers import Animate
from castmate.renderers.animatic.stage import Stage

_PAINTS: tuple[Rgb, ...] = ((196, 70, 62), (232, 190, 90), (90, 140, 160), (230, 220, 206))


def crossing_cars(stage: Stage, y: float) -> Animate:
    """Two cars, one each way, whose wheels stand about 40 units below *y*."""
    rng = stage.rng("cars")
    k = stage.pixels_per_unit * 0.62
    chosen = [_PAINTS[int(n)] for n in rng.permutation(len(_PAINTS))[:2]]
    sprites = [car_sprite(paint, stage.mood, k) for paint in chosen]
    beam = glow_sprite(34, (255, 236, 180))
    lag = float(rng.uniform(0, 5))

    def animate(canvas: skia.Canvas, stage: Stage, seconds: float) -> None:
        for n, sprite in enumerate(sprites):
            way = 1 if n == 0 else -1
            x = way * (((seconds + lag + 3.1 * n) * 150) % 1300 - 650)
            canvas.save()
            canvas.translate(round(x), y + 9 * n)
            canvas.scale(way, 1)
            canvas.drawImageRect(
                sprite,
                skia.Rect.MakeWH(sprite.width(), sprite.height()),
                skia.Rect.MakeXYWH(-46, 0, 93, 40),
                skia.SamplingOptions(skia.FilterMode.kLinear),
                None,
            )
            if stage.mood.is_dark:
                pulse(canvas, beam, 50, 26, 34, 0.8)
            canvas.restore()

    return animate


def car_sprite(colour: Rgb, mood: Mood, pixels_per_unit: float) -> skia.Image:
    """A small round car seen from its left side, 150 by 64 units, facing right."""
    surface = skia.Surface(round(150 * pixels_per_unit), round(64 * pixels_per_unit))
    canvas = surface.getCanvas()
    canvas.scale(pixels_per_unit, pixels_per_unit)
    brush = Brush(canvas, np.random.default_rng(1))
    body = mood.lit(colour, 0.7)
    cabin = [(38, 30), (56, 6), (98, 6), (118, 30)]
    brush.shape(cabin, body, shade=0.1)
    glass = (255, 220, 150) if mood.is_dark else mood.lit((150, 180, 196), 0.7)
    brush.shape([(45, 28), (58, 11), (75, 11), (75, 28)], glass, grain=None)
    brush.shape([(80, 28), (80, 11), (96, 11), (110, 28)], glass, grain=None)
    brush.box(10, 27, 142, 52, body, round_by=12, shade=0.2)
    brush.line((18, 40), (134, 40), toned(body, 0.4), 2, 0.6)
    for x in (40, 112):
        brush.oval(x, 51, 13, 13, mood.lit((40, 38, 46), 0.7), grain=None)
        brush.oval(x, 51, 5.5, 5.5, mood.lit((170, 170, 174), 0.7), grain=None)
    brush.oval(139, 36, 4, 4, (255, 244, 200), grain=None)
    brush.oval(12, 36, 3, 4, (220, 70, 60), grain=None)
    return surface.makeImageSnapshot()
