"""Where a prompt takes place."""

from collections import defaultdict
from collections.abc import Sequence

from castmate.scripts.context import here_weight, reality_of
from castmate.scripts.cues import Cue, Match
from castmate.scripts.shot import SETS, SetName
from castmate.scripts.vocabulary import words_of
from castmate.scripts.words import Word

_ENOUGH = 1.0
"""The least evidence that makes a place: one thing that suggests it."""
_NAMED = 2.5
"""The least evidence that names a place or a part of one."""
_FURTHER = 0.4
"""How much of each further piece of evidence is added to the best one."""
_WHERE = words_of("underwater undersea downtown uptown onstage")
"""Places that need no preposition: "swims underwater"."""
_IMAGINED = 3.5
"""Taken off a place that is only compared, shown or dreamt of."""


def choose_set(
    words: Sequence[Word], matches: Sequence[Match], *, only_named: bool = False
) -> SetName | None:
    """The set the prompt is most likely in, or None when nothing suggests one.

    With *only_named*, things that merely suggest a place do not count.
    """
    scores = set_scores(words, matches)
    best = max(scores, key=lambda name: scores[name], default=None)
    enough = _NAMED if only_named else _ENOUGH
    return best if best is not None and scores[best] >= enough else None


def set_scores(words: Sequence[Word], matches: Sequence[Match]) -> dict[SetName, float]:
    """Evidence for each set that the prompt hints at; of equals, the earlier said comes first."""
    evidence: dict[SetName, list[float]] = defaultdict(list)
    for place, match in enumerate(matches):
        following = matches[place + 1] if place + 1 < len(matches) else None
        for cue in match.of("set"):
            weight = _weight(words, match, cue, following)
            if weight > 0:
                evidence[_set_named(cue.value)].append(weight)
    return {name: _summed(weights) for name, weights in evidence.items()}


def _summed(weights: list[float]) -> float:
    best = max(weights)
    return best + _FURTHER * min(sum(weights) - best, 3.0)


def _weight(words: Sequence[Word], match: Match, cue: Cue, following: Match | None) -> float:
    reality = reality_of(words, match.first)
    if reality == "denied":
        return 0.0
    is_sign = cue.strength < 2.0
    weight = cue.strength
    if not is_sign:
        weight += _here(words, match.first) + 0.3 * (len(match.phrase.split()) - 1)
    if following is not None and following.first == match.stop:
        weight -= _modifier_loss(words, cue, following)
    if reality == "unreal":
        weight -= _IMAGINED
    return weight


def _here(words: Sequence[Word], at: int) -> float:
    return 2.0 if words[at].text in _WHERE else here_weight(words, at)


def _modifier_loss(words: Sequence[Word], cue: Cue, head: Match) -> float:
    """What "forest" loses in "forest lake": the last noun is the place, the first its kind."""
    if words[head.first].begins_clause or words[head.first].before.strip():
        return 0.0
    strongest = max((other.strength for other in head.of("set")), default=0.0)
    return 3.0 if strongest >= cue.strength and strongest > 2.0 else 0.0


def _set_named(value: str) -> SetName:
    return next(name for name in SETS if name == value)
