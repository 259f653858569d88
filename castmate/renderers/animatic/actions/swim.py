"""Swim: under water a slow undulation with bubbles, elsewhere at the water's line."""

from __future__ import annotations

import math
from collections.abc import Iterator

import skia

from castmate.renderers.animatic.actions.cue import Action, Audible, Body, Cue
from castmate.renderers.animatic.actions.travel import journey
from castmate.renderers.animatic.canvas import colour, fill, stroke
from castmate.renderers.animatic.easing import wave
from castmate.renderers.animatic.mood import rgb
from castmate.renderers.animatic.poses import Pose

_FOAM = rgb("#eefaff")
_WATER = rgb("#4fa8cf")
_STROKES_PER_SECOND = 0.8


def _below(cue: Cue) -> bool:
    return cue.place.name == "underwater"


def act(cue: Cue) -> Pose:
    """A stroke, a glide, a stroke."""
    way = journey(cue, speed=0.6)
    ahead = cue.heading * way.heading
    stroke_of = wave(cue.seconds, _STROKES_PER_SECOND)
    glide = way.gone / cue.height
    if _below(cue):
        return Pose(
            x=way.x,
            lift=min(max(0.04, cue.headroom), 0.4) * (0.6 + 0.4 * wave(cue.seconds, 0.23)),
            turn=ahead * (17 + 7 * stroke_of),
            pivot=0.5,
            bend=0.06 * math.sin(2 * math.pi * (glide * 0.9 - 0.2)),
            tilt=0.04 * math.sin(2 * math.pi * glide * 0.9),
            stretch=1 + 0.04 * stroke_of,
            facing=way.heading * cue.mirrored,
        )
    return Pose(
        x=way.x + 0.03 * cue.height * stroke_of * ahead,
        lift=-0.4 + 0.035 * wave(cue.seconds, _STROKES_PER_SECOND, -0.2),
        sunk=0.4,
        turn=ahead * (6 + 4 * stroke_of),
        pivot=0.4,
        lean=0.05 * ahead,
        facing=way.heading * cue.mirrored,
    )


def _behind(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    if _below(cue) or cue.place.surface == "water":
        return
    # No water here: a pool comes along, so that the picture says what the words say.
    pool = cue.mood.lit(_WATER)
    wide, tall = cue.width * 0.95, cue.height * 0.13
    oval = skia.Rect.MakeLTRB(body.x - wide, body.ground - tall, body.x + wide, body.ground + tall)
    canvas.drawOval(oval, fill(pool))
    canvas.drawOval(oval, stroke(cue.mood.lit(_FOAM), 3, 0.7))


def _before(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    if _below(cue):
        _bubbles(canvas, cue, body)
    else:
        _ripples(canvas, cue, body)


def _bubbles(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    for k in range(7):
        age = (cue.seconds * 0.42 + k * 0.149) % 1.0
        side = math.sin(9.1 * k)
        x = body.x + side * cue.width * 0.4 + 9 * math.sin(8 * age + k) - 40 * age * cue.heading
        y = body.soles - cue.height * (0.7 + 0.9 * age)
        size = cue.height * (0.012 + 0.012 * (k % 3)) * (0.6 + 0.6 * age)
        shown = math.sin(math.pi * age) ** 0.5
        canvas.drawCircle(x, y, size, stroke(_FOAM, max(1.2, size * 0.22), 0.75 * shown))
        canvas.drawCircle(x - size * 0.3, y - size * 0.3, size * 0.22, fill(_FOAM, 0.8 * shown))


def _ripples(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    foam = cue.mood.lit(_FOAM)
    y = body.ground
    _skirt(canvas, cue, body)
    for k in range(3):
        age = (cue.seconds * 0.55 + k / 3) % 1.0
        wide = cue.width * (0.42 + 0.6 * age)
        tall = cue.height * (0.026 + 0.05 * age)
        oval = skia.Rect.MakeLTRB(body.x - wide, y - tall * 0.5, body.x + wide, y + tall * 1.3)
        brush = stroke(foam, cue.height * 0.011, 0.7 * (1 - age))
        canvas.drawArc(oval, -8, 196, False, brush)  # noqa: FBT003 - Skia's form


def _skirt(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    """Water lapping up the body, so that it does not end in a straight line."""
    water = cue.mood.lit(_WATER)
    wide, lap = cue.width * 0.62, cue.height * 0.02
    line = skia.Path()
    line.moveTo(body.x - wide, body.ground + lap * 2.5)
    for k in range(13):
        x = body.x - wide + 2 * wide * k / 12
        line.lineTo(x, body.ground - lap * (0.9 + math.sin(k * 1.9 + cue.seconds * 4)))
    line.lineTo(body.x + wide, body.ground + lap * 2.5)
    line.close()
    down = skia.GradientShader.MakeLinear(
        [skia.Point(0, body.ground - lap * 2), skia.Point(0, body.ground + lap * 2.5)],
        [colour(water, 0.9), colour(water, 0.0)],
    )
    canvas.drawPath(line, skia.Paint(AntiAlias=True, Shader=down))


def heard(cue: Cue) -> Iterator[Audible]:
    """Strokes: through water, or at its surface."""
    for stroke_of in range(int(cue.duration * _STROKES_PER_SECOND) + 1):
        seconds = stroke_of / _STROKES_PER_SECOND
        yield Audible("stroke", seconds, 0.7)
        if not _below(cue):
            yield Audible("splash", seconds + 0.12, 0.4, strength=0.6)


ACTION = Action(act, behind=_behind, before=_before, heard=heard)
