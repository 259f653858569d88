"""Sit: a small rise before it goes down, a soft landing, then comfortable breathing."""

from collections.abc import Iterator
from dataclasses import replace

from castmate.renderers.animatic.actions import stand
from castmate.renderers.animatic.actions.cue import Action, Audible, Cue
from castmate.renderers.animatic.easing import arc, clamped, ease_in, ringing, smooth
from castmate.renderers.animatic.poses import Pose

_UP, _DOWN = 0.28, 0.3
"""Seconds."""


def act(cue: Cue) -> Pose:
    """On the seat where the set has one, else on the ground."""
    seat = cue.place.seat / cue.height
    rest = stand.idle(cue, x=cue.start_x, liveliness=1.1)
    seated = replace(
        rest, lift=seat, seat=seat, stretch=rest.stretch * 0.86, lean=rest.lean - 0.015
    )
    if cue.first:
        return seated
    seconds = cue.seconds
    if seconds < _UP:
        rise = smooth(seconds / _UP)
        return replace(rest, stretch=1 + 0.05 * rise, lift=(seat + 0.05) * rise, seat=seat * rise)
    down = ease_in(clamped((seconds - _UP) / _DOWN))
    bump = ringing(seconds - _UP - _DOWN, per_second=2.4, decay=6)
    high = 0.06 * arc(down) * (1 - down)
    return replace(
        seated,
        lift=seat + 0.05 * (1 - down) + high,
        stretch=(1.05 + (0.86 - 1.05) * down) - 0.09 * bump,
        nod=seated.nod + 0.03 * bump,
    )


def heard(cue: Cue) -> Iterator[Audible]:
    """Sitting down."""
    if not cue.first:
        yield Audible("rustle", _UP + _DOWN, 0.3, strength=0.9)


ACTION = Action(act, heard=heard)
