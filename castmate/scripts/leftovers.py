"""What a prompt says that the plan did not understand."""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache

from rapidfuzz import fuzz, process

from castmate.scripts.actors import Actor, Creature
from castmate.scripts.cues import Match, split_phrases
from castmate.scripts.shot import PlanWarning, SetName
from castmate.scripts.vocabulary import elsewhere, grammar, sets, words_of
from castmate.scripts.words import ARTICLES, AUXILIARIES, Word

_PLACE_PREPOSITIONS = words_of("in at inside through along across into around within")
_NO_PLACES = words_of(
    """
    air background foreground distance arms hand hands mouth hat circle circles row style front
    time joy fear surprise delight peace love awe slow motion frame end color colour focus
    detail camera left right centre center middle side top bottom head feet back moment pair
    pose silence line wonder shape bit lot turn dress suit costume pyjamas boots shirt scarf
    coat jacket glasses
    """
)
_MOST_NAMED = 6
_BEGINNINGS = words_of("begin start continue try")
"""Before "to" they only lead to what is done: "it begins to rain"."""


def unknown_place(words: Sequence[Word], used: Collection[int]) -> str | None:
    """The first place that is named after "in", "at", ... and that no cue knows."""
    for at, word in enumerate(words[:-1]):
        if word.text not in _PLACE_PREPOSITIONS or at in used:
            continue
        noun = _noun_phrase(words, at + 1, used)
        if noun:
            return noun
    return None


def _noun_phrase(words: Sequence[Word], first: int, used: Collection[int]) -> str:
    kept: list[str] = []
    for at in range(first, min(len(words), first + 5)):
        word = words[at]
        if at > first and word.begins_clause:
            break
        if word.text in ARTICLES and not kept:
            continue
        if word.text in grammar.STOP_WORDS or word.text in grammar.PREPOSITIONS or at in used:
            break
        kept.append(word.written)
    if not kept or kept[-1].lower() in _NO_PLACES or kept[-1].lower().endswith("ing"):
        return ""
    return " ".join(kept)


def is_elsewhere(place: str | None) -> bool:
    """Whether *place* is known to have no set: a bakery, a swimming pool."""
    if place is None:
        return False
    words = place.lower().split()
    return any(" ".join(words[at:]) in _places_without_set() for at in range(len(words)))


@cache
def _places_without_set() -> frozenset[str]:
    texts = elsewhere.NEAREST.values()
    return frozenset(name for text in texts for name in split_phrases(text))


def place_warning(place: str | None) -> PlanWarning:
    """Why the shot stands before a neutral backdrop, and what could be said instead."""
    if place is None:
        return PlanWarning(
            "no_place",
            "The prompt names no place, so a neutral backdrop is used. Name one, such as"
            ' "in the forest".',
        )
    near = ", ".join(name.replace("_", " ") for name in nearest_sets(place))
    return PlanWarning(
        "unknown_place",
        f"There is no set for “{place}”, so a neutral backdrop is used. Nearest sets: {near}.",
    )


def nearest_sets(place: str) -> tuple[SetName, ...]:
    """Up to three sets that come nearest to *place*: by kind, or else by spelling.

    >>> nearest_sets("cosy bakery"), nearest_sets("foresst")
    (('kitchen', 'living_room', 'city_street'), ('forest', 'castle'))
    """
    noun = place.lower()
    for near, text in elsewhere.NEAREST.items():
        if any(noun == name or noun.endswith(" " + name) for name in split_phrases(text)):
            return near
    names = {phrase: name for name, text in sets.PLACES.items() for phrase in split_phrases(text)}
    hits = process.extract(noun, list(names), scorer=fuzz.ratio, limit=3, score_cutoff=70.0)
    alike = tuple(dict.fromkeys(names[str(hit[0])] for hit in hits))
    return alike or ("city_street", "living_room", "meadow")


def not_understood(
    words: Sequence[Word],
    matches: Sequence[Match],
    actors: Mapping[int, Actor],
    described: Sequence[Creature],
) -> tuple[str, ...]:
    """Words that look like a doing of somebody's and that no cue knows, as written."""
    used = {at for match in matches if _says_more(match) for at in range(*match.span)}
    descriptions = {part for creature in described for part in creature.description.split()}
    found = [
        word.written
        for at, word in enumerate(words)
        if at not in used
        and at not in actors
        and word.written not in descriptions
        and _looks_like_doing(words, at, actors)
    ]
    return tuple(dict.fromkeys(found))[:_MOST_NAMED]


def _says_more(match: Match) -> bool:
    """Whether it says more than that "cooks" suggests a kitchen."""
    return any(cue.field != "set" or cue.strength > 2.0 for cue in match.cues)


def _looks_like_doing(words: Sequence[Word], at: int, actors: Mapping[int, Actor]) -> bool:
    """A verb directly after its subject: "Momo juggles", "he is juggling"."""
    text = words[at].text
    if text in grammar.STOP_WORDS or words[at].fills or text in grammar.PREPOSITIONS:
        return False
    if not re.search(r"(s|ed|ing)$", text) or words[at].begins_clause:
        return False
    if words[at].forms & _BEGINNINGS and words[at + 1 : at + 2] and words[at + 1].text == "to":
        return False
    back = at - 1
    while back >= 0 and (words[back].fills or words[back].text in AUXILIARIES):
        if words[back].text in ARTICLES or words[back + 1].begins_clause:
            return False
        back -= 1
    if back < 0 or words[back + 1].begins_clause:
        return False
    if words[back].text == "and" and back and text.endswith("ing"):
        return words[back - 1].text.endswith("ing")
    actor = actors.get(back)
    return actor is not None and actor.kind in ("character", "creature", "pronoun")


def speaks_another_language(prompt: str, matches: Sequence[Match]) -> bool:
    """Whether nothing was understood, and the letters or the small words are not English."""
    words = prompt.lower().split()
    has_english = any(word in grammar.STOP_WORDS for word in words)
    letters = [letter for letter in prompt if letter.isalpha()]
    foreign = sum(not letter.isascii() for letter in letters)
    is_foreign = 2 * foreign > len(letters) or (len(words) > 2 and not has_english)
    return not matches and bool(letters) and is_foreign
