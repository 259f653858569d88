"""Pieces of a script that remember where they are written, however they are cut and joined."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from castmate.scripts.film import Place

BYTE_ORDER_MARK = "\ufeff"
_UNEVEN = re.compile(r"\s\s|[^\S ]")
_EVEN = re.compile(r"\S+(?: \S+)*")
LINE_ENDING = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Written:
    """Text with, for each of its runs, the offset in the script at which the run stands."""

    text: str
    starts: tuple[int, ...] = (0,)
    """Where each run begins in *text*; ascending, the first is 0."""
    offsets: tuple[int, ...] = (0,)
    """Where each run begins in the script."""

    def offset(self, at: int) -> int:
        """The offset in the script of character *at*."""
        run = bisect_right(self.starts, at) - 1
        return self.offsets[run] + at - self.starts[run]

    def cut(self, start: int, stop: int) -> "Written":
        """The characters [start, stop)."""
        if len(self.starts) == 1:
            return Written(self.text[start:stop], (0,), (self.offsets[0] + start,))
        first = bisect_right(self.starts, start) - 1
        last = max(first + 1, bisect_right(self.starts, max(start, stop - 1)))
        starts = (0, *(at - start for at in self.starts[first + 1 : last]))
        offsets = (self.offset(start), *self.offsets[first + 1 : last])
        return Written(self.text[start:stop], starts, offsets)

    def without(self, spans: Iterable[tuple[int, int]]) -> "Written":
        """The text less the characters in *spans*, which are ascending and apart."""
        kept: list[Written] = []
        stop = 0
        for span in spans:
            kept.append(self.cut(stop, span[0]))
            stop = span[1]
        return joined((*kept, self.cut(stop, len(self.text)))) if kept else self

    def strip(self) -> "Written":
        """The text without blanks at its ends."""
        text = self.text.strip()
        if len(text) == len(self.text):
            return self
        start = len(self.text) - len(self.text.lstrip())
        return self.cut(start, start + len(text))

    def squeeze(self) -> "Written":
        """The text with single blanks between its words, and none at its ends."""
        if not _UNEVEN.search(self.text):
            return self.strip()
        parts = [self.cut(*found.span()) for found in _EVEN.finditer(self.text)]
        return joined(parts, " ") if parts else self.cut(0, 0)


def joined(parts: Sequence[Written], by: str = "") -> Written:
    """*parts* in a row with *by* between them; *by* stands where the part before it ends.

    >>> both = joined((Written("a", (0,), (5,)), Written("b", (0,), (9,))), by=" ")
    >>> both.text, both.offset(2)
    ('a b', 9)
    """
    if len(parts) == 1:
        return parts[0]
    starts: list[int] = []
    offsets: list[int] = []
    length = 0
    for part in parts:
        starts += [length + start for start in part.starts]
        offsets += part.offsets
        length += len(part.text) + len(by)
    return Written(by.join(part.text for part in parts), tuple(starts), tuple(offsets))


@dataclass(frozen=True)
class Script:
    """A whole script, and the lines and columns of it."""

    text: str

    def place(self, offset: int) -> Place:
        """The place of character *offset*.

        >>> Script("one\\r\\ntwo").place(6)
        Place(line=2, column=2, offset=6)
        """
        line = max(1, bisect_right(self._line_starts, offset))
        return Place(line, max(0, offset - self._line_starts[line - 1]) + 1, offset)

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        """The byte order mark is no column: editors do not show it."""
        first = 1 if self.text.startswith(BYTE_ORDER_MARK) else 0
        return (first, *(ending.end() for ending in LINE_ENDING.finditer(self.text)))
