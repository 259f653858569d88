"""Faces: eyes, and a mouth that fits the kind. Patterns stay away from them."""

from __future__ import annotations

import skia

from castmate.renderers.animatic.canvas import fill, stroke
from castmate.renderers.animatic.creature.coat import INK, ball, outline_of, paint_shape
from castmate.renderers.animatic.creature.genome import Genome
from castmate.renderers.animatic.mood import Rgb, mixed

_WHITE: Rgb = (255, 255, 252)
_BEAK: Rgb = (240, 164, 58)


def paint_face(
    canvas: skia.Canvas, genome: Genome, body: skia.Path, *, asleep: bool = False
) -> None:
    """Eyes (closed ones, if *asleep*), cheeks and mouth on *body*."""
    box = body.getBounds()
    level = box.top() + 40
    for x, radius in _eyes(genome, box.width()):
        (_paint_closed_eye if asleep else _paint_eye)(canvas, genome, x, level, radius)
    cheek = fill((244, 140, 140), 0.5)
    for side in (-1, 1):
        canvas.drawOval(skia.Rect.MakeXYWH(side * box.width() * 0.3 - 8, level + 15, 16, 9), cheek)
    _paint_mouth(canvas, genome, level + 25)


def _eyes(genome: Genome, width: float) -> list[tuple[float, float]]:
    """Place and radius of each eye."""
    if genome.eyes == 1:
        return [(0.0, 21.0)]
    if genome.eyes == 3:
        return [(-27.0, 11.5), (0.0, 13.5), (27.0, 11.5)]
    apart = min(25.0, width * 0.2)
    return [(-apart, 15.5), (apart, 15.5)]


def _paint_eye(canvas: skia.Canvas, genome: Genome, x: float, y: float, radius: float) -> None:
    white = skia.Rect.MakeXYWH(x - radius, y - radius * 1.1, 2 * radius, 2.2 * radius)
    canvas.drawOval(white, ball(white, _WHITE))
    canvas.drawOval(white, stroke(outline_of(genome.coat), 1.8))
    inward = -0.12 * x / max(1.0, abs(x)) * radius if x else 0.0
    canvas.drawCircle(x + inward, y + 1, radius * 0.66, fill(mixed(genome.iris, INK, 0.25)))
    canvas.drawCircle(x + inward, y + 2, radius * 0.58, fill(genome.iris))
    canvas.drawCircle(x + inward, y + 1, radius * 0.38, fill(INK))
    canvas.drawCircle(x + inward - radius * 0.2, y - radius * 0.26, radius * 0.19, fill(_WHITE))
    canvas.drawCircle(x + inward + radius * 0.2, y + radius * 0.3, radius * 0.09, fill(_WHITE))


def _paint_closed_eye(
    canvas: skia.Canvas, genome: Genome, x: float, y: float, radius: float
) -> None:
    """The lid that hides the eye, and its lashes."""
    lid = skia.Path()
    lid.addOval(skia.Rect.MakeXYWH(x - radius, y - radius * 1.1, 2 * radius, 2.2 * radius))
    paint_shape(canvas, lid, mixed(genome.coat, genome.second, 0.25), line=1.4)
    lashes = skia.Path()
    lashes.moveTo(x - radius * 0.8, y + radius * 0.1)
    lashes.quadTo(x, y + radius * 0.95, x + radius * 0.8, y + radius * 0.1)
    canvas.drawPath(lashes, stroke(outline_of(genome.coat), 3.0))


def _paint_mouth(canvas: skia.Canvas, genome: Genome, y: float) -> None:
    match genome.mouth:
        case "beak":
            _beak(canvas, y)
        case "muzzle":
            _muzzle(canvas, genome, y)
        case "trunk":
            _trunk(canvas, genome, y)
        case "grille":
            _grille(canvas, genome, y)
        case "fangs":
            _open_mouth(canvas, genome, y, fangs=True)
        case "smile":
            _open_mouth(canvas, genome, y, fangs=False)


def _beak(canvas: skia.Canvas, y: float) -> None:
    beak = skia.Path()
    beak.moveTo(-13, y - 9)
    beak.quadTo(0, y - 16, 13, y - 9)
    beak.quadTo(6, y + 8, 0, y + 11)
    beak.quadTo(-6, y + 8, -13, y - 9)
    beak.close()
    paint_shape(canvas, beak, _BEAK, line=1.8)


def _muzzle(canvas: skia.Canvas, genome: Genome, y: float) -> None:
    muzzle = skia.Rect.MakeXYWH(-21, y - 12, 42, 28)
    canvas.drawOval(muzzle, ball(muzzle, genome.second))
    nose = skia.Path()
    nose.addOval(skia.Rect.MakeXYWH(-8, y - 11, 16, 11))
    paint_shape(canvas, nose, mixed(INK, genome.coat, 0.15), line=1.2)
    canvas.drawOval(skia.Rect.MakeXYWH(-5, y - 9.5, 5, 3), fill(_WHITE, 0.7))
    line = stroke(INK, 1.8)
    for side in (-1, 1):
        lip = skia.Path()
        lip.moveTo(0, y)
        lip.quadTo(side * 1, y + 9, side * 11, y + 6)
        canvas.drawPath(lip, line)


def _trunk(canvas: skia.Canvas, genome: Genome, y: float) -> None:
    trunk = skia.Path()
    trunk.moveTo(-10, y - 12)
    trunk.cubicTo(-12, y + 20, -6, y + 34, 12, y + 40)
    trunk.cubicTo(20, y + 42, 24, y + 32, 16, y + 28)
    trunk.cubicTo(6, y + 22, 8, y + 8, 10, y - 12)
    trunk.close()
    paint_shape(canvas, trunk, genome.coat, line=2.0)
    line = stroke(outline_of(genome.coat), 1.2, 0.6)
    for step in (0, 9, 18):
        canvas.drawLine(-8, y + step, 6, y + step + 1, line)


def _grille(canvas: skia.Canvas, genome: Genome, y: float) -> None:
    grille = skia.Path()
    grille.addRoundRect(skia.Rect.MakeXYWH(-20, y - 4, 40, 15), 5, 5)
    paint_shape(canvas, grille, mixed(genome.coat, INK, 0.55), line=1.6)
    for x in (-12, -4, 4, 12):
        canvas.drawLine(x, y - 1, x, y + 8, stroke(genome.second, 2.0, 0.9))


def _open_mouth(canvas: skia.Canvas, genome: Genome, y: float, *, fangs: bool) -> None:
    mouth = skia.Path()
    mouth.moveTo(-17, y - 2)
    mouth.quadTo(0, y + 5, 17, y - 2)
    mouth.quadTo(13, y + 15, 0, y + 15)
    mouth.quadTo(-13, y + 15, -17, y - 2)
    mouth.close()
    canvas.drawPath(mouth, fill((112, 30, 52)))
    canvas.save()
    canvas.clipPath(mouth, doAntiAlias=True)
    canvas.drawCircle(0, y + 17, 9, fill((240, 128, 136)))
    for x in (-10, 10) if fangs else ():
        fang = skia.Path()
        fang.moveTo(x - 4, y - 2)
        fang.lineTo(x + 4, y - 2)
        fang.lineTo(x, y + 7)
        fang.close()
        canvas.drawPath(fang, fill(_WHITE))
    canvas.restore()
    canvas.drawPath(mouth, stroke(outline_of(genome.coat), 1.8))
