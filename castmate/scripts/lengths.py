"""How long a shot of a film lasts when the script does not say it."""

from fractions import Fraction
from math import ceil

from castmate.scripts.durations import LONGEST_SECONDS, SHORTEST_SECONDS, USUAL_SECONDS
from castmate.scripts.shot import Shot
from castmate.scripts.syllables import spoken_seconds

_WORD_SECONDS = Fraction(3, 10)
"""Of a paragraph of action: at 200 words to the page a page is a minute, as screenwriters say."""
_SHORTEST_ACTION = Fraction(3)
_ACTION_SECONDS = Fraction(3, 2)
"""The least that each action of a role gets."""
_AROUND_SPEECH = Fraction(4, 5)
"""Before and after what is said."""
_SHORTEST_SPEECH = Fraction(2)
LONGEST_SPEECH = Fraction(18)
"""What is said in one shot; more goes on in the next one."""


def action_seconds(shot: Shot, num_words: int, *, is_one_shot: bool) -> Fraction:
    """The length of an action: by its words, its actions and what is said in it."""
    by_words = USUAL_SECONDS if is_one_shot else max(_SHORTEST_ACTION, _WORD_SECONDS * num_words)
    most_actions = max((len(role.actions) for role in shot.cast), default=1)
    said = sum((spoken_seconds(role.says) for role in shot.cast if role.says), start=Fraction(0))
    with_speech = said + _AROUND_SPEECH + _ACTION_SECONDS * (most_actions - 1)
    return within_limits(
        _halves(max(by_words, _ACTION_SECONDS * most_actions, with_speech if said else by_words))
    )


def speech_seconds(said: str, *, num_actions: int) -> Fraction:
    """The length of a shot in which *said* is spoken and *num_actions* go with it."""
    length = spoken_seconds(said) + _AROUND_SPEECH + _ACTION_SECONDS * num_actions
    return within_limits(_halves(max(_SHORTEST_SPEECH, length)))


def within_limits(seconds: Fraction) -> Fraction:
    """*seconds*, or the nearest length that a shot may have: 1 to 20."""
    return min(LONGEST_SECONDS, max(SHORTEST_SECONDS, seconds))


def _halves(seconds: Fraction) -> Fraction:
    """Up to the next half second."""
    return Fraction(ceil(seconds * 2), 2)
