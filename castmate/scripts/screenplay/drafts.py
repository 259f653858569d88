"""Elements in the making: the lines they stand on, before it is known where the next one begins."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from castmate.scripts.screenplay.elements import Element
from castmate.scripts.screenplay.lines import Line
from castmate.scripts.written import Script, Written


@dataclass(frozen=True, slots=True)
class Draft:
    """An element that is known but for what lies between it and the next."""

    build: Callable[..., Element]
    """The element's type, with the fields of its own filled in."""
    written: Written
    lines: Sequence[Line]
    """At least one."""


def finished(drafts: Iterable[Draft], script: Script) -> Iterator[Element]:
    """The elements of *drafts*, which stand in order and begin with the script."""
    for draft, following in pairwise(chain(drafts, (None,))):
        if draft is not None:  # only the last one is
            stop = len(script.text) if following is None else following.lines[0].start
            notes = [note for line in draft.lines if line.notes for note in line.notes]
            yield draft.build(
                draft.written,
                script.place(_first_offset(draft.lines[0])),
                script.text[draft.lines[0].start : stop],
                tuple(notes),
            )


def _first_offset(line: Line) -> int:
    """Where the first letter or mark of *line* stands."""
    offset = line.seen.offset(line.at + line.indent)
    if not line.notes:
        return offset
    first_note = line.notes[0].source.offset
    return first_note if line.is_only_notes else min(offset, first_note)
