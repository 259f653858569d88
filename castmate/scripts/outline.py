"""A script taken apart, whatever its form: scenes of passages, before anything is planned."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from castmate.scripts.film import Ending, Place, ScriptWarning, Transition, Unsupported
from castmate.scripts.screenplay.elements import Note
from castmate.scripts.transitions import read_transition
from castmate.scripts.written import Script, Written

Form = Literal["fountain", "list"]


@dataclass(frozen=True)
class ActionPassage:
    """What is seen: a paragraph, or one entry of a list."""

    written: Written
    """On one line, without emphasis and notes."""
    notes: tuple[Note, ...]
    entered_by: Transition
    is_one_shot: bool
    """True for an entry of a list; a paragraph may become several shots."""


@dataclass(frozen=True)
class SpeechPassage:
    """What one character says under its cue."""

    cue: Written
    """The name alone."""
    extensions: tuple[str, ...]
    """As in ``MOMO (V.O.)``."""
    manner: str
    """What its parentheticals say: ``"whispering, turning away"``."""
    written: Written
    """What is said, on one line, without emphasis and notes."""
    notes: tuple[Note, ...]
    entered_by: Transition


Passage = ActionPassage | SpeechPassage


@dataclass(frozen=True)
class SceneOutline:
    """A scene as written."""

    heading: str
    """Empty for what stands before the first heading, or behind a section without one."""
    source: Place
    sections: tuple[str, ...]
    synopsis: str
    notes: tuple[Note, ...]
    """Those of its heading: they hold for every shot."""
    passages: tuple[Passage, ...]
    stray_notes: tuple[Note, ...]
    """Notes behind the last passage: they direct nothing."""
    entered_by: Transition
    """Of the shot that shows a scene without passages."""
    text: str
    """All of it, as written."""


@dataclass(frozen=True)
class Outline:
    """A whole script as written."""

    form: Form
    title: str
    scenes: tuple[SceneOutline, ...]
    warnings: tuple[ScriptWarning, ...]
    unsupported: tuple[Unsupported, ...]
    ends_by: Ending


@dataclass
class OutlineWriter:
    """Puts an outline together, element by element."""

    script: Script
    _scenes: list[SceneOutline] = field(default_factory=list)
    _warnings: list[ScriptWarning] = field(default_factory=list)
    _unsupported: list[Unsupported] = field(default_factory=list)
    _sections: list[str] = field(default_factory=list)
    _heading: str = ""
    _starts_at: int = 0
    _heading_notes: tuple[Note, ...] = ()
    _synopsis: list[str] = field(default_factory=list)
    _passages: list[Passage] = field(default_factory=list)
    _waiting_notes: list[Note] = field(default_factory=list)
    _entered_by: Transition = "cut"
    _is_faded_out: bool = False
    _has_heading: bool = False
    _shown_empty: Transition | None = None
    """How a scene is entered that fades out before anything happens in it."""

    def begin_scene(self, heading: str, at: int, notes: Sequence[Note]) -> None:
        """End the scene before, and begin the one of *heading* at the script's character *at*."""
        self._end_scene(at)
        self._heading, self._starts_at, self._heading_notes = heading, at, tuple(notes)
        self._has_heading = True

    def section(self, level: int, text: str, at: int) -> None:
        """A section of *level* begins at the script's character *at*; those around it go on."""
        self._end_scene(at)
        del self._sections[level - 1 :]
        self._sections.append(text)

    def synopsis(self, text: str) -> None:
        """What the scene, or the section before its first scene, is about."""
        self._synopsis.append(text)

    def transition(self, text: str, at: int, *, is_marked: bool) -> bool:
        """Obey *text* if it is a transition; whether it was."""
        read = read_transition(text, is_marked=is_marked)
        if read is None:
            return False
        if read == "unknown":
            self.unsupported("transition", text, at, "it is shown as a cut")
        elif read == "fade_out":
            if self._has_heading and not self._passages:
                self._shown_empty = self._take_entrance()
            self._is_faded_out = True
        else:
            self._entered_by = read
        return True

    def notes(self, notes: Sequence[Note]) -> None:
        """Notes that stand by themselves: they direct what comes next."""
        self._waiting_notes += notes

    def action(self, written: Written, notes: Sequence[Note], *, is_one_shot: bool) -> None:
        """A paragraph, or an entry of a list."""
        self._passages.append(
            ActionPassage(written, self._take_notes(notes), self._take_entrance(), is_one_shot)
        )

    def speech(
        self,
        cue: Written,
        extensions: tuple[str, ...],
        manner: str,
        written: Written,
        notes: Sequence[Note],
    ) -> None:
        """A cue and what is said under it."""
        entrance = self._take_entrance()
        own = self._take_notes(notes)
        self._passages.append(SpeechPassage(cue, extensions, manner, written, own, entrance))

    def unsupported(self, kind: str, text: str, at: int, what_happens: str = "") -> None:
        """Keep a part that cannot be shown; *what_happens* to it is told in a warning."""
        place = self.script.place(at)
        self._unsupported.append(Unsupported(kind, text, place))
        if what_happens:
            name = kind.replace("_", " ")
            self._warnings.append(
                ScriptWarning(kind, f"A {name} cannot be shown: {what_happens}.", place)
            )

    def finish(self, form: Form, title: str) -> Outline:
        """The outline of everything so far."""
        self._end_scene(len(self.script.text))
        ends_by: Ending = "fade_out" if self._is_faded_out else "cut"
        return Outline(
            form,
            title,
            tuple(self._scenes),
            tuple(self._warnings),
            tuple(self._unsupported),
            ends_by,
        )

    def _end_scene(self, stop: int) -> None:
        """The scene ends at the script's character *stop*; one without anything is none."""
        if self._has_heading or self._passages:
            is_empty = not self._passages
            self._scenes.append(
                SceneOutline(
                    self._heading,
                    self.script.place(self._start()),
                    tuple(self._sections),
                    " ".join(self._synopsis),
                    self._heading_notes,
                    tuple(self._passages),
                    tuple(self._waiting_notes),
                    entered_by=self._shown_empty or self._take_entrance() if is_empty else "cut",
                    text=self.script.text[self._start() : stop],
                )
            )
            self._synopsis, self._waiting_notes = [], []
        self._heading, self._heading_notes, self._passages = "", (), []
        self._has_heading, self._starts_at, self._shown_empty = False, stop, None

    def _start(self) -> int:
        """Where the scene begins: at its heading, or else where something stands."""
        if self._has_heading:
            return self._starts_at
        first = self._passages[0]
        return (first.cue if isinstance(first, SpeechPassage) else first.written).offset(0)

    def _take_entrance(self) -> Transition:
        entrance: Transition = "fade_out_in" if self._is_faded_out else self._entered_by
        self._is_faded_out = False
        self._entered_by = "cut"
        return entrance

    def _take_notes(self, notes: Sequence[Note]) -> tuple[Note, ...]:
        both = (*self._waiting_notes, *notes)
        self._waiting_notes = []
        return both
