"""Above the clouds: banks of cloud to the horizon, floating islands, a balloon, birds."""

from __future__ import annotations

import math

import skia

from castmate.renderers.animatic.mood import Mood, Rgb, mixed
from castmate.renderers.animatic.sets.brushes.brush import Brush, curve, ink, toned
from castmate.renderers.animatic.sets.brushes.clouds import cloud_colours
from castmate.renderers.animatic.sets.brushes.lamps import glow_sprite, pulse
from castmate.renderers.animatic.sets.brushes.light import glow
from castmate.renderers.animatic.sets.brushes.rooms import BELOW
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.layers import Animate
from castmate.renderers.animatic.stage import Stage


def bank(
    brush: Brush,
    stage: Stage,
    heaps: list[Sprite],
    y: float,
    scale: float,
    wide: float,
    haze: float,
    *,
    sunk: float = 0.2,
) -> None:
    """A bank of heaped clouds whose bellies sink into the mist below *y*; *haze* is 0..1."""
    canvas, mood = brush.canvas, stage.mood
    belly, shade, body, _ = cloud_colours(mood)
    canvas.saveLayer(skia.Rect(-wide, -70, wide, BELOW))
    mist = skia.Paint()
    top = y - 26 * scale
    mist.setShader(
        skia.GradientShader.MakeLinear(
            [(0, top), (0, top + 170 * scale + 40)],
            [ink(body, 0), ink(mixed(shade, body, 0.6), 0.9), ink(mixed(belly, shade, 0.6))],
            [0, 0.3, 1],
        )
    )
    canvas.drawRect(skia.Rect(-wide, top, wide, BELOW), mist)
    for row in range(2):
        step = 250 * scale
        x = -wide - step * float(brush.rng.random())
        while x < wide + step:
            heap = heaps[int(brush.rng.integers(len(heaps)))]
            size = scale * float(brush.rng.uniform(0.7, 1.1)) * (1 - 0.2 * row)
            foot = (
                y + (34 + 46 * row + float(brush.rng.uniform(-12, 12))) * scale + 200 * sunk * scale
            )
            heap.place(canvas, x, foot, size, mirrored=bool(brush.rng.random() < 0.5))
            x += step * float(brush.rng.uniform(0.6, 1.0))
    if haze > 0:
        canvas.drawColor(ink(mixed(mood.haze, mood.horizon, 0.4), haze), skia.BlendMode.kSrcATop)
    canvas.restore()


def floating_island(
    brush: Brush, mood: Mood, x: float, y: float, size: float, depth: float
) -> tuple[float, float]:
    """A rock that floats, with grass, trees and a little house; returns its window."""
    canvas = brush.canvas
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size, size)
    rock, grass = mood.lit((150, 122, 118), depth), mood.lit((120, 166, 98), depth)
    if mood.weather == "snow":
        grass = mood.lit((236, 242, 250), depth)
    under = curve(
        [
            (-96, 2),
            (-70, 34),
            (-52, 48),
            (-30, 92),
            (-6, 120),
            (14, 84),
            (44, 62),
            (62, 30),
            (98, 2),
        ]
    )
    under.close()
    brush.fill(under, rock, grain="stone", shade=0.3)
    for a, b, c in ((-60, 6, 30), (-24, 40, 84), (12, 20, 70), (48, 6, 44)):
        brush.line((a, b), (a + 8, c), toned(rock, -0.35), 3, 0.5)
        brush.line((a + 10, b), (a + 16, c - 10), mood.sunlit((226, 190, 170), depth), 2.4, 0.5)
    top = curve(
        [
            (-102, 4),
            (-80, -8),
            (-30, -14),
            (30, -13),
            (82, -8),
            (104, 4),
            (60, 13),
            (0, 9),
            (-60, 14),
        ],
        closed=True,
    )
    brush.fill(top, grass, shade=0.2)
    for dx in range(-90, 96, 12):
        brush.line(
            (dx, 7), (dx + 2, 13 + float(brush.rng.uniform(0, 12))), toned(grass, -0.2), 3, 0.8
        )
    _cottage(brush, mood, depth)
    for dx, r in ((-62, 22), (-80, 15), (58, 24), (80, 16)):
        brush.line((dx, -8), (dx, -8 - r), mood.lit((110, 80, 66), depth), 5)
        leaf = mood.sunlit((226, 234, 244) if mood.weather == "snow" else (92, 150, 96), depth)
        brush.fill(brush.smooth_blob(dx, -10 - r * 1.6, r, 0.14), leaf, shade=0.3)
    canvas.restore()
    return x - 7 * size, y - 30 * size


def _cottage(brush: Brush, mood: Mood, depth: float) -> None:
    brush.box(-30, -50, 26, -10, mood.lit((240, 222, 194), depth), shade=0.1)
    tile = (238, 242, 250) if mood.weather == "snow" else (190, 92, 78)
    brush.shape([(-40, -48), (-2, -84), (36, -48)], mood.lit(tile, depth), shade=0.2)
    brush.box(12, -82, 22, -58, mood.lit((170, 120, 104), depth))
    brush.box(6, -34, 19, -10, mood.lit((130, 88, 66), depth))
    brush.box(-14, -38, 0, -23, mood.lit((110, 140, 160), depth), grain=None)


def light_cottage(canvas: skia.Canvas, at: tuple[float, float], size: float) -> None:
    """Lamplight in the island's window."""
    half = 7.5 * size
    box = skia.Rect(at[0] - half, at[1] - half, at[0] + half, at[1] + half)
    canvas.drawRect(box, skia.Paint(Color=ink((255, 214, 130))))
    glow(canvas, *at, 60 * size, (255, 180, 90), 0.7)


def rainbow(canvas: skia.Canvas, x: float, y: float, radius: float, alpha: float) -> None:
    """A pale bow around (x, y)."""
    colours: tuple[Rgb, ...] = (
        (236, 110, 110),
        (244, 176, 104),
        (246, 226, 130),
        (140, 206, 140),
        (130, 176, 230),
        (176, 140, 214),
    )
    for k, colour in enumerate(colours):
        paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=15)
        paint.setColor(ink(colour, alpha))
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 5.0))
        canvas.drawCircle(x, y, radius - 13 * k, paint)


def _balloon(stage: Stage, colours: tuple[Rgb, Rgb]) -> skia.Image:
    k = stage.pixels_per_unit
    surface = skia.Surface(math.ceil(110 * k), math.ceil(160 * k))
    canvas = surface.getCanvas()
    canvas.scale(k, k)
    brush, mood = Brush(canvas, stage.rng("balloon")), stage.mood
    body = curve(
        [(55, 4), (98, 24), (104, 62), (72, 108), (55, 118), (38, 108), (6, 62), (12, 24)],
        closed=True,
    )
    canvas.save()
    canvas.clipPath(body, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    for n, (left, right) in enumerate(((0, 24), (24, 44), (44, 66), (66, 86), (86, 110))):
        brush.box(left, 0, right, 120, mood.sunlit(colours[n % 2], 0.8), sideways=True, shade=0.14)
    brush.bloom(84, 96, 60, 70, (40, 20, 70), 0.4, skia.BlendMode.kSrcOver)
    brush.bloom(36, 32, 26, 30, (255, 250, 236), 0.5)
    canvas.restore()
    for a, b in ((42, 46), (68, 64)):
        brush.line((a, 110), (b, 134), mood.lit((110, 84, 70), 0.8), 1.6)
    brush.box(44, 133, 66, 152, mood.lit((166, 112, 72), 0.8), round_by=4, grain="cloth")
    return surface.makeImageSnapshot()


def aloft(stage: Stage, at: tuple[float, float], colours: tuple[Rgb, Rgb]) -> Animate:
    """A hot-air balloon that drifts and glows at night, and a skein of birds by day."""
    sprite, warm = _balloon(stage, colours), glow_sprite(70, (255, 170, 80))
    paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=2.2)
    paint.setStrokeCap(skia.Paint.kRound_Cap)
    paint.setColor(ink(toned(stage.mood.haze, -0.62), 0.85))
    flock = stage.rng("flock").uniform((-60, -22, 0), (60, 22, 6.28), (6, 3))

    def animate(canvas: skia.Canvas, stage: Stage, seconds: float) -> None:
        x, y = at[0] + 7 * seconds, at[1] + 7 * math.sin(0.8 * seconds)
        canvas.drawImageRect(
            sprite,
            skia.Rect.MakeWH(sprite.width(), sprite.height()),
            skia.Rect.MakeXYWH(round(x - 55), round(y - 80), 110, 160),
            skia.SamplingOptions(skia.FilterMode.kLinear),
            None,
        )
        if stage.mood.is_dark:
            pulse(canvas, warm, x, y - 6, 70, 0.55 + 0.2 * math.sin(3 * seconds))
            return
        for dx, dy, phase in flock:
            u = -at[0] * 0.6 - 120 + 26 * seconds + 1.6 * dx
            v = 150 + 1.4 * dy + 6 * math.sin(seconds + phase)
            lift = 7 * math.sin(7 * seconds + phase)
            canvas.drawPath(
                curve(
                    [
                        (u - 13, v - lift),
                        (u - 6, v - 3 - lift * 0.4),
                        (u, v),
                        (u + 6, v - 3 - lift * 0.4),
                        (u + 13, v - lift),
                    ]
                ),
                paint,
            )

    return animate
