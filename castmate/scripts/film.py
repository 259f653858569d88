"""The plan of a film: scenes of shots, and where in the script each of them is written."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

from castmate.scripts.shot import Shot

Transition = Literal["cut", "dissolve", "fade_in", "fade_out_in"]
"""How a shot is entered. ``fade_out_in``: the shot before fades to black, this one from black."""
Ending = Literal["cut", "fade_out"]
"""How the film's last shot ends."""
Look = Literal["sticker", "cel", "plain"]
"""How characters are drawn; the same values as a renderer's own."""

TRANSITIONS: tuple[Transition, ...] = get_args(Transition)
LOOKS: tuple[Look, ...] = get_args(Look)


@dataclass(frozen=True)
class Place:
    """A spot in the script."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    offset: int
    """Characters of the script before it, from 0."""

    def __str__(self) -> str:
        return f"line {self.line}, column {self.column}"


@dataclass(frozen=True)
class SpokenLine:
    """What one character says in a shot."""

    handle: str
    name: str
    text: str
    """As it is to be heard and read: without parentheticals, notes and marks of emphasis."""
    source: Place
    is_seen: bool = True
    """False for a voice-over and for a voice from off: no mouth moves."""


@dataclass(frozen=True)
class FilmShot:
    """One shot of a film: its plan, and what the script says of it beyond the plan."""

    label: str
    """Its name in the film, ``"S03-02"``; it changes when shots are put before it."""
    shot: Shot
    source: Place
    entered_by: Transition = "cut"
    look: Look | None = None
    """None: the film's."""
    seed: int | None = None
    """None: the film's."""
    lines: tuple[SpokenLine, ...] = ()
    """What is said, in order."""
    notes: tuple[str, ...] = ()
    """Notes that are no directions, as written."""


@dataclass(frozen=True)
class Scene:
    """Shots in one place at one time."""

    label: str
    """``"S03"``."""
    heading: str
    """As written; empty for what stands before the first heading."""
    source: Place
    shots: tuple[FilmShot, ...]
    sections: tuple[str, ...] = ()
    """The sections it lies in, outermost first."""
    synopsis: str = ""
    tokens: int = 0
    """Of its text, as counted by :func:`castmate.scripts.tokens.count_tokens`."""


@dataclass(frozen=True)
class ScriptWarning:
    """Something in the script that is not obeyed, or had to be assumed."""

    code: str
    """Stable, for machines; all are listed in ``docs/reference/scripts.md``."""
    text: str
    source: Place


@dataclass(frozen=True)
class Unsupported:
    """A part of the script that is kept but cannot be shown, such as a lyric."""

    kind: str
    """``"lyric"``, ``"dual_dialogue"``, ``"page_break"``, ..."""
    text: str
    """As written."""
    source: Place


@dataclass(frozen=True)
class Film:
    """A whole script as shots; nothing is rendered yet."""

    title: str
    scenes: tuple[Scene, ...]
    warnings: tuple[ScriptWarning, ...] = ()
    tokens: int = 0
    """Of the whole script, as counted by :func:`castmate.scripts.tokens.count_tokens`."""
    ends_by: Ending = "cut"
    unsupported: tuple[Unsupported, ...] = ()
    form: Literal["fountain", "list"] = "fountain"
    """What the script was read as."""

    @property
    def shots(self) -> tuple[FilmShot, ...]:
        """Every shot, in order."""
        return tuple(shot for scene in self.scenes for shot in scene.shots)

    @property
    def seconds(self) -> Fraction:
        """How long all shots last together."""
        return sum((shot.shot.seconds for shot in self.shots), start=Fraction(0))
