"""Run: leaning in, off the ground between the steps, with dust where they land."""

import math
from collections.abc import Iterator

import skia

from castmate.renderers.animatic.actions.cue import Action, Audible, Body, Cue
from castmate.renderers.animatic.actions.dust import puff
from castmate.renderers.animatic.actions.travel import footfalls, journey, stepped
from castmate.renderers.animatic.poses import Pose

_SPEED = 1.55
_STEP = 0.52


def act(cue: Cue) -> Pose:
    """Long springing steps."""
    way = journey(cue, speed=_SPEED)
    lag, phase = stepped(way.gone, _STEP * cue.height * way.stride, plant=0.3)
    swing = abs(math.sin(math.pi * phase))
    side = math.sin(math.pi * phase)
    ahead = cue.heading * way.heading
    own = 0.7 if cue.own_motion else 1.0
    return Pose(
        x=way.x - ahead * lag * way.pace,
        lift=0.1 * own * swing * way.pace,
        turn=3.0 * side * way.pace * own + 3.5 * ahead * way.pace,
        stretch=1 + 0.13 * own * way.pace * (swing - 0.5),
        lean=0.11 * ahead * way.pace,
        tilt=0.03 * ahead * math.sin(2 * math.pi * (phase - 0.15)) * way.pace,
        nod=0.03 * own * (1 - swing) * way.pace,
        facing=way.heading * cue.mirrored,
    )


def _dust(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    way = journey(cue, speed=_SPEED)
    step = _STEP * cue.height * way.stride
    landed = way.gone % step
    ahead = cue.heading * way.heading
    for ago in (landed, landed + step):
        if ago <= way.gone:
            at = body.x - ahead * (ago + 0.05 * cue.height)
            puff(canvas, cue, at, body.ground, size=0.1, age=ago / (1.7 * step), way=-ahead)


def heard(cue: Cue) -> Iterator[Audible]:
    """Each foot where it comes down, harder than in walking."""
    for seconds in footfalls(cue, speed=_SPEED, step=_STEP):
        yield Audible("step", seconds, strength=1.15)


ACTION = Action(act, behind=_dust, heard=heard)
