"""What notes ask of a shot: ``[[camera: pan left]]``, ``[[4s]]``, ``[[look: cel; seed: 7]]``."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import Any

from castmate.scripts.conditions import choose_time, choose_weather
from castmate.scripts.cues import Match, find_cues
from castmate.scripts.durations import read_seconds
from castmate.scripts.film import LOOKS, Look
from castmate.scripts.places import choose_set
from castmate.scripts.shot import (
    CAMERA_MOVES,
    FRAMINGS,
    SETS,
    TIMES_OF_DAY,
    WEATHERS,
    CameraMove,
    Framing,
    SetName,
    TimeOfDay,
    Weather,
)
from castmate.scripts.viewpoint import choose_camera, choose_framing
from castmate.scripts.words import Word, read_words

_KEYED = re.compile(r"\s*([A-Za-z_ ]{3,12}?)\s*[:=]\s*(.*?)\s*$", re.DOTALL)
_BARE_LENGTH = re.compile(r"\s*\d{1,6}(?:\.\d{1,3})?\s*(?:s|secs?|seconds?)\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,3})?$")
_SEED = re.compile(r"\d{1,9}$")
_LONGEST_NOTE = 200
"""Characters; a longer note is a note and no direction."""
_KEYS = {
    "camera": "camera", "shot": "camera", "framing": "framing", "seconds": "seconds",
    "length": "seconds", "duration": "seconds", "look": "look", "seed": "seed",
    "weather": "weather", "time": "time_of_day", "set": "place", "place": "place",
}  # fmt: skip
ASKED_FOR = {
    "camera": "a move or a view, such as pan left, zoom in, close-up",
    "framing": f"one of {', '.join(FRAMINGS)}",
    "seconds": "a number, such as 4 or 2.5",
    "look": f"one of {', '.join(LOOKS)}",
    "seed": "a whole number",
    "weather": f"one of {', '.join(WEATHERS)}",
    "time_of_day": f"one of {', '.join(TIMES_OF_DAY)}",
    "place": "the name of a set, such as forest",
}
"""What may stand behind each key."""


@dataclass(frozen=True)
class Directions:
    """What notes ask of a shot; None where they ask nothing."""

    camera: CameraMove | None = None
    framing: Framing | None = None
    seconds: Fraction | None = None
    look: Look | None = None
    seed: int | None = None
    weather: Weather | None = None
    time_of_day: TimeOfDay | None = None
    place: SetName | None = None

    def then(self, later: "Directions") -> "Directions":
        """Both; of two that ask the same thing, *later* wins."""
        said = {field.name: getattr(later, field.name) for field in fields(later)}
        return replace(self, **{name: value for name, value in said.items() if value is not None})


@dataclass(frozen=True)
class NoteReading:
    """A note, read."""

    directions: Directions
    misread: tuple[tuple[str, str], ...] = ()
    """(field, value) where the key is known and the value is not."""

    @property
    def is_direction(self) -> bool:
        """Whether it asks something that is understood."""
        return self.directions != Directions()


def read_note(text: str) -> NoteReading:
    """What the note *text* asks for; parts are parted by semicolons.

    >>> read_note("camera: pan left; 4s").directions.camera
    'pan_left'
    >>> read_note("seed: blue").misread
    (('seed', 'blue'),)
    >>> read_note("ask Ann about this").is_direction
    False
    """
    asked = Directions()
    misread: list[tuple[str, str]] = []
    if len(text) > _LONGEST_NOTE:
        return NoteReading(asked)
    for part in text.split(";"):
        name, value = _field_of(part)
        if name is None:
            asked = asked.then(_bare(part))
            continue
        said = dict(_values(name, value))
        if not said:
            misread.append((name, value))
        asked = asked.then(Directions(**said))
    return NoteReading(asked, tuple(misread))


def _field_of(part: str) -> tuple[str | None, str]:
    found = _KEYED.match(part)
    name = _KEYS.get(found[1].strip().lower()) if found else None
    return name, found[2] if found and name else part


def _bare(part: str) -> Directions:
    """A length or a view without a key, where nothing else is said: ``4s``, ``close-up``."""
    if _BARE_LENGTH.match(part):
        return Directions(seconds=read_seconds(f", {part.strip()},"))
    exact = part.strip().lower().replace(" ", "_").replace("-", "_")
    if exact in FRAMINGS:  # "wide" in a sentence is no view; alone in a note it is
        return Directions(framing=exact)
    words = read_words(part)
    matches = find_cues(words)
    of_camera = [match for match in matches if match.of("camera") or match.of("framing")]
    covered = {at for match in of_camera for at in range(*match.span)}
    sides = {"left", "right", "up", "down", "to", "the"}
    if not words or any(
        at not in covered and word.text not in sides for at, word in enumerate(words)
    ):
        return Directions()
    return Directions(camera=choose_camera(words, matches), framing=choose_framing(words, matches))


def _values(name: str, value: str) -> Iterator[tuple[str, Any]]:
    """(field, value) of a direction called *name*."""
    if name == "seconds":
        seconds = Fraction(value) if _NUMBER.match(value) else read_seconds(f", {value},")
        yield from [(name, seconds)] if seconds is not None else []
    elif name == "seed":
        yield from [(name, int(value))] if _SEED.match(value) else []
    elif name == "look":
        yield from [(name, look) for look in LOOKS if look == value.lower()]
    else:
        yield from _in_words(name, value)


def _in_words(name: str, value: str) -> Iterator[tuple[str, Any]]:
    exact = value.lower().replace(" ", "_").replace("-", "_")
    words = read_words(f"in the {value}" if name == "place" else value)
    matches = find_cues(words)
    fields_of: dict[str, tuple[tuple[str, tuple[str, ...], _Choice], ...]] = {
        "camera": (
            ("camera", CAMERA_MOVES, choose_camera), ("framing", FRAMINGS, choose_framing),
        ),
        "framing": (("framing", FRAMINGS, choose_framing),),
        "weather": (("weather", WEATHERS, choose_weather),),
        "time_of_day": (("time_of_day", TIMES_OF_DAY, choose_time),),
        "place": (("place", SETS, choose_set),),
    }  # fmt: skip
    for field, values, choose in fields_of[name]:
        said = exact if exact in values else choose(words, matches)
        if said is not None:
            yield field, said


_Choice = Callable[[tuple[Word, ...], tuple[Match, ...]], str | None]
