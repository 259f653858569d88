"""Whether a name is, or sounds like, that of a well-known protected character."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from castmate.characters.protected_names import ALSO_ORDINARY, FAMOUS_ALONE, PROTECTED

Severity = Literal["protected", "also_ordinary"]

_LEAST_LIKENESS = 88.0
"""0..100, for names long enough to be misspelt and still be recognised."""
_LONG_ENOUGH = 6
"""Letters; a shorter name must be met exactly."""
_MOST_WORDS = 4

_LOOK_ALIKES = str.maketrans("0134578@$!|", "oieastbasil")
# One sound, several spellings; in this order.
_SOUNDS = (
    ("ph", "f"), ("ck", "k"), ("qu", "k"), ("oo", "u"), ("ee", "i"), ("ey", "i"), ("ie", "i"),
    ("y", "i"), ("x", "ks"), ("z", "s"), ("w", "v"),
)  # fmt: skip


@dataclass(frozen=True)
class NameHit:
    """A protected name that a given name is or sounds like."""

    given: str
    protected: str
    holder: str
    likeness: float
    """0..100 of the spelling, sounds and look-alike digits evened out."""
    severity: Severity


def find_protected(name: str) -> NameHit | None:
    """The protected name that *name* is most like, if it is like one at all.

    >>> find_protected("Pikachoo").protected, find_protected("Momo")
    ('Pikachu', None)
    """
    hits = [*_anywhere(name), *_alone(name)]
    return max(
        hits,
        key=lambda hit: (hit.severity == "protected", hit.likeness, len(hit.protected)),
        default=None,
    )


def _anywhere(name: str) -> Iterator[NameHit]:
    """Hits of distinctive names in any run of the name's words."""
    runs = _runs(name)
    for skeleton, protected, holder in _skeletons(anywhere=True):
        likeness = max((_likeness(run, skeleton) for run in runs), default=0.0)
        if likeness >= _LEAST_LIKENESS:
            yield NameHit(name, protected, holder, likeness, "protected")


def _alone(name: str) -> Iterator[NameHit]:
    """Hits of names that count only where they are the whole name, met exactly."""
    whole = _skeleton(name)
    for skeleton, protected, holder in _skeletons(anywhere=False):
        if whole == skeleton:
            yield NameHit(name, protected, holder, 100.0, "protected")
    spelt = " ".join(_words(name))
    for holder, names in ALSO_ORDINARY.items():
        for protected in names:
            if spelt == protected.lower():
                yield NameHit(name, protected, holder, 100.0, "also_ordinary")


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 100.0
    if min(len(one), len(other)) < _LONG_ENOUGH or one[:1] != other[:1]:
        return 0.0
    return float(fuzz.ratio(one, other))


def _runs(name: str) -> tuple[str, ...]:
    """Skeletons of every run of one to four neighbouring words of *name*."""
    words = _words(name)
    return tuple(
        _skeleton("".join(words[first : first + count]))
        for count in range(1, _MOST_WORDS + 1)
        for first in range(len(words) - count + 1)
    )


def _skeletons(*, anywhere: bool) -> tuple[tuple[str, str, str], ...]:
    """Skeleton, name and holder of each protected name."""
    table = PROTECTED if anywhere else FAMOUS_ALONE
    return tuple(
        (_skeleton(name), name, holder) for holder, names in table.items() for name in names
    )


def _words(name: str) -> list[str]:
    """The words of *name*: plain lower-case letters, digits read as the letters they look like."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.findall(r"[a-z0-9@$!|]+", re.sub(r"['’]", "", letters))


def _skeleton(name: str) -> str:
    """*name* as it sounds, roughly: one spelling for each sound, no doubled letters, no spaces."""
    letters = "".join(_words(name))
    if not letters.isdecimal():
        letters = letters.translate(_LOOK_ALIKES)
    for spelling, sound in _SOUNDS:
        letters = letters.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", letters)
