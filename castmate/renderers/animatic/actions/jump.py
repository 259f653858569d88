"""Jump: down to gather, up in an arc, a squash on landing that rings off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import skia

from castmate.renderers.animatic.actions import stand
from castmate.renderers.animatic.actions.cue import Action, Audible, Body, Cue
from castmate.renderers.animatic.actions.dust import landing
from castmate.renderers.animatic.easing import arc, ringing, smooth
from castmate.renderers.animatic.poses import Pose, blended

_GATHER, _FLIGHT, _JUMP = 0.3, 0.52, 1.3
"""Seconds; the last is a whole jump, with its rest."""
_SQUASH = 0.16
"""Of the height; with the nod it comes to 18 %, beyond which a photograph looks like rubber."""


def _cycle(cue: Cue) -> tuple[int, float]:
    """Which jump this is, and the seconds into it."""
    count = max(1, round(cue.duration / _JUMP))
    length = cue.duration / count
    index = min(count - 1, int(cue.seconds / length))
    return index, cue.seconds - index * length


def leap(seconds: float, *, height: float) -> Pose:
    """One jump of *height* heights that begins at 0 with gathering."""
    if seconds < _GATHER:
        low = smooth(seconds / (_GATHER * 0.75)) * (1 - 0.5 * smooth(seconds / _GATHER - 0.75))
        return Pose(stretch=1 - _SQUASH * low, nod=0.02 * low)
    air = seconds - _GATHER
    if air < _FLIGHT:
        share = air / _FLIGHT
        pull = 0.12 * (1 - 2 * share) ** 2
        return Pose(lift=height * arc(share), stretch=1 + pull, nod=-0.02 * (1 - share))
    ring = ringing(air - _FLIGHT, per_second=2.6, decay=5.5)
    return Pose(stretch=1 - _SQUASH * ring, nod=0.02 * ring)


def act(cue: Cue) -> Pose:
    """Jumps on the spot, again and again, never twice quite alike."""
    index, seconds = _cycle(cue)
    height = min(0.62, max(0.08, cue.headroom)) * (1.0, 0.85, 1.1)[index % 3]
    jump = leap(seconds, height=min(height, max(0.08, cue.headroom)))
    aside = 0.05 * (1 if index % 2 == 0 else -1) * jump.lift
    jumping = replace(jump, x=cue.start_x, turn=40 * aside, lean=aside)
    rest = stand.idle(cue, x=cue.start_x, liveliness=0.5)
    return blended(jumping, rest, smooth((seconds - 1.4) / 0.3))


def _dust(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    _, seconds = _cycle(cue)
    landing(canvas, cue, body.x, body.ground, age=(seconds - _GATHER - _FLIGHT) / 0.5)


def heard(cue: Cue) -> Iterator[Audible]:
    """The push and the landing of each jump."""
    count = max(1, round(cue.duration / _JUMP))
    for index in range(count):
        start = index * cue.duration / count
        yield Audible("whoosh", start + _GATHER - 0.05, 0.3, strength=0.5)
        yield Audible("landing", start + _GATHER + _FLIGHT)


ACTION = Action(act, before=_dust, heard=heard)
