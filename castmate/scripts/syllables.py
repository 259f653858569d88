"""When each syllable of a spoken text is heard.

One clock for voice, mouth and subtitles: they all read it here, so they stay in step. The pace is
that of calm speech, about 2.5 words a second: the 150 words a minute at which audio books are read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from castmate.scripts.vocabulary import words_of
from castmate.scripts.vowels import Vowel, vowels_of

_WORD = re.compile(r"\d|[^\W\d_]+(?:['’][^\W\d_]+)*")
"""A word, or one digit: "42" is said as four, two."""
_STRESSED_MS = 325
_UNSTRESSED_MS = 245
_LAST_BEFORE_PAUSE_MS = 60
"""Added to the last syllable of a phrase, which speakers draw out."""
_BETWEEN_WORDS_MS = 15
_PAUSES_MS = ((".!?…。！？।؟", 420), (";:–—،、，؛：；", 260), (",", 190), ("\n", 300))
_UNSTRESSED_WORDS = words_of(
    """
    a an the and or but of to in on at by for from with as is am are was were be been do does did
    has have had can could will would shall should may might must it its he she we you they me
    him her us them my your his our their that this than so if not
    """
)
_UNSTRESSED_STARTS = ("a", "be", "re", "de", "un", "ex", "en", "in", "con", "pre", "per")
_FALLS_BEFORE_LAST = re.compile(r"(?:[tsc]ion|[cst]ial|cian|ic|ics|ity|ify|ogy|cious|tious)$")


@dataclass(frozen=True)
class Syllable:
    """One syllable of a spoken text, and when it is heard."""

    start_seconds: Fraction
    """From the beginning of the text."""
    seconds: Fraction
    vowel: Vowel
    """The shape of the mouth."""
    stressed: bool
    word_index: int
    """Which of :func:`spoken_words` it belongs to."""

    @property
    def stop_seconds(self) -> Fraction:
        """When it is over; what follows may be a pause."""
        return self.start_seconds + self.seconds


@dataclass(frozen=True)
class SpokenWord:
    """A word of a text, or one digit of it."""

    text: str
    start: int
    stop: int
    """Characters of the text, [start, stop)."""


def spoken_words(text: str) -> tuple[SpokenWord, ...]:
    """The words of *text* that are heard, in order.

    >>> [word.text for word in spoken_words("Well... it's 42!")]
    ['Well', "it's", '4', '2']
    """
    return tuple(SpokenWord(found[0], *found.span()) for found in _WORD.finditer(text))


def syllables_of(text: str) -> tuple[Syllable, ...]:
    """Every syllable of *text* with its time; silence where there is none. Linear in *text*.

    >>> [(s.vowel, s.stressed) for s in syllables_of("Hello, Momo")]
    [('e', False), ('o', True), ('o', True), ('o', False)]
    >>> float(syllables_of("Hello, Momo")[2].start_seconds)
    0.82
    """
    return tuple(
        Syllable(Fraction(start_ms, 1000), Fraction(length_ms, 1000), vowel, stressed, index)
        for start_ms, length_ms, vowel, stressed, index in _timeline(text)
    )


def spoken_seconds(text: str) -> Fraction:
    """How long *text* takes to say: 0 where nothing is heard.

    >>> float(spoken_seconds("The quick brown fox jumps over the lazy dog."))
    3.435
    """
    end_ms = 0
    for start_ms, length_ms, *_ in _timeline(text):
        end_ms = start_ms + length_ms
    return Fraction(end_ms, 1000)


def _timeline(text: str) -> Iterator[tuple[int, int, Vowel, bool, int]]:
    """Of each syllable: start and length in milliseconds, vowel, stress, word."""
    words = spoken_words(text)
    clock_ms = 0
    for index, word in enumerate(words):
        between = text[word.stop : words[index + 1].start] if index + 1 < len(words) else "."
        pause_ms = 0 if between == " " else _pause_ms(between)
        lengths = list(_lengths_ms(word.text))
        for at, (vowel, length_ms, stressed) in enumerate(lengths):
            drawn_out = at + 1 == len(lengths) and pause_ms > 0
            whole_ms = length_ms + (_LAST_BEFORE_PAUSE_MS if drawn_out else 0)
            yield clock_ms, whole_ms, vowel, stressed, index
            clock_ms += whole_ms
        clock_ms += pause_ms or _BETWEEN_WORDS_MS


def _lengths_ms(word: str) -> Iterator[tuple[Vowel, int, bool]]:
    vowels = vowels_of(word)
    stressed_at = _stressed_at(word, vowels)
    for at, vowel in enumerate(vowels):
        stressed = at == stressed_at
        yield vowel, _STRESSED_MS if stressed else _UNSTRESSED_MS, stressed


def _stressed_at(word: str, vowels: Sequence[Vowel]) -> int | None:
    """Which syllable is stressed: by ending, else the first of two, else the third from the end."""
    low = word.lower()
    if len(vowels) == 1:
        return None if low in _UNSTRESSED_WORDS else 0
    if _FALLS_BEFORE_LAST.search(low):
        return max(0, len(vowels) - (3 if low.endswith(("ity", "ify", "ogy")) else 2))
    if len(vowels) == 2:
        return 1 if low.startswith(_UNSTRESSED_STARTS) or low in ("hello", "goodbye") else 0
    return len(vowels) - 3


def _pause_ms(between: str) -> int:
    """The longest pause that the characters between two words ask for."""
    return max(
        (ms for marks, ms in _PAUSES_MS if any(mark in between for mark in marks)), default=0
    )
