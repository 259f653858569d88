"""Wave: a flat figure has no arms to lift, so it greets with all of itself."""

from __future__ import annotations

import math
from collections.abc import Iterator

import skia

from castmate.renderers.animatic.actions import stand
from castmate.renderers.animatic.actions.cue import Action, Audible, Body, Cue
from castmate.renderers.animatic.canvas import stroke
from castmate.renderers.animatic.easing import arc, clamped, smooth
from castmate.renderers.animatic.poses import Pose, blended

_LENGTH = 2.3
"""Seconds of one greeting: a hop, three sways, a rest."""


def _greeting(seconds: float) -> tuple[float, float]:
    """Hop 0..1 and sway -1..1."""
    hop = arc(clamped((seconds - 0.12) / 0.36))
    swaying = clamped((seconds - 0.45) / 1.35)
    sway = math.sin(2 * math.pi * 3 * swaying) * math.sin(math.pi * swaying) ** 0.5
    return hop, sway


def act(cue: Cue) -> Pose:
    """A hop to be noticed, then three sways with the head a little behind the body."""
    seconds = cue.seconds % _LENGTH
    hop, sway = _greeting(seconds)
    _, late = _greeting(seconds - 0.09)
    gather = smooth(seconds / 0.1) * (1 - smooth((seconds - 0.1) / 0.12))
    own = 0.7 if cue.own_motion else 1.0
    greeting = Pose(
        x=cue.start_x,
        lift=0.11 * hop,
        stretch=1 - 0.1 * gather + 0.07 * hop,
        turn=4 * own * sway,
        bend=0.1 * own * sway,
        tilt=0.07 * own * late,
    )
    return blended(stand.idle(cue, x=cue.start_x), greeting, smooth(cue.seconds / 0.15))


def _marks(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    """Two strokes beside the head, as comic artists draw a wave."""
    _, sway = _greeting(cue.seconds % _LENGTH)
    if abs(sway) < 0.35:
        return
    side = math.copysign(1, sway)
    brush = stroke((255, 255, 255), cue.height * 0.016, 0.85 * abs(sway))
    x, y = body.x + side * (cue.width * 0.5 + cue.height * 0.07), body.top + 0.16 * cue.height
    for k in (0, 1):
        size = cue.height * (0.13 + 0.09 * k)
        oval = skia.Rect.MakeXYWH(x - size / 2 + side * 0.02 * cue.height, y - size / 2, size, size)
        canvas.drawArc(oval, -40 if side > 0 else 140, 80, False, brush)  # noqa: FBT003


def heard(cue: Cue) -> Iterator[Audible]:
    """The end of each hop."""
    for greeting in range(int(cue.duration / _LENGTH) + 1):
        yield Audible("landing", greeting * _LENGTH + 0.48, strength=0.5)


ACTION = Action(act, before=_marks, heard=heard)
