"""The outlook: what is seen through a window, and the weather out there."""

from __future__ import annotations

from typing import Literal

import numpy as np
import skia

from castmate.renderers.animatic.mood import Mood, Rgb, mixed
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink
from castmate.renderers.animatic.sets.brushes.light import glow
from castmate.renderers.animatic.sets.brushes.windows import Window
from castmate.renderers.animatic.sets.layers import Animate, Layer
from castmate.renderers.animatic.stage import Stage

View = Literal["hills", "town"]


def outside(stage: Stage, window: Window, view: View = "hills") -> Layer:
    """What is seen through *window*: sky, far things, and the weather."""
    # The camera may move the window against the distance by about this much.
    spare = 190.0
    box = skia.Rect(window.left - spare, window.top - 70, window.right + spare, window.bottom + 70)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        canvas.saveLayer(box)
        canvas.clipRect(box)
        brush = Brush(canvas, stage.rng("outside"))
        _sky(brush, stage.mood, box, window)
        (_town if view == "town" else _hills)(brush, stage.mood, box, window)
        canvas.drawRect(box, skia.Paint(Color=ink(stage.mood.haze, 0.06)))
        canvas.restore()

    return Layer("outside", 0.25, paint, _weather(stage, box))


def _sky(brush: Brush, mood: Mood, box: skia.Rect, window: Window) -> None:
    canvas = brush.canvas
    colours = [mood.zenith, mood.midsky, mood.horizon]
    if mood.luminary is None:  # clouds close the sky: so small a piece of it must look grey
        colours = [mixed(colour, _greyed(colour), 0.75) for colour in colours]
    paint = skia.Paint()
    paint.setShader(
        skia.GradientShader.MakeLinear(
            [(0, window.top - 30), (0, window.bottom)],
            [ink(colour) for colour in colours],
            [0.0, 0.5, 0.95],
        )
    )
    canvas.drawRect(box, paint)
    if mood.time_of_day == "night" and mood.luminary is not None:
        for _ in range(60):
            x, y = brush.rng.uniform((box.left(), box.top()), (box.right(), box.bottom()))
            size = brush.rng.uniform(0.7, 1.9)
            canvas.drawCircle(
                x, y, size, skia.Paint(AntiAlias=True, Color=ink((255, 250, 230), 0.8))
            )
    if mood.luminary is not None:
        low = mood.time_of_day in ("dawn", "sunset")
        x = window.left + (window.right - window.left) * 0.7
        y = window.top + (window.bottom - window.top) * (0.56 if low else 0.26)
        glow(canvas, x, y, 150, mood.luminary.colour, 0.6)
        canvas.drawCircle(x, y, 23, skia.Paint(AntiAlias=True, Color=ink(mood.luminary.colour)))
    for _ in range(7):
        x = float(brush.rng.uniform(box.left(), box.right()))
        y = float(brush.rng.uniform(box.top() + 40, box.centerY()))
        _cloud(brush, x, y, float(brush.rng.uniform(22, 40)), mood)


def _greyed(colour: Rgb) -> Rgb:
    """*colour* without most of its blue, a little darker: the underside of clouds."""
    grey = round(sum(colour) / 3 * 0.9)
    return grey, grey + 3, grey + 8


def _cloud(brush: Brush, x: float, y: float, size: float, mood: Mood) -> None:
    bright = mixed(mood.horizon, mood.key, 0.55)
    if mood.luminary is None:
        bright = mixed(_greyed(mood.midsky), (0, 0, 0), 0.12)
    for dx, dy, r in ((-1.1, 0.2, 0.6), (-0.4, -0.2, 0.8), (0.5, -0.05, 0.7), (1.2, 0.25, 0.5)):
        spot = skia.Paint(AntiAlias=True, Color=ink(bright, 0.4))
        spot.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, size * 0.16))
        brush.canvas.drawOval(
            skia.Rect(
                x + (dx - r) * size,
                y + (dy - r * 0.6) * size,
                x + (dx + r) * size,
                y + (dy + r * 0.6) * size,
            ),
            spot,
        )


def _hills(brush: Brush, mood: Mood, box: skia.Rect, window: Window) -> None:
    snowy = mood.weather == "snow"
    height = window.bottom - window.top
    greens: tuple[Rgb, ...] = ((126, 168, 150), (104, 158, 112), (86, 142, 84))
    for k, green in enumerate(greens):
        base = window.bottom - height * (0.34 - 0.12 * k)
        colour = mood.lit((226, 234, 244) if snowy else green, 0.35 + 0.25 * k)
        xs = np.linspace(box.left() - 20, box.right() + 20, 9)
        tops = base + brush.rng.uniform(-16, 16, xs.size)
        points = [(float(x), float(y)) for x, y in zip(xs, tops, strict=True)]
        low = box.bottom() + 40
        brush.shape([*points, (box.right() + 60, low), (box.left() - 60, low)], colour, smooth=True)
        for _ in range(5 + 3 * k):
            x = float(brush.rng.uniform(box.left(), box.right()))
            _tree(brush, mood, x, base + 8 + 14 * k, 13 + 9 * k, 0.4 + 0.25 * k, snowy=snowy)


def _tree(
    brush: Brush, mood: Mood, x: float, y: float, size: float, depth: float, *, snowy: bool
) -> None:
    size *= float(brush.rng.uniform(0.75, 1.25))
    brush.line((x, y), (x, y - size), mood.lit((98, 70, 60), depth), size * 0.16)
    leaf = (206, 218, 230) if snowy else (70, 132, 84)
    crown = brush.smooth_blob(x, y - size * 1.3, size * 0.72, 0.16)
    brush.fill(crown, mood.sunlit(leaf, depth), shade=0.24, strength=0.6)


def _town(brush: Brush, mood: Mood, box: skia.Rect, window: Window) -> None:
    height = window.bottom - window.top
    snowy = mood.weather == "snow"
    for k in range(3):
        x = box.left() - 30
        while x < box.right() + 30:
            wide = float(brush.rng.uniform(46, 84)) * (0.8 + 0.25 * k)
            top = window.bottom - height * float(brush.rng.uniform(0.24, 0.46)) + 26 * k
            wall = ((176, 150, 150), (196, 160, 136), (150, 140, 160))[int(brush.rng.integers(3))]
            _house(brush, mood, (x, top, x + wide, box.bottom()), wall, k, snowy=snowy)
            x += wide + float(brush.rng.uniform(-4, 10))


def _house(
    brush: Brush,
    mood: Mood,
    at: tuple[float, float, float, float],
    wall: Rgb,
    k: int,
    *,
    snowy: bool,
) -> None:
    left, top, right, bottom = at
    depth = 0.4 + 0.2 * k
    brush.box(left, top, right, bottom, mood.lit(wall, depth))
    tile = (232, 238, 246) if snowy else (164, 92, 84)
    peak = top - (right - left) * 0.36
    roof = [(left - 6, top + 2), ((left + right) / 2, peak), (right + 6, top + 2)]
    brush.shape(roof, mood.lit(tile, depth))
    for y in np.arange(top + 14, min(bottom, top + 120), 26):
        for x in np.arange(left + 10, right - 14, 20):
            burning = brush.rng.random() < 0.5 and mood.is_dark
            pane = (255, 206, 120) if burning else mood.lit((92, 104, 130), depth)
            brush.canvas.drawRect(skia.Rect(x, y, x + 10, y + 14), skia.Paint(Color=ink(pane)))


def _weather(stage: Stage, box: skia.Rect) -> Animate:
    """Rain or snow falling, a lightning flicker, or clouds and stars, clipped to *box*."""
    mood, rng = stage.mood, stage.rng("weather outside")
    wide, high = box.width(), box.height() + 60
    rainy, snowy = mood.weather in ("rain", "storm"), mood.weather == "snow"
    count = 60 if rainy else 70 if snowy else 14
    xs, ys = rng.uniform(0, wide, count), rng.uniform(0, high, count)
    speed, size = rng.uniform(0.75, 1.25, count), rng.uniform(0.6, 1.5, count)
    streak = skia.Paint(AntiAlias=True, StrokeWidth=1.3, Color=ink((214, 228, 246), 0.42))
    flake = skia.Paint(AntiAlias=True, Color=ink((255, 255, 255), 0.85))

    def animate(canvas: skia.Canvas, _stage: Stage, seconds: float) -> None:
        canvas.save()
        canvas.clipRect(box)
        canvas.translate(box.left(), box.top() - 30)
        if rainy:
            y = (ys + 620 * speed * seconds) % high
            x = (xs - 90 * speed * seconds) % wide
            points = [
                skia.Point(float(a), float(b))
                for u, v, s in zip(x, y, size, strict=True)
                for a, b in ((u, v), (u - 3.4 * s, v + 23 * s))
            ]
            canvas.drawPoints(skia.Canvas.PointMode.kLines_PointMode, points, streak)
            if mood.weather == "storm":
                _flash(canvas, seconds)
        elif snowy:
            y = (ys + 46 * speed * seconds) % high
            x = (xs + 16 * np.sin(seconds * speed + ys)) % wide
            for u, v, s in zip(x, y, size, strict=True):
                canvas.drawCircle(float(u), float(v), float(1.7 * s), flake)
        elif mood.time_of_day == "night":
            for u, v, s in zip(xs, ys, speed, strict=True):
                alpha = 0.5 + 0.5 * np.sin(seconds * 3 * s + u)
                star = skia.Paint(AntiAlias=True, Color=ink((255, 252, 236), float(alpha)))
                canvas.drawCircle(float(u), float(v) * 0.5, 1.5, star)
        canvas.restore()

    return animate


def _flash(canvas: skia.Canvas, seconds: float) -> None:
    """Two quick flickers every five seconds."""
    phase = (seconds + 2.2) % 5.0
    strength = max(0.0, 1 - abs(phase - 2.5) / 0.09, 0.7 - abs(phase - 2.8) / 0.14)
    if strength > 0:
        canvas.drawColor(ink((226, 232, 255), 0.55 * strength), skia.BlendMode.kSrcOver)
