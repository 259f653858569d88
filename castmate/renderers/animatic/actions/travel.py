"""Going from one place to another: shared by all who walk, run, ride, swim or fly.

The path comes first and the steps follow from it, so that feet never slide.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from castmate.renderers.animatic.actions.cue import Cue
from castmate.renderers.animatic.easing import between, clamped, ease_out, smooth

_TREADMILL = 0.4
"""Heights of free way below which nobody sets out: it would turn round at every step."""
_MOMENTS_PER_SECOND = 120
"""How finely footfalls are looked for."""
_STILL_WALKS = 0.15
"""Pace below which a step is none."""


@dataclass(frozen=True)
class Journey:
    """How far a traveller has come."""

    x: float
    """Stage units."""
    gone: float
    """Units travelled so far."""
    heading: float
    """1 the way it set out, -1 back; passes through 0 where it turns round."""
    pace: float
    """0..1: how much it moves at all; 0 once arrived."""
    stride: float = 1.0
    """.5..1 of its usual length of step: who goes slowly takes smaller ones."""


def journey(cue: Cue, *, speed: float) -> Journey:
    """The way at *cue* of one who goes *speed* heights a second.

    The last action of a shot goes on to the end, turning round at the sides of the picture; an
    earlier one arrives at the character's place. Without room to go anywhere, it goes on the spot.
    """
    if cue.right - cue.left < _TREADMILL * cue.height:
        return Journey(cue.start_x, speed * cue.height * cue.seconds, 1.0, 1.0)
    start = _start(cue)
    if cue.last:
        seconds = _ramped(cue.seconds, 0.0 if cue.first else 0.35)
        usual = speed * cue.height
        slowed = _unhurried(cue, start, usual)
        whole = _to_and_fro(cue, start, slowed * seconds)
        return replace(whole, stride=max(0.5, slowed / usual))
    goal = cue.home_x
    distance = abs(goal - start)
    needed = distance / (speed * cue.height)
    share = clamped(cue.seconds / max(0.2, min(needed * 1.25, cue.duration * 0.94)))
    eased = between(share, ease_out(share), 0.55)
    way = 1.0 if goal >= start else -1.0
    pace = 1 - smooth((share - 0.8) / 0.2)
    return Journey(start + (goal - start) * eased, distance * eased, way * cue.heading, pace)


def _start(cue: Cue) -> float:
    if not cue.first:
        return cue.start_x
    # At the picture's edge, but whole: a shot that begins with half a character looks like a slip.
    return cue.left if cue.heading > 0 else cue.right


def _unhurried(cue: Cue, start: float, speed: float) -> float:
    """Units a second: slower than *speed* where that saves turning round before the shot ends."""
    goal = cue.right if cue.heading > 0 else cue.left
    once_across = max(0.0, (goal - start) * cue.heading) / cue.duration
    return min(speed, max(once_across, 0.28 * speed))


def _ramped(seconds: float, ramp: float) -> float:
    """Seconds at full speed after speeding up for *ramp* seconds."""
    if seconds >= ramp:
        return seconds - ramp / 2
    return seconds * seconds / (2 * ramp)


def _to_and_fro(cue: Cue, start: float, gone: float) -> Journey:
    """Straight on to the far side, then from side to side."""
    near, far = (cue.left, cue.right) if cue.heading > 0 else (cue.right, cue.left)
    first_leg = max(0.0, (far - start) * cue.heading)
    if gone <= first_leg:
        return Journey(start + cue.heading * gone, gone, _facing(first_leg - gone, cue), 1.0)
    leg = max(1.0, abs(far - near))
    legs, rest = divmod(gone - first_leg, leg)
    back = int(legs) % 2 == 0
    x = far - cue.heading * rest if back else near + cue.heading * rest
    facing = _facing(min(rest, leg - rest), cue)
    return Journey(x, gone, -facing if back else facing, 1.0)


def _facing(distance_to_turn: float, cue: Cue) -> float:
    """How much of the side is seen: edge-on at the very turn."""
    return smooth(0.08 + distance_to_turn / (cue.height * 0.14))


def stepped(gone: float, step: float, *, plant: float = 0.5) -> tuple[float, float]:
    """How much the body lags behind *gone*, and the phase in steps of *step* units.

    Within each step the body lingers over the planted foot and then swings forward; *plant* 0..1
    is how much.
    """
    phase = gone / step
    return plant * step / (2 * math.pi) * math.sin(2 * math.pi * phase), phase


def footfalls(cue: Cue, *, speed: float, step: float) -> Iterator[float]:
    """Seconds, from the action's beginning, at which one who goes like that sets a foot down.

    *step* is the length of a whole-sized step, in heights.
    """
    planted, moments = 0, int(cue.duration * _MOMENTS_PER_SECOND)
    for moment in range(moments + 1):
        seconds = moment / _MOMENTS_PER_SECOND
        way = journey(replace(cue, seconds=seconds), speed=speed)
        steps = int(way.gone / (step * cue.height * way.stride))
        if steps > planted and way.pace > _STILL_WALKS:
            yield seconds
        planted = steps
