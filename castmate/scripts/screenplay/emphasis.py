"""Emphasis: ``*italic*``, ``**bold**``, ``_underlined_``, and ``\\*`` for a plain star."""

import re
from dataclasses import dataclass

from castmate.scripts.written import Written

_MARK = re.compile(r"\\[*_\\]|\*{1,3}|_|\n")
_HAS_MARK = re.compile(r"[*_\\]")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text that is all in one style."""

    text: str
    bold: bool = False
    italic: bool = False
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    stop: int
    kind: str
    opens: bool = False
    """Or closes; neither for the backslash of an escaped star."""


def plain(written: Written) -> Written:
    """*written* without its marks of emphasis.

    >>> plain(Written("**Run!** 2 * 3 = \\\\*6")).text
    'Run! 2 * 3 = *6'
    """
    if not _HAS_MARK.search(written.text):
        return written
    return written.without((mark.start, mark.stop) for mark in _marks(written.text))


def runs(text: str) -> tuple[Run, ...]:
    """*text* as runs of one style each.

    >>> runs("a **b _c_**")[1:]
    (Run(text='b ', bold=True, italic=False, underlined=False), \
Run(text='c', bold=True, italic=False, underlined=True))
    """
    found: list[Run] = []
    on: set[str] = set()
    at = 0
    for mark in (*_marks(text), _Mark(len(text), len(text), "")):
        if mark.start > at:
            bold, italic = bool(on & {"**", "***"}), bool(on & {"*", "***"})
            found.append(Run(text[at : mark.start], bold, italic, "_" in on))
        at = mark.stop
        if mark.kind != "\\":
            on = on | {mark.kind} if mark.opens else on - {mark.kind}
    return tuple(found)


def _marks(text: str) -> list[_Mark]:
    """The marks that are paired on one line, and the backslashes of escaped ones, in order."""
    kept: list[_Mark] = []
    waiting: list[_Mark] = []
    for found in _MARK.finditer(text):
        kind, start, stop = found[0], *found.span()
        if kind == "\n":
            waiting = []
        elif kind.startswith("\\"):
            kept.append(_Mark(start, start + 1, "\\"))
        elif any(mark.kind == kind for mark in waiting[-4:]) and _may_close(text, start, stop):
            while (opening := waiting.pop()).kind != kind:
                pass
            kept += [opening, _Mark(start, stop, kind)]
        elif _may_open(text, start, stop) and len(waiting) < 4:
            waiting.append(_Mark(start, stop, kind, opens=True))
    return sorted(kept, key=lambda mark: mark.start)


def _may_open(text: str, start: int, stop: int) -> bool:
    if stop == len(text) or text[stop].isspace():
        return False
    return text[start] != "_" or start == 0 or not text[start - 1].isalnum()


def _may_close(text: str, start: int, stop: int) -> bool:
    if start == 0 or text[start - 1].isspace():
        return False
    return text[start] != "_" or stop == len(text) or not text[stop].isalnum()
