"""The hour and the weather of a prompt."""

from collections import defaultdict
from collections.abc import Sequence

from castmate.scripts.context import reality_of
from castmate.scripts.cues import Match
from castmate.scripts.shot import TIMES_OF_DAY, WEATHERS, TimeOfDay, Weather
from castmate.scripts.words import Word

_ENOUGH = 1.0
_TIME_RANK = {"night": 0.3, "sunset": 0.2, "dawn": 0.1, "day": 0.0}
"""Of equals the rarer hour wins: "a day ends at dusk" is dusk."""
_WEATHER_RANK = {"storm": 0.5, "snow": 0.4, "rain": 0.3, "fog": 0.2, "wind": 0.1, "clear": 0.0}
"""Of equals the rougher weather wins: wind and rain is rain, rain and thunder is storm."""


def choose_time(words: Sequence[Word], matches: Sequence[Match]) -> TimeOfDay | None:
    """The hour that is said or suggested, or None."""
    scores = _scores(words, matches, "time_of_day")
    best = max(scores, key=lambda name: scores[name] + _TIME_RANK[name], default=None)
    if best is None or scores[best] < _ENOUGH:
        return None
    return next(time for time in TIMES_OF_DAY if time == best)


def choose_weather(words: Sequence[Word], matches: Sequence[Match]) -> Weather | None:
    """The weather that is said or suggested, or None."""
    scores = _scores(words, matches, "weather")
    best = max(scores, key=lambda name: scores[name] + _WEATHER_RANK[name], default=None)
    if best is None or scores[best] < _ENOUGH:
        return None
    return next(weather for weather in WEATHERS if weather == best)


def _scores(words: Sequence[Word], matches: Sequence[Match], field: str) -> dict[str, float]:
    scores: dict[str, float] = defaultdict(float)
    for match in matches:
        if match.of(field) and reality_of(words, match.first) == "real":
            for cue in match.of(field):
                scores[cue.value] = max(scores[cue.value], cue.strength)
    return scores
