"""Spin: winding up, round and round on one foot, and a wobble at the end."""

import math
from collections.abc import Iterator

from castmate.renderers.animatic.actions import stand
from castmate.renderers.animatic.actions.cue import Action, Audible, Cue
from castmate.renderers.animatic.easing import clamped, ringing, smooth
from castmate.renderers.animatic.poses import Pose, blended

_WIND, _ROUND, _REST = 0.32, 0.55, 0.55
"""Seconds: winding up, one turn, coming to rest."""


def _goes(cue: Cue) -> tuple[int, float]:
    """How many times it spins, and the seconds each of them takes."""
    count = max(1, round(cue.duration / (_WIND + 2 * _ROUND + _REST)))
    return count, cue.duration / count


def act(cue: Cue) -> Pose:
    """As many turns as there is time for, two at a go."""
    count, length = _goes(cue)
    seconds = cue.seconds - length * min(count - 1, int(cue.seconds / length))
    spinning = clamped((seconds - _WIND) / max(0.3, length - _WIND - _REST))
    angle = 2 * math.pi * 2 * smooth(spinning)
    wound = smooth(seconds / _WIND) * (1 - smooth((seconds - _WIND) / 0.15))
    rung = ringing(seconds - (length - _REST), per_second=2.2, decay=5)
    facing = math.cos(angle)
    busy = math.sin(math.pi * spinning)
    pose = Pose(
        x=cue.start_x,
        lift=0.05 * busy,
        stretch=1 - 0.09 * wound + 0.08 * busy,
        lean=-0.07 * wound * cue.heading + 0.06 * rung * cue.heading,
        turn=3 * math.sin(2 * angle) * busy + 3.5 * rung * cue.heading,
        bend=0.05 * rung * cue.heading,
        facing=facing,
        dim=max(0.0, -facing) * 0.9,
    )
    return blended(stand.idle(cue, x=cue.start_x), pose, smooth(cue.seconds / 0.12))


def heard(cue: Cue) -> Iterator[Audible]:
    """Air, twice round at a go."""
    count, length = _goes(cue)
    for index in range(count):
        for turn in range(2):
            middle = _WIND + (turn + 0.5) * (length - _WIND - _REST) / 2
            yield Audible("whoosh", index * length + max(0.0, middle - 0.2), 0.4, strength=0.8)


ACTION = Action(act, heard=heard)
