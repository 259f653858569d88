"""Which notes direct which shot, and which are only notes."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from castmate.errors import shown
from castmate.scripts.directions import ASKED_FOR, Directions, read_note
from castmate.scripts.film import ScriptWarning
from castmate.scripts.screenplay.elements import Note
from castmate.scripts.written import Written


@dataclass(frozen=True)
class Directed:
    """What notes ask for, what they say beside it, and what was misread."""

    directions: Directions = Directions()
    notes: tuple[str, ...] = ()
    """Those that are no directions, as written."""
    warnings: tuple[ScriptWarning, ...] = ()


def directed(notes: Sequence[Note], scene: Directions) -> Directed:
    """All of *notes* together, upon the directions that hold for the *scene*."""
    asked = scene
    kept: list[str] = []
    warnings: list[ScriptWarning] = []
    for note in notes:
        reading = read_note(note.text)
        asked = asked.then(reading.directions)
        if not reading.is_direction:
            kept.append(note.text)
        warnings += _misread(note, reading.misread)
    return Directed(asked, tuple(kept), tuple(warnings))


def _misread(note: Note, misread: Sequence[tuple[str, str]]) -> Iterator[ScriptWarning]:
    for name, value in misread:
        yield ScriptWarning(
            "note_not_understood",
            f"The note [[{shown(note.text)}]] is kept, and not obeyed: “{shown(value)}” is not"
            f" {ASKED_FOR[name]}.",
            note.source,
        )


def place_in(written: Written, note: Note) -> int:
    """The character of *written* before which *note* stands; 0 if it stands before all of it."""
    stood = note.source.offset
    run = bisect_right(written.offsets, stood) - 1
    if run < 0:
        return 0
    stop = written.starts[run + 1] if run + 1 < len(written.starts) else len(written.text)
    return min(stop, written.starts[run] + stood - written.offsets[run])
