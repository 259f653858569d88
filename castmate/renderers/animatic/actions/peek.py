"""Peek: up from behind something that belongs to the place, a look to both sides, down, up."""

from __future__ import annotations

from collections.abc import Iterator

from castmate.renderers.animatic.actions.cue import Action, Audible, Cue
from castmate.renderers.animatic.easing import between, pulse, ringing, smooth
from castmate.renderers.animatic.poses import Pose

COVER = 0.5
"""Height of what it hides behind, in its own heights; the scene provides it."""


def _risen(seconds: float) -> float:
    """0 hidden, .5 eyes only, 1 out."""
    up = 0.55 * smooth((seconds - 0.25) / 0.45)
    down = 0.42 * pulse(seconds, 1.15, 0.75)
    out = 0.45 * smooth((seconds - 1.75) / 0.28)
    return up - down + out


def act(cue: Cue) -> Pose:
    """First only the top of the head, then quickly back, then all the curiosity there is."""
    risen = _risen(cue.seconds)
    spring = ringing(cue.seconds - 2.0, per_second=2.6, decay=5)
    look = between(0, 1, smooth((cue.seconds - 0.75) / 0.2)) - 2 * smooth(
        (cue.seconds - 2.5) / 0.3
    ) + smooth((cue.seconds - 3.3) / 0.3)  # fmt: skip
    return Pose(
        x=cue.start_x + 0.05 * cue.height * look * cue.heading,
        lift=COVER - 1.05 + 0.47 * risen,
        sunk=0.9,
        stretch=1 + 0.05 * spring,
        tilt=0.05 * look * cue.heading,
        bend=0.05 * look * cue.heading,
        turn=2.5 * look * cue.heading,
    )


def heard(cue: Cue) -> Iterator[Audible]:
    """What it hides behind, brushed each time it comes up."""
    for seconds in (0.25, 1.75):
        if seconds < cue.duration:
            yield Audible("rustle", seconds, 0.35, strength=0.7)


ACTION = Action(act, heard=heard)
