"""Where and when a scene plays, as its heading says: ``EXT. BEACH - SUNSET``."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from castmate.scripts.conditions import choose_time, choose_weather
from castmate.scripts.cues import find_cues
from castmate.scripts.leftovers import is_elsewhere
from castmate.scripts.places import choose_set
from castmate.scripts.shot import SetName, TimeOfDay, Weather
from castmate.scripts.words import read_words

_INSIDE_OUT = re.compile(
    r"\s*(INT\.?\s*/\s*EXT|EXT\.?\s*/\s*INT|I/E|INT|EXT|EST)\b\.?\s*", re.IGNORECASE
)
_PARTS = re.compile(r"\s+[-–—]+\s+|\s*/\s*(?=(?:DAY|NIGHT|LATER)\b)|\s*,\s*")
_GOES_ON = re.compile(
    r"\b(?:continuous|continuing|later|same|same time|moments? later|meanwhile|back to scene)\b",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(r"\s*(?:establishing|flashback|dream|present|the past)\s*", re.IGNORECASE)
_OUTSIDE = {"INT": "interior", "EXT": "exterior", "EST": "exterior"}


@dataclass(frozen=True)
class Setting:
    """What holds for every shot of a scene until a shot says otherwise."""

    place: SetName | None = None
    """None: not known; a shot may say it."""
    time_of_day: TimeOfDay | None = None
    weather: Weather | None = None
    where: str = ""
    """The heading's own words for it: ``"exterior, fishing village"``."""
    is_hour_open: bool = False
    """Whether a shot may say another hour: the heading only said that time goes on."""
    is_firm: bool = True
    """Whether place and hour hold against what a shot says: a screenplay's do, a list's do not."""
    present: tuple[str, ...] = ()
    """Handles of those seen last, the last one last: whom "she" and "they" mean."""

    @property
    def words(self) -> str:
        """Where and when, for models that read text: ``"exterior, beach, sunset, rain"``."""
        weather = self.weather if self.weather != "clear" else None
        return ", ".join(part for part in (self.where, self.time_of_day, weather) if part)


def read_setting(heading: str, before: Setting | None = None) -> Setting:
    """The setting that *heading* names; what goes on from the scene *before* keeps its own.

    A heading that says ``CONTINUOUS``, ``LATER`` or ``SAME``, and one without INT. or EXT., goes
    on: what it leaves open stays as it was.

    >>> read_setting("EXT. BEACH - SUNSET").words
    'exterior, beach, sunset'
    >>> night = read_setting("INT. CASTLE - NIGHT")
    >>> read_setting("EXT. FOREST - CONTINUOUS", night).time_of_day
    'night'
    """
    prefix = _INSIDE_OUT.match(heading)
    named = heading[prefix.end() :] if prefix else heading
    goes_on = before is not None and (prefix is None or bool(_GOES_ON.search(heading)))
    said = _said(named)
    if not goes_on or before is None:
        return replace(said, where=_where(prefix, named))
    location = _location(named)
    return replace(
        said,
        place=said.place or (before.place if prefix is None or not location else None),
        time_of_day=said.time_of_day or before.time_of_day,
        weather=said.weather or before.weather,
        present=before.present,
        is_hour_open=said.time_of_day is None,
        where=_where(prefix, named) if location else before.where,
    )


@lru_cache(maxsize=1_000)
def _said(named: str) -> Setting:
    """What the words of a heading say by themselves."""
    words = read_words(f"in the {named.lower()}")
    matches = find_cues(words)
    place = choose_set(words, matches, only_named=is_elsewhere(_location(named)))
    return Setting(place, choose_time(words, matches), choose_weather(words, matches))


@lru_cache(maxsize=1_000)
def _location(named: str) -> str:
    """The parts of a heading that name a place, not an hour: ``"beach house, kitchen"``."""
    return ", ".join(part.lower() for part in _PARTS.split(named) if part and not _is_hour(part))


def _is_hour(part: str) -> bool:
    if _GOES_ON.search(part) or _NO_PLACE.fullmatch(part):
        return True
    words = read_words(part.lower())
    matches = find_cues(words)
    says_when = choose_time(words, matches) or choose_weather(words, matches)
    return says_when is not None and choose_set(words, matches, only_named=True) is None


def place_named(heading: str) -> str:
    """The place that *heading* names, in its own words.

    >>> place_named("INT. OLD BAKERY - NIGHT")
    'old bakery'
    """
    prefix = _INSIDE_OUT.match(heading)
    return _location(heading[prefix.end() :] if prefix else heading)


def _where(prefix: re.Match[str] | None, named: str) -> str:
    inside = _OUTSIDE.get(prefix[1].upper().rstrip("."), "") if prefix else ""
    return ", ".join(part for part in (inside, _location(named)) if part)
