"""The vowels of a word, one for each of its syllables, in any script.

English is counted by vowel groups, corrected for silent endings and for vowels that part: the
rule of thumb behind readability formulas (Flesch, 1948). Scripts whose letters are syllables
(kana, hangul, Chinese) are counted by letter; Cyrillic and Greek by their vowels; in scripts that
write none, two consonants are a syllable.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal, get_args

Vowel = Literal["a", "e", "i", "o", "u"]
VOWELS: tuple[Vowel, ...] = get_args(Vowel)

_NUCLEUS = re.compile(
    r"eau|ieu|ey(?:es?$)?|yes?$|a[iuy]|aw(?![aeiou])|ea|ee|ei(?!ng)|ey|eu|ew(?![aeiou])|ie(?!t(?:ly|s?$)|nc|nt)"
    r"|oa|oe(?![mt])|oi|oo|ou|oy|ue(?!l)|ui(?!n|ty|tion)|[aeiouy]"
)
"""Vowels that make one syllable; two that are not listed together make two: "i-o", "ide-a"."""
_RESPELLED: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"(?<=[ds])n't$", "ent"),
        (r"'", ""),
        (r"^(som|wher|hom)e(?=[a-z]{3})", r"\1"),
        (r"ever(?=y)", "evr"),
        (r"eo(?=pl)", "e"),
        (r"y(?=[aeiou])(?!e$|es$)", "j"),
        (r"(?<=[a-z]{2})([tscgx])i(?=[aou]|en)", r"\1"),
        (r"(?<=[qg])u(?=[aei])", ""),
        (r"(?<=[a-z][dr])ea$|(?<=cr)ea(?=te|ti|to)", "e-a"),
    )
)
"""Spellings put nearer to sound: "nation" as nation without its i, "something" without its e."""
_SILENT_END = re.compile(
    r"(?<=[aeiouy])([^aeiouy\d]+)e(s?)$|(?<=[aeiouy])([^aeiouy]*[^aeioutdy])ed$"
)
_SOUNDED_END = re.compile(r"(?:[^aeiouyr]le|(?:[sxz]|ch|sh|[cg])es|[cg]le)s?$")
_OF_GROUP: dict[str, Vowel] = {
    "ai": "e", "ay": "e", "au": "o", "aw": "o", "ea": "i", "ee": "i", "ei": "e", "ey": "i",
    "eu": "u", "ew": "u", "ie": "i", "oa": "o", "oe": "o", "oi": "o", "oo": "u", "ou": "a",
    "oy": "o", "ue": "u", "ui": "u", "y": "i",
}  # fmt: skip
_OF_LETTER: dict[str, Vowel] = {
    **dict.fromkeys("аяάαה", "a"), **dict.fromkeys("эеεέ", "e"),
    **dict.fromkeys("иыіїιίηήυύ", "i"), **dict.fromkeys("оёοόωώ", "o"), **dict.fromkeys("ую", "u"),
}  # fmt: skip
_HANGUL: tuple[Vowel, ...] = (
    "a", "e", "a", "e", "o", "e", "o", "e", "o", "a", "e", "o", "o", "u", "o", "e", "u", "u",
    "u", "i", "i",
)  # fmt: skip
"""Of the 21 vowels of hangul, in the order of Unicode."""
_FIRST_HANGUL, _LAST_HANGUL = 0xAC00, 0xD7A3


@lru_cache(maxsize=20_000)
def vowels_of(word: str) -> tuple[Vowel, ...]:
    """The vowel of each syllable of *word*; never empty.

    >>> vowels_of("jumped"), vowels_of("little"), vowels_of("video"), vowels_of("nation")
    (('u',), ('i', 'e'), ('i', 'e', 'o'), ('a', 'o'))
    >>> vowels_of("こんにちは"), vowels_of("안녕"), vowels_of("привет")
    (('o', 'u', 'i', 'i', 'a'), ('a', 'o'), ('i', 'e'))
    """
    plain = _without_accents(word.lower())
    if word.isdigit():
        return _of_digit(word)
    if plain.isascii():
        return _of_english(plain)
    if any(letter in _OF_LETTER for letter in plain):
        return tuple(_OF_LETTER[letter] for letter in plain if letter in _OF_LETTER)
    if any(_is_syllable(letter) for letter in word):
        return tuple(_of_syllable(letter) for letter in word if _is_syllable(letter))
    return (
        _of_english("".join(c for c in plain if c.isascii()))
        if _has_latin(plain)
        else (tuple(VOWELS[ord(letter) % len(VOWELS)] for letter in word[::2]))
    )


def _has_latin(plain: str) -> bool:
    return any(letter.isascii() and letter.isalpha() for letter in plain)


def _without_accents(word: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


def _of_english(word: str) -> tuple[Vowel, ...]:
    said = word.replace("’", "'")
    for pattern, by in _RESPELLED:
        said = pattern.sub(by, said)
    if not _SOUNDED_END.search(said):
        said = _SILENT_END.sub(r"\1\2\3", said)
    return tuple(_of_group(found) for found in _NUCLEUS.findall(said)) or ("a",)


def _of_group(group: str) -> Vowel:
    return _OF_GROUP.get(group[:2]) or _OF_GROUP.get(group[0]) or _letter(group[0])


def _letter(letter: str) -> Vowel:
    return next(vowel for vowel in VOWELS if vowel == letter)


def _of_digit(digit: str) -> tuple[Vowel, ...]:
    """As said in English: "seven" is e, e."""
    said = ("ieo", "a", "u", "i", "o", "a", "i", "ee", "e", "a")
    value = unicodedata.digit(digit[0], 1)
    return tuple(_letter(letter) for letter in said[value].replace("ieo", "io"))


def _is_syllable(letter: str) -> bool:
    """Whether *letter* is a syllable by itself: hangul, kana, Chinese."""
    name = unicodedata.name(letter, "")
    return name.startswith(("HANGUL SYLLABLE", "HIRAGANA", "KATAKANA", "CJK UNIFIED"))


def _of_syllable(letter: str) -> Vowel:
    code = ord(letter)
    if _FIRST_HANGUL <= code <= _LAST_HANGUL:
        return _HANGUL[(code - _FIRST_HANGUL) // 28 % 21]
    last = unicodedata.name(letter, "")[-1].lower()
    kana = unicodedata.name(letter, "").startswith(("HIRAGANA", "KATAKANA"))
    if kana:
        return next((vowel for vowel in VOWELS if vowel == last), "u")
    return VOWELS[code % len(VOWELS)]
