"""What grows and stands in a garden: sunflowers, a rose arch, a watering can, a bird bath."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.grass import painted_sprite
from castmate.renderers.animatic.sets.brushes.outline import polygon, smooth
from castmate.renderers.animatic.sets.brushes.palette import (
    SNOW,
    colour,
    fill_of,
    gradient,
    tones,
)
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.terrain import paint_cast_shadow
from castmate.renderers.animatic.stage import Stage

LEAF: Rgb = (96, 156, 72)


def sunflower(stage: Stage, purpose: str, *, size: float = 170.0) -> Sprite:
    """A sunflower, *size* units tall, its foot at its root."""
    rng = stage.rng(purpose)
    green = tones(stage.mood, LEAF, 1.0)
    gold = tones(stage.mood, (252, 196, 50), 1.0)
    brown = tones(stage.mood, (116, 74, 48), 1.0)
    lean = float(rng.uniform(-8, 8))

    def draw(canvas: skia.Canvas) -> None:
        canvas.scale(size / 170, size / 170)
        stem = fill_of(green[1])
        stem.setStrokeWidth(5)
        canvas.drawLine(45, 170, 45 + lean, 40, stem)
        for number, y in enumerate((140, 112, 84)):
            way = 1 if number % 2 else -1
            leaf = [
                (45, y),
                (45 + way * 18, y - 16),
                (45 + way * 36, y - 8),
                (45 + way * 20, y + 4),
            ]
            canvas.drawPath(smooth(leaf), fill_of(green[2 + number % 2]))
        for ring, reach in ((0, 30), (1, 25)):
            for number in range(16):
                canvas.save()
                canvas.translate(45 + lean, 38)
                canvas.rotate(number * 22.5 + ring * 11)
                petal = skia.Rect.MakeXYWH(10, -4.6, reach - 10, 9.2)
                canvas.drawOval(petal, fill_of(gold[2 + ring]))
                canvas.restore()
        canvas.drawCircle(45 + lean, 38, 14, fill_of(brown[1]))
        canvas.drawCircle(43 + lean, 36, 10, fill_of(brown[2]))
        for _ in range(26):
            turn, out = rng.uniform(0, 6.3), 12 * math.sqrt(rng.random())
            dot = fill_of(brown[4] if rng.random() < 0.5 else brown[0])
            canvas.drawCircle(45 + lean + out * math.cos(turn), 38 + out * math.sin(turn), 1.2, dot)

    k = size / 170
    return painted_sprite(stage, (90 * k, 172 * k), (45 * k, 170 * k), draw)


def paint_rose_arch(
    canvas: skia.Canvas, stage: Stage, x: float, y: float, size: float = 1.0
) -> None:
    """A wooden arch grown over with roses, standing over (x, y), 190 units tall at *size* 1."""
    rng = stage.rng("rose arch")
    wood = tones(stage.mood, (246, 240, 230), 0.9)
    green, rose = tones(stage.mood, LEAF, 0.9), tones(stage.mood, (236, 96, 124), 0.9)
    canvas.save()
    canvas.translate(x, y)
    canvas.scale(size, size)
    frame = fill_of(wood[2])
    frame.setStyle(skia.Paint.kStroke_Style)
    for half, tone, wide in ((66, wood[1], 7.0), (58, wood[3], 7.0)):
        frame.setColor(colour(tone))
        frame.setStrokeWidth(wide)
        arch = skia.Path()
        arch.moveTo(-half, 0)
        arch.lineTo(-half, -116)
        arch.cubicTo(-half, -196, half, -196, half, -116)
        arch.lineTo(half, 0)
        canvas.drawPath(arch, frame)
    for number in range(6):
        rung = skia.Rect.MakeXYWH(-68, -18 - number * 20, 12, 4)
        canvas.drawRect(rung, fill_of(wood[3]))
        canvas.drawRect(rung.makeOffset(124, 0), fill_of(wood[1]))
    for number in range(230):
        share = number / 230
        turn = math.pi * (1.18 - 1.36 * share)
        out = 64 + float(rng.normal(0, 8))
        at_x = out * math.cos(turn) * 1.02
        at_y = -112 - out * math.sin(turn) * 0.98 if 0 < turn < math.pi else -112 * rng.random()
        at_x = math.copysign(62, at_x) + float(rng.normal(0, 7)) if not 0 < turn < math.pi else at_x
        lit = 1 + int(rng.integers(3))
        leaf = skia.Rect.MakeXYWH(at_x - 5, at_y - 3.4, 10, 7)
        canvas.drawOval(leaf, fill_of(green[lit]))
        if number % 4 == 0 and stage.mood.weather != "snow":
            canvas.drawCircle(at_x, at_y - 2, 5.6, fill_of(rose[1]))
            canvas.drawCircle(at_x - 0.8, at_y - 3, 4.2, fill_of(rose[2]))
            canvas.drawCircle(at_x - 1.2, at_y - 3.8, 2, fill_of(rose[4]))
    canvas.restore()


def paint_watering_can(canvas: skia.Canvas, stage: Stage, x: float, y: float) -> None:
    """A tin watering can standing at (x, y)."""
    tin = tones(stage.mood, (110, 164, 186), 1.0)
    paint_cast_shadow(canvas, stage, x, y, 66, strength=0.34)
    line = fill_of(tin[1])
    line.setStyle(skia.Paint.kStroke_Style)
    line.setStrokeWidth(5)
    handle = skia.Path()
    handle.moveTo(x + 20, y - 44)
    handle.cubicTo(x + 56, y - 58, x + 54, y - 10, x + 22, y - 10)
    canvas.drawPath(handle, line)
    spout = polygon([(x - 22, y - 16), (x - 58, y - 52), (x - 50, y - 56), (x - 20, y - 28)])
    canvas.drawPath(spout, fill_of(tin[2]))
    rose = [(x - 66, y - 50), (x - 50, y - 66), (x - 46, y - 60), (x - 60, y - 46)]
    canvas.drawPath(polygon(rose), fill_of(tin[3]))
    body = polygon([(x - 23, y - 46), (x + 23, y - 46), (x + 27, y), (x - 27, y)])
    sides = ((0.0, colour(tin[1])), (0.4, colour(tin[4])), (1.0, colour(tin[1])))
    canvas.drawPath(body, gradient(((x - 27, 0), (x + 27, 0)), sides))
    canvas.drawOval(skia.Rect.MakeXYWH(x - 23, y - 51, 46, 10), fill_of(tin[0]))


def paint_bird_bath(canvas: skia.Canvas, stage: Stage, x: float, y: float) -> None:
    """A stone bird bath at (x, y) with a robin on its rim."""
    stone = tones(stage.mood, (198, 192, 186), 1.0)
    paint_cast_shadow(canvas, stage, x, y, 96)
    sides = ((0.0, colour(stone[1])), (0.5, colour(stone[3])), (1.0, colour(stone[1])))
    shade = gradient(((x - 50, 0), (x + 50, 0)), sides)
    column = [(x - 26, y), (x - 20, y - 12), (x - 10, y - 30), (x - 9, y - 62), (x + 9, y - 62),
              (x + 10, y - 30), (x + 20, y - 12), (x + 26, y)]  # fmt: skip
    canvas.drawPath(polygon(column), shade)
    bowl = skia.Path()
    bowl.moveTo(x - 54, y - 86)
    bowl.cubicTo(x - 44, y - 52, x + 44, y - 52, x + 54, y - 86)
    bowl.close()
    canvas.drawPath(bowl, shade)
    canvas.drawOval(skia.Rect.MakeXYWH(x - 54, y - 95, 108, 19), fill_of(stone[3]))
    water = tones(stage.mood, SNOW, 1.0)[3] if stage.mood.weather == "snow" else mixed(
        stage.mood.midsky, (60, 110, 140), 0.25)  # fmt: skip
    canvas.drawOval(skia.Rect.MakeXYWH(x - 46, y - 92, 92, 13), fill_of(water))
    brown = tones(stage.mood, (140, 112, 92), 1.0)
    red = tones(stage.mood, (232, 110, 66), 1.0)
    robin = [(x + 30, y - 100), (x + 44, y - 116), (x + 58, y - 108), (x + 70, y - 92),
             (x + 46, y - 90)]  # fmt: skip
    canvas.drawPath(smooth(robin), fill_of(brown[2]))
    canvas.drawOval(skia.Rect.MakeXYWH(x + 32, y - 108, 16, 16), fill_of(red[2]))
    canvas.drawCircle(x + 38, y - 112, 8.5, fill_of(brown[3]))
    canvas.drawPath(
        polygon([(x + 30, y - 113), (x + 23, y - 110), (x + 30, y - 109)]), fill_of(red[1])
    )
    canvas.drawCircle(x + 35, y - 114, 1.6, fill_of((20, 20, 30)))


def paint_vegetable_rows(
    canvas: skia.Canvas, stage: Stage, span: tuple[float, float], y: float, *, rows: int = 2
) -> None:
    """Rows of lettuce and carrots in dark earth over the *span* of x, the first row at *y*."""
    earth = tones(stage.mood, (132, 96, 72), 1.0)
    rng = stage.rng(f"rows {span[0]:.0f}")
    for row in range(rows):
        low = y + row * 22
        bed = [
            (span[0], low + 9),
            (span[0] + 12, low - 4),
            (span[1] - 12, low - 4),
            (span[1], low + 9),
        ]
        canvas.drawPath(polygon(bed), fill_of(earth[1]))
        canvas.drawPath(polygon([(a, b - 4) for a, b in bed]), fill_of(earth[2]))
        green = tones(stage.mood, ((150, 196, 92), (92, 160, 72))[row % 2], 1.0)
        for x in np.arange(span[0] + 20, span[1] - 8, 25).tolist():
            for number in range(7):
                turn = math.pi * (0.1 + 0.8 * number / 6)
                reach = 9 + 4 * float(rng.random())
                leaf = skia.Rect.MakeXYWH(
                    x + reach * 0.7 * math.cos(turn) - 5,
                    low - 3 - reach * math.sin(turn) - 5,
                    10,
                    11,
                )
                canvas.drawOval(leaf, fill_of(green[1 + number % 3]))  # fmt: skip
