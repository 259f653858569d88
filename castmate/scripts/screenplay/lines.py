"""A script as lines, with boneyards and notes taken out of them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from castmate.scripts.screenplay.elements import Boneyard, Note
from castmate.scripts.written import BYTE_ORDER_MARK, LINE_ENDING, Script, Written

FOUNTAIN_ASIDE = {"/*": "*/"}
_OPENS, _CLOSES = "[[", "]]"
_BEFORE_EMPTY_LINE = re.compile(r"(?:\r\n|\n|\r(?!\n))(?=[\r\n])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the parser sees it. A note or boneyard over several lines makes one line."""

    text: str
    """Without its line end, boneyards and notes."""
    seen: Written
    """The whole script without boneyards and notes."""
    at: int
    """Where the line begins in *seen*."""
    start: int
    stop: int
    """The characters of the script that it stands for, [start, stop), its line end included."""
    notes: tuple[Note, ...] = ()

    def cut(self, start: int = 0, stop: int | None = None) -> Written:
        """The characters [start, stop), without blanks at the ends."""
        last = len(self.text) if stop is None else stop
        return self.seen.cut(self.at + start, self.at + last).strip()

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands on it, not even a note."""
        return not self.notes and (not self.text or self.text.isspace())

    @property
    def is_only_notes(self) -> bool:
        """Whether notes stand on it, and nothing else."""
        return bool(self.notes) and not self.text.strip()


def read_lines(
    script: Script, *, aside: Mapping[str, str] = FOUNTAIN_ASIDE
) -> tuple[tuple[Line, ...], tuple[Boneyard, ...]]:
    """The lines of *script*, and what is put *aside* between marks. Linear in its length."""
    text = script.text
    skipped = 1 if text.startswith(BYTE_ORDER_MARK) else 0
    whole = Written(text[skipped:], (0,), (skipped,))
    put_aside = tuple(_boneyard_spans(whole.text, aside))
    boneyards = tuple(
        Boneyard(whole.text[start:stop], script.place(whole.offset(start)))
        for start, stop in put_aside
    )
    seen = whole.without(put_aside)
    spans = tuple(_note_spans(seen.text))
    notes = [
        Note(seen.text[start + 2 : stop - 2].strip(), script.place(seen.offset(start)))
        for start, stop in spans
    ]
    marks = _positions_after_removal(spans)
    lines = tuple(_lines(seen.without(spans), list(zip(marks, notes, strict=True)), len(text)))
    return lines, boneyards


def _boneyard_spans(text: str, marks: Mapping[str, str]) -> Iterator[tuple[int, int]]:
    """Spans from one of *marks* to its end; what is not closed is plain text."""
    starts = {opening: text.find(opening) for opening in marks}
    while starts := {opening: start for opening, start in starts.items() if start >= 0}:
        opening = min(starts, key=lambda one: starts[one])
        start = starts[opening]
        stop = text.find(marks[opening], start + len(opening))
        if stop < 0:
            del starts[opening]
            continue
        at = stop + len(marks[opening])
        yield start, at
        starts = {one: text.find(one, at) if found < at else found for one, found in starts.items()}


def _note_spans(text: str) -> Iterator[tuple[int, int]]:
    """Spans of ``[[...]]``; a note ends before an empty line, or it is none."""
    empty_lines = [found.start() for found in _BEFORE_EMPTY_LINE.finditer(text)]
    empty_lines.append(len(text))
    closing, next_empty = -1, 0
    start = text.find(_OPENS)
    while start >= 0:
        if closing < start + 2:
            closing = text.find(_CLOSES, start + 2)
        if closing < 0:
            return
        while empty_lines[next_empty] < start:
            next_empty += 1
        if closing < empty_lines[next_empty]:
            yield start, closing + 2
            start = text.find(_OPENS, closing + 2)
        else:
            start = text.find(_OPENS, start + 1)


def _positions_after_removal(spans: Sequence[tuple[int, int]]) -> list[int]:
    positions: list[int] = []
    removed = 0
    for start, stop in spans:
        positions.append(start - removed)
        removed += stop - start
    return positions


def _lines(seen: Written, notes: Sequence[tuple[int, Note]], end: int) -> Iterator[Line]:
    """The lines of *seen*; *notes* are given with the character before which they stood."""
    start, source_start, next_note = 0, 0, 0
    stops = [ending.span() for ending in LINE_ENDING.finditer(seen.text)]
    stops.append((len(seen.text), len(seen.text)))
    for place, (stop, after) in enumerate(stops):
        first_note = next_note
        while next_note < len(notes) and notes[next_note][0] <= stop:
            next_note += 1
        is_last = place == len(stops) - 1
        source_stop = end if is_last else seen.offset(after - 1) + 1
        own = tuple(note for _, note in notes[first_note:next_note]) if notes else ()
        yield Line(seen.text[start:stop], seen, start, source_start, source_stop, own)
        start, source_start = after, source_stop
