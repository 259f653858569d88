"""What can be heard in a shot, told by the same acting that the pictures show."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from castmate.renderers.animatic.acting import Beat
from castmate.renderers.animatic.actions.cue import Audible
from castmate.renderers.animatic.blocking import Blocked, blocked
from castmate.renderers.animatic.mood import mood_of
from castmate.renderers.animatic.performer import POSES_PER_SECOND
from castmate.renderers.animatic.sets import set_of
from castmate.renderers.animatic.stage import Stage
from castmate.renderers.renderer import Reference, RenderSettings
from castmate.scripts.happening import Happening, HappeningKind
from castmate.scripts.shot import Shot

_LASTING: frozenset[HappeningKind] = frozenset({"breath", "rolling", "syllable", "whoosh"})
"""What goes on for a while keeps its own time; what happens at once is heard when it is seen."""


def happenings_of(
    shot: Shot, cast: Sequence[Reference], settings: RenderSettings, *, seed: int
) -> tuple[Happening, ...]:
    """What is heard of everyone in *shot*, in order of time."""
    stage = Stage(settings.size, mood_of(shot.time_of_day, shot.weather), seed)
    built = set_of(shot, stage)
    return happenings_among(blocked(shot, cast, settings, stage, built), stage)


def happenings_among(roles: Sequence[Blocked], stage: Stage) -> tuple[Happening, ...]:
    """What is heard of *roles*, in order of time."""
    found = [happening for one in roles for happening in _of_role(one, stage)]
    return tuple(sorted(found, key=lambda happening: happening.start_seconds))


def beginning_in(
    happenings: Sequence[Happening], index: int, frame_rate: float
) -> tuple[Happening, ...]:
    """Those that begin with frame *index*; with the first frame, also what began before it."""
    return tuple(
        happening
        for happening in happenings
        if max(0, int(happening.start_seconds * frame_rate + 1e-6)) == index
    )


def _of_role(one: Blocked, stage: Stage) -> Iterator[Happening]:
    for beat in one.acting.beats:
        if beat.action.heard is None:
            continue
        for audible in beat.action.heard(beat.cue):
            if audible.seconds < beat.cue.duration:
                yield _happening(one, beat, audible, stage)


def _happening(one: Blocked, beat: Beat, audible: Audible, stage: Stage) -> Happening:
    seconds = beat.start + audible.seconds
    if audible.kind == "step":
        seconds = round(seconds * POSES_PER_SECOND) / POSES_PER_SECOND
    elif audible.kind not in _LASTING:
        seconds = math.ceil(seconds * POSES_PER_SECOND - 1e-6) / POSES_PER_SECOND
    side = one.acting.at(max(0.0, seconds)).pose.x / stage.half_width
    return Happening(
        audible.kind,
        one.role.handle,
        seconds,
        min(audible.length, beat.start + beat.cue.duration - seconds),
        audible.strength,
        max(-1.0, min(1.0, side)),
        audible.with_what,
    )
