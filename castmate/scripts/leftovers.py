"""What a prompt says that the plan did not understand."""

import re
from collections.abc import Collection, Mapping, Sequence

from rapidfuzz import fuzz, process

from castmate.scripts.actors import Actor, Creature
from castmate.scripts.cues import Match
from castmate.scripts.shot import SETS, PlanWarning
from castmate.scripts.vocabulary import creatures, grammar, words_of
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


def place_warning(place: str | None) -> PlanWarning:
    """Why the shot stands before a neutral backdrop, and what could be said instead."""
    sets = [name for name in SETS if name != "backdrop"]
    if place is None:
        return PlanWarning(
            "no_place",
            "The prompt names no place, so a neutral backdrop is used. Name one, such as"
            ' "in the forest".',
        )
    hits = process.extract(place.lower(), [name.replace("_", " ") for name in sets],
                           scorer=fuzz.WRatio, limit=3)  # fmt: skip
    near = ", ".join(str(hit[0]) for hit in hits)
    return PlanWarning(
        "unknown_place",
        f"There is no set like “{place}”, so a neutral backdrop is used. Nearest sets: {near}.",
    )


def not_understood(
    words: Sequence[Word],
    matches: Sequence[Match],
    actors: Mapping[int, Actor],
    described: Sequence[Creature],
) -> tuple[str, ...]:
    """Words that look like a doing of somebody's and that no cue knows, as written."""
    used = {at for match in matches for at in range(match.first, match.stop)}
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


def _looks_like_doing(words: Sequence[Word], at: int, actors: Mapping[int, Actor]) -> bool:
    """A verb directly after its subject: "Momo juggles", "he is juggling"."""
    text = words[at].text
    if text in grammar.STOP_WORDS or words[at].fills or text in grammar.PREPOSITIONS:
        return False
    if not re.search(r"(s|ed|ing)$", text) or words[at].begins_clause:
        return False
    back = at - 1
    while back >= 0 and (words[back].fills or words[back].text in AUXILIARIES):
        if words[back].text in ARTICLES or words[back + 1].begins_clause:
            return False
        back -= 1
    if back < 0 or words[back + 1].begins_clause:
        return False
    actor = actors.get(back)
    return actor is not None and actor.kind in ("character", "creature", "pronoun")


def speaks_another_language(prompt: str, matches: Sequence[Match]) -> bool:
    """Whether nothing was understood and most letters are not those of English."""
    letters = [letter for letter in prompt if letter.isalpha()]
    foreign = sum(not letter.isascii() for letter in letters)
    return not matches and bool(letters) and 2 * foreign > len(letters)


def is_known_word(word: Word) -> bool:
    """Whether *word* is one that the vocabulary of subjects knows."""
    return (
        word.text in creatures.SCENERY
        or word.text in creatures.CROWDS
        or bool(word.forms & creatures.CREATURES)
    )
