"""The title page: keys and values before the first empty line."""

import re
from collections.abc import Sequence
from itertools import islice

from castmate.scripts.screenplay.lines import Line
from castmate.scripts.vocabulary import words_of

_KEY = re.compile(r"([^\s:][^:]*):")
_INDENTED = re.compile(r"(?: {3,}|\t)")
_KNOWN_KEYS = words_of(
    """
    title credit author authors source notes date contact copyright revision version format
    language look seed characters
    """
) | {"draft date"}
"""At least one of these makes a title page: "He says: no." makes none."""


def title_lines(lines: Sequence[Line], at: int) -> tuple[tuple[Line, ...], ...]:
    """The title page that begins at *at* as its entries' lines; the key is on the first of each."""
    entries: list[list[Line]] = []
    for line in islice(lines, at, None):
        if line.is_blank:
            break
        if entries and _INDENTED.match(line.text):
            entries[-1].append(line)
        elif _KEY.match(line.text):
            entries.append([line])
        elif entries and line.is_only_notes:
            entries[-1].append(line)
        else:
            return ()
    known = any(key_of(entry[0]).lower() in _KNOWN_KEYS for entry in entries)
    return tuple(tuple(entry) for entry in entries) if known else ()


def key_of(line: Line) -> str:
    """The key that begins *line*."""
    return line.text.partition(":")[0].strip()


def value_start(line: Line) -> int:
    """Where the value begins behind the key."""
    return line.text.index(":") + 1
