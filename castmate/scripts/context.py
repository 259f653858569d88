"""What stands around a cue: is it denied, compared, only shown or dreamt of; is it where we are?"""

from collections.abc import Sequence
from typing import Literal

from castmate.scripts.vocabulary import grammar
from castmate.scripts.words import ARTICLES, Word

Reality = Literal["real", "denied", "unreal"]
"""``denied``: "no rain". ``unreal``: "like a dragon", "a picture of a beach", "dreams of snow"."""

_NEW_SETTING = (grammar.IN | grammar.NEAR | {"behind", "during", "with"}) - {"up", "down", "int"}
"""Prepositions after which a comparison or a dream is over: "swims like a fish in the lake"."""
_OPENING_WORDS = 2
"""A prompt that begins "A picture of" asks for what the picture shows."""
_NEGATION_REACH = 4
_IMAGE_REACH = 8


def reality_of(words: Sequence[Word], at: int) -> Reality:
    """Whether what word *at* says is so, is denied, or is only compared, shown or imagined."""
    if _is_denied(words, at):
        return "denied"
    return "unreal" if _is_imagined(words, at) else "real"


def _is_denied(words: Sequence[Word], at: int) -> bool:
    if at and words[at].text in grammar.IN and words[at - 1].text not in grammar.NEGATIONS:
        return False
    for back in range(at - 1, max(-1, at - 1 - _NEGATION_REACH), -1):
        if words[back + 1].begins_clause or words[back].text in grammar.PAUSES:
            return False
        if words[back].text in grammar.NEGATIONS:
            return not _is_not_only(words, back)
        if words[back].text in grammar.IN and words[back - 1].text not in grammar.NEGATIONS:
            return False  # "no snow in the forest": the forest is there
        if words[back].text in ("and", "or") and at - back > 2:
            return False
    return False


def _is_not_only(words: Sequence[Word], at: int) -> bool:
    """ "not only", "no longer just", "stops to look": nothing is denied."""
    after = words[at + 1].text if at + 1 < len(words) else ""
    is_halt = words[at].text.startswith("stop")
    return after in ("only", "just", "far") or (is_halt and not after.endswith("ing"))


def _is_imagined(words: Sequence[Word], at: int) -> bool:
    for back in range(at - 1, max(-1, at - 1 - _IMAGE_REACH), -1):
        word, after = words[back], words[back + 1]
        if after.begins_clause or word.text in grammar.PAUSES - {"as"}:
            return False
        if after.text in _NEW_SETTING and back + 1 < at:
            return False
        if _opens_image(words, back):
            return True
    return False


def _opens_image(words: Sequence[Word], at: int) -> bool:
    """Whether "like", "as if", "picture of" or "dreams about" stands at word *at*."""
    text = words[at].text
    after = words[at + 1].text if at + 1 < len(words) else ""
    before = words[at - 1].text if at else ""
    if text in grammar.LIKENESSES:
        return not (text == "like" and before in ("would", "we", "they", "i"))
    if text == "as":
        return after in ("if", "though") or _closes_comparison(words, at)
    if text in grammar.DEPICTIONS and (at > _OPENING_WORDS or _hangs(words)):
        return after in ("of", "about", "showing", "depicting")
    return text in grammar.THOUGHTS and after in ("of", "about", "for", "to", "that", "being")


def _hangs(words: Sequence[Word]) -> bool:
    return any(word.forms & {"wall", "hang", "pin", "held"} for word in words)


def _closes_comparison(words: Sequence[Word], at: int) -> bool:
    """Whether word *at* is the second "as" of "as proud as a king"."""
    return any(words[back].text == "as" for back in range(max(0, at - 3), at - 1)) or (
        at > 0
        and words[at - 1].text not in ("just", "even")
        and at + 1 < len(words)
        and words[at + 1].text in ("a", "an")
        and not any(word.text.endswith("s") for word in words[at + 2 : at + 5])
    )


def preposition_before(words: Sequence[Word], at: int) -> str:
    """The preposition that governs the noun at word *at*, or ``""``.

    >>> from castmate.scripts.words import read_words
    >>> preposition_before(read_words("walks through the quiet old village"), 5)
    'through'
    """
    for back in range(at - 1, max(-1, at - 7), -1):
        if words[back + 1].begins_clause:
            return ""
        text = words[back].text
        if text == "of" and back and words[back - 1].text in grammar.HEARTS:
            return "in"
        if text in grammar.PREPOSITIONS:
            return text
        if text in grammar.PAUSES or text in ("and", "or") or _looks_like_verb(words, back):
            return ""
    return ""


def _looks_like_verb(words: Sequence[Word], at: int) -> bool:
    """A third-person verb as in "reaches the village": ends in s, and an article follows."""
    word, after = words[at], words[at + 1].text if at + 1 < len(words) else ""
    return word.text.endswith("s") and after in ARTICLES and word.text not in ARTICLES


def here_weight(words: Sequence[Word], at: int) -> float:
    """How much the words before the place at word *at* say that the scene is there: -2..2."""
    preposition = preposition_before(words, at)
    if preposition in grammar.IN or words[at].text in grammar.IN:
        return 2.0
    if preposition in grammar.NEAR:
        return 1.0
    return -1.0 if preposition in grammar.AWAY else 0.0
