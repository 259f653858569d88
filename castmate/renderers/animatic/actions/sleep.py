"""Sleep: lying on its side, or nodding off where it is not slim; slow breath, z z z."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import skia

from castmate.renderers.animatic.actions import stand
from castmate.renderers.animatic.actions.cue import Action, Audible, Body, Cue
from castmate.renderers.animatic.canvas import stroke
from castmate.renderers.animatic.easing import ringing, smooth, wave
from castmate.renderers.animatic.poses import Pose, blended

_DOWN = 0.85
"""Seconds it takes to lie down."""
_BREATHS_PER_SECOND = 0.24


def _lies(cue: Cue) -> bool:
    """Whether it lies on its side. Only the slim do: others, who would look toppled, nod off."""
    return cue.width <= 0.5 * cue.height


def act(cue: Cue) -> Pose:
    """Lies down, unless the shot begins with it asleep."""
    if cue.first:
        return _asleep(cue)
    tired = replace(stand.idle(cue, x=cue.start_x), stretch=1 + 0.06 * wave(cue.seconds, 0.5))
    share = smooth((cue.seconds - 0.35) / _DOWN)
    pose = blended(tired, _asleep(cue), share)
    bump = ringing(cue.seconds - 0.35 - _DOWN, per_second=2, decay=6)
    return replace(pose, stretch=pose.stretch - 0.05 * bump)


def _asleep(cue: Cue) -> Pose:
    breath = wave(cue.seconds, _BREATHS_PER_SECOND)
    seat = cue.place.seat / cue.height
    if not _lies(cue):
        return Pose(
            x=cue.start_x,
            lift=seat,
            seat=seat,
            stretch=0.8 + 0.02 * breath,
            bend=0.05 * cue.heading,
            nod=0.05,
            breath=0.5 + 0.5 * breath,
            grounded=1,
            still=1,
            asleep=1,
        )
    side = -cue.heading
    return Pose(
        x=cue.start_x - side * 0.44 * cue.height,
        lift=seat,
        seat=seat,
        turn=side * (83 + 1.2 * breath),
        stretch=0.97 + 0.012 * breath,
        breath=0.5 + 0.5 * breath,
        grounded=1,
        still=1,
        asleep=1,
    )


def _letters(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    """Three z that rise from the head and grow."""
    lying = _lies(cue)
    side = -cue.heading if lying else cue.heading
    head_x = cue.start_x + side * cue.height * (0.36 if lying else 0.42 * cue.width / cue.height)
    head_y = body.ground - cue.place.seat - (cue.width * 0.95 if lying else cue.height * 0.72)
    for k in range(3):
        age = (cue.seconds * 0.3 + k / 3) % 1.0
        size = cue.height * (0.035 + 0.06 * age)
        x = head_x + side * cue.height * (0.05 + 0.16 * age) + 6 * math.sin(5 * age + k)
        y = head_y - cue.height * 0.42 * age
        letter = skia.Path()
        letter.moveTo(x - size / 2, y - size / 2)
        letter.lineTo(x + size / 2, y - size / 2)
        letter.lineTo(x - size / 2, y + size / 2)
        letter.lineTo(x + size / 2, y + size / 2)
        shown = math.sin(math.pi * age) ** 0.7 * smooth(cue.seconds if not cue.first else 1)
        canvas.drawPath(letter, stroke((40, 44, 80), size * 0.34, 0.35 * shown))
        canvas.drawPath(letter, stroke((255, 255, 255), size * 0.2, 0.95 * shown))


def heard(cue: Cue) -> Iterator[Audible]:
    """A long breath in and out for each time the body rises and sinks."""
    lies_from = 0.0 if cue.first else 0.35 + _DOWN
    if not cue.first:
        yield Audible("rustle", lies_from - 0.1, 0.35, strength=0.8)
    for breath in range(int(cue.duration * _BREATHS_PER_SECOND) + 2):
        start = (breath - 0.25) / _BREATHS_PER_SECOND
        if start >= lies_from - 0.5 / _BREATHS_PER_SECOND:
            yield Audible("breath", start, 1 / _BREATHS_PER_SECOND)


ACTION = Action(act, before=_letters, heard=heard)
