"""Climb: reach up, hold on, pull the rest of the body after."""

from __future__ import annotations

from collections.abc import Iterator

import skia

from castmate.renderers.animatic.actions.cue import Action, Audible, Body, Cue
from castmate.renderers.animatic.canvas import stroke
from castmate.renderers.animatic.easing import clamped, smooth
from castmate.renderers.animatic.mood import rgb
from castmate.renderers.animatic.poses import Pose

_PULL_SECONDS = 0.62


def _goal(cue: Cue) -> float:
    """Heights above the ground where the climb ends."""
    return max(0.12, min(1.1, cue.headroom * 0.92))


def _pulls(cue: Cue) -> tuple[int, float]:
    """How many pulls it takes, and the seconds of each."""
    pulls = max(2, round(min(cue.duration * 0.85, _goal(cue) * 4.2) / _PULL_SECONDS))
    return pulls, cue.duration * 0.88 / pulls


def act(cue: Cue) -> Pose:
    """Like a caterpillar: long, then short and higher. On the top rung it waits and sways."""
    goal = _goal(cue)
    pulls, length = _pulls(cue)
    number, part = divmod(cue.seconds / length, 1.0)
    if number >= pulls:
        number, part = float(pulls), 0.0
    reach = smooth(part / 0.45) * (1 - smooth((part - 0.5) / 0.42))
    risen = (number + smooth((part - 0.5) / 0.42)) / pulls
    side = 1 if int(number) % 2 == 0 else -1
    return Pose(
        x=cue.start_x,
        lift=goal * clamped(risen),
        stretch=1 + 0.12 * reach - 0.05 * (1 - reach) * (part > 0),
        turn=4 * side * reach,
        lean=0.04 * side * reach,
        tilt=0.04 * side * reach,
        pivot=0.5,
    )


def _rope_ladder(canvas: skia.Canvas, cue: Cue, body: Body) -> None:
    """Two ropes with rungs that hang from above the picture."""
    rope, rung = cue.mood.lit(rgb("#a8845a")), cue.mood.lit(rgb("#7d5a3a"))
    half = max(cue.width * 0.3, cue.height * 0.16)
    top, bottom = body.ground - cue.height * 4, body.ground - cue.height * 0.02
    for x in (body.x - half, body.x + half):
        canvas.drawLine(x, top, x, bottom, stroke(rope, cue.height * 0.022))
    y = bottom - cue.height * 0.08
    while y > top:
        canvas.drawLine(body.x - half, y, body.x + half, y, stroke(rung, cue.height * 0.03))
        y -= cue.height * 0.17


def heard(cue: Cue) -> Iterator[Audible]:
    """The rope, at each pull."""
    pulls, length = _pulls(cue)
    for pull in range(pulls):
        yield Audible("pull", (pull + 0.5) * length, 0.4 * length)


ACTION = Action(act, behind=_rope_ladder, heard=heard)
