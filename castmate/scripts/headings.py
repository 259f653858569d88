"""How a scene opens: what its heading says, what goes on, and what had to be assumed."""

from collections.abc import Iterator
from dataclasses import replace

from castmate.errors import shown
from castmate.scripts.directions import Directions
from castmate.scripts.film import ScriptWarning
from castmate.scripts.leftovers import nearest_sets
from castmate.scripts.outline import Form, SceneOutline
from castmate.scripts.setting import Setting, place_named, read_setting
from castmate.scripts.shot import SetName
from castmate.scripts.vocabulary import words_of

_ROOMS = words_of("house home apartment flat cabin hut room hallway corridor attic lounge salon")
_STONE_ROOMS = words_of("lighthouse tower stairwell crypt dungeon chapel church temple")
_HOMES = words_of("house home cabin hut farm porch yard driveway")
_ROOFS = words_of("rooftop roof balcony")


def opening_setting(scene: SceneOutline, before: Setting | None, form: Form) -> Setting:
    """The setting of *scene*; in a list each scene stands for itself, *before* does not go on."""
    if form == "list":
        read = read_setting(scene.heading)
        says_something = read.place or read.time_of_day or read.weather
        return replace(read, where=read.where if says_something else "", is_firm=False)
    if not scene.heading:
        return before or Setting()
    setting = read_setting(scene.heading, before)
    return replace(setting, place=_inner_place(scene.heading) or setting.place
                   or _assumed_place(scene.heading))  # fmt: skip


def heading_warnings(scene: SceneOutline, setting: Setting, form: Form) -> Iterator[ScriptWarning]:
    """What the heading names and no set shows."""
    place = place_named(scene.heading)
    if not place or form == "list" or read_setting(scene.heading).place is not None:
        return
    if setting.place is None:
        near = [name.replace("_", " ") for name in nearest_sets(place)]
        yield ScriptWarning(
            "unknown_place",
            f"There is no set for “{shown(place)}”; where a shot names no place, a neutral backdrop"
            f" is used. Nearest sets: {', '.join(near)}. Choose one with a note:"
            f" [[set: {near[0]}]].",
            scene.source,
        )
    elif _is_assumed(scene.heading, setting.place):
        name = setting.place.replace("_", " ")
        yield ScriptWarning(
            "assumed_place",
            f"There is no set for “{shown(place)}”; the {name} is used. Choose another with a note,"
            " such as [[set: village]].",
            scene.source,
        )


def directed_setting(setting: Setting, asked: Directions) -> Setting:
    """*setting* with the place, hour and weather that notes ask for."""
    return replace(
        setting,
        place=asked.place or setting.place,
        time_of_day=asked.time_of_day or setting.time_of_day,
        weather=asked.weather or setting.weather,
        is_firm=setting.is_firm or asked.place is not None,
    )


def _inner_place(heading: str) -> SetName | None:
    """The set for the inside of what is known from outside: a lighthouse is no beach within."""
    words = set(place_named(heading).replace(",", " ").split())
    is_inside = heading.lstrip().upper().startswith("INT")
    return "castle" if is_inside and words & _STONE_ROOMS else None


def _is_assumed(heading: str, place: SetName) -> bool:
    return place == _assumed_place(heading)


def _assumed_place(heading: str) -> SetName | None:
    """The set nearest to what "INT. HOUSE" and "EXT. ROOFTOP" mean."""
    words = set(place_named(heading).replace(",", " ").split())
    is_inside = heading.lstrip().upper().startswith("INT")
    if words & _ROOFS:
        return "city_street"
    if is_inside and words & _ROOMS:
        return "living_room"
    return "village" if words & _HOMES and not is_inside else None
