"""Fly: high above its shadow, in long arcs, leaning into the curve."""

import math
from collections.abc import Iterator
from dataclasses import replace

from castmate.renderers.animatic.actions.cue import Action, Audible, Cue
from castmate.renderers.animatic.actions.travel import journey
from castmate.renderers.animatic.easing import smooth, wave
from castmate.renderers.animatic.poses import Pose, blended

_BEATS_PER_SECOND = 2.0


def act(cue: Cue) -> Pose:
    """Rises and sinks on long waves while it travels."""
    way = journey(cue, speed=0.85)
    room = max(0.05, cue.headroom)
    ahead = cue.heading * way.heading
    high = min(room * 0.92, 0.62) * (0.74 + 0.26 * wave(cue.seconds, 0.34, cue.variant))
    climbing = math.cos(2 * math.pi * (cue.seconds * 0.34 + cue.variant))
    beat = wave(cue.seconds, _BEATS_PER_SECOND)
    airborne = Pose(
        x=way.x,
        lift=high + 0.014 * beat,
        turn=ahead * (13 - 9 * climbing),
        pivot=0.5,
        stretch=1 + 0.025 * beat,
        lean=0.05 * ahead,
        tilt=-0.03 * ahead * beat,
        facing=way.heading * cue.mirrored,
    )
    if cue.first:
        return airborne
    gather = smooth(cue.seconds / 0.25) * (1 - smooth((cue.seconds - 0.25) / 0.2))
    rising = blended(Pose(x=way.x), airborne, smooth((cue.seconds - 0.25) / 0.7))
    return replace(rising, stretch=rising.stretch - 0.2 * gather)


def heard(cue: Cue) -> Iterator[Audible]:
    """Each beat that lifts it."""
    for beat in range(int(cue.duration * _BEATS_PER_SECOND) + 1):
        yield Audible("flap", beat / _BEATS_PER_SECOND, 0.2)


ACTION = Action(act, heard=heard)
