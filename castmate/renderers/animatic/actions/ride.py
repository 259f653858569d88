"""Ride: on something that suits the place, bumping over the ground and leaning into it."""

from __future__ import annotations

import math
from collections.abc import Iterator

import skia

from castmate.renderers.animatic.actions.cue import Action, Audible, Body, Cue
from castmate.renderers.animatic.actions.travel import journey
from castmate.renderers.animatic.actions.vehicles import DECK_HEIGHTS, draw_vehicle, vehicle_for
from castmate.renderers.animatic.easing import wave
from castmate.renderers.animatic.poses import Pose

_SPEED = 1.15


def act(cue: Cue) -> Pose:
    """Balancing: small bends against every bump."""
    way = journey(cue, speed=_SPEED)
    ahead = cue.heading * way.heading
    kind = vehicle_for(cue.place)
    bump = _bump(cue, way.gone)
    floating = kind in ("carpet", "surfboard")
    hover = min(0.3, max(0.05, cue.headroom * 0.6)) if kind == "carpet" else 0.0
    deck = min(DECK_HEIGHTS[kind], max(0.03, cue.headroom))
    return Pose(
        x=way.x,
        lift=hover + deck + 0.02 * bump + (0.02 * wave(cue.seconds, 0.7) if floating else 0.0),
        turn=ahead * (2.5 + 2.5 * wave(cue.seconds, 0.45, cue.variant)),
        stretch=1 - 0.03 * bump,
        lean=0.05 * ahead,
        bend=0.04 * wave(cue.seconds, 0.45, cue.variant + 0.3),
        tilt=0.02 * wave(cue.seconds, 0.9),
        nod=0.012 * (1 + bump),
        facing=way.heading * cue.mirrored,
    )


def _bump(cue: Cue, gone: float) -> float:
    at = gone / cue.height
    return 0.6 * math.sin(2 * math.pi * at * 0.9) + 0.4 * math.sin(2 * math.pi * at * 2.3 + 1)


def _vehicle(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    way = journey(cue, speed=_SPEED)
    draw_vehicle(canvas, cue, body, gone=way.gone, heading=cue.heading * way.heading)


def heard(cue: Cue) -> Iterator[Audible]:
    """What it rides on, as long as it rides."""
    yield Audible("rolling", 0.0, cue.duration, with_what=vehicle_for(cue.place))


ACTION = Action(act, behind=_vehicle, heard=heard)
