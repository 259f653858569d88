"""A screenplay as an outline: what is shown, what is said, what cannot be shown."""

import re
from collections.abc import Sequence
from itertools import takewhile

from castmate.scripts.outline import Outline, OutlineWriter
from castmate.scripts.screenplay.elements import (
    Action,
    Cue,
    Dialogue,
    Element,
    Lyric,
    Note,
    Opening,
    PageBreak,
    Parenthetical,
    SceneHeading,
    Screenplay,
    Section,
    Synopsis,
    TitleEntry,
    Transition,
)
from castmate.scripts.screenplay.emphasis import plain
from castmate.scripts.screenplay.habits import (
    entries_of,
    heading_in,
    is_montage,
    may_be_title,
)
from castmate.scripts.written import Written, joined

_TITLE_CARD = re.compile(r"(?:THE END|FIN|END)[.!]?$|(?:SUPER|TITLE|TITLE CARD|CHYRON|CARD)\s*:")
_SENTENCE = re.compile(r"[a-z0-9_]+(?:'s)? [a-z].*[.!?,]$|\S+(?: \S+){4,}$")
"""A line that begins with @ and goes on as a sentence does: action, hard-wrapped."""


def outline_of(screenplay: Screenplay) -> Outline:
    """The outline of *screenplay*; nothing of it is lost."""
    writer = OutlineWriter(screenplay.script)
    elements = screenplay.elements
    title = plain(Written(screenplay.title)).text
    at = 0
    if not title:
        at, title = _title_line(writer, elements)
    while at < len(elements):
        speech = _speech_at(elements, at)
        if speech:
            _add_speech(writer, speech)
        else:
            _add(writer, elements[at])
        at += len(speech) or 1
    for boneyard in screenplay.boneyards:
        writer.unsupported("boneyard", boneyard.text, boneyard.source.offset)
    return writer.finish("fountain", title)


def _title_line(writer: OutlineWriter, elements: Sequence[Element]) -> tuple[int, str]:
    """(elements to skip, title) of a screenplay that begins with its title as a line."""
    first = next((k for k, e in enumerate(elements) if not isinstance(e, Opening)), len(elements))
    if first + 1 < len(elements) and isinstance(elements[first], Action):
        line = _line(elements[first]).text
        if may_be_title(line) and heading_in(line) is None:
            writer.unsupported("title_card", line, elements[first].source.offset)
            writer.notes(elements[first].notes)
            return first + 1, line
    return 0, ""


def _speech_at(elements: Sequence[Element], at: int) -> Sequence[Element]:
    """The cue at *at* with everything said under it; empty when there is no cue."""
    if not isinstance(elements[at], Cue):
        return ()
    under = takewhile(
        lambda element: isinstance(element, Dialogue | Parenthetical | Lyric),
        (elements[k] for k in range(at + 1, len(elements))),
    )
    return elements[at : at + 1 + sum(1 for _ in under)]


def _add(writer: OutlineWriter, element: Element) -> None:
    at = element.source.offset
    match element:
        case SceneHeading():
            writer.begin_scene(_line(element).text, at, element.notes)
            return
        case Section(level=level):
            writer.section(level, _line(element).text, at)
        case Synopsis():
            writer.synopsis(_line(element).text)
        case Transition():
            writer.transition(_line(element).text, at, is_marked=True)
        case Action():
            _add_action(writer, element)
            return
        case Lyric():
            writer.unsupported("lyric", element.text, at, "it is kept, and not sung")
        case PageBreak():
            writer.unsupported("page_break", element.raw.strip(), at)
        case TitleEntry():
            return
        case _:
            pass
    writer.notes(element.notes)


def _add_action(writer: OutlineWriter, action: Action) -> None:
    line = _line(action)
    at = action.source.offset
    heading = None if action.forced else heading_in(line.text)
    entries = () if action.forced else entries_of(action.written)
    if heading is not None:
        writer.begin_scene(heading, at, action.notes)
    elif not action.forced and writer.transition(line.text, at, is_marked=False):
        writer.notes(action.notes)
    elif not action.forced and is_montage(line.text):
        writer.unsupported("montage", line.text, at)
        writer.notes(action.notes)
    elif entries:
        _add_entries(writer, entries, action.notes)
    elif action.centred or _TITLE_CARD.match(line.text):
        writer.unsupported(
            "title_card", line.text, at, "it is kept, and not written on the picture"
        )
        writer.notes(action.notes)
    elif line.text:
        writer.action(line, action.notes, is_one_shot=False)


def _add_entries(writer: OutlineWriter, entries: Sequence[Written], notes: Sequence[Note]) -> None:
    """A row of shots, a line for each; a note goes with the line that it stands in."""
    starts = [entry.offset(0) for entry in entries]
    for index, entry in enumerate(entries):
        stop = starts[index + 1] if index + 1 < len(starts) else None
        own = [
            note
            for note in notes
            if (index == 0 or note.source.offset >= starts[index])
            and (stop is None or note.source.offset < stop)
        ]
        writer.action(plain(entry).squeeze(), own, is_one_shot=False)


def _add_speech(writer: OutlineWriter, speech: Sequence[Element]) -> None:
    cue, under = speech[0], speech[1:]
    notes = tuple(note for element in speech for note in element.notes)
    if not isinstance(cue, Cue):
        return
    if cue.forced and _SENTENCE.match(cue.text):
        _add_wrapped_action(writer, speech, notes)
        return
    if cue.dual:
        what = "the two speeches come one after the other"
        writer.unsupported("dual_dialogue", cue.raw.strip(), cue.source.offset, what)
    for lyric in under:
        if isinstance(lyric, Lyric):
            writer.unsupported("lyric", lyric.text, lyric.source.offset, "it is said, not sung")
    manner = ", ".join(_line(e).text for e in under if isinstance(e, Parenthetical))
    said = [_line(element) for element in under if isinstance(element, Dialogue | Lyric)]
    said = [part for part in said if part.text]
    if not said:
        what = "nothing is said under it"
        writer.unsupported("empty_cue", "".join(e.raw for e in speech), cue.source.offset, what)
        return
    writer.speech(_line(cue), cue.extensions, manner, joined(said, " "), notes)


def _add_wrapped_action(
    writer: OutlineWriter, speech: Sequence[Element], notes: Sequence[Note]
) -> None:
    """Action that begins with a mention and goes on in the next line, and so looks like a cue."""
    cue = speech[0].written
    # The parser took the @ off; it stands right before the name.
    whole = Written("@" + cue.text, (0, *(at + 1 for at in cue.starts)),
                    (cue.offset(0) - 1, *cue.offsets))  # fmt: skip
    parts = [part.written for part in speech[1:]]
    writer.action(plain(joined((whole, *parts), "\n")).squeeze(), notes, is_one_shot=False)


def _line(element: Element) -> Written:
    """What the element says, on one line and without emphasis."""
    return plain(element.written).squeeze()
