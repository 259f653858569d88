"""Who speaks, how, and what: a cue and the lines under it."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from castmate.scripts.screenplay.drafts import Draft
from castmate.scripts.screenplay.elements import Cue, Dialogue, Lyric, Parenthetical
from castmate.scripts.screenplay.lines import Line
from castmate.scripts.written import joined

_EXTENSION = re.compile(r"\(([^()]*)\)?")
_NO_NAME = re.compile(r"(?:FADE|CUT|DISSOLVE|SMASH|MATCH|JUMP|WIPE|IRIS)\b.*[:.]$|.*\bTO:$")
"""Capitals that are a transition, though its blank line was forgotten."""
_MARKS = ("!", ">", "~", "#", "=")


def is_cue(line: Line) -> bool:
    """Whether *line*, with another one under it, says who speaks."""
    text = line.text.strip()
    if text.startswith("@"):
        return bool(text[1:].strip(" ^"))
    name = text.partition("(")[0].rstrip()
    return name.isupper() and not name.startswith(_MARKS) and not _NO_NAME.match(name)


def speech_length(lines: Sequence[Line], at: int) -> int:
    """How many lines the speech has whose cue stands at *at*; 0 where nothing is said under it.

    A line of two blanks or more goes on with it, as an empty line of the dialogue.
    """
    if at + 1 == len(lines) or lines[at + 1].is_blank:
        return 0
    stop = at + 1
    last = at
    while stop < len(lines) and (not lines[stop].is_blank or len(lines[stop].text) > 1):
        if not lines[stop].is_blank:
            last = stop
        stop += 1
    has_words = any(lines[k].text.strip() for k in range(at + 1, last + 1))
    return last + 1 - at if has_words else 0


def speech_parts(lines: Sequence[Line]) -> Iterator[Draft]:
    """The cue that *lines* begin with, and what follows it."""
    yield _cue(lines[0])
    spoken: list[Line] = []
    for line in lines[1:]:
        text = line.text.strip()
        is_aside = text.startswith("(") and text.endswith(")")
        if not is_aside and not text.startswith("~"):
            spoken.append(line)
            continue
        yield from _dialogue(spoken)
        spoken = []
        start = line.indent + 1
        if is_aside:
            yield Draft(Parenthetical, line.cut(start, len(line.text.rstrip()) - 1), [line])
        else:
            yield Draft(Lyric, line.cut(start), [line])
    yield from _dialogue(spoken)


def _dialogue(lines: Sequence[Line]) -> Iterator[Draft]:
    if lines:
        parts = [line.cut() for line in lines if not line.is_only_notes]
        yield Draft(Dialogue, joined(parts, "\n") if parts else lines[0].cut(0, 0), lines)


def _cue(line: Line) -> Draft:
    text = line.text.rstrip()
    dual = text.endswith("^")
    text = text.rstrip("^").rstrip()
    start = len(text) - len(text.lstrip())
    forced = text[start:].startswith("@")
    opening = text.find("(", start + 1)
    extensions = () if opening < 0 else tuple(_EXTENSION.findall(text[opening:]))
    build = partial(
        Cue,
        extensions=tuple(extension.strip() for extension in extensions),
        forced=forced,
        dual=dual,
    )
    name = line.cut(start + 1 if forced else start, len(text) if opening < 0 else opening)
    return Draft(build, name, [line])
