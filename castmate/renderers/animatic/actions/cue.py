"""What an action is told: who acts, where, and how far into the action we are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import skia

from castmate.renderers.animatic.mood import Mood
from castmate.renderers.animatic.poses import Pose
from castmate.renderers.animatic.sets.layers import Set
from castmate.scripts.dialogue import Voiced
from castmate.scripts.happening import HappeningKind


@dataclass(frozen=True)
class Cue:
    """One moment of one action of one character."""

    seconds: float
    """Since the action began; a little beyond ``duration`` while the next one takes over."""
    duration: float
    height: float
    """Of the character, in stage units."""
    width: float
    start_x: float
    """Stage units: where the action before left the character."""
    home_x: float
    """Where the character belongs in the picture."""
    left: float
    """The character's middle stays right of this while it is to be seen whole."""
    right: float
    side: float
    """Stage units: x of the picture's edge on the side the character enters from."""
    heading: int
    """1: travels to the right, -1: to the left."""
    mirrored: float
    """``facing`` of a pose that looks along ``heading``: -1 where the picture looks back."""
    headroom: float
    """Heights of room between the character's head and the picture's upper edge."""
    place: Set
    mood: Mood
    first: bool
    """No action before this one."""
    last: bool
    """No action after this one."""
    own_motion: bool
    """The character moves by itself (a loop); poses add less to it."""
    variant: float
    """0..1, fixed by the seed: a little difference between two who do the same."""
    speech: tuple[Voiced, ...] = ()
    """What the character says in the shot; times are since the shot began."""

    @property
    def share(self) -> float:
        """0..1: how much of the action is over."""
        return min(1.0, max(0.0, self.seconds / self.duration))


Act = Callable[[Cue], Pose]
"""The pose at a cue; a pure function of it."""


@dataclass(frozen=True)
class Body:
    """Where a posed character is, in stage units, for what is drawn around it."""

    x: float
    ground: float
    height: float
    width: float
    pose: Pose

    @property
    def soles(self) -> float:
        """y of the soles."""
        return self.ground - self.pose.lift * self.height

    @property
    def top(self) -> float:
        """y of the top of the head, roughly."""
        return self.soles - self.height * self.pose.stretch


Draw = Callable[[skia.Canvas, Cue, Body], None]
"""Draws something that goes with an action, in stage units."""


@dataclass(frozen=True)
class Audible:
    """Something that is heard when it is seen."""

    kind: HappeningKind
    seconds: float
    """Since the action began."""
    length: float = 0.0
    strength: float = 1.0
    with_what: str = ""


Heard = Callable[[Cue], Iterator[Audible]]
"""What is heard between a cue at its action's first moment and ``duration``; a pure function."""


@dataclass(frozen=True)
class Action:
    """A pose as a function of time, and what is drawn behind and before the character."""

    act: Act
    behind: Draw | None = None
    before: Draw | None = None
    heard: Heard | None = None
    """What of it can be heard; None where nothing is."""
