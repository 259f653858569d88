"""A role as one pose over time: its actions in a row, each flowing into the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from castmate.renderers.animatic.actions import ACTIONS
from castmate.renderers.animatic.actions.cue import Action, Cue
from castmate.renderers.animatic.easing import smooth
from castmate.renderers.animatic.poses import Pose, blended
from castmate.scripts import shot

_JOIN_SECONDS = 0.32
"""How long one action takes to become the next."""


@dataclass(frozen=True)
class Beat:
    """One action in its place in the shot."""

    action: Action
    start: float
    """Seconds since the shot began."""
    cue: Cue
    """The cue at the beat's first moment."""

    def cue_at(self, seconds: float) -> Cue:
        """The cue *seconds* into the shot."""
        return replace(self.cue, seconds=max(0.0, seconds - self.start))

    def pose(self, seconds: float) -> Pose:
        """The pose *seconds* into the shot."""
        return self.action.act(self.cue_at(seconds))


@dataclass(frozen=True)
class Moment:
    """What a character does at one moment."""

    pose: Pose
    beat: Beat
    cue: Cue


class Acting:
    """Everything a character does in a shot."""

    def __init__(self, names: Sequence[shot.Action], template: Cue, seconds: float) -> None:
        """*template* is the cue that all actions share; *seconds* the shot's length."""
        self.beats = _beats(names or ("stand",), template, seconds)

    def at(self, seconds: float) -> Moment:
        """The moment *seconds* into the shot."""
        index = max(i for i, beat in enumerate(self.beats) if beat.start <= max(0.0, seconds))
        beat = self.beats[index]
        pose = beat.pose(seconds)
        since = seconds - beat.start
        if index > 0 and since < _JOIN_SECONDS:
            pose = blended(self.beats[index - 1].pose(seconds), pose, smooth(since / _JOIN_SECONDS))
        return Moment(pose, beat, beat.cue_at(seconds))


def _beats(names: Sequence[shot.Action], template: Cue, seconds: float) -> list[Beat]:
    actions = [ACTIONS[name] for name in names]
    whole = sum(action.weight for action in actions)
    beats: list[Beat] = []
    start, x = 0.0, template.home_x
    for index, action in enumerate(actions):
        length = max(0.1, seconds * action.weight / whole)
        cue = replace(
            template,
            duration=length,
            start_x=x,
            first=index == 0,
            last=index == len(actions) - 1,
        )
        beat = Beat(action, start, cue)
        x = beat.pose(start + length).x
        start += length
        beats.append(beat)
    return beats
