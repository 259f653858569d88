"""Whether a name is, or sounds like, that of a well-known protected character."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz import fuzz

from castmate.characters.protected_names import ALSO_ORDINARY, FAMOUS_ALONE, PROTECTED

Severity = Literal["protected", "also_ordinary"]

_LEAST_LIKENESS = 88.0
"""0..100, for names long enough to be misspelt and still be recognised."""
_LONG_ENOUGH = 6
"""Letters; a shorter name must be met exactly."""
_TELLING = 4
"""Letters; what sounds shorter, such as BB-8, must be spelt as it is."""
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


@dataclass(frozen=True)
class _Heard:
    """A name as it is spelt and as it sounds, both without spaces."""

    spelt: str
    sounds: str

    @classmethod
    def of(cls, words: Sequence[str]) -> "_Heard":
        spelt = "".join(words)
        return cls(spelt, _sounds(spelt))

    def likeness(self, protected: "_Heard") -> float:
        """0..100; spelling is forgiven only where enough is left to recognise."""
        if self.spelt == protected.spelt:
            return 100.0
        if len(protected.sounds) < _TELLING:
            return 0.0
        if self.sounds == protected.sounds:
            return 100.0
        too_short = min(len(self.sounds), len(protected.sounds)) < _LONG_ENOUGH
        if too_short or self.sounds[0] != protected.sounds[0]:
            return 0.0
        return float(fuzz.ratio(self.sounds, protected.sounds))


def _anywhere(name: str) -> Iterator[NameHit]:
    """Hits of distinctive names in any run of one to four neighbouring words of *name*."""
    words = _words(name)
    runs = [
        _Heard.of(words[first : first + count])
        for count in range(1, _MOST_WORDS + 1)
        for first in range(len(words) - count + 1)
    ]
    for holder, protected in _each(PROTECTED):
        heard = _Heard.of(_words(protected))
        likeness = max((run.likeness(heard) for run in runs), default=0.0)
        if likeness >= _LEAST_LIKENESS:
            yield NameHit(name, protected, holder, likeness, "protected")


def _alone(name: str) -> Iterator[NameHit]:
    """Hits of names that count only where they are the whole name, met exactly."""
    whole = _Heard.of(_words(name))
    for holder, protected in _each(FAMOUS_ALONE):
        if whole.likeness(_Heard.of(_words(protected))) == 100.0:
            yield NameHit(name, protected, holder, 100.0, "protected")
    for holder, protected in _each(ALSO_ORDINARY):
        if whole.spelt == protected.lower():
            yield NameHit(name, protected, holder, 100.0, "also_ordinary")


def _each(table: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Holder and name of each entry of *table*."""
    return ((holder, name) for holder, names in table.items() for name in names)


def _words(name: str) -> list[str]:
    """The words of *name*: lower-case, without marks and apostrophes."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.findall(r"[a-z0-9@$!|]+", re.sub(r"['’]", "", letters))


def _sounds(spelt: str) -> str:
    """*spelt* as it sounds, roughly: one spelling for each sound, no doubled letters."""
    letters = spelt if spelt.isdecimal() else spelt.translate(_LOOK_ALIKES)
    for spelling, sound in _SOUNDS:
        letters = letters.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", letters)
