"""Laugh: bursts of quick bounces, thrown back a little, and a breath between."""

from __future__ import annotations

import math
from collections.abc import Iterator

import skia

from castmate.renderers.animatic.actions import stand
from castmate.renderers.animatic.actions.cue import Action, Audible, Body, Cue
from castmate.renderers.animatic.canvas import stroke
from castmate.renderers.animatic.easing import smooth
from castmate.renderers.animatic.poses import Pose, blended

_BURST = 1.7
"""Seconds: 1.2 of laughing, then a breath."""
_BOUNCES_PER_SECOND = 4.0


def _mirth(seconds: float) -> float:
    """0..1: how much it laughs."""
    part = seconds % _BURST
    return smooth(part / 0.18) * (1 - smooth((part - 1.0) / 0.3))


def act(cue: Cue) -> Pose:
    """Shakes from the belly up; the head follows a little late."""
    seconds = cue.seconds + 0.2 * cue.variant
    mirth = _mirth(seconds)
    shake = math.sin(2 * math.pi * _BOUNCES_PER_SECOND * seconds)
    late = math.sin(2 * math.pi * (_BOUNCES_PER_SECOND * seconds - 0.17))
    laughing = Pose(
        x=cue.start_x,
        lift=0.024 * mirth * max(0.0, shake),
        stretch=1 + 0.045 * mirth * shake,
        lean=-0.05 * mirth * cue.heading,
        bend=-0.04 * mirth * cue.heading,
        nod=-0.02 * mirth + 0.03 * mirth * late,
        tilt=0.014 * mirth * late,
        breath=1 - mirth,
    )
    return blended(stand.idle(cue, x=cue.start_x), laughing, smooth(cue.seconds / 0.15))


def _joy(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    """Short strokes around the head."""
    mirth = _mirth(cue.seconds + 0.2 * cue.variant)
    if mirth < 0.1:
        return
    brush = stroke((255, 255, 255), cue.height * 0.015, 0.9 * mirth)
    centre = body.soles - cue.height * 0.72
    far = math.hypot(cue.width * 0.5, cue.height * 0.12)
    flicker = 0.02 * math.sin(cue.seconds * 24)
    for side in (-1, 1):
        for k in range(3):
            angle = math.radians(12 + 24 * k)
            dx, dy = side * math.cos(angle), -math.sin(angle)
            near = far + cue.height * (0.05 + flicker)
            end = near + cue.height * 0.07
            canvas.drawLine(
                body.x + dx * near, centre + dy * near, body.x + dx * end, centre + dy * end, brush
            )


def heard(cue: Cue) -> Iterator[Audible]:
    """Ha, ha: one for each bounce."""
    late = 0.2 * cue.variant
    for bounce in range(int((cue.duration + late) * _BOUNCES_PER_SECOND) + 1):
        seconds = bounce / _BOUNCES_PER_SECOND
        mirth = _mirth(seconds + 0.5 / _BOUNCES_PER_SECOND)
        if seconds >= late and mirth > 0.25:
            yield Audible("giggle", seconds - late, 0.75 / _BOUNCES_PER_SECOND, strength=mirth)


ACTION = Action(act, before=_joy, heard=heard)
