"""A prompt as words: where they stand, what they may be inflections of, what lies between them."""

import re
from dataclasses import dataclass
from functools import cached_property

from castmate.scripts.lemmas import base_forms
from castmate.scripts.vocabulary import words_of

_WORD = re.compile(r"@?[^\W_]+(?:_+[^\W_]+)*_*(?:['’][^\W\d_]+)*|@_\w*")
_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|«([^»]*)»|(?<!\w)\'([^\']{2,}?[.!?,])\'(?!\w)')

ARTICLES = words_of(
    """
    the a an his her its their my our your some this that these those one
    """
)
AUXILIARIES = words_of("be am is are was were been being has have had")
_SMALL = words_of(
    """
    quick little short long brief small big huge great lovely nice happy gentle slow lazy quiet
    very really so more just still while again also
    """
)


@dataclass(frozen=True)
class Word:
    """One word of a prompt."""

    text: str
    """Lower case, possessive ending cut off."""
    written: str
    """As it stands in the prompt."""
    start: int
    stop: int
    """Characters of the prompt, [start, stop)."""
    before: str
    """What lies between it and the word before it: blanks, punctuation."""
    forms: frozenset[str]
    """Base forms it may be an inflection of, itself included."""

    @cached_property
    def begins_clause(self) -> bool:
        """Whether punctuation (a hyphen is none) parts it from the word before it."""
        return bool(re.search(r"[,.;:!?\n()\[\]/|…–—]| -+ ", self.before))

    @cached_property
    def begins_sentence(self) -> bool:
        """Whether a full stop, or its like, parts it from the word before it."""
        return bool(re.search(r"[.;!?\n|…]", self.before))

    @cached_property
    def fills(self) -> bool:
        """Whether a phrase is the same with it: articles, auxiliaries, adverbs, "little"."""
        return (
            self.text in ARTICLES
            or self.text in AUXILIARIES
            or self.text in _SMALL
            or (len(self.text) > 4 and self.text.endswith("ly") and self.text not in NOT_ADVERBS)
        )


NOT_ADVERBS = words_of(
    """
    family butterfly dragonfly firefly jelly belly lily italy reply
    """
)


def read_words(prompt: str) -> tuple[Word, ...]:
    """The words of *prompt* in order, without what is said in quotes.

    >>> [word.text for word in read_words("Momo's nap: a close-up")]
    ['momo', 'nap', 'a', 'close', 'up']
    """
    silent = without_dialogue(prompt)
    words: list[Word] = []
    stop = 0
    for found in _WORD.finditer(silent):
        text = re.sub(r"['’]s$", "", found[0].lower()).replace("’", "'")
        words.append(
            Word(text, found[0], found.start(), found.end(), silent[stop : found.start()],
                 base_forms(text))
        )  # fmt: skip
        stop = found.end()
    return tuple(words)


@dataclass(frozen=True)
class Line:
    """Something said aloud, in quotes."""

    text: str
    start: int
    stop: int


def read_dialogue(prompt: str) -> tuple[Line, ...]:
    """What is said in quotes, in order.

    >>> read_dialogue('Momo says "hello!" and waves.')[0].text
    'hello!'
    """
    return tuple(
        Line(" ".join(next(filter(None, found.groups()), "").split()), found.start(), found.end())
        for found in _QUOTED.finditer(prompt)
    )


def without_dialogue(prompt: str) -> str:
    """*prompt*, of the same length, with what is said in quotes blanked out.

    >>> without_dialogue('"Run!" she said.')
    ',,,,,, she said.'
    """
    text = prompt
    for line in read_dialogue(prompt):
        text = text[: line.start] + "," * (line.stop - line.start) + text[line.stop :]
    return text
