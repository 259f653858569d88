"""What the weather adds to a place, outdoors and behind walls."""

from __future__ import annotations

from dataclasses import replace

from castmate.scripts.shot import SetName, Weather
from castmate.sound.ambience import little_noises
from castmate.sound.ambience.bed import Band
from castmate.sound.ambience.place import Hush, Now, PlaceSound

INDOORS: frozenset[SetName] = frozenset(
    {"bedroom", "living_room", "kitchen", "classroom", "office", "stage", "library"}
)
"""Weather is heard through walls and on the roof."""
SHELTERED: frozenset[SetName] = frozenset({"underwater", "cave", "space", "backdrop"})
"""No weather is heard at all."""

_RAIN = Band(700, 6500, below=5, above=8, tilt=-1.5)
_RAIN_LOW = Band(120, 700, below=7, above=8)
_ROOF = Band(180, 1500, below=7, above=8, tilt=-2)
_WIND = Band(80, 480, above=7)
_HOWL = Band(430, 760, below=15, above=15)


def in_weather(place: PlaceSound, name: SetName, weather: Weather) -> PlaceSound:
    """What *place* sounds like in *weather*."""
    if weather == "clear" or name in SHELTERED:
        return place
    return _behind_walls(place, weather) if name in INDOORS else _outdoors(place, weather)


def _outdoors(place: PlaceSound, weather: Weather) -> PlaceSound:
    if weather == "fog":
        return _muffled(place).plus(Hush(Band(60, 200), -38, "air", by=2))
    if weather == "snow":
        return _muffled(place).plus(Hush(Band(90, 300, above=8), -36, "gusts", by=4))
    if weather == "wind":
        return place.plus(
            Hush(_WIND, -25, "gusts", by=7, period=5), Hush(_HOWL, -36, "gusts", by=9, period=4)
        )
    quiet = place.without_animals()
    rain = (Hush(_RAIN, -28, "air", by=1.5, period=5), Hush(_RAIN_LOW, -35, "air", by=2))
    drops = Now(little_noises.raindrop, 900, -33, spread=10)
    if weather == "rain":
        return quiet.plus(*rain, nows=(drops,))
    return quiet.plus(
        *(replace(hush, level=hush.level + 3) for hush in rain),
        Hush(_WIND, -24, "gusts", by=7, period=5),
        Hush(_HOWL, -35, "gusts", by=9, period=4),
        nows=(drops, Now(little_noises.thunder, 9, -18, spread=9)),
    )


def _behind_walls(place: PlaceSound, weather: Weather) -> PlaceSound:
    if weather in ("fog", "snow"):
        return place
    if weather == "wind":
        return place.plus(Hush(_HOWL, -44, "gusts", by=8), Hush(_WIND, -39, "gusts", by=6))
    quiet = place.without_animals()
    roof = Hush(_ROOF, -35, "air", by=2, period=5)
    panes = Now(little_noises.raindrop, 500, -40, spread=8)
    if weather == "rain":
        return quiet.plus(roof, nows=(panes,))
    return quiet.plus(
        replace(roof, level=-32),
        Hush(_WIND, -36, "gusts", by=6),
        Hush(_HOWL, -42, "gusts", by=8),
        nows=(panes, Now(little_noises.thunder, 9, -24, spread=8)),
    )


def _muffled(place: PlaceSound) -> PlaceSound:
    """Snow and fog swallow what is high and far."""
    hushes = tuple(
        replace(hush, level=hush.level - (6 if hush.band.low > 700 else 2)) for hush in place.hushes
    )
    return replace(place.quieter(0), hushes=hushes, insects=(), nows=place.nows[:1])
