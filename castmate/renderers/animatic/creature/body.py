"""Bodies: five builds, each one outline, with belly, feet and arms."""

from __future__ import annotations

import skia

from castmate.renderers.animatic.canvas import stroke
from castmate.renderers.animatic.creature.coat import (
    ball,
    outline_of,
    paint_covering,
    paint_pattern,
    paint_shape,
)
from castmate.renderers.animatic.creature.genome import Genome
from castmate.renderers.animatic.mood import mixed

_BUILDS = {
    # top, half-width at the eyes, half-width at the belly, y of the widest belly
    "round": (52.0, 60.0, 66.0, 128.0),
    "tall": (38.0, 44.0, 48.0, 134.0),
    "plump": (48.0, 52.0, 72.0, 142.0),
    "boxy": (48.0, 56.0, 56.0, 130.0),
    "drop": (46.0, 50.0, 58.0, 146.0),
}
BOTTOM = 188.0


def body_path(genome: Genome) -> skia.Path:
    """The outline of head and trunk in one, as a child draws a monster."""
    top, head, belly, low = _BUILDS[genome.build]
    path = skia.Path()
    if genome.build == "boxy":
        path.addRoundRect(skia.Rect.MakeLTRB(-head, top, head, BOTTOM), 20, 20)
        return path
    path.moveTo(0, top)
    path.cubicTo(head * 0.62, top, head, top + 22, head, top + 50)
    path.cubicTo(head, top + 66, belly, low - 34, belly, low)
    path.cubicTo(belly, BOTTOM - 6, belly * 0.55, BOTTOM, 0, BOTTOM)
    path.cubicTo(-belly * 0.55, BOTTOM, -belly, BOTTOM - 6, -belly, low)
    path.cubicTo(-belly, low - 34, -head, top + 66, -head, top + 50)
    path.cubicTo(-head, top + 22, -head * 0.62, top, 0, top)
    path.close()
    return path


def paint_body(canvas: skia.Canvas, genome: Genome, path: skia.Path) -> None:
    """The trunk with its covering, pattern and belly."""
    canvas.drawPath(path, ball(path.getBounds(), genome.coat))
    paint_covering(canvas, genome, path)
    paint_pattern(canvas, genome, path)
    if genome.covering != "fur":
        canvas.drawPath(path, stroke(outline_of(genome.coat), 2.4))
    _paint_belly(canvas, genome, path)


def _paint_belly(canvas: skia.Canvas, genome: Genome, path: skia.Path) -> None:
    box = path.getBounds()
    half = box.width() * 0.29
    if genome.build == "boxy":
        panel = skia.Path()
        panel.addRoundRect(skia.Rect.MakeLTRB(-half, 128, half, 172), 8, 8)
        paint_shape(canvas, panel, genome.second, line=1.8)
        for number, x in enumerate((-half + 12, 0.0, half - 12)):
            lamp = skia.Path()
            lamp.addCircle(x, 150, 6)
            paint_shape(canvas, lamp, ((224, 86, 72), (242, 201, 76), (99, 190, 120))[number])
        return
    belly = skia.Rect.MakeLTRB(-half, 122, half, BOTTOM - 5)
    canvas.drawOval(belly, ball(belly, genome.second))
    line = stroke(mixed(genome.second, genome.coat, 0.5), 1.3, 0.6)
    for number in range(3):
        y = 138 + 14 * number
        bow = skia.Path()
        bow.moveTo(-half * 0.62, y)
        bow.quadTo(0, y + 8, half * 0.62, y)
        canvas.drawPath(bow, line)


def paint_limbs(canvas: skia.Canvas, genome: Genome, *, behind: bool) -> None:
    """Arms behind the trunk, feet before it."""
    _, _, belly, _ = _BUILDS[genome.build]
    for side in (-1, 1):
        canvas.save()
        canvas.scale(side, 1)
        if behind:
            _paint_arm(canvas, genome, belly)
        else:
            _paint_foot(canvas, genome, belly)
        canvas.restore()


def _paint_arm(canvas: skia.Canvas, genome: Genome, belly: float) -> None:
    shoulder = belly * 0.8
    arm = skia.Path()
    arm.moveTo(shoulder - 6, 104)
    arm.cubicTo(shoulder + 16, 102, shoulder + 30, 124, shoulder + 28, 146)
    arm.cubicTo(shoulder + 27, 160, shoulder + 10, 162, shoulder + 7, 150)
    arm.cubicTo(shoulder + 4, 138, shoulder, 130, shoulder - 10, 126)
    arm.close()
    paint_shape(canvas, arm, genome.coat)
    if genome.covering == "fur":
        paint_covering(canvas, genome, arm)


def _paint_foot(canvas: skia.Canvas, genome: Genome, belly: float) -> None:
    middle = belly * 0.48
    foot = skia.Path()
    foot.addOval(skia.Rect.MakeXYWH(middle - 20, 176, 44, 20))
    beaked = genome.mouth == "beak"
    coat = (240, 160, 60) if beaked else mixed(genome.coat, genome.second, 0.35)
    paint_shape(canvas, foot, coat)
    line = stroke(outline_of(coat), 1.6)
    for x in (middle - 6, middle + 8):
        canvas.drawLine(x, 190, x + 1, 195, line)
