"""Cue phrases found in a prompt: the longest wins, wherever two of them overlap."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from castmate.scripts.vocabulary import actions, sets, skies, viewpoint
from castmate.scripts.words import Word


@dataclass(frozen=True)
class Cue:
    """What a phrase says: a value of one field of the plan, and how surely."""

    field: str
    """``set``, ``time_of_day``, ``weather``, ``camera``, ``framing``, ``action``, ``noun`` (an
    action said as a noun) or ``nothing`` (the phrase only looks like a cue)."""
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
    found.sort(key=lambda match: (-len(match.phrase.split()), match.first))
    taken: set[int] = set()
    kept: list[Match] = []
    for match in found:
        span = range(match.first, match.stop)
        twin = next((at for at, other in enumerate(kept) if other.span == match.span), None)
        if twin is not None:
            kept[twin] = Match(match.first, match.stop, match.phrase, kept[twin].cues + match.cues)
        elif taken.isdisjoint(span):
            taken.update(span)
            kept.append(match)
    return tuple(sorted(kept, key=lambda match: match.first))


def _without_false_doings(found: Sequence[Match]) -> Iterator[Match]:
    """The matches, less the doings that are part of a phrase like "dance floor"."""
    false = [match for match in found if match.of("nothing")]
    for match in found:
        length = len(match.phrase.split())
        hidden = any(
            other.first < match.stop
            and match.first < other.stop
            and len(other.phrase.split()) >= length
            for other in false
        )
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
    ways = [(_lexicon(), first)]
    while ways:
        node, at = ways.pop()
        if node.cues and at > first and not _trails_filler(words, node, at):
            yield Match(first, at, node.phrase, tuple(node.cues))
        if at == len(words) or (at > first and words[at].begins_clause):
            continue
        forms = (*words[at].forms, "=" + words[at].text)
        ways += [(node.children[form], at + 1) for form in forms if form in node.children]
        if at > first and words[at].fills:
            ways.append((node, at + 1))


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
            if name == "camera" and not phrase.startswith("camera"):
                yield Cue(name, value, strength), f"camera {phrase}"
    for phrase in split_phrases(re.sub(r"\s+", " ", actions.NOT_DOINGS)):
        yield Cue("nothing", "", 0.0), phrase
