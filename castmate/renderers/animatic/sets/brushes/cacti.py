"""Cacti with ribs that are lit from one side."""

from __future__ import annotations

import math

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.grass import painted_sprite
from castmate.renderers.animatic.sets.brushes.palette import SNOW, fill_of, tones
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.stage import Stage

GREEN: Rgb = (104, 150, 88)


def saguaro(stage: Stage, purpose: str, depth: float, *, height: float = 300.0) -> Sprite:
    """A tall cactus with raised arms, its foot at its root."""
    rng = stage.rng(purpose)
    s = height / 300
    arms = [
        (-1, float(rng.uniform(110, 150)), float(rng.uniform(70, 120))),
        (1, float(rng.uniform(150, 190)), float(rng.uniform(50, 100))),
    ]

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate(120 * s, 310 * s)
        canvas.scale(s, s)
        for way, low, high in arms:
            limb = skia.Path()
            limb.moveTo(0, -low)
            limb.lineTo(way * 34, -low)
            limb.quadTo(way * 62, -low, way * 62, -low - 34)
            limb.lineTo(way * 62, -low - high)
            _paint_limb(canvas, stage, limb, 32, depth)
        stem = skia.Path()
        stem.moveTo(0, 6)
        stem.lineTo(0, -278)
        _paint_limb(canvas, stage, stem, 46, depth)
        tips = [(0.0, -278.0), *((way * 62.0, -low - high) for way, low, high in arms)]
        if stage.mood.weather == "snow":
            white = fill_of(tones(stage.mood, SNOW, depth)[3])
            for x, y in tips:
                canvas.drawOval(skia.Rect.MakeXYWH(x - 17, y - 24, 34, 17), white)
        else:
            bloom = tones(stage.mood, (244, 130, 160), depth)
            for x, y in ((-8, -300), (6, -303), (arms[0][0] * 62, -arms[0][1] - arms[0][2] - 16)):
                canvas.drawCircle(x, y, 6, fill_of(bloom[2]))
                canvas.drawCircle(x - 1, y - 2, 3.4, fill_of(bloom[4]))

    return painted_sprite(stage, (240 * s, 320 * s), (120 * s, 310 * s), draw)


def _paint_limb(
    canvas: skia.Canvas, stage: Stage, path: skia.Path, wide: float, depth: float
) -> None:
    """A ribbed limb along *path*: strokes of falling width, shifted towards the light."""
    steps = tones(stage.mood, GREEN, depth)
    towards = 1 if stage.mood.light_from >= 0 else -1
    line = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style,
                      StrokeCap=skia.Paint.kRound_Cap,
                      StrokeJoin=skia.Paint.kRound_Join)  # fmt: skip
    for share, shift, tone in (
        (1.0, 0.0, steps[0]), (0.84, 0.06, steps[1]), (0.62, 0.15, steps[2]),
        (0.34, 0.24, steps[3]), (0.10, 0.30, steps[4]),
    ):  # fmt: skip
        canvas.save()
        canvas.translate(towards * shift * wide, 0)
        line.setColor(fill_of(tone).getColor())
        line.setStrokeWidth(wide * share)
        canvas.drawPath(path, line)
        canvas.restore()
    for offset in (-0.34, -0.12, 0.12, 0.34):
        canvas.save()
        canvas.translate(offset * wide, 0)
        line.setColor(fill_of(steps[0], 0.5).getColor())
        line.setStrokeWidth(1.8)
        canvas.drawPath(path, line)
        canvas.restore()


def barrel_cactus(stage: Stage, purpose: str, *, size: float = 60.0) -> Sprite:
    """A round cactus with a flower on its head, *size* units wide."""
    rng = stage.rng(purpose)
    steps = tones(stage.mood, GREEN, 1.0)
    towards = 1 if stage.mood.light_from >= 0 else -1
    petal: Rgb = ((250, 190, 70), (244, 120, 150))[int(rng.integers(2))]
    bloom = tones(stage.mood, petal, 1.0)

    def draw(canvas: skia.Canvas) -> None:
        s = size / 60
        canvas.scale(s, s)
        canvas.translate(40, 66)
        for number in range(9):
            turn = -math.pi / 2 + math.pi * (number + 0.5) / 9
            x, half = 28 * math.sin(turn), 28 * 0.24 * math.cos(turn) + 3
            lit = 1.8 + 1.7 * math.sin(turn) * towards + 0.4 * math.cos(turn)
            high = 30 + 24 * math.cos(turn) ** 0.7
            rib = skia.Rect.MakeXYWH(x - half, -24 - high / 2, 2 * half, high)
            canvas.drawOval(rib, fill_of(steps[max(0, min(4, round(lit)))]))
        spine = fill_of(tones(stage.mood, (250, 240, 210), 1.0)[3], 0.8)
        spine.setStrokeWidth(1.1)
        for number in range(26):
            x, y = float(rng.uniform(-24, 24)), float(rng.uniform(-46, -4))
            canvas.drawLine(x, y, x + (3 if number % 2 else -3), y - 3, spine)
        for number in range(7):
            turn = 2 * math.pi * number / 7
            canvas.drawCircle(
                7 * math.cos(turn), -53 + 3 * math.sin(turn), 4.4, fill_of(bloom[2 + number % 2])
            )
        canvas.drawCircle(0, -54, 3, fill_of(bloom[4]))

    return painted_sprite(
        stage, (80 * size / 60, 72 * size / 60), (40 * size / 60, 66 * size / 60), draw
    )
