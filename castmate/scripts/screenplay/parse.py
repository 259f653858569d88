"""A Fountain script becomes elements. Any text does: there are no errors, only plain action."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from castmate.scripts.screenplay.drafts import Draft, finished
from castmate.scripts.screenplay.elements import (
    Action,
    Lyric,
    NoteBlock,
    Opening,
    PageBreak,
    SceneHeading,
    Screenplay,
    Section,
    Synopsis,
    TitleEntry,
    Transition,
)
from castmate.scripts.screenplay.lines import Line, read_lines
from castmate.scripts.screenplay.speech import is_cue, speech_length, speech_parts
from castmate.scripts.screenplay.title_page import key_of, title_lines, value_start
from castmate.scripts.written import Script, joined

_HEADING = re.compile(r"(?:INT\.?/EXT|EXT\.?/INT|INT|EXT|EST|I/E)([. ])", re.IGNORECASE)
_FORCED_HEADING = re.compile(r"\.[^\W_]")
_SCENE_NUMBER = re.compile(r"#([\w.\-]+)#$")
_PAGE_BREAK = re.compile(r"={3,}$")


def parse(text: str) -> Screenplay:
    """The screenplay that *text* holds. Linear in its length; never an exception.

    >>> [type(element).__name__ for element in parse("EXT. BEACH\\n\\nMOMO\\nHello!").elements]
    ['SceneHeading', 'Cue', 'Dialogue']
    """
    script = Script(text)
    lines, boneyards = read_lines(script)
    return Screenplay(tuple(finished(_drafts(lines), script)), boneyards, script)


def _drafts(lines: Sequence[Line]) -> Iterator[Draft]:
    at = _first_written(lines, 0)
    if at > 0:
        yield Draft(Opening, lines[0].cut(0, 0), lines[:1])
    for entry in title_lines(lines, at):
        yield _title_entry(entry)
        at += len(entry)
    while (at := _first_written(lines, at)) < len(lines):
        for draft in _next_drafts(lines, at):
            yield draft
            at += len(draft.lines)


def _first_written(lines: Sequence[Line], at: int) -> int:
    while at < len(lines) and lines[at].is_blank:
        at += 1
    return at


def _title_entry(lines: Sequence[Line]) -> Draft:
    first = lines[0].cut(value_start(lines[0]))
    parts = [first, *(line.cut() for line in lines[1:])]
    kept = [part for part in parts if part.text] or [first]
    return Draft(partial(TitleEntry, key=key_of(lines[0])), joined(kept, "\n"), lines)


def _next_drafts(lines: Sequence[Line], at: int) -> Iterator[Draft]:
    """What the paragraph that begins at *at* holds, or the first part of it."""
    line = lines[at]
    text = line.text.strip()
    is_alone = at + 1 == len(lines) or lines[at + 1].is_blank
    if line.is_only_notes:
        yield Draft(NoteBlock, line.cut(0, 0), lines[at : at + 1])
    elif _is_structure(text):
        yield _structure(line, text)
    elif _is_heading(text, is_alone=is_alone):
        yield _heading(line, text)
    elif is_cue(line) and (length := speech_length(lines, at)):
        yield from speech_parts(lines[at : at + length])
    elif _is_transition(text):
        yield _transition(line, text)
    else:
        yield from _action(_paragraph(lines, at))


def _is_structure(text: str) -> bool:
    return text.startswith(("#", "="))


def _structure(line: Line, text: str) -> Draft:
    """A section, a synopsis or a page break."""
    start = line.indent
    if _PAGE_BREAK.match(text):
        return Draft(PageBreak, line.cut(0, 0), [line])
    if text.startswith("="):
        return Draft(Synopsis, line.cut(start + 1), [line])
    level = len(text) - len(text.lstrip("#"))
    return Draft(partial(Section, level=level), line.cut(start + level), [line])


def _is_heading(text: str, *, is_alone: bool) -> bool:
    """Forced, or INT. and the like; with a line right under it, only if there is no doubt."""
    if _FORCED_HEADING.match(text):
        return True
    found = _HEADING.match(text)
    return bool(found) and (is_alone or found[1] == "." or text.isupper())  # type: ignore[index]


def _heading(line: Line, text: str) -> Draft:
    forced = text.startswith(".")
    start = line.indent + (1 if forced else 0)
    stop = len(line.text.rstrip())
    number = _SCENE_NUMBER.search(text)
    build = partial(SceneHeading, number=number[1] if number else "", forced=forced)
    return Draft(build, line.cut(start, stop - (len(number[0]) if number else 0)), [line])


def _is_transition(text: str) -> bool:
    if text.startswith(">"):
        return not text.endswith("<")
    return text.isupper() and text.endswith("TO:")


def _transition(line: Line, text: str) -> Draft:
    forced = text.startswith(">")
    start = line.indent + (1 if forced else 0)
    return Draft(partial(Transition, forced=forced), line.cut(start), [line])


def _paragraph(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """The lines from *at* to the next blank line, section, synopsis or page break."""
    stop = at + 1
    while stop < len(lines) and not (
        lines[stop].is_blank or _is_structure(lines[stop].text.lstrip())
    ):
        stop += 1
    return lines[at:stop]


def _action(lines: Sequence[Line]) -> Iterator[Draft]:
    """Action in runs of plain and centred lines; lines that are sung, one by one."""
    run: list[Line] = []
    for line in lines:
        if run and (_kind(line) != _kind(run[0])) and not line.is_only_notes:
            yield _action_of(run)
            run = []
        run.append(line)
        if _kind(line) == "sung":
            yield _action_of(run)
            run = []
    if run:
        yield _action_of(run)


def _kind(line: Line) -> str:
    text = line.text.strip()
    if text.startswith("~"):
        return "sung"
    return "centred" if len(text) > 1 and text[0] == ">" and text[-1] == "<" else "plain"


def _action_of(lines: Sequence[Line]) -> Draft:
    kind = _kind(lines[0])
    kept = [line for line in lines if not line.is_only_notes]
    if kind == "sung":
        return Draft(Lyric, lines[0].cut(lines[0].text.index("~") + 1), lines)
    if kind == "centred":
        parts = [line.cut(line.text.index(">") + 1, line.text.rindex("<")) for line in kept]
        return Draft(partial(Action, forced=False, centred=True), joined(parts, "\n"), lines)
    parts = [
        line.seen.cut(
            line.at + (1 if line.text.startswith("!") else 0),
            line.at + len(line.text.rstrip()),
        )
        for line in kept
    ]
    forced = lines[0].text.startswith("!")
    return Draft(partial(Action, forced=forced, centred=False), joined(parts, "\n"), lines)
