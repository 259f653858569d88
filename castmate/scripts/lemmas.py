"""Base forms of English words: what "strolling", "strolled" and "strolls" have in common.

Suffix stripping in the manner of Porter (1980), reduced to the inflections and turned round: it
proposes every base form that spelling allows, and the vocabulary decides which of them exists.
"""

import re
from functools import cache, lru_cache

from castmate.scripts.vocabulary.inflections import IRREGULAR

_VOWEL = re.compile(r"[aeiouy]")
_ONE_SHORT_SYLLABLE = re.compile(r"[^aeiou]*[aeiouy][bcdfgklmnprstvz]")
_DOUBLED = re.compile(r"[bcdfgklmnprtvz]")


@lru_cache(maxsize=20_000)
def base_forms(word: str) -> frozenset[str]:
    """Every base form that lower-case *word* may be an inflection of, itself included.

    >>> sorted(base_forms("hopping"))
    ['hop', 'hopp', 'hoppe', 'hopping']
    >>> "run" in base_forms("ran"), "hop" in base_forms("hoped")
    (True, False)
    """
    forms = {word, *_irregular().get(word, ())}
    forms |= _without_s(word) | _without_ending(word, "ing") | _without_ending(word, "ed")
    return frozenset(forms)


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    bases: dict[str, tuple[str, ...]] = {}
    for line in IRREGULAR.split("\n"):
        base, *inflected = line.split() or [""]
        for form in inflected:
            bases[form] = (*bases.get(form, ()), base)
    return bases


def _without_s(word: str) -> set[str]:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us")):
        return set()
    if word.endswith("ies"):
        return {word[:-3] + "y", word[:-1]}
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        return {word[:-2], word[:-1]}
    return {word[:-1]}


def _without_ending(word: str, ending: str) -> set[str]:
    stem = word.removesuffix(ending)
    if stem == word or len(stem) < 2 or not _VOWEL.search(stem) or word.endswith("eed"):
        return set()
    forms = {stem + "e"}
    if ending == "ed" and stem.endswith("i"):
        forms.add(stem[:-1] + "y")
    if len(stem) > 2 and stem[-1] == stem[-2] and _DOUBLED.match(stem[-1]):
        return forms | {stem[:-1], stem}
    # "hoped" comes from "hope": "hop" would have doubled its consonant.
    if not _ONE_SHORT_SYLLABLE.fullmatch(stem):
        forms.add(stem)
    return forms
