"""What stands along lanes and in parks: fences, lamps, benches, a well, a mailbox."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.grass import painted_sprite
from castmate.renderers.animatic.sets.brushes.outline import polygon
from castmate.renderers.animatic.sets.brushes.palette import (
    SNOW,
    colour,
    fill_of,
    glow,
    gradient,
    tones,
)
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.terrain import paint_cast_shadow
from castmate.renderers.animatic.stage import Stage


def paint_picket_fence(
    canvas: skia.Canvas,
    stage: Stage,
    span: tuple[float, float],
    y: float,
    *,
    of: Rgb = (248, 244, 236),
    height: float = 46.0,
) -> None:
    """A picket fence over the *span* of x, standing on *y*."""
    steps = tones(stage.mood, of, 0.95)
    rng = stage.rng(f"pickets {span[0]:.0f}")
    for lift in (0.34, 0.72):
        rail = skia.Rect.MakeLTRB(span[0], y - height * lift - 5, span[1], y - height * lift)
        canvas.drawRect(rail, fill_of(steps[1]))
    for x in np.arange(span[0] + 6, span[1] - 4, 17).tolist():
        high = height * float(rng.uniform(0.94, 1.06))
        lean = float(rng.normal(0, 0.7))
        picket = [(x - 5, y + 4), (x - 5 + lean, y - high + 6), (x + lean, y - high),
                  (x + 5 + lean, y - high + 6), (x + 5, y + 4)]  # fmt: skip
        canvas.drawPath(polygon([(a + 2.5, b + 1) for a, b in picket]), fill_of(steps[0], 0.4))
        canvas.drawPath(polygon(picket), fill_of(mixed(steps[2], steps[3], float(rng.random()))))


def lamp_post(canvas: skia.Canvas, stage: Stage, x: float, y: float, height: float = 210.0) -> None:
    """An iron lantern on a post; it burns when it is dark."""
    iron = tones(stage.mood, (62, 70, 82), 1.0)
    paint_cast_shadow(canvas, stage, x, y, 40, strength=0.3)
    sides = ((0.0, colour(iron[1])), (0.5, colour(iron[4])), (1.0, colour(iron[0])))
    canvas.drawRect(skia.Rect.MakeLTRB(x - 3.5, y - height, x + 3.5, y),
                    gradient(((x - 4, 0), (x + 4, 0)), sides))  # fmt: skip
    canvas.drawRoundRect(skia.Rect.MakeXYWH(x - 9, y - 16, 18, 17), 4, 4, fill_of(iron[2]))
    canvas.drawRoundRect(skia.Rect.MakeXYWH(x - 7, y - height + 14, 14, 6), 3, 3, fill_of(iron[2]))
    top = y - height
    glass = (
        (255, 232, 160) if stage.mood.is_dark else mixed(stage.mood.midsky, (255, 255, 255), 0.4)
    )
    if stage.mood.is_dark:
        canvas.drawCircle(x, top - 14, 150, glow(x, top - 14, 150, (255, 204, 120), 0.62))
    pane = polygon([(x - 9, top), (x - 14, top - 32), (x + 14, top - 32), (x + 9, top)])
    canvas.drawPath(pane, fill_of(glass, 0.95))
    line = fill_of(iron[1])
    line.setStyle(skia.Paint.kStroke_Style)
    line.setStrokeWidth(2.6)
    canvas.drawPath(pane, line)
    canvas.drawLine(x, top, x, top - 32, line)
    canvas.drawPath(
        polygon([(x - 18, top - 32), (x, top - 48), (x + 18, top - 32)]), fill_of(iron[2])
    )
    canvas.drawCircle(x, top - 50, 3.6, fill_of(iron[3]))
    if stage.mood.weather == "snow":
        snow = tones(stage.mood, SNOW, 1.0)
        canvas.drawPath(
            polygon([(x - 17, top - 36), (x, top - 53), (x + 17, top - 36)]), fill_of(snow[3])
        )
    if stage.mood.is_dark:
        canvas.save()
        canvas.translate(x, y + 8)
        canvas.scale(1, 0.22)
        canvas.drawCircle(0, 0, 170, glow(0, 0, 170, (255, 204, 120), 0.5))
        canvas.restore()


def mailbox(stage: Stage, *, of: Rgb = (206, 64, 58)) -> Sprite:
    """A letter box on a wooden post, its foot at the post's."""
    red, wood = tones(stage.mood, of, 1.0), tones(stage.mood, (154, 116, 86), 1.0)

    def draw(canvas: skia.Canvas) -> None:
        canvas.drawRect(skia.Rect.MakeXYWH(36, 40, 9, 60), fill_of(wood[1]))
        canvas.drawRect(skia.Rect.MakeXYWH(36, 40, 4, 60), fill_of(wood[3]))
        body = skia.Path()
        body.moveTo(14, 44)
        body.lineTo(14, 24)
        body.cubicTo(14, 8, 34, 8, 36, 10)
        body.lineTo(66, 10)
        body.cubicTo(74, 10, 76, 20, 76, 26)
        body.lineTo(76, 44)
        body.close()
        stops = ((0.0, colour(red[4])), (0.4, colour(red[2])), (1.0, colour(red[0])))
        canvas.drawPath(body, gradient(((0, 8), (0, 46)), stops))
        front = skia.Rect.MakeXYWH(14, 9, 24, 35)
        canvas.drawRoundRect(front, 12, 12, fill_of(red[3]))
        canvas.drawRect(skia.Rect.MakeXYWH(20, 26, 12, 2.5), fill_of(red[0]))
        flag = tones(stage.mood, (250, 210, 90), 1.0)
        canvas.drawRect(skia.Rect.MakeXYWH(60, -2, 3, 22), fill_of(flag[1]))
        canvas.drawRect(skia.Rect.MakeXYWH(60, 0, 13, 8), fill_of(flag[3]))

    return painted_sprite(stage, (90, 100), (40, 100), draw)


def paint_well(canvas: skia.Canvas, stage: Stage, x: float, y: float) -> None:
    """A stone well with a small roof and a bucket."""
    stone = tones(stage.mood, (168, 162, 160), 1.0)
    wood, tile = tones(stage.mood, (142, 104, 78), 1.0), tones(stage.mood, (182, 96, 76), 1.0)
    rng = stage.rng("well")
    paint_cast_shadow(canvas, stage, x, y, 130)
    for way in (-1, 1):
        canvas.drawRect(
            skia.Rect.MakeXYWH(x + way * 46 - 4, y - 136, 8, 100), fill_of(wood[2 + (way > 0)])
        )
    canvas.drawRect(skia.Rect.MakeXYWH(x - 46, y - 92, 92, 6), fill_of(wood[1]))
    rope = fill_of(wood[3])
    rope.setStrokeWidth(2)
    canvas.drawLine(x + 6, y - 90, x + 6, y - 66, rope)
    canvas.drawPath(polygon([(x - 5, y - 66), (x + 17, y - 66), (x + 14, y - 46), (x - 2, y - 46)]),
                    fill_of(wood[2]))  # fmt: skip
    canvas.drawOval(skia.Rect.MakeXYWH(x - 56, y - 54, 112, 22), fill_of(stone[0]))
    canvas.drawRect(skia.Rect.MakeLTRB(x - 56, y - 43, x + 56, y - 6), fill_of(stone[1]))
    canvas.drawOval(skia.Rect.MakeXYWH(x - 56, y - 18, 112, 22), fill_of(stone[1]))
    canvas.drawOval(skia.Rect.MakeXYWH(x - 44, y - 50, 88, 14), fill_of((24, 30, 46)))
    lit = 1 if stage.mood.light_from >= 0 else -1
    for row in range(3):
        for column in range(7):
            turn = -1.25 + 2.5 * (column + (row % 2) * 0.5) / 6.5
            at = x + 54 * math.sin(turn)
            wide = 19 * max(0.25, math.cos(turn))
            low = y - 36 + row * 13 + 9 * math.cos(turn)
            level = 2 + (lit * turn > 0.1) + (rng.random() < 0.2)
            block = skia.Rect.MakeXYWH(at - wide / 2, low - 5, wide - 1.6, 11)
            canvas.drawRoundRect(block, 3, 3, fill_of(stone[min(4, int(level))]))
    for way in (-1, 1):
        slab = [(x, y - 176), (x + way * 72, y - 132), (x + way * 62, y - 124), (x, y - 160)]
        canvas.drawPath(polygon([(a, b + 6) for a, b in slab]), fill_of(tile[0], 0.5))
        snowy = stage.mood.weather == "snow"
        tone = tones(stage.mood, SNOW, 1.0) if snowy else tile
        canvas.drawPath(polygon(slab), fill_of(tone[3 if way == lit else 1]))


def bench(stage: Stage, *, width: float = 170.0) -> Sprite:
    """A park bench seen from the front, its foot at the middle below it."""
    wood, iron = tones(stage.mood, (186, 128, 80), 1.0), tones(stage.mood, (60, 68, 80), 1.0)
    s = width / 170

    def draw(canvas: skia.Canvas) -> None:
        canvas.scale(s, s)
        for x in (16, 146):
            canvas.drawRect(skia.Rect.MakeXYWH(x, 10, 7, 90), fill_of(iron[1]))
            canvas.drawRect(skia.Rect.MakeXYWH(x, 10, 3, 90), fill_of(iron[3]))
            canvas.drawRoundRect(skia.Rect.MakeXYWH(x - 5, 40, 18, 6), 3, 3, fill_of(iron[2]))
        for number, y in enumerate((8, 23, 38)):
            canvas.drawRoundRect(skia.Rect.MakeXYWH(4, y, 162, 11), 3, 3, fill_of(wood[2]))
            canvas.drawRoundRect(
                skia.Rect.MakeXYWH(4, y, 162, 4), 2, 2, fill_of(wood[3 + number % 2])
            )
        for y, tone in ((60, wood[3]), (67, wood[2]), (74, wood[1])):
            canvas.drawRoundRect(skia.Rect.MakeXYWH(0, y, 170, 7), 3, 3, fill_of(tone))
        canvas.drawRect(skia.Rect.MakeXYWH(4, 80, 162, 5), fill_of(wood[0], 0.7))
        if stage.mood.weather == "snow":
            snow = tones(stage.mood, SNOW, 1.0)
            canvas.drawRoundRect(skia.Rect.MakeXYWH(2, 54, 166, 9), 5, 5, fill_of(snow[3]))
            canvas.drawRoundRect(skia.Rect.MakeXYWH(4, 2, 162, 8), 4, 4, fill_of(snow[3]))

    return painted_sprite(stage, (170 * s, 100 * s), (85 * s, 100 * s), draw)
