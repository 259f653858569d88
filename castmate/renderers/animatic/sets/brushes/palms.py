"""Palms and large tropical leaves, painted leaflet by leaflet."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.grass import painted_sprite
from castmate.renderers.animatic.sets.brushes.palette import fill_of, tones
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.terrain import weathered
from castmate.renderers.animatic.sets.brushes.volume import light_direction
from castmate.renderers.animatic.stage import Stage


def frond(
    canvas: skia.Canvas,
    stage: Stage,
    rng: np.random.Generator,
    of: Rgb,
    depth: float,
    *,
    root: tuple[float, float],
    angle: float,
    length: float,
    droop: float = 0.9,
) -> None:
    """One feathered leaf from *root*, leaving at *angle* (radians, 0 to the right, up positive)."""
    steps = tones(stage.mood, weathered(stage.mood, of, snow=0.35), depth)
    right, down, _ = light_direction(stage.mood)
    facing = 0.5 + 0.5 * (math.cos(angle) * right - math.sin(angle) * down)
    x, y = root
    heading = angle
    pieces = 22
    for number in range(pieces):
        share = number / pieces
        heading -= droop * math.copysign(1, math.cos(angle)) * 2.2 / pieces * (0.35 + share)
        step = length / pieces
        next_x, next_y = x + step * math.cos(heading), y - step * math.sin(heading)
        reach = length * 0.30 * math.sin(math.pi * min(1.0, 0.14 + share * 0.9)) ** 0.7
        for side in (-1, 1):
            out = heading + side * (1.05 - 0.45 * share) + float(rng.normal(0, 0.08))
            tip_x = x + reach * math.cos(out)
            tip_y = y - reach * math.sin(out) + reach * 0.28
            leaflet = skia.Path()
            leaflet.moveTo(x, y)
            leaflet.quadTo(x + 0.55 * (tip_x - x), y + 0.55 * (tip_y - y) - 3.4, tip_x, tip_y)
            leaflet.quadTo(x + 0.45 * (tip_x - x), y + 0.5 * (tip_y - y) + 4.0, next_x, next_y)
            leaflet.close()
            up = 1 if math.sin(out) > 0.1 else 0
            level = min(3.6, max(0.2, 0.4 + 2.0 * facing + up + float(rng.normal(0, 0.35))))
            low = int(level)
            tone = mixed(steps[low], steps[min(4, low + 1)], level - low)
            canvas.drawPath(leaflet, fill_of(tone))
        rib = fill_of(steps[3])
        rib.setStrokeWidth(2.6 * (1 - share) + 0.6)
        canvas.drawLine(x, y, next_x, next_y, rib)
        x, y = next_x, next_y


def palm(
    stage: Stage,
    purpose: str,
    depth: float,
    *,
    height: float = 420.0,
    lean: float = 120.0,
    leaf: Rgb = (86, 158, 70),
    bark: Rgb = (168, 128, 92),
) -> Sprite:
    """A palm whose head stands *lean* units right of its foot (left when negative)."""
    rng = stage.rng(purpose)
    spread = height * 0.46
    size = (2 * (abs(lean) + spread), height + spread * 0.75)
    foot = (size[0] / 2, size[1])
    head = (foot[0] + lean, foot[1] - height)

    def draw(canvas: skia.Canvas) -> None:
        angles = np.linspace(-0.5, math.pi + 0.5, 11) + rng.normal(0, 0.09, 11)
        order = sorted(angles.tolist(), key=lambda a: -abs(math.sin(a)))
        back, front = order[:5], order[5:]
        dim = mixed(leaf, (30, 70, 60), 0.35)
        for angle in back:
            frond(canvas, stage, rng, dim, depth, root=head, angle=angle,
                  length=spread * rng.uniform(0.85, 1.05))  # fmt: skip
        _paint_stem(canvas, stage, rng, bark, depth, foot, head, height)
        for angle in front:
            frond(canvas, stage, rng, leaf, depth, root=head, angle=angle,
                  length=spread * rng.uniform(0.85, 1.1))  # fmt: skip
        nut = tones(stage.mood, (120, 84, 56), depth)
        for across, down in ((-9, 8), (7, 10), (-1, 15)):
            canvas.drawCircle(head[0] + across, head[1] + down, 9, fill_of(nut[1]))
            canvas.drawCircle(head[0] + across - 2, head[1] + down - 2, 5, fill_of(nut[3]))

    return painted_sprite(stage, size, foot, draw)


def _paint_stem(
    canvas: skia.Canvas,
    stage: Stage,
    rng: np.random.Generator,
    bark: Rgb,
    depth: float,
    foot: tuple[float, float],
    head: tuple[float, float],
    height: float,
) -> None:
    steps = tones(stage.mood, bark, depth)
    right = light_direction(stage.mood)[0]
    rings = int(height / 9)
    for number in range(rings + 1):
        share = number / rings
        bow = share**1.7
        x = foot[0] + (head[0] - foot[0]) * bow
        y = foot[1] + (head[1] - foot[1]) * share
        half = height * (0.036 - 0.018 * share) + (4 * (1 - share) ** 6)
        band = skia.Rect.MakeLTRB(x - half, y - 8, x + half, y + 6)
        canvas.drawRoundRect(band, 4, 5, fill_of(mixed(steps[1], steps[2], 0.35)))
        lit = skia.Rect.MakeLTRB(x - half * 0.75 + right * half * 0.45, y - 7,
                                 x + half * 0.55 + right * half * 0.45, y + 2)  # fmt: skip
        canvas.drawRoundRect(lit, 4, 4, fill_of(mixed(steps[2], steps[3], float(rng.random()))))


def broad_leaf(
    canvas: skia.Canvas,
    stage: Stage,
    of: Rgb,
    depth: float,
    *,
    root: tuple[float, float],
    angle: float,
    length: float,
    width: float = 0.42,
) -> None:
    """One large smooth leaf with a lit and a shaded half and veins."""
    steps = tones(stage.mood, of, depth)
    canvas.save()
    canvas.translate(*root)
    canvas.rotate(-math.degrees(angle))
    half = length * width / 2
    bend = length * 0.10
    right = light_direction(stage.mood)[0]
    upper_lit = math.cos(angle) > 0 or right * math.sin(angle) > 0
    for side, lit in ((-1, upper_lit), (1, not upper_lit)):
        path = skia.Path()
        path.moveTo(0, 0)
        path.cubicTo(length * 0.2, side * half * 1.5, length * 0.75, side * half * 1.2 + bend,
                     length, bend * 1.6)  # fmt: skip
        path.quadTo(length * 0.5, -bend * 0.2, 0, 0)
        path.close()
        canvas.drawPath(path, fill_of(steps[3 if lit else 1]))
        vein = fill_of(steps[2], 0.7)
        vein.setStrokeWidth(1.6)
        for number in range(1, 7):
            x = length * number / 8
            canvas.drawLine(x, 0, x + length * 0.11, side * half * 0.72, vein)
    rib = fill_of(steps[4], 0.8)
    rib.setStyle(skia.Paint.kStroke_Style)
    rib.setStrokeWidth(2.4)
    spine = skia.Path()
    spine.moveTo(0, 0)
    spine.quadTo(length * 0.5, -bend * 0.2, length, bend * 1.6)
    canvas.drawPath(spine, rib)
    canvas.restore()


def fern(stage: Stage, purpose: str, of: Rgb, depth: float, *, size: float = 80.0) -> Sprite:
    """A fern: feathered leaves that fan out from one root, *size* units tall."""
    rng = stage.rng(purpose)
    box = (size * 2.4, size * 1.15)
    root = (box[0] / 2, box[1])

    def draw(canvas: skia.Canvas) -> None:
        angles = np.linspace(0.35, math.pi - 0.35, 7) + rng.normal(0, 0.08, 7)
        for angle in sorted(angles.tolist(), key=lambda a: -math.sin(a)):
            frond(canvas, stage, rng, of, depth, root=root, angle=angle,
                  length=size * rng.uniform(0.85, 1.1), droop=0.42)  # fmt: skip

    return painted_sprite(stage, box, root, draw)
