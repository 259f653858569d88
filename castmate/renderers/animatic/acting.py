"""A role as one pose over time: its actions in a row, each flowing into the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from castmate.renderers.animatic.actions import ACTIONS
from castmate.renderers.animatic.actions.cue import Action, Cue
from castmate.renderers.animatic.easing import smooth
from castmate.renderers.animatic.poses import Pose, blended
from castmate.renderers.animatic.speaking import with_speech
from castmate.scripts import shot
from castmate.scripts.beats import spans_of

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

    def __init__(
        self,
        names: Sequence[shot.Action],
        template: Cue,
        seconds: float,
        *,
        footless: bool = False,
        speech_seconds: float = 0.0,
    ) -> None:
        """*template* is the cue that all actions share; *seconds* the shot's length, of which
        talking needs *speech_seconds* for its words.

        One who is *footless* stays behind its cover: it neither leaves the ground nor lies down.
        """
        self.beats = _beats(names, template, seconds, speech_seconds)
        self._footless = footless

    def at(self, seconds: float) -> Moment:
        """The moment *seconds* into the shot."""
        index = max(i for i, beat in enumerate(self.beats) if beat.start <= max(0.0, seconds))
        beat = self.beats[index]
        pose = beat.pose(seconds)
        since = seconds - beat.start
        if index > 0 and since < _JOIN_SECONDS:
            pose = blended(self.beats[index - 1].pose(seconds), pose, smooth(since / _JOIN_SECONDS))
        pose = with_speech(pose, beat.cue.speech, seconds)
        if self._footless:
            pose = _kept_low(pose)
        return Moment(pose, beat, beat.cue_at(seconds))


def _kept_low(pose: Pose) -> Pose:
    """*pose* with its lower end behind a low cover."""
    return replace(
        pose,
        lift=min(pose.lift * 0.15, 0.04) if pose.lift > 0 else pose.lift,
        turn=max(-7.0, min(7.0, pose.turn * 0.4)),
        stretch=0.92 if pose.grounded > 0.5 else pose.stretch,
        grounded=0.0,
    )


def _beats(
    names: Sequence[shot.Action], template: Cue, seconds: float, speech_seconds: float
) -> list[Beat]:
    spans = spans_of(names, seconds, speech_seconds=speech_seconds)
    beats: list[Beat] = []
    x = template.home_x
    for index, span in enumerate(spans):
        cue = replace(
            template,
            duration=span.seconds,
            start_x=x,
            first=index == 0,
            last=index == len(spans) - 1,
        )
        beat = Beat(ACTIONS[span.action], span.start_seconds, cue)
        x = beat.pose(span.start_seconds + span.seconds).x
        beats.append(beat)
    return beats
