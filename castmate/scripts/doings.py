"""What the characters of a prompt do, and which of them does it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from castmate.scripts.actors import Actor
from castmate.scripts.context import reality_of
from castmate.scripts.cues import Cue, Match
from castmate.scripts.shot import ACTIONS, Action, SetName
from castmate.scripts.vocabulary import creatures, grammar, words_of
from castmate.scripts.words import ARTICLES, Word

ALL = "*"
"""The doer when it is not said, or is "they": everybody in the shot."""
_CERTAIN = 2.0
_JOINING = words_of("and then or before while finally next")
_WET_SETS: frozenset[SetName] = frozenset(("underwater", "lake", "beach"))
_AFLOAT = words_of("float drift bob")
_DETERMINERS = ARTICLES - {"that", "this", "these", "those", "one"}
_SUBJECT_REACH = 40
"""Words; a subject further away is not looked for."""
_BEFORE_NOUNS = words_of("in on at with by over through between of from")
_OPENING = grammar.PAUSES | words_of("and or where that")


@dataclass(frozen=True)
class Doing:
    """An action in a prompt."""

    action: Action
    at: int
    """Word of the prompt where it is said."""
    doer: str
    """A handle, a creature's noun, or ``ALL``."""
    certain: bool
    """False for words that mean it only when nothing clearer is said: "goes", "looks"."""


def find_doings(
    words: Sequence[Word],
    matches: Sequence[Match],
    actors: Mapping[int, Actor],
    place: SetName | None,
) -> tuple[Doing, ...]:
    """The characters' actions in order, without those of rivers, cameras and crowds."""
    said = {match.first: match for match in matches if match.of("action") or match.of("noun")}
    subjects: dict[int, Actor | None] = {}
    doings: list[Doing] = []
    for at, match in said.items():
        if _is_noun_of_others(words, at, actors, said):
            continue
        subject = _subject_of(words, at, match.stop, actors, subjects)
        subjects[at] = subject
        cue = _chosen_cue(words, match, actors, place)
        if cue is None or reality_of(words, at) != "real" or not _is_doer(subject):
            continue
        doer = _doer(subject, doings)
        action = next(action for action in ACTIONS if action == cue.value)
        doings.append(Doing(action, at, doer, cue.strength >= _CERTAIN))
    return tuple(doings)


def _doer(subject: Actor | None, earlier: Sequence[Doing]) -> str:
    """Whose doing it is: "she" is whoever acted last, "they" and nobody are all."""
    if subject is None or subject.kind != "pronoun":
        return ALL if subject is None else subject.key
    is_one = subject.key in ("he", "she", "it", "who")
    return earlier[-1].doer if is_one and earlier else ALL


def _is_noun_of_others(
    words: Sequence[Word], at: int, actors: Mapping[int, Actor], said: Mapping[int, Match]
) -> bool:
    """Whether the word is a subject itself: "flies buzz", "the leaves fall"."""
    if at not in actors or actors[at].kind not in ("crowd", "scenery"):
        return False
    return at + 1 in said or (at > 0 and words[at - 1].text in ARTICLES)


def _is_doer(subject: Actor | None) -> bool:
    return subject is None or subject.kind in ("character", "creature", "pronoun")


def _chosen_cue(
    words: Sequence[Word],
    match: Match,
    actors: Mapping[int, Actor],
    place: SetName | None,
) -> Cue | None:
    """The action that *match* says here, or None when it only looks like one."""
    nouns, verbs = match.of("noun"), match.of("action")
    if _is_noun(words, match, actors):
        return nouns[0] if nouns else None
    if not verbs:
        return nouns[0] if nouns and not _is_scheduled(words, match.first) else None
    if words[match.first].forms & _AFLOAT and place in _WET_SETS:
        return Cue("action", "swim", _CERTAIN)
    if words[match.first].forms & _AFLOAT and place in ("space", "sky"):
        return Cue("action", "fly", _CERTAIN)
    if "circle" in words[match.first].forms and place == "sky":
        return Cue("action", "fly", _CERTAIN)
    if "glide" in words[match.first].forms and place in ("underwater", "lake"):
        return Cue("action", "swim", _CERTAIN)
    return max(verbs, key=lambda cue: cue.strength)


def _is_noun(words: Sequence[Word], match: Match, actors: Mapping[int, Actor]) -> bool:
    """Whether an article governs the word: "the waves", "a quick nap", "a coconut drink"."""
    at = match.first
    if words[at].text.endswith("ing") or words[at].begins_clause:
        return False
    if at and words[at - 1].text in _BEFORE_NOUNS and match.phrase.split()[0] != words[at].text:
        return True  # "on roller skates"
    back = at - 1
    while back > 0 and words[back].fills and words[back].text not in ARTICLES:
        back -= 1
    if back >= 0 and words[back].text in _DETERMINERS:
        return True
    is_base_form = words[at].text == match.phrase and at - 1 not in actors
    return is_base_form and back > 0 and words[back - 1].text in ("a", "an")


def _is_scheduled(words: Sequence[Word], at: int) -> bool:
    return at > 0 and words[at - 1].text in ("before", "after", "until", "like")


def _subject_of(
    words: Sequence[Word],
    at: int,
    stop: int,
    actors: Mapping[int, Actor],
    subjects: Mapping[int, Actor | None],
) -> Actor | None:
    """Who does what word *at* says; None when nobody is named."""
    described = _described_by(words, at, stop, actors)
    if described is not None:
        return described
    joined = False
    passed: Actor | None = None
    back = at - 1
    while back >= max(0, at - _SUBJECT_REACH) and not words[back + 1].begins_sentence:
        joined = joined or words[back + 1].begins_clause or words[back].text in _JOINING
        if back in subjects:
            return subjects[back]
        actor = actors.get(back)
        if actor is not None:
            preposition = None if actor.kind == "pronoun" else _governing(words, back)
            adjacent = _only_fillers(words, back + 1, at)
            hides = preposition is not None and not (
                _is_absolute(words, at, back, preposition)
                or (adjacent and actor.kind == "creature" and _is_participle(words[at]))
            )
            if hides and preposition is not None:
                back = preposition
            elif adjacent or not joined or _is_subject(words, back, actor, subjects):
                return _with_companion(words, back, actors)
            else:
                passed = passed or actor
        back -= 1
    return passed if passed is not None and _is_doer(passed) else _inherited(subjects, actors, at)


def _described_by(
    words: Sequence[Word], at: int, stop: int, actors: Mapping[int, Actor]
) -> Actor | None:
    """The noun that a participle describes: "a dancing robot", "dancing shadows"."""
    if not words[at].text.endswith("ing") or stop - at > 1:
        return None
    follows_article = at > 0 and words[at - 1].text in ARTICLES
    if at - 1 in actors and not words[at].begins_clause:
        return None  # "a hedgehog crossing the road"
    for ahead in range(stop, min(len(words), stop + 3)):
        if words[ahead].begins_clause or words[ahead].text in grammar.PREPOSITIONS:
            break
        if words[ahead].text in ARTICLES:
            break
        if ahead in actors and (follows_article or ahead == stop):
            actor = actors[ahead]
            return actor if actor.kind != "pronoun" else None
    return Actor("scenery", "") if follows_article and _runs_on(words, stop) else None


def _runs_on(words: Sequence[Word], at: int) -> bool:
    """Whether a noun that is nobody's may follow: "the sleeping village"."""
    return (
        at < len(words) and not words[at].begins_clause and words[at].text not in grammar.STOP_WORDS
    )


def _governing(words: Sequence[Word], at: int) -> int | None:
    """Where the preposition stands that governs the noun at word *at*, or None."""
    for back in range(at - 1, max(-1, at - 5), -1):
        if words[back + 1].begins_clause or words[back].text in grammar.PAUSES | {"and", "or"}:
            return None
        if words[back].text in grammar.PREPOSITIONS:
            return back
        if words[back].text in ARTICLES:
            before = back - 1
            governs = before >= 0 and words[before].text in grammar.PREPOSITIONS
            return before if governs and not words[back].begins_clause else None
    return None


def _is_participle(word: Word) -> bool:
    return word.text.endswith("ing") or word.text == "asleep"


def _is_absolute(words: Sequence[Word], at: int, noun: int, preposition: int) -> bool:
    """ "With leaves dancing around": the leaves dance, though a preposition stands before."""
    return (
        words[preposition].text in ("with", "of", "as", "to", "like", "until", "before", "after")
        and words[at].text.endswith(("ing", "s"))
        and _only_fillers(words, noun + 1, at)
    )


def _only_fillers(words: Sequence[Word], first: int, stop: int) -> bool:
    return all(word.fills and not word.begins_clause for word in words[first:stop]) and (
        stop >= len(words) or not words[stop].begins_clause
    )


def _with_companion(words: Sequence[Word], at: int, actors: Mapping[int, Actor]) -> Actor:
    """The actor at word *at*, or both when it is the second of "Momo and Pip"."""
    joint = next(
        (back for back in range(at - 1, max(0, at - 5), -1) if words[back].text == "and"), None
    )
    if joint is None or any(word.begins_clause for word in words[joint : at + 1]):
        return actors[at]
    first = actors.get(joint - 1)
    return Actor("pronoun", "") if first is not None and _is_doer(first) else actors[at]


def _is_subject(words: Sequence[Word], at: int, actor: Actor, verbs: Collection[int]) -> bool:
    """Whether the noun at *at* is a subject, and no mere tag such as "rain" between commas."""
    after = next((word for word in words[at + 1 :] if not _is_scenery_noun(word)), None)
    is_tag = not _is_doer(actor) and after is not None and after.begins_clause
    return not is_tag and _opens_clause(words, at, verbs)


def _is_scenery_noun(word: Word) -> bool:
    return word.text in creatures.SCENERY and not word.begins_clause


def _opens_clause(words: Sequence[Word], at: int, verbs: Collection[int]) -> bool:
    """Whether the noun phrase that ends at word *at* stands where a subject stands."""
    first = at
    while first > 0 and not words[first].begins_clause and at - first < 5:
        if words[first].text in ARTICLES or words[first - 1].text in _OPENING:
            break
        if first - 1 in verbs:
            return False
        first -= 1
    return first == 0 or words[first].begins_clause or words[first - 1].text in _OPENING


def _inherited(
    subjects: Mapping[int, Actor | None], actors: Mapping[int, Actor], at: int
) -> Actor | None:
    """Whoever acted last, when the sentence names nobody."""
    earlier = [actor for place, actor in subjects.items() if place < at and _is_doer(actor)]
    if earlier:
        return earlier[-1]
    named = [actor for place, actor in sorted(actors.items()) if actor.kind == "character"]
    return named[0] if named else None
