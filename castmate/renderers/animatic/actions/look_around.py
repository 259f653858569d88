"""Look around: a glance, a hold, a turn to the other side."""

from castmate.renderers.animatic.actions import stand
from castmate.renderers.animatic.actions.cue import Action, Cue
from castmate.renderers.animatic.easing import between, clamped, pulse, ringing, smooth
from castmate.renderers.animatic.poses import Pose

_GLANCES = ((0.35, 1.0), (1.25, -1.0), (2.35, 0.4), (3.0, 1.0))
"""Seconds at which it turns, and to which side (1: the way it faces)."""
_ROUND = 3.9


def act(cue: Cue) -> Pose:
    """Leans to what it looks at; the body turns just after the head."""
    rest = stand.idle(cue, x=cue.start_x, liveliness=0.6)
    seconds = cue.seconds % _ROUND
    side, late = _side(seconds), _side(seconds - 0.08)
    dip = sum(pulse(seconds, start - 0.05, 0.3) for start, _ in _GLANCES)
    facing = 1 - 2 * clamped(-late)
    settle = sum(ringing(seconds - start - 0.22, per_second=2.5, decay=7) for start, _ in _GLANCES
                 if seconds > start + 0.22)  # fmt: skip
    return Pose(
        x=rest.x,
        breath=rest.breath,
        facing=facing,
        lean=0.045 * late * cue.heading,
        bend=0.04 * late * cue.heading,
        tilt=0.055 * side * cue.heading,
        nod=0.04 * dip,
        stretch=rest.stretch - 0.05 * dip + 0.02 * settle,
    )


def _side(seconds: float) -> float:
    at, before = 0.0, 0.0
    for start, side in _GLANCES:
        at = between(at, side, smooth((seconds - start) / 0.42))
        before = side
    return between(at, 0.0, smooth((seconds - _ROUND + 0.25) / 0.25)) if before else at


ACTION = Action(act)
