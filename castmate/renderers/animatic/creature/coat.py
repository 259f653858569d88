"""Coats: how the surface of a creature is lit and covered."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.canvas import colour, fill, stroke
from castmate.renderers.animatic.creature.genome import Genome
from castmate.renderers.animatic.mood import Rgb, mixed

INK: Rgb = (38, 30, 48)


def outline_of(coat: Rgb) -> Rgb:
    """The colour of a drawn line round something of colour *coat*."""
    return mixed(coat, INK, 0.62)


def ball(box: skia.Rect, coat: Rgb) -> skia.Paint:
    """A brush for a round thing lit from the upper left."""
    light, dark = mixed(coat, (255, 252, 240), 0.42), mixed(coat, INK, 0.34)
    centre = skia.Point(box.left() + 0.34 * box.width(), box.top() + 0.24 * box.height())
    shader = skia.GradientShader.MakeRadial(
        centre,
        0.95 * max(box.width(), box.height()),
        [colour(light), colour(coat), colour(dark)],
        [0.0, 0.42, 1.0],
    )
    return skia.Paint(AntiAlias=True, Shader=shader)


def paint_shape(canvas: skia.Canvas, path: skia.Path, coat: Rgb, *, line: float = 2.4) -> None:
    """*path* as a lit, outlined thing of colour *coat*."""
    canvas.drawPath(path, ball(path.getBounds(), coat))
    canvas.drawPath(path, stroke(outline_of(coat), line))


def paint_covering(canvas: skia.Canvas, genome: Genome, path: skia.Path) -> None:
    """Fur, scales or feathers over *path*; fur also grows beyond its edge."""
    match genome.covering:
        case "fur":
            _fur(canvas, genome, path)
        case "scales":
            _scales(canvas, genome, path)
        case "feathers":
            _feathers(canvas, genome, path)
        case "smooth":
            _gloss(canvas, path)


def _fur(canvas: skia.Canvas, genome: Genome, path: skia.Path) -> None:
    draw = np.random.default_rng(genome.chance)
    box = path.getBounds()
    tones = [mixed(genome.coat, INK, 0.3), genome.coat, mixed(genome.coat, (255, 250, 235), 0.35)]
    for _ in range(int(box.width() * box.height() / 11)):
        x, y = draw.uniform(box.left(), box.right()), draw.uniform(box.top(), box.bottom())
        if not path.contains(x, y):
            continue
        angle = math.atan2(y - box.centerY() + 26, x - box.centerX()) + draw.normal(0, 0.3)
        reach = 7.5 * draw.uniform(0.6, 1.15)
        tone = tones[int(draw.integers(3))]
        hair = stroke(tone, draw.uniform(0.8, 1.5), draw.uniform(0.3, 0.7))
        canvas.drawLine(x, y, x + reach * math.cos(angle), y + reach * math.sin(angle), hair)


def _scales(canvas: skia.Canvas, genome: Genome, path: skia.Path) -> None:
    """Rows of little bows, each row half a step aside, as roofs have."""
    _rows(
        canvas, path, stroke(mixed(genome.coat, INK, 0.4), 1.3, 0.55), pitch=12, wide=12, drop=0.715
    )


def _feathers(canvas: skia.Canvas, genome: Genome, path: skia.Path) -> None:
    """Single tips with room between them: touching ones would be a net."""
    tip = stroke(mixed(genome.coat, genome.second, 0.4), 1.4, 0.5)
    _rows(canvas, path, tip, pitch=21, wide=8, drop=0.9)


def _rows(
    canvas: skia.Canvas,
    path: skia.Path,
    line: skia.Paint,
    *,
    pitch: float,
    wide: float,
    drop: float,
) -> None:
    """Bows *wide* units wide and *drop* times as deep, one every *pitch*, within *path*."""
    box = path.getBounds()
    canvas.save()
    canvas.clipPath(path, doAntiAlias=True)
    for row in range(int(box.height() / (pitch * 0.7)) + 1):
        y = box.top() + row * pitch * 0.7
        x = box.left() - (row % 2) * pitch / 2
        while x < box.right():
            bow = skia.Path()
            bow.moveTo(x, y)
            bow.quadTo(x + wide / 2, y + wide * drop, x + wide, y)
            canvas.drawPath(bow, line)
            x += pitch
    canvas.restore()


def _gloss(canvas: skia.Canvas, path: skia.Path) -> None:
    box = path.getBounds()
    canvas.save()
    canvas.clipPath(path, doAntiAlias=True)
    shine = skia.Paint(
        AntiAlias=True,
        Color=colour((255, 255, 255), 0.4),
        MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 4),
    )
    canvas.drawOval(
        skia.Rect.MakeXYWH(
            box.left() + 0.16 * box.width(), box.top() + 0.07 * box.height(),
            0.3 * box.width(), 0.13 * box.height(),
        ),
        shine,
    )  # fmt: skip
    canvas.restore()


def paint_pattern(canvas: skia.Canvas, genome: Genome, path: skia.Path) -> None:
    """Stripes or spots on sides and top of *path*, never where face and belly are."""
    box = path.getBounds()
    draw = np.random.default_rng(genome.chance + 1)
    brush = fill(genome.marks, 0.85)
    canvas.save()
    canvas.clipPath(path, doAntiAlias=True)
    if genome.pattern == "stripes":
        for side in (-1, 1):
            edge = box.right() if side > 0 else box.left()
            for row in range(5):
                y = box.top() + (0.24 + 0.155 * row) * box.height() + draw.uniform(-2, 2)
                canvas.drawPath(
                    _stripe(edge, y, side, box.width() * draw.uniform(0.2, 0.27)), brush
                )
    if genome.pattern == "spots":
        for _ in range(15):
            side = 1 if draw.random() < 0.5 else -1
            x = box.centerX() + side * box.width() * draw.uniform(0.34, 0.49)
            y = box.top() + box.height() * draw.uniform(0.04, 0.94)
            canvas.drawCircle(x, y, draw.uniform(3.5, 8.5), brush)
    canvas.restore()


def _stripe(edge: float, y: float, side: int, length: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(edge + side * 4, y - 6)
    path.quadTo(edge - side * length * 0.6, y - 4, edge - side * length, y + 5)
    path.quadTo(edge - side * length * 0.5, y + 7, edge + side * 4, y + 6)
    path.close()
    return path
