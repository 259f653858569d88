"""Dance: on the beat, from side to side, with a turn at the end of each bar."""

from __future__ import annotations

import math
from collections.abc import Iterator

import skia

from castmate.renderers.animatic.actions.cue import Action, Audible, Body, Cue
from castmate.renderers.animatic.canvas import fill, stroke
from castmate.renderers.animatic.easing import arc, smooth
from castmate.renderers.animatic.mood import Rgb, rgb
from castmate.renderers.animatic.poses import Pose

_BEATS_PER_SECOND = 2.1
_NOTES: tuple[Rgb, ...] = (rgb("#ffd45e"), rgb("#ff8fa8"), rgb("#8fd8ff"))


def act(cue: Cue) -> Pose:
    """Two steps to each side, hits on the beat, and a spin on the last beat of eight."""
    beat = (cue.seconds + 0.11 * cue.variant) * _BEATS_PER_SECOND
    whole, part = divmod(beat, 1.0)
    number = int(whole) % 8
    side = 1.0 if number % 2 == 0 else -1.0
    swing = side * (2 * smooth(part * 1.7) - 1)
    bounce = abs(math.sin(math.pi * beat))
    own = 0.55 if cue.own_motion else 1.0
    turning = smooth(part) if number == 7 else 0.0
    hop = arc(part) if number in (3, 7) else 0.25 * arc(part)
    away = 0.07 * cue.height * math.sin(math.pi * beat / 4)
    facing = math.cos(2 * math.pi * turning)
    return Pose(
        x=cue.start_x + away * smooth(cue.seconds),
        lift=0.16 * own * hop,
        turn=4.5 * own * swing,
        pivot_side=-0.08 * swing,
        stretch=1 + 0.1 * own * (bounce - 0.55),
        lean=0.07 * own * swing,
        bend=0.05 * own * swing,
        tilt=-0.04 * own * swing,
        nod=0.03 * own * (1 - bounce),
        facing=facing,
        dim=max(0.0, -facing),
    )


def _notes(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    """Notes that rise beside the dancer."""
    unit = cue.height * 0.001
    for k, colour in enumerate(_NOTES):
        age = (cue.seconds * 0.55 + k / len(_NOTES)) % 1.0
        side = 1 if k % 2 == 0 else -1
        x = body.x + side * cue.width * (0.56 + 0.08 * math.sin(7 * age + k))
        y = body.ground - cue.height * (0.55 + 0.55 * age)
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(14 * math.sin(6 * age + k))
        canvas.scale(unit, unit)
        _note(canvas, colour, alpha=math.sin(math.pi * age) ** 0.6)
        canvas.restore()


def _note(canvas: skia.Canvas, colour: Rgb, *, alpha: float) -> None:
    canvas.drawOval(skia.Rect.MakeXYWH(-30, -12, 42, 30), fill(colour, alpha))
    line = stroke(colour, 10, alpha)
    canvas.drawLine(9, 2, 9, -84, line)
    flag = skia.Path()
    flag.moveTo(9, -84)
    flag.quadTo(20, -58, 44, -50)
    canvas.drawPath(flag, line)


def heard(cue: Cue) -> Iterator[Audible]:
    """A foot on every beat, a landing after the two high hops of eight beats."""
    late = 0.11 * cue.variant
    for beat in range(1, int((cue.duration + late) * _BEATS_PER_SECOND) + 1):
        seconds = beat / _BEATS_PER_SECOND - late
        if beat % 8 in (4, 0):
            yield Audible("landing", seconds, strength=0.7)
        else:
            yield Audible("step", seconds, strength=0.8)


ACTION = Action(act, behind=_notes, heard=heard)
