"""Cottages with lit and shaded walls, windows that glow at night, and smoke from their chimneys."""

from __future__ import annotations

import math

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
from castmate.renderers.animatic.stage import Stage

LAMPLIGHT: Rgb = (255, 212, 120)


def cottage(
    stage: Stage,
    purpose: str,
    depth: float,
    *,
    wall: Rgb,
    roof: Rgb,
    size: float = 180.0,
    timber: Rgb | None = None,
    snowy: bool = False,
) -> Sprite:
    """A small house seen from the front, *size* units wide, its foot at the middle of its sill.

    Its door is at the left, two windows at the right and one in the gable. *timber* adds beams.
    """
    rng = stage.rng(purpose)
    s = size / 180
    white = snowy or stage.mood.weather == "snow"
    margin = 60.0

    def draw(canvas: skia.Canvas) -> None:
        canvas.translate((90 + margin) * s, 240 * s)
        canvas.scale(s, s)
        _paint_walls(canvas, stage, tones(stage.mood, wall, depth), timber, depth)
        _paint_openings(canvas, stage, depth, red_door=rng.random() < 0.5, blooms=not white)
        _paint_roof(canvas, stage, tones(stage.mood, roof, depth), depth, snowy=white)

    box = ((180 + 2 * margin) * s, 250 * s)
    return painted_sprite(stage, box, ((90 + margin) * s, 240 * s), draw)


def _paint_walls(
    canvas: skia.Canvas,
    stage: Stage,
    wall: tuple[Rgb, Rgb, Rgb, Rgb, Rgb],
    timber: Rgb | None,
    depth: float,
) -> None:
    front = polygon([(-82, 0), (-82, -96), (0, -176), (82, -96), (82, 0)])
    right = stage.mood.light_from >= 0
    ends = (wall[1], wall[3]) if right else (wall[3], wall[1])
    stops = ((0.0, colour(ends[0])), (1.0, colour(ends[1])))
    canvas.drawPath(front, gradient(((-82, 0), (82, 0)), stops))
    canvas.save()
    canvas.clipPath(front, doAntiAlias=True)
    rng = stage.rng("wall strokes")
    stroke = fill_of(wall[0], 0.13)
    for number in range(60):
        stroke.setColor(colour(wall[4] if number % 2 else wall[0], 0.16))
        stroke.setStrokeWidth(float(rng.uniform(2, 6)))
        x, y = float(rng.uniform(-82, 82)), float(rng.uniform(-170, 0))
        canvas.drawLine(x, y, x + float(rng.uniform(8, 30)), y, stroke)
    under = ((0.0, colour(wall[0], 0.6)), (1.0, colour(wall[0], 0.0)))
    canvas.drawRect(skia.Rect.MakeLTRB(-82, -104, 82, -70), gradient(((0, -104), (0, -70)), under))
    if timber is not None:
        beam = fill_of(tones(stage.mood, timber, depth)[1])
        beam.setStrokeWidth(7)
        for x0, y0, x1, y1 in ((-78, 0, -78, -96), (78, 0, 78, -96), (-82, -92, 82, -92),
                               (0, -92, 0, -160), (-44, -92, -8, -140), (44, -92, 8, -140),
                               (20, 0, 20, -92), (-82, -4, 82, -4)):  # fmt: skip
            canvas.drawLine(x0, y0, x1, y1, beam)
    canvas.restore()
    stone = tones(stage.mood, (150, 144, 146), depth)
    for number in range(9):
        x = -84 + number * 18.8
        block = skia.Rect.MakeXYWH(x, -10, 17.6, 12)
        canvas.drawRoundRect(block, 4, 4, fill_of(stone[1 + number % 3]))


def _paint_openings(
    canvas: skia.Canvas, stage: Stage, depth: float, *, red_door: bool, blooms: bool
) -> None:
    frame = tones(stage.mood, (244, 236, 220), depth)
    door = tones(stage.mood, (176, 66, 56) if red_door else (66, 112, 122), depth)
    canvas.drawRoundRect(skia.Rect.MakeXYWH(-61, -77, 44, 78), 20, 20, fill_of(frame[2]))
    leaf = skia.Rect.MakeXYWH(-57, -73, 36, 74)
    canvas.drawRoundRect(leaf, 17, 17, gradient(
        ((-57, 0), (-21, 0)), ((0.0, colour(door[3])), (1.0, colour(door[1])))))  # fmt: skip
    canvas.drawRect(skia.Rect.MakeXYWH(-57, -30, 36, 32), fill_of(door[2]))
    canvas.drawCircle(-27, -34, 2.4, fill_of((240, 204, 110)))
    canvas.drawRect(skia.Rect.MakeXYWH(-66, -3, 54, 6), fill_of(frame[1]))
    for x, y, w, h in ((36, -66, 32, 36), (-11, -134, 22, 28)):
        _paint_window(canvas, stage, skia.Rect.MakeXYWH(x, y, w, h), frame, depth)
    box = tones(stage.mood, (150, 98, 66), depth)
    canvas.drawRect(skia.Rect.MakeXYWH(32, -28, 40, 8), fill_of(box[2]))
    if blooms:
        bloom = tones(stage.mood, (232, 92, 104), depth)
        leafy = tones(stage.mood, (92, 150, 74), depth)
        for number in range(10):
            canvas.drawCircle(34 + number * 4, -30 - number % 3 * 2, 3.4, fill_of(leafy[2]))
        for number in range(6):
            canvas.drawCircle(35 + number * 6.6, -33 - number % 2 * 2, 2.6, fill_of(bloom[3]))


def _paint_window(
    canvas: skia.Canvas,
    stage: Stage,
    pane: skia.Rect,
    frame: tuple[Rgb, Rgb, Rgb, Rgb, Rgb],
    depth: float,
) -> None:
    canvas.drawRect(pane.makeOutset(4, 4), fill_of(frame[3]))
    if stage.mood.is_dark:
        x, y = pane.centerX(), pane.centerY()
        stops = ((0.0, colour((255, 236, 168))), (1.0, colour((250, 176, 86))))
        canvas.drawRect(pane, gradient(((0, pane.top()), (0, pane.bottom())), stops))
        canvas.drawCircle(x, y, 56, glow(x, y, 56, LAMPLIGHT, 0.5))
    else:
        glass = mixed(stage.mood.midsky, (60, 84, 110), 0.45)
        stops = ((0.0, colour(glass)), (1.0, colour(mixed(glass, (30, 40, 60), 0.5))))
        canvas.drawRect(pane, gradient(((0, pane.top()), (0, pane.bottom())), stops))
        shine = polygon(
            [
                (pane.left() + 3, pane.bottom() - 4),
                (pane.right() - 9, pane.top() + 2),
                (pane.right() - 3, pane.top() + 2),
                (pane.left() + 9, pane.bottom() - 4),
            ]
        )
        canvas.drawPath(shine, fill_of((255, 255, 255), 0.22))  # fmt: skip
    bar = fill_of(frame[2])
    bar.setStrokeWidth(2.6)
    canvas.drawLine(pane.centerX(), pane.top(), pane.centerX(), pane.bottom(), bar)
    canvas.drawLine(pane.left(), pane.centerY(), pane.right(), pane.centerY(), bar)
    shutter = tones(stage.mood, (86, 128, 116), depth)
    for left in (pane.left() - 16, pane.right() + 5):
        board = skia.Rect.MakeXYWH(left, pane.top() - 3, 11, pane.height() + 6)
        canvas.drawRect(board, fill_of(shutter[2]))
        canvas.drawRect(skia.Rect.MakeXYWH(left, pane.top() - 3, 4, pane.height() + 6),
                        fill_of(shutter[3]))  # fmt: skip


def _paint_roof(
    canvas: skia.Canvas,
    stage: Stage,
    roof: tuple[Rgb, Rgb, Rgb, Rgb, Rgb],
    depth: float,
    *,
    snowy: bool,
) -> None:
    brick = tones(stage.mood, (164, 104, 88), depth)
    lit_right = stage.mood.light_from >= 0
    canvas.drawRect(skia.Rect.MakeXYWH(26, -196, 22, 56), fill_of(brick[2]))
    canvas.drawRect(skia.Rect.MakeXYWH(26 if not lit_right else 40, -196, 8, 56), fill_of(brick[3]))
    canvas.drawRect(skia.Rect.MakeXYWH(23, -201, 28, 8), fill_of(brick[1]))
    for way in (-1, 1):
        lit = (way > 0) == lit_right
        slab = [(0, -190), (way * 104, -88), (way * 92, -76), (0, -166)]
        canvas.drawPath(polygon([(x, y + 7) for x, y in slab]), fill_of(roof[0], 0.5))
        canvas.drawPath(polygon(slab), fill_of(roof[3 if lit else 1]))
        tile = fill_of(roof[4 if lit else 2], 0.8)
        tile.setStrokeWidth(2)
        for number in range(1, 12):
            share = number / 12
            x, y = way * 104 * share, -190 + 102 * share
            canvas.drawLine(x, y + 2, x - way * 9, y + 17, tile)
        if snowy:
            white = tones(stage.mood, SNOW, depth)[3 if lit else 1]
            drift = [(0, -198), (way * 50, -150), (way * 108, -94), (way * 102, -84),
                     (way * 60, -122), (way * 30, -150), (0, -176)]  # fmt: skip
            canvas.drawPath(polygon(drift), fill_of(white))


class Smoke:
    """Smoke that curls from a chimney at (x, y), in puffs that grow and fade."""

    def __init__(self, stage: Stage, x: float, y: float, *, scale: float = 1.0) -> None:
        self._at, self._scale = (x, y), scale
        self._seed = float(stage.rng("smoke").random())
        tone = mixed(stage.mood.haze, stage.mood.key, 0.35)

        def draw(canvas: skia.Canvas) -> None:
            canvas.drawCircle(20, 20, 20, glow(20, 20, 20, tone, 0.9))

        self._puff = painted_sprite(stage, (40, 40), (20, 20), draw)

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """The puffs where they have risen to after *seconds*."""
        count, paint = 8, skia.Paint()
        for number in range(count):
            age = (seconds / 6.0 + number / count + self._seed) % 1.0
            sideways = 40 * age**1.4 + 8 * math.sin(2.2 * age * math.pi + number * 2.1)
            paint.setAlphaf(0.75 * min(1.0, age * 6) * (1 - age) ** 1.2)
            x = self._at[0] + sideways * self._scale
            y = self._at[1] - 104 * age * self._scale
            self._puff.place(canvas, x, y, (0.45 + 1.1 * age) * self._scale, paint=paint)
