"""A scene as written becomes shots."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from castmate.scripts.coverage import action_framing, speech_framing
from castmate.scripts.directions import Directions
from castmate.scripts.division import divided
from castmate.scripts.durations import read_seconds
from castmate.scripts.film import Scene, ScriptWarning, SpokenLine, Transition
from castmate.scripts.headings import directed_setting, heading_warnings, opening_setting
from castmate.scripts.lengths import action_seconds
from castmate.scripts.naming import Names
from castmate.scripts.outline import ActionPassage, Form, SceneOutline, SpeechPassage
from castmate.scripts.prompt import placed, plan_shot
from castmate.scripts.scene_book import SceneBook
from castmate.scripts.sentences import num_words
from castmate.scripts.setting import Setting
from castmate.scripts.shot import Position, Shot
from castmate.scripts.speeches import heard_speech, is_unseen, parts_of, seen_speech, speaker_of
from castmate.scripts.stage_notes import Directed, directed
from castmate.scripts.syllables import spoken_seconds
from castmate.scripts.tokens import count_tokens
from castmate.scripts.words import read_dialogue, without_dialogue
from castmate.scripts.written import Script, Written

_ESTABLISHING_SECONDS = Fraction(3)
_LONGEST_HEADING = 1_500
"""Characters of it that are planned; all of it stays the scene's heading."""


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
    opening = opening_setting(outline, before, form)
    heading = directed(outline.notes, Directions())
    setting = directed_setting(opening, heading.directions)
    book = SceneBook(label, names, script, setting, heading, _places(outline, names))
    book.warnings += [*heading_warnings(outline, setting, form), *heading.warnings]
    for passage in outline.passages:
        if isinstance(passage, ActionPassage):
            _act(book, passage)
        else:
            _speak(book, passage)
    if not outline.passages and (form == "fountain" or setting.place is not None):
        _establish(book, outline)
    _keep_stray_notes(book, outline)
    scene = Scene(
        label,
        outline.heading,
        outline.source,
        tuple(book.shots),
        outline.sections,
        outline.synopsis,
        count_tokens(outline.text),
    )
    return PlannedScene(scene, tuple(book.warnings), book.setting)


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


def _act(book: SceneBook, passage: ActionPassage) -> None:
    """The shots of a paragraph, or the one shot of a list's entry."""
    entered_by: Transition = passage.entered_by
    for written, notes in divided(passage, book.names.known):
        asked, setting = book.directed(notes)
        shot = plan_shot(
            written.text,
            known=book.names.known,
            seconds=_ESTABLISHING_SECONDS,
            strangers="text_only",
            setting=setting,
            framing=action_framing(opens_scene=not book.shots, is_screenplay=setting.is_firm),
        )
        length = book.length(
            asked.directions.seconds or read_seconds(without_dialogue(written.text)),
            action_seconds(shot, num_words(written.text), is_one_shot=passage.is_one_shot),
            book.place(written),
        )
        lines = tuple(_quoted(book, shot, written))
        book.add(replace(shot, seconds=length), book.place(written), asked, entered_by, lines)
        entered_by = "cut"


def _quoted(book: SceneBook, shot: Shot, written: Written) -> Iterator[SpokenLine]:
    """What is said in quotes by the roles of *shot*."""
    quotes = read_dialogue(written.text) if any(role.says for role in shot.cast) else ()
    for role in shot.cast:
        if role.says is not None:
            own = [quote.start for quote in quotes if quote.text and quote.text in role.says]
            source = book.place(written, min(own, default=0))
            yield SpokenLine(role.handle, role.name, role.says, source)


def _speak(book: SceneBook, passage: SpeechPassage) -> None:
    """The shots of what is said under a cue."""
    asked, setting = book.directed(passage.notes)
    speaker = speaker_of(passage, book.names)
    who = speaker.character
    entered_by: Transition = passage.entered_by
    if speaker.others:
        text = f"They speak at once: the line is heard from {who.name}."
        book.warn("chorus", text, book.place(passage.cue))
    for said in parts_of(passage.written):
        if speaker.is_seen:
            side = book.places.get(who.handle, "centre")
            shot = seen_speech(passage, said, speaker, setting, side)
        else:
            shot = heard_speech(passage, said, speaker, setting, book.seen())
        framing = speech_framing(shot, opens_scene=not book.shots, is_screenplay=setting.is_firm)
        source = book.place(said)
        length = book.length(asked.directions.seconds, shot.seconds, source)
        _check_speech(book, said, length)
        line = SpokenLine(who.handle, who.name, said.text, source, is_seen=speaker.is_seen)
        shot = replace(shot, seconds=length, framing=framing)
        book.add(shot, source, asked, entered_by, (line,))
        entered_by, asked = "cut", replace(asked, notes=())
        passage = replace(passage, manner="")  # done once, before the first part


def _check_speech(book: SceneBook, said: Written, length: Fraction) -> None:
    needed = spoken_seconds(said.text)
    if length < needed:
        book.warn(
            "too_short_for_speech",
            f"What is said takes about {float(needed):.1f} seconds, and the shot lasts"
            f" {float(length):g}: it is said faster, and may be cut off. Give it more seconds.",
            book.place(said),
        )


def _establish(book: SceneBook, outline: SceneOutline) -> None:
    """A scene of which only the heading is written is shown for a moment, empty."""
    if not outline.heading:
        return
    book.warn(
        "empty_scene",
        "Nothing happens in this scene, so its set is shown for a moment.",
        outline.source,
    )
    shot = plan_shot(
        outline.heading[:_LONGEST_HEADING],
        known=book.names.known,
        seconds=book.length(book.heading.directions.seconds, _ESTABLISHING_SECONDS, outline.source),
        strangers="text_only",
        setting=book.setting,
    )
    text = placed("", book.setting).strip()
    asked = Directed(book.heading.directions)
    book.add(replace(shot, text=text, warnings=()), outline.source, asked, outline.entered_by)


def _keep_stray_notes(book: SceneBook, outline: SceneOutline) -> None:
    """Notes behind the last shot stay with it; as directions they come too late."""
    stray = directed(outline.stray_notes, Directions())
    if stray.directions != Directions():
        book.warn(
            "note_without_shot",
            "No shot of this scene follows the note, so it is not obeyed. Put it before or in the"
            " line that it directs.",
            outline.stray_notes[0].source,
        )
    if book.shots:
        texts = tuple(note.text for note in outline.stray_notes)
        book.shots[-1] = replace(book.shots[-1], notes=(*book.shots[-1].notes, *texts))
