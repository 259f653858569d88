"""A scene as written becomes shots."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from castmate.scripts.directions import Directions
from castmate.scripts.division import divided
from castmate.scripts.durations import LONGEST_SECONDS, SHORTEST_SECONDS, read_seconds
from castmate.scripts.film import FilmShot, Place, Scene, ScriptWarning, SpokenLine, Transition
from castmate.scripts.headings import directed_setting, heading_warnings, opening_setting
from castmate.scripts.lengths import action_seconds, within_limits
from castmate.scripts.naming import Names
from castmate.scripts.outline import ActionPassage, Form, SceneOutline, SpeechPassage
from castmate.scripts.prompt import placed, plan_shot
from castmate.scripts.screenplay.elements import Note
from castmate.scripts.sentences import (
    MOST_IN_A_SHOT,
    num_words,
)
from castmate.scripts.setting import Setting
from castmate.scripts.shot import Position, Role, Shot
from castmate.scripts.speeches import heard_speech, is_unseen, parts_of, seen_speech, speaker_of
from castmate.scripts.stage_notes import Directed, directed
from castmate.scripts.syllables import spoken_seconds
from castmate.scripts.tokens import count_tokens
from castmate.scripts.words import read_dialogue, without_dialogue
from castmate.scripts.written import Script, Written

_SIDE_SAID = re.compile(r"\b(?:left|right)\b", re.IGNORECASE)
_ESTABLISHING_SECONDS = Fraction(3)


@dataclass(frozen=True)
class PlannedScene:
    """A scene with its shots, and how it leaves the stage to the next one."""

    scene: Scene
    warnings: tuple[ScriptWarning, ...]
    setting: Setting


def plan_scene(
    outline: SceneOutline,
    label: str,
    names: Names,
    script: Script,
    *,
    form: Form,
    before: Setting | None,
) -> PlannedScene:
    """The shots of *outline*; *before* is how the scene before left the stage."""
    setting = opening_setting(outline, before, form)
    heading = directed(outline.notes, Directions())
    planner = _Planner(label, names, script, directed_setting(setting, heading.directions), heading)
    planner.warnings += [*heading_warnings(outline, planner.setting, form), *heading.warnings]
    planner.places = _places(outline, names)
    for passage in outline.passages:
        if isinstance(passage, ActionPassage):
            planner.act(passage)
        else:
            planner.speak(passage)
    if not outline.passages:
        planner.establish(outline)
    planner.keep_stray_notes(outline)
    scene = Scene(
        label,
        outline.heading,
        outline.source,
        tuple(planner.shots),
        outline.sections,
        outline.synopsis,
        count_tokens(outline.text),
    )
    return PlannedScene(scene, tuple(planner.warnings), planner.setting)


def _places(outline: SceneOutline, names: Names) -> dict[str, Position]:
    """Where speakers stand: one in the centre, more by turns on the left and on the right."""
    speakers = dict.fromkeys(
        speaker_of(passage, names).character.handle
        for passage in outline.passages
        if isinstance(passage, SpeechPassage) and not is_unseen(passage.extensions)
    )
    if len(speakers) < 2:
        return {}
    sides: tuple[Position, Position] = ("left", "right")
    return {handle: sides[index % 2] for index, handle in enumerate(speakers)}


@dataclass
class _Planner:
    """Plans the shots of one scene in order; what one shot says holds for the next."""

    label: str
    names: Names
    script: Script
    setting: Setting
    heading: Directed
    shots: list[FilmShot] = field(default_factory=list)
    warnings: list[ScriptWarning] = field(default_factory=list)
    places: dict[str, Position] = field(default_factory=dict)
    seen: tuple[Role, ...] = ()

    def act(self, passage: ActionPassage) -> None:
        """The shots of a paragraph, or the one shot of a list's entry."""
        entered_by: Transition = passage.entered_by
        for written, notes in divided(passage, self.names.known):
            asked = self._direct(notes)
            setting = directed_setting(self.setting, asked.directions)
            shot = plan_shot(
                written.text,
                known=self.names.known,
                seconds=_ESTABLISHING_SECONDS,
                strangers="text_only",
                setting=setting,
            )
            length = self._length(
                asked.directions.seconds or read_seconds(without_dialogue(written.text)),
                action_seconds(shot, num_words(written.text), is_one_shot=passage.is_one_shot),
                written,
            )
            shot = replace(_viewed(self._sided(shot), asked.directions), seconds=length)
            self._add(shot, written, asked, entered_by, tuple(self._quoted(shot, written)))
            entered_by = "cut"

    def speak(self, passage: SpeechPassage) -> None:
        """The shots of what one character says."""
        asked = self._direct(passage.notes)
        setting = directed_setting(self.setting, asked.directions)
        speaker = speaker_of(passage, self.names)
        entered_by: Transition = passage.entered_by
        if speaker.others:
            first = speaker.character.name
            self._warn(
                "chorus", f"They speak at once: the line is heard from {first}.", passage.cue
            )
        for said in parts_of(passage.written):
            if speaker.is_seen:
                position = self.places.get(speaker.character.handle, "centre")
                shot = seen_speech(passage, said, speaker, setting, position)
            else:
                shot = heard_speech(passage, said, speaker, setting, self._described())
            length = self._length(asked.directions.seconds, shot.seconds, said)
            if length < spoken_seconds(said.text):
                self._warn(
                    "too_short_for_speech",
                    f"What is said takes about {float(spoken_seconds(said.text)):.1f} seconds, and"
                    f" the shot lasts {float(length):g}; it is cut off. Give it more seconds.",
                    said,
                )
            shot = replace(_viewed(shot, asked.directions), seconds=length)
            line = SpokenLine(
                speaker.character.handle,
                speaker.character.name,
                said.text,
                self._place(said),
                is_seen=speaker.is_seen,
            )
            self._add(shot, said, asked, entered_by, (line,))
            entered_by, asked = "cut", replace(asked, notes=())
            passage = replace(passage, manner="")  # done once, before the first part

    def establish(self, outline: SceneOutline) -> None:
        """A scene of which only the heading is written is shown for a moment, empty."""
        if not outline.heading:
            return
        shot = plan_shot(
            outline.heading,
            known=self.names.known,
            seconds=self.heading.directions.seconds or _ESTABLISHING_SECONDS,
            strangers="text_only",
            setting=self.setting,
        )
        self.warnings.append(
            ScriptWarning(
                "empty_scene",
                "Nothing happens in this scene, so its set is shown for a moment.",
                outline.source,
            )
        )
        shot = replace(
            _viewed(shot, self.heading.directions),
            text=placed("", self.setting).strip(),
            warnings=(),
        )
        self.shots.append(
            FilmShot(
                f"{self.label}-01",
                shot,
                outline.source,
                outline.entered_by,
                self.heading.directions.look,
                self.heading.directions.seed,
                notes=self.heading.notes,
            )
        )

    def keep_stray_notes(self, outline: SceneOutline) -> None:
        """Notes behind the last shot stay with it; as directions they come too late."""
        stray = directed(outline.stray_notes, Directions())
        if stray.directions != Directions():
            self.warnings.append(
                ScriptWarning(
                    "note_without_shot",
                    "No shot of this scene follows the note, so it is not obeyed. Put it before or"
                    " in the line that it directs.",
                    outline.stray_notes[0].source,
                )
            )
        if self.shots:
            texts = tuple(note.text for note in outline.stray_notes)
            self.shots[-1] = replace(self.shots[-1], notes=(*self.shots[-1].notes, *texts))

    def _direct(self, notes: Sequence[Note]) -> Directed:
        asked = directed(notes, self.heading.directions)
        self.warnings += asked.warnings
        return asked

    def _length(self, asked: Fraction | None, usual: Fraction, written: Written) -> Fraction:
        if asked is None:
            return usual
        if not SHORTEST_SECONDS <= asked <= LONGEST_SECONDS:
            self._warn(
                "seconds_limited",
                f"{float(asked):g} seconds were asked for; a shot lasts {SHORTEST_SECONDS} to"
                f" {LONGEST_SECONDS}, so it lasts {within_limits(asked)}.",
                written,
            )
        return within_limits(asked)

    def _quoted(self, shot: Shot, written: Written) -> Iterator[SpokenLine]:
        """What is said in quotes by the roles of *shot*."""
        quotes = read_dialogue(written.text) if any(role.says for role in shot.cast) else ()
        for role in shot.cast:
            if role.says is not None:
                own = [quote.start for quote in quotes if quote.text and quote.text in role.says]
                at = self.script.place(written.offset(min(own, default=0)))
                yield SpokenLine(role.handle, role.name, role.says, at)

    def _add(
        self,
        shot: Shot,
        written: Written,
        asked: Directed,
        entered_by: Transition,
        lines: tuple[SpokenLine, ...],
    ) -> None:
        self.shots.append(
            FilmShot(
                f"{self.label}-{len(self.shots) + 1:02d}",
                shot,
                self._place(written),
                entered_by,
                asked.directions.look,
                asked.directions.seed,
                lines,
                asked.notes if self.shots else (*self.heading.notes, *asked.notes),
            )
        )
        self._remember(shot)

    def _sided(self, shot: Shot) -> Shot:
        """*shot* with two who talk in this scene on the sides where they talk."""
        sides = [self.places.get(role.handle) for role in shot.cast]
        if set(sides) != {"left", "right"} or _SIDE_SAID.search(shot.prompt):
            return shot
        cast = tuple(
            replace(role, position=side or role.position)
            for role, side in zip(shot.cast, sides, strict=True)
        )
        return replace(shot, cast=cast)

    def _remember(self, shot: Shot) -> None:
        """Who is there, and in a screenplay also what weather it is, holds for the next shot."""
        self.seen = shot.cast or self.seen
        here = [role.handle for role in shot.cast if self.names.called(role.handle) is not None]
        before = [handle for handle in self.setting.present if handle not in here]
        self.setting = replace(self.setting, present=(*before, *here)[-MOST_IN_A_SHOT:])
        if self.setting.is_firm:
            place = None if shot.set == "backdrop" else shot.set
            self.setting = replace(
                self.setting, place=self.setting.place or place, weather=shot.weather
            )

    def _described(self) -> list[tuple[Role, str]]:
        """Who was seen last, each with the words that hold its looks."""
        people = [(role, self.names.called(role.handle)) for role in self.seen]
        return [(role, one.description if one else role.name) for role, one in people]

    def _place(self, written: Written) -> Place:
        return self.script.place(written.offset(0))

    def _warn(self, code: str, text: str, written: Written) -> None:
        self.warnings.append(ScriptWarning(code, text, self._place(written)))


def _viewed(shot: Shot, asked: Directions) -> Shot:
    """*shot* seen as notes ask."""
    return replace(
        shot,
        camera=asked.camera or shot.camera,
        framing=asked.framing or shot.framing,
        weather=asked.weather or shot.weather,
    )
