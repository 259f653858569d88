"""Who is in a prompt, word by word: characters, others about, and things that only move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from castmate.scripts.context import reality_of
from castmate.scripts.cues import Match
from castmate.scripts.vocabulary import creatures, grammar, words_of
from castmate.scripts.words import ARTICLES, Word

_NO_ONE = words_of("nobody none nothing")
_NOT_NAMES = _NO_ONE | words_of("somebody someone everybody everyone everything")
Kind = Literal["character", "creature", "pronoun", "crowd", "scenery"]


@dataclass(frozen=True)
class Actor:
    """A word that may be the subject of a verb."""

    kind: Kind
    key: str
    """The handle of a known character, the noun of a creature, the pronoun, otherwise empty."""


@dataclass(frozen=True)
class Creature:
    """A character that the prompt describes and the library does not know."""

    noun: str
    description: str
    """The noun phrase, without its article: ``"small green dragon"``."""
    at: int
    """Word of the prompt where its noun stands."""


def find_actors(
    words: Sequence[Word],
    matches: Sequence[Match],
    mentioned: Mapping[int, str],
    *,
    is_alone: bool = True,
) -> dict[int, Actor]:
    """Possible subjects by word; *mentioned* gives the handle named at a word.

    *is_alone*: the prompt is all there is, so where nobody else plays, a flock or a boat does; in
    a film they are part of the view.
    """
    actors = _listed_actors(words, mentioned)
    actors |= _strangers(words, matches, actors, may_play=not mentioned, with_things=is_alone)
    if is_alone and not any(actor.kind in ("character", "creature") for actor in actors.values()):
        actors |= {
            at: Actor("creature", words[at].text)
            for at, actor in actors.items()
            if actor.kind == "crowd" and words[at].text not in _NO_ONE
        }
    return dict(sorted(actors.items()))


def _listed_actors(words: Sequence[Word], mentioned: Mapping[int, str]) -> dict[int, Actor]:
    actors: dict[int, Actor] = {}
    for at, word in enumerate(words):
        if at in mentioned:
            actors[at] = Actor("character", mentioned[at])
        elif word.text in creatures.PRONOUNS:
            actors[at] = Actor("pronoun", word.text)
        elif _is_scenery(word):
            is_toy = at > 0 and words[at - 1].text == "toy"
            actors[at] = Actor("creature", word.text) if is_toy else Actor("scenery", "")
        elif word.text in creatures.CROWDS:
            actors[at] = Actor("crowd", "")
        elif word.text in grammar.STOP_WORDS:
            continue  # "does" is no deer
        elif word.forms & creatures.CREATURES and not _is_other_form(word):
            is_one = word.text in creatures.CREATURES or not word.text.endswith("s")
            actors[at] = Actor("creature", word.text) if is_one else Actor("crowd", "")
    return actors


def _is_other_form(word: Word) -> bool:
    """Whether it is a verb's form: a "fishing boat" is no fish."""
    return word.text.endswith("ing") and word.text not in creatures.CREATURES


def _is_scenery(word: Word) -> bool:
    listed = creatures.SCENERY | creatures.THINGS
    return word.text in listed or (word.text.endswith("s") and bool(word.forms & listed))


def _strangers(
    words: Sequence[Word],
    matches: Sequence[Match],
    actors: Mapping[int, Actor],
    *,
    may_play: bool,
    with_things: bool,
) -> dict[int, Actor]:
    """Subjects nobody lists: names such as "Zorp", and things that act, such as a teapot.

    A name counts always, a thing only where there is no creature; otherwise "his colleague
    giggles" is somebody else's doing.
    """
    used = {at for match in matches for at in range(match.first, match.stop)}
    first = min(
        (at for at, actor in actors.items() if actor.kind in ("creature", "character")),
        default=len(words),
    )
    has_creature = any(actor.kind in ("creature", "character") for actor in actors.values())
    found: dict[int, Actor] = {}
    for match in matches:
        at = _word_before(words, match.first) if match.of("action") else None
        if at is None:
            continue
        actor = actors.get(at)
        is_listed = actor is not None and bool(words[at].forms & creatures.THINGS)
        is_thing = with_things and is_listed and not has_creature
        is_unlisted = actor is None and at not in used and _may_be_name(words, at, alone=at < first)
        if may_play and (is_thing or is_unlisted):
            found[at] = Actor("creature", words[at].text)
        elif actor is None and has_creature and _is_somebody_else(words, at, match):
            found[at] = Actor("crowd", "")
    return found


def _is_somebody_else(words: Sequence[Word], at: int, verb: Match) -> bool:
    if words[verb.first].text in verb.phrase.split():
        return False  # "a peaceful walk": no verb of a single noun
    is_noun = not words[at].fills and words[at].text not in grammar.STOP_WORDS
    after_article = at > 0 and words[at - 1].text in ARTICLES
    return is_noun and after_article and words[at].text not in creatures.BODY


def _word_before(words: Sequence[Word], at: int) -> int | None:
    """The word before a verb, adverbs and auxiliaries passed over; None across a pause."""
    back = at - 1
    while back >= 0 and words[back].fills and not words[back + 1].begins_clause:
        back -= 1
    return back if back >= 0 and not words[back + 1].begins_clause else None


def _may_be_name(words: Sequence[Word], at: int, *, alone: bool) -> bool:
    word = words[at]
    if word.text in grammar.STOP_WORDS or word.text in grammar.PREPOSITIONS or word.fills:
        return False
    if word.text in grammar.NEGATIONS | _NOT_NAMES or not word.text[0].isalpha():
        return False
    is_first = at == 0 or word.begins_clause
    is_name = word.written[0].isupper() and not word.written.isupper()
    follows = any(before.text in ARTICLES for before in words[max(0, at - 3) : at])
    return is_name or (alone and (is_first or follows))


def find_creatures(words: Sequence[Word], actors: Mapping[int, Actor]) -> tuple[Creature, ...]:
    """The described creatures: the first, and one that is joined to it by "and" or "with"."""
    heads = [
        at
        for at, actor in actors.items()
        if actor.kind == "creature"
        and not (at + 1 in actors and actors[at + 1].kind == "creature"
                 and not words[at + 1].begins_clause)
        and reality_of(words, at) == "real"
    ]  # fmt: skip
    if not heads:
        return ()
    found = [_creature(words, heads[0])]
    for at in heads[1:]:
        first = _phrase_start(words, at)
        joined = first > 0 and words[first - 1].text in ("and", "with")
        if joined and first - 2 == heads[0]:
            found.append(_creature(words, at))
            break
    return tuple(found)


def _creature(words: Sequence[Word], at: int) -> Creature:
    first = _phrase_start(words, at)
    kept = [word.written for word in words[first : at + 1] if word.text not in ARTICLES]
    return Creature(words[at].text, " ".join(kept), at)


def _phrase_start(words: Sequence[Word], at: int) -> int:
    """The first word of the noun phrase that ends at word *at*."""
    first = at
    while first > 0 and at - first < 6 and not words[first].begins_clause:
        text = words[first - 1].text
        if text in grammar.PREPOSITIONS or text in grammar.PAUSES or text in ("and", "or"):
            break
        if text in ARTICLES:
            return first - 1
        if not _may_describe(words, first - 1):
            break
        first -= 1
    return first


def _may_describe(words: Sequence[Word], at: int) -> bool:
    text = words[at].text
    return text not in grammar.STOP_WORDS and not text.startswith("@")
