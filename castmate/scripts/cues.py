"""Cue phrases found in a prompt: the longest wins, wherever two of them overlap."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from castmate.scripts.vocabulary import actions, sets, skies, viewpoint
from castmate.scripts.words import Word

_MOST_FILLERS = 3
"""Fillers that a phrase may hold: "the sun *is slowly* going down"."""
_SURE = 2.0
"""From this strength on a phrase hides every shorter one; a weaker one only those of its field."""


@dataclass(frozen=True)
class Cue:
    """What a phrase says: a value of one field of the plan, and how surely."""

    field: str
    """``set``, ``time_of_day``, ``weather``, ``camera``, ``framing``, ``action``, ``noun`` (an
    action said as a noun) or ``nothing`` (no doing, though it looks
    like one) or ``false`` (no cue at all)."""
    value: str
    strength: float


@dataclass(frozen=True)
class Match:
    """A cue phrase in a prompt."""

    first: int
    stop: int
    """Words of the prompt, [first, stop)."""
    phrase: str
    cues: tuple[Cue, ...]

    @property
    def span(self) -> tuple[int, int]:
        """(first, stop)."""
        return self.first, self.stop

    def of(self, name: str) -> tuple[Cue, ...]:
        """What the phrase says about the field called *name*."""
        return tuple(cue for cue in self.cues if cue.field == name)


@dataclass
class _Node:
    children: dict[str, "_Node"] = field(default_factory=dict)
    phrase: str = ""
    cues: list[Cue] = field(default_factory=list)


def find_cues(words: Sequence[Word]) -> tuple[Match, ...]:
    """Every cue phrase in *words*, in order and without overlaps; the longest phrases win."""
    found = [match for at in range(len(words)) for match in _matches_at(words, at)]
    found = [match for match in _without_false_doings(found) if match.cues]
    found.sort(key=_precedence)
    claimed: dict[tuple[int, str], tuple[int, int]] = {}
    kept: dict[tuple[int, int], Match] = {}
    for match in found:
        free = tuple(cue for cue in match.cues if _is_free(cue.field, match, claimed))
        if not free:
            continue
        twin = kept.get(match.span)
        kept[match.span] = Match(*match.span, match.phrase, (twin.cues if twin else ()) + free)
        is_sure = max(cue.strength for cue in free) >= _SURE
        fields = ("",) if is_sure else {cue.field for cue in free}
        for at in range(*match.span):
            claimed |= {(at, name): match.span for name in fields if (at, name) not in claimed}
    real = [match for match in kept.values() if not match.of("false")]
    return tuple(sorted(real, key=lambda match: match.first))


def _is_free(field: str, match: Match, claimed: Mapping[tuple[int, str], tuple[int, int]]) -> bool:
    """Whether no longer phrase has claimed a word of *match* for *field*, or for all fields."""
    owners = {claimed.get((at, name)) for at in range(*match.span) for name in (field, "")}
    return owners <= {None, match.span}


def _precedence(match: Match) -> tuple[int, float, int]:
    """Longer phrases first, then surer ones, then earlier ones."""
    sureness = max(cue.strength for cue in match.cues)
    return -len(match.phrase.split()), -sureness, match.first


def _without_false_doings(found: Sequence[Match]) -> Iterator[Match]:
    """The matches, less the doings that are part of a phrase like "dance floor"."""
    longest: dict[int, int] = {}
    for match in found:
        if match.of("nothing"):
            for at in range(*match.span):
                longest[at] = max(longest.get(at, 0), len(match.phrase.split()))
    for match in found:
        length = len(match.phrase.split())
        hidden = any(longest.get(at, 0) >= length for at in range(*match.span))
        dropped = ("nothing", "action", "noun") if hidden else ("nothing",)
        cues = tuple(cue for cue in match.cues if cue.field not in dropped)
        yield Match(match.first, match.stop, match.phrase, cues)


def cue_phrases(table: Mapping[Any, str]) -> Iterator[tuple[str, str]]:
    """(value, phrase) for each phrase of a vocabulary *table*."""
    for value, text in table.items():
        for phrase in split_phrases(text):
            yield value, phrase


def split_phrases(text: str) -> tuple[str, ...]:
    """The phrases of a vocabulary text.

    >>> split_phrases("sea shore, coast")
    ('sea shore', 'coast')
    """
    return tuple(" ".join(part.split()) for part in text.split(",") if part.strip())


def _matches_at(words: Sequence[Word], first: int) -> Iterator[Match]:
    """The matches that begin with word *first*; fillers inside a phrase are stepped over."""
    ways = [(_lexicon(), first, _MOST_FILLERS)]
    while ways:
        node, at, fillers = ways.pop()
        if node.cues and at > first and not _trails_filler(words, node, at):
            yield Match(first, at, node.phrase, tuple(node.cues))
        if at == len(words) or (at > first and words[at].begins_clause):
            continue
        forms = (*words[at].forms, "=" + words[at].text)
        ways += [(node.children[form], at + 1, fillers) for form in forms if form in node.children]
        if at > first and fillers and words[at].fills:
            ways.append((node, at + 1, fillers - 1))


def _trails_filler(words: Sequence[Word], node: _Node, stop: int) -> bool:
    """Whether the match ends in a filler that is no part of its phrase."""
    last = node.phrase.split()[-1].lstrip("=")
    return last not in words[stop - 1].forms


@cache
def _lexicon() -> _Node:
    root = _Node()
    for cue, phrase in _all_cues():
        node = root
        exact = phrase.startswith("=")
        for word in phrase.lstrip("=").split():
            node = node.children.setdefault(f"={word}" if exact else word, _Node())
        node.phrase = phrase.lstrip("=")
        if cue not in node.cues:
            node.cues.append(cue)
    return root


def _all_cues() -> Iterator[tuple[Cue, str]]:
    tables: list[tuple[str, float, Mapping[Any, str]]] = [
        ("set", 4.0, sets.PLACES),
        ("set", 2.5, sets.FEATURES),
        ("set", 1.2, sets.SIGNS),
        ("time_of_day", 3.0, skies.HOURS),
        ("time_of_day", 1.0, skies.HOUR_SIGNS),
        ("weather", 3.0, skies.WEATHERS_SAID),
        ("weather", 1.0, skies.WEATHER_SIGNS),
        ("camera", 3.0, viewpoint.MOVES),
        ("framing", 3.0, viewpoint.FRAMINGS_SAID),
        ("action", 3.0, actions.VERBS),
        ("action", 1.0, actions.QUIET_VERBS),
        ("noun", 3.0, actions.NOUNS),
    ]
    for name, strength, table in tables:
        for value, phrase in cue_phrases(table):
            yield Cue(name, value, strength), phrase
            if name == "camera" and not phrase.startswith(("camera", "slow")):
                yield Cue(name, value, strength), f"camera {phrase}"
                yield Cue(name, value, strength), f"slow {phrase}"
    for phrase in split_phrases(re.sub(r"\s+", " ", actions.NOT_DOINGS)):
        yield Cue("nothing", "", 0.0), phrase
    for phrase in split_phrases(skies.FALSE_FRIENDS):
        yield Cue("false", "", 5.0), phrase
