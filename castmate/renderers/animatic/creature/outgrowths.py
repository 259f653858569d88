"""What grows out of a creature: ears, horns, wings and tails."""

from __future__ import annotations

from collections.abc import Sequence

import skia

from castmate.renderers.animatic.canvas import fill, stroke
from castmate.renderers.animatic.creature.coat import outline_of, paint_covering, paint_shape
from castmate.renderers.animatic.creature.genome import Genome
from castmate.renderers.animatic.mood import Rgb, mixed

_HORN: Rgb = (240, 212, 150)
_PINK: Rgb = (242, 166, 164)

# Each is a list of numbers for moveTo (2) and then cubicTo (6 each), for the right-hand side;
# x is from the middle, y from the top of the head.
_EARS = {
    "round": [(24, 10), (28, -22, 66, -22, 62, 12), (60, 30, 44, 30, 40, 26)],
    "pointed": [(14, 8), (18, -16, 34, -38, 44, -42), (52, -26, 56, 2, 52, 26)],
    "long": [(8, 10), (0, -34, 14, -50, 26, -46), (40, -40, 36, -10, 30, 12)],
    "floppy": [(24, 4), (52, -10, 72, 8, 74, 40), (74, 62, 54, 62, 50, 42),
               (48, 30, 44, 26, 38, 22)],
}  # fmt: skip
_HORNS = {
    "two": [(18, 8), (18, -14, 28, -30, 42, -34), (40, -18, 44, -4, 38, 12)],
    "one": [(-9, 4), (-6, -18, -2, -34, 0, -44), (2, -34, 6, -18, 9, 4)],
    "antlers": [(14, 8), (16, -14, 20, -24, 30, -42), (30, -30, 30, -24, 29, -22),
                (36, -26, 42, -30, 48, -36), (44, -20, 34, -14, 28, -8), (26, -2, 24, 4, 23, 10)],
}  # fmt: skip


def _drawn(strokes: Sequence[tuple[float, ...]], top: float) -> skia.Path:
    path = skia.Path()
    path.moveTo(strokes[0][0], strokes[0][1] + top)
    for x1, y1, x2, y2, x, y in strokes[1:]:
        path.cubicTo(x1, y1 + top, x2, y2 + top, x, y + top)
    path.close()
    return path


def paint_ears(canvas: skia.Canvas, genome: Genome, body: skia.Path) -> None:
    """Both ears, behind the head of *body*."""
    if genome.ears == "none":
        return
    top = body.getBounds().top()
    ear = _drawn(_EARS[genome.ears], top)
    inner = skia.Path()
    box = ear.getBounds()
    ear.transform(
        skia.Matrix.Translate(-box.centerX(), -box.centerY())
        .postScale(0.55, 0.6)
        .postTranslate(box.centerX(), box.centerY()),
        inner,
    )
    for side in (-1, 1):
        canvas.save()
        canvas.scale(side, 1)
        paint_shape(canvas, ear, genome.coat)
        if genome.covering == "fur":
            paint_covering(canvas, genome, ear)
        canvas.drawPath(inner, fill(mixed(_PINK, genome.coat, 0.2)))
        canvas.restore()


def paint_horns(canvas: skia.Canvas, genome: Genome, body: skia.Path) -> None:
    """Horns or feelers on the head of *body*."""
    top = body.getBounds().top()
    if genome.horns == "none":
        return
    if genome.horns == "antennae":
        _paint_antennae(canvas, genome, top)
        return
    horn = _drawn(_HORNS[genome.horns], top)
    coat = mixed(_HORN, (150, 104, 64), 0.55 if genome.horns == "antlers" else 0.0)
    for side in (1,) if genome.horns == "one" else (-1, 1):
        canvas.save()
        canvas.scale(side, 1)
        paint_shape(canvas, horn, coat, line=2.0)
        canvas.restore()


def _paint_antennae(canvas: skia.Canvas, genome: Genome, top: float) -> None:
    for side in (-1, 1):
        feeler = skia.Path()
        feeler.moveTo(side * 14, top + 8)
        feeler.quadTo(side * 14, top - 18, side * 30, top - 30)
        canvas.drawPath(feeler, stroke(outline_of(genome.coat), 4.0))
        canvas.drawPath(feeler, stroke(genome.coat, 2.2))
        bulb = skia.Path()
        bulb.addCircle(side * 31, top - 33, 8)
        paint_shape(canvas, bulb, genome.second, line=1.8)


def paint_wings(canvas: skia.Canvas, genome: Genome) -> None:
    """Both wings, behind everything."""
    if genome.wings == "none":
        return
    wing = skia.Path()
    wing.moveTo(34, 112)
    if genome.wings == "leather":
        for x1, y1, x, y in ((70, 60, 106, 66), (98, 84, 104, 100), (88, 100, 88, 122),
                             (72, 116, 62, 136), (50, 130, 36, 136)):  # fmt: skip
            wing.quadTo(x1, y1, x, y)
        coat = mixed(genome.coat, genome.second, 0.45)
    elif genome.wings == "fairy":
        wing.cubicTo(60, 50, 110, 46, 104, 86)
        wing.cubicTo(100, 112, 66, 116, 40, 116)
        wing.cubicTo(70, 118, 98, 136, 84, 154)
        wing.cubicTo(68, 166, 46, 140, 34, 122)
        coat = mixed(genome.second, (220, 240, 255), 0.6)
    else:
        wing.cubicTo(70, 92, 104, 104, 100, 132)
        for x, y in ((92, 150), (80, 160), (64, 166)):
            wing.quadTo(x + 4, y - 2, x - 8, y - 6)
        wing.quadTo(44, 160, 34, 140)
        coat = mixed(genome.coat, (30, 24, 44), 0.16)
    wing.close()
    for side in (-1, 1):
        canvas.save()
        canvas.scale(side, 1)
        paint_shape(canvas, wing, coat)
        if genome.wings == "leather":
            for x, y in ((104, 68), (102, 98), (86, 120)):
                canvas.drawLine(38, 112, x, y, stroke(outline_of(coat), 1.4, 0.6))
        canvas.restore()


def paint_tail(canvas: skia.Canvas, genome: Genome) -> None:
    """The tail, to the right, behind the trunk."""
    path = skia.Path()
    coat = genome.coat
    match genome.tail:
        case "none":
            return
        case "stub":
            path.addCircle(64, 166, 13)
        case "fin":
            path.moveTo(50, 132)
            path.cubicTo(80, 110, 98, 92, 106, 96)
            path.cubicTo(98, 120, 98, 144, 106, 168)
            path.cubicTo(92, 168, 72, 152, 50, 144)
            path.close()
            coat = mixed(genome.coat, genome.second, 0.4)
        case "bushy":
            path.moveTo(44, 176)
            path.cubicTo(80, 186, 92, 160, 78, 132)
            path.cubicTo(74, 112, 86, 98, 96, 94)
            path.cubicTo(114, 118, 110, 182, 50, 188)
            path.close()
        case _:
            path.moveTo(44, 172)
            path.cubicTo(76, 182, 96, 166, 92, 130)
            path.cubicTo(92, 118, 104, 118, 104, 130)
            path.cubicTo(108, 178, 84, 194, 48, 186)
            path.close()
    paint_shape(canvas, path, coat)
    if genome.covering == "fur":
        paint_covering(canvas, genome, path)
    if genome.tail == "spiky":
        tip = skia.Path()
        tip.moveTo(98, 104)
        tip.quadTo(82, 118, 88, 132)
        tip.lineTo(108, 132)
        tip.quadTo(114, 118, 98, 104)
        tip.close()
        paint_shape(canvas, tip, mixed(genome.coat, (30, 24, 44), 0.2), line=2.0)
