"""Walk: from foot to foot. The steps come from the way, so no foot slides."""

import math
from collections.abc import Iterator

from castmate.renderers.animatic.actions.cue import Action, Audible, Cue
from castmate.renderers.animatic.actions.travel import footfalls, journey, stepped
from castmate.renderers.animatic.poses import Pose

_SPEED = 0.8
_STEP = 0.3


def act(cue: Cue) -> Pose:
    """A waddle: up and over one foot, then over the other."""
    way = journey(cue, speed=_SPEED)
    lag, phase = stepped(way.gone, _STEP * cue.height * way.stride)
    own = 0.55 if cue.own_motion else 1.0
    side = math.sin(math.pi * phase)
    swing = abs(side)
    ahead = cue.heading * way.heading
    return Pose(
        x=way.x - ahead * lag * way.pace,
        lift=0.035 * own * swing * way.pace,
        turn=5.5 * own * side * way.pace,
        pivot_side=-0.1 * (1 if side > 0 else -1),
        stretch=1 + 0.05 * own * way.pace * (swing - 0.45),
        lean=0.035 * ahead * way.pace,
        tilt=-0.025 * own * math.sin(math.pi * (phase - 0.18)) * way.pace,
        nod=0.014 * own * (1 - swing) * way.pace,
        facing=way.heading * cue.mirrored,
    )


def heard(cue: Cue) -> Iterator[Audible]:
    """Each foot where it comes down."""
    for seconds in footfalls(cue, speed=_SPEED, step=_STEP):
        yield Audible("step", seconds, strength=0.8)


ACTION = Action(act, heard=heard)
