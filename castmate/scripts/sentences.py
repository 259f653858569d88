"""Sentences, and how many of them one shot can show."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from castmate.scripts.vocabulary import words_of
from castmate.scripts.words import read_dialogue

_END = re.compile(r"[.!?…]+[\"”'’»)\]]*\s+(?=\S)|[。！？]+[」』”]*\s*(?=\S)")
_BEFORE_END = re.compile(r"(\w+)\.$")
_ABBREVIATIONS = words_of("mr mrs ms dr st prof sr jr vs int ext")
_CLAUSE_ENDS = ",;:–—"
_BLANKS = re.compile(r"\s+")
_NEW_VIEW = re.compile(
    r"(?:CLOSE|ANGLE|WIDE|INSERT|POV|REVERSE|BACK TO|CUT TO|PAN|TRACK|ZOOM|CRANE|AERIAL)\b"
)
"""In capitals at the start of a sentence: the writer asks for another shot."""
_MOST_WORDS = 24
"""In a shot of several sentences: about seven seconds of action."""
_A_FEW, _MOST_WORDS_AND_A_FEW = 4, 30
"""A sentence of up to four words is no shot of its own where it need not be."""
_LONGEST_WORDS = 45
"""In one sentence; a longer one is taken apart at its commas."""
_LONGEST_LETTERS = 1_500
"""In one shot, in scripts that do not part words."""
MOST_IN_A_SHOT = 2


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, and who is named in it."""

    start: int
    stop: int
    """Characters of the passage, [start, stop)."""
    num_words: int
    named: frozenset[str]
    """Handles."""


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the sentences of *text* stand; together they are all of it but the blanks between.

    >>> text = 'Mr. Po says "Hi. Bye." He waves.'
    >>> [text[start:stop] for start, stop in sentence_spans(text)]
    ['Mr. Po says "Hi. Bye."', 'He waves.']
    """
    quoted = [(line.start, line.stop) for line in read_dialogue(text)]
    spans: list[tuple[int, int]] = []
    start, next_quote = 0, 0
    for end in _END.finditer(text):
        while next_quote < len(quoted) and quoted[next_quote][1] <= end.start():
            next_quote += 1
        inside = next_quote < len(quoted) and quoted[next_quote][0] <= end.start()
        if inside and end.end() < quoted[next_quote][1]:
            continue
        if _goes_on(text, start, end):
            continue
        spans += _pieces(text, start, start + len(text[start : end.end()].rstrip()))
        start = end.end()
    return (*spans, *_pieces(text, start, len(text))) if start < len(text) else tuple(spans)


def _goes_on(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether the sentence goes on behind "Mr." or "..." or a quoted question."""
    follows_small = text[end.end()].islower()
    if follows_small:
        return True
    before = _BEFORE_END.search(text, max(start, end.start() - 8), end.start() + 1)
    return before is not None and before[1].lower() in _ABBREVIATIONS


def _pieces(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """[start, stop) as it is, or in pieces of up to 45 words, at commas where there are any."""
    piece, words, last_clause = start, 0, start
    for blank in _BLANKS.finditer(text, start, stop):
        words += 1
        if text[blank.start() - 1] in _CLAUSE_ENDS:
            last_clause = blank.end()
        if words >= _LONGEST_WORDS or blank.start() - piece > _LONGEST_LETTERS:
            cut = last_clause if last_clause > piece else blank.end()
            yield from _letters(piece, piece + len(text[piece:cut].rstrip()))
            piece, words = cut, text.count(" ", cut, blank.end())
    yield from _letters(piece, stop)


def _letters(start: int, stop: int) -> Iterator[tuple[int, int]]:
    """[start, stop) as it is, or, where no blank parts so many letters, in equal lengths."""
    for first in range(start, stop, _LONGEST_LETTERS):
        yield first, min(stop, first + _LONGEST_LETTERS)


def num_words(text: str) -> int:
    """The words of *text*; two letters are one where words are not parted, as in Chinese.

    >>> num_words("Momo waves."), num_words("小さなドラゴンが森を歩く")
    (2, 6)
    """
    wide = sum("\u3000" <= letter <= "\u9fff" for letter in text) if not text.isascii() else 0
    return wide // 2 if wide > len(text) // 2 else text.count(" ") + bool(text)


def shot_spans(
    text: str, sentences: Sequence[Sentence], directed: Collection[int]
) -> list[tuple[int, int]]:
    """Runs of *sentences* that make one shot each, as characters [start, stop) of *text*.

    A shot takes about 24 words and two characters. A view in capitals begins another, and so does
    what follows a sentence of *directed*, which has a direction of its own.
    """
    shots: list[tuple[int, int]] = []
    words = 0
    named: frozenset[str] = frozenset()
    for index, sentence in enumerate(sentences):
        together = named | sentence.named
        is_whole = min(words, sentence.num_words) > _A_FEW
        begins = (
            not shots
            or index - 1 in directed
            or words + sentence.num_words > (_MOST_WORDS if is_whole else _MOST_WORDS_AND_A_FEW)
            or sentence.stop - shots[-1][0] > _LONGEST_LETTERS
            or (len(together) > MOST_IN_A_SHOT and bool(named))
            or bool(_NEW_VIEW.match(text, sentence.start))
        )
        if begins:
            shots.append((sentence.start, sentence.stop))
            words, named = sentence.num_words, sentence.named
        else:
            shots[-1] = (shots[-1][0], sentence.stop)
            words, named = words + sentence.num_words, together
    return shots
