"""The sound of every set at every hour, in clear weather."""

from __future__ import annotations

from collections.abc import Callable

from castmate.scripts.shot import SetName, TimeOfDay
from castmate.sound.ambience import calls, little_noises
from castmate.sound.ambience.bed import Band
from castmate.sound.ambience.insects import (
    CICADAS,
    CRICKETS,
    FIELD_CRICKETS,
    GRASSHOPPERS,
)
from castmate.sound.ambience.place import Hum, Hush, Now, PlaceSound

BREEZE = Band(90, 420, above=7)
LEAVES = Band(1400, 5200, below=9, above=9)
GRASS = Band(2400, 6500, below=9)
ROOM = Band(45, 220, above=8)
AIR_OF_ROOM = Band(300, 2500, below=6, above=9, tilt=-4)
TRAFFIC = Band(50, 380, above=7)
TYRES = Band(350, 1500, below=7, above=8)
SURF_DEEP = Band(60, 320, above=8)
SURF_WASH = Band(350, 2600, below=7, above=7, tilt=-2)
FOAM = Band(2800, 8000, below=9, above=10)
WATER = Band(250, 1300, below=9, above=9)
DEEP = Band(35, 160, above=9)
STONE = Band(60, 240, above=9)

Recipe = Callable[[TimeOfDay], PlaceSound]


def place_sound(name: SetName, time: TimeOfDay) -> PlaceSound:
    """What *name* sounds like at *time* in clear weather."""
    return _RECIPES[name](time)


def _room(
    *, tone: float = -43, hums: tuple[Hum, ...] = (), nows: tuple[Now, ...] = ()
) -> PlaceSound:
    return PlaceSound(
        (Hush(ROOM, tone, "still"), Hush(AIR_OF_ROOM, tone - 5, "air", by=1.5)),
        nows=nows,
        hums=hums,
        width=0.6,
    )


def _outside_a_window(time: TimeOfDay) -> tuple[Now, ...]:
    """Birds by day, an owl by night, heard through glass."""
    if time == "night":
        return (Now(calls.owl, 3, -43, spread=3),)
    return (Now(calls.songbird, 14 if time == "dawn" else 7, -46, spread=5),)


def _birds(time: TimeOfDay, *, many: float = 1.0, level: float = -24) -> tuple[Now, ...]:
    per_minute = {"dawn": 34, "day": 22, "sunset": 12, "night": 0}[time] * many
    if not per_minute:
        return ()
    return (
        Now(calls.songbird, per_minute, level, spread=11),
        Now(calls.tit, 0.45 * per_minute, level - 3, spread=8),
    )


def _bedroom(time: TimeOfDay) -> PlaceSound:
    tick = Now(little_noises.tick, 60, -38, spread=0.5)
    return _room(tone=-44, nows=(tick, *_outside_a_window(time)))


def _living_room(time: TimeOfDay) -> PlaceSound:
    fire = Hush(Band(80, 380, above=8), -40, "flicker", by=3, period=1.1)
    embers = Now(little_noises.ember, 70, -31, spread=12)
    return _room(nows=(embers, *_outside_a_window(time))).plus(fire)


def _kitchen(time: TimeOfDay) -> PlaceSound:
    fridge = Hum(100, -43, (1.0, 0.5, 0.22, 0.12, 0.05), beating=0.35)
    drop = Now(little_noises.raindrop, 12, -44, spread=3)
    return _room(hums=(fridge,), nows=(drop, *_outside_a_window(time)))


def _classroom(time: TimeOfDay) -> PlaceSound:
    tick = Now(little_noises.tick, 60, -39, spread=0.5)
    return _room(tone=-41, nows=(tick, *_outside_a_window(time)))


def _office(time: TimeOfDay) -> PlaceSound:
    fans = Hush(Band(110, 700, above=7), -39, "still")
    busy = 2 if time == "night" else 10
    return _room(hums=(Hum(120, -47, (1.0, 0.3, 0.1)),)).plus(
        fans, nows=(Now(little_noises.keys, busy, -35, spread=7),)
    )


def _stage(_time: TimeOfDay) -> PlaceSound:
    hall = Hush(Band(60, 500, above=6), -39, "air", by=2, period=9)
    seats = Hush(Band(500, 2200, below=8, above=9), -45, "air", by=3, period=4)
    return PlaceSound((hall, seats), width=1.0)


def _library(time: TimeOfDay) -> PlaceSound:
    page = Now(little_noises.page, 7, -34, spread=7)
    tick = Now(little_noises.tick, 60, -41, spread=0.5)
    return _room(tone=-44, nows=(page, tick, *_outside_a_window(time)))


def _city_street(time: TimeOfDay) -> PlaceSound:
    busy = {"dawn": -6, "day": 0, "sunset": 0, "night": -5}[time]
    street = PlaceSound(
        (
            Hush(TRAFFIC, -28 + busy, "air", by=3, period=7),
            Hush(TYRES, -34 + busy, "cars", by=10, period=5.5),
            Hush(Band(60, 160), -32 + busy, "cars", by=9, period=5.5),
            Hush(AIR_OF_ROOM, -41, "air"),
        ),
        nows=(Now(little_noises.horn, 4 if time == "night" else 9, -31, spread=8),),
        width=0.9,
    )
    return street if time == "night" else street.plus(nows=_birds(time, many=0.3, level=-31))


def _village(time: TimeOfDay) -> PlaceSound:
    village = PlaceSound(
        (Hush(BREEZE, -36, "gusts", by=4), Hush(LEAVES, -41, "gusts", by=5)),
        nows=(*_birds(time, many=0.8, level=-26), Now(little_noises.bell, 2, -38, spread=3)),
    )
    if time == "dawn":
        return village.plus(nows=(Now(calls.rooster, 5, -30, spread=4),))
    return village.plus(insects=(FIELD_CRICKETS,)) if time == "night" else village


def _park(time: TimeOfDay) -> PlaceSound:
    park = PlaceSound(
        (
            Hush(LEAVES, -36, "gusts", by=5, period=5),
            Hush(BREEZE, -38, "gusts", by=4),
            Hush(TRAFFIC, -42, "air", by=2),
        ),
        nows=_birds(time),
    )
    return park.plus(insects=(CRICKETS,)) if time == "night" else park


def _garden(time: TimeOfDay) -> PlaceSound:
    garden = PlaceSound(
        (Hush(LEAVES, -38, "gusts", by=4, period=5), Hush(BREEZE, -40, "gusts")),
        nows=_birds(time, many=1.1),
    )
    if time == "night":
        return garden.plus(insects=(CRICKETS, FIELD_CRICKETS))
    return garden.plus(nows=(Now(calls.bee, 9, -32, spread=7),))


def _meadow(time: TimeOfDay) -> PlaceSound:
    meadow = PlaceSound(
        (Hush(GRASS, -38, "gusts", by=5, period=4.5), Hush(BREEZE, -36, "gusts", by=4)),
        nows=_birds(time, many=0.8, level=-26),
    )
    if time in ("night", "sunset"):
        return meadow.plus(insects=(CRICKETS, FIELD_CRICKETS))
    return meadow.plus(insects=(GRASSHOPPERS,), nows=(Now(calls.bee, 6, -33, spread=6),))


def _forest(time: TimeOfDay) -> PlaceSound:
    forest = PlaceSound(
        (
            Hush(LEAVES, -33, "gusts", by=5, period=6),
            Hush(BREEZE, -37, "gusts", by=4, period=8),
        ),
        nows=_birds(time, many=1.1, level=-24),
        width=1.0,
    )
    if time == "night":
        return forest.plus(nows=(Now(calls.owl, 6, -28, spread=7),), insects=(FIELD_CRICKETS,))
    return forest.plus(nows=(Now(calls.cuckoo, 4, -31, spread=4),))


def _jungle(time: TimeOfDay) -> PlaceSound:
    jungle = PlaceSound(
        (
            Hush(Band(3800, 6800, below=14, above=14), -37, "air", by=2, period=5),
            Hush(LEAVES, -37, "gusts", by=3),
            Hush(BREEZE, -40, "air"),
        ),
        nows=(Now(little_noises.raindrop, 60, -42, spread=8),),
        insects=(CICADAS,),
        width=1.0,
    )
    if time == "night":
        return jungle.plus(
            nows=(Now(calls.frog, 34, -28, spread=9), Now(calls.owl, 3, -33)), insects=(CRICKETS,)
        )
    return jungle.plus(nows=(Now(calls.parrot, 9, -28, spread=9), *_birds(time, many=0.7)))


def _beach(time: TimeOfDay) -> PlaceSound:
    beach = PlaceSound(
        (
            Hush(SURF_DEEP, -27, "surf", by=9, period=6.5),
            Hush(SURF_WASH, -27, "surf", by=13, period=6.5),
            Hush(FOAM, -34, "surf", by=16, period=6.5),
            Hush(BREEZE, -37, "gusts", by=3),
        ),
        width=0.9,
    )
    return beach if time == "night" else beach.plus(nows=(Now(calls.gull, 8, -28, spread=9),))


def _underwater(_time: TimeOfDay) -> PlaceSound:
    return PlaceSound(
        (
            Hush(DEEP, -27, "air", by=3, period=7),
            Hush(Band(140, 420, below=9, above=12), -34, "air", by=4, period=5),
        ),
        nows=(
            Now(little_noises.bubbles, 40, -26, spread=10),
            Now(calls.whale, 4, -31, spread=5),
        ),
        width=1.0,
    )


def _lake(time: TimeOfDay) -> PlaceSound:
    lake = PlaceSound(
        (
            Hush(WATER, -36, "lapping", by=8, period=2.6),
            Hush(BREEZE, -38, "gusts", by=3),
            Hush(LEAVES, -43, "gusts", by=4),
        ),
        nows=(Now(little_noises.lap, 34, -27, spread=8), *_birds(time, many=0.6, level=-28)),
    )
    if time in ("night", "sunset"):
        return lake.plus(nows=(Now(calls.frog, 26, -30, spread=8),), insects=(FIELD_CRICKETS,))
    return lake


def _mountains(time: TimeOfDay) -> PlaceSound:
    mountains = PlaceSound(
        (
            Hush(BREEZE, -29, "gusts", by=6, period=7),
            Hush(Band(480, 720, below=16, above=16), -39, "gusts", by=9, period=5),
            Hush(Band(900, 3500, below=6, above=9, tilt=-3), -38, "gusts", by=5, period=6),
        ),
        width=1.0,
    )
    return mountains if time == "night" else mountains.plus(nows=(Now(calls.eagle, 4, -30),))


def _snowfield(_time: TimeOfDay) -> PlaceSound:
    return PlaceSound(
        (
            Hush(Band(90, 260, above=10), -39, "gusts", by=5, period=7),
            Hush(Band(560, 800, below=14, above=14), -44, "gusts", by=8, period=6),
            Hush(Band(2600, 6500, below=9, above=10), -44, "gusts", by=7, period=4),
        ),
    )


def _desert(time: TimeOfDay) -> PlaceSound:
    desert = PlaceSound(
        (
            Hush(BREEZE, -31, "gusts", by=6, period=8),
            Hush(Band(3500, 8500, below=9), -41, "gusts", by=7, period=4),
        ),
        width=1.0,
    )
    return desert.plus(insects=(FIELD_CRICKETS,)) if time == "night" else desert


def _cave(_time: TimeOfDay) -> PlaceSound:
    return PlaceSound(
        (Hush(STONE, -33, "air", by=2, period=9), Hush(AIR_OF_ROOM, -46, "air", by=2, period=7)),
        nows=(Now(little_noises.drip, 40, -23, spread=12),),
        width=1.0,
    )


def _castle(time: TimeOfDay) -> PlaceSound:
    castle = PlaceSound(
        (
            Hush(BREEZE, -32, "gusts", by=6, period=7),
            Hush(Band(420, 640, below=14, above=14), -41, "gusts", by=8, period=6),
            Hush(LEAVES, -44, "gusts"),
        ),
        nows=_birds(time, many=0.5, level=-29),
    )
    return castle.plus(nows=(Now(calls.owl, 5, -31),)) if time == "night" else castle


def _space(_time: TimeOfDay) -> PlaceSound:
    return PlaceSound(
        (Hush(Band(40, 140, above=10), -33, "air", by=2, period=11),
         Hush(Band(250, 900, below=8, above=10), -43, "air", by=4, period=8)),
        nows=(Now(little_noises.blip, 9, -37, spread=8),),
        hums=(Hum(55, -32, (1.0, 0.5, 0.3, 0.12)), Hum(82.4, -39, (1.0, 0.3)),
              Hum(164.8, -47, (1.0, 0.2), beating=0.5)),
        width=1.0,
    )  # fmt: skip


def _sky(time: TimeOfDay) -> PlaceSound:
    sky = PlaceSound(
        (
            Hush(Band(120, 650, above=6), -29, "gusts", by=5, period=6),
            Hush(Band(1200, 4200, below=6, above=10), -39, "gusts", by=5, period=4),
        ),
        width=1.0,
    )
    return sky if time == "night" else sky.plus(nows=_birds(time, many=0.25, level=-32))


def _backdrop(_time: TimeOfDay) -> PlaceSound:
    return PlaceSound(
        (Hush(ROOM, -44, "still"), Hush(AIR_OF_ROOM, -48, "air", by=2, period=9)),
        hums=(Hum(110, -48, (1.0, 0.2)), Hum(164.8, -51, (1.0, 0.15), beating=0.3)),
        width=0.8,
    )


_RECIPES: dict[SetName, Recipe] = {
    "bedroom": _bedroom, "living_room": _living_room, "kitchen": _kitchen,
    "classroom": _classroom, "office": _office, "stage": _stage, "library": _library,
    "city_street": _city_street, "village": _village, "park": _park, "garden": _garden,
    "meadow": _meadow, "forest": _forest, "jungle": _jungle, "beach": _beach,
    "underwater": _underwater, "lake": _lake, "mountains": _mountains, "snowfield": _snowfield,
    "desert": _desert, "cave": _cave, "castle": _castle, "space": _space, "sky": _sky,
    "backdrop": _backdrop,
}  # fmt: skip
