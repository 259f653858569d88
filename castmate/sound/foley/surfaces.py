"""What is under the feet in every set."""

from __future__ import annotations

from dataclasses import dataclass

from castmate.scripts.shot import SetName, Weather


@dataclass(frozen=True)
class Surface:
    """How a foot sounds on it."""

    name: str
    thump_hz: float
    thump: float
    """0..1: how much of the body's weight is heard."""
    low: float
    high: float
    """Hz: what the sole's contact sounds like lies between them."""
    seconds: float
    """How long that lasts."""
    crunch: float = 0.0
    """0..1: how much it comes in grains."""
    level: float = 0.0
    """dB louder than usual."""


WOOD = Surface("wood", 105, 0.9, 250, 1800, 0.07)
CARPET = Surface("carpet", 80, 0.7, 150, 700, 0.09, level=-5)
TILE = Surface("tile", 120, 0.5, 900, 4200, 0.05)
STONE = Surface("stone", 95, 0.6, 600, 3200, 0.07, crunch=0.3)
ASPHALT = Surface("asphalt", 90, 0.7, 500, 2600, 0.07, crunch=0.3)
GRAVEL = Surface("gravel", 80, 0.4, 1200, 6500, 0.14, crunch=0.9)
GRASS = Surface("grass", 75, 0.5, 900, 5000, 0.12, crunch=0.5, level=-3)
LEAVES = Surface("leaves", 75, 0.4, 1500, 7000, 0.17, crunch=0.9, level=-1)
SAND = Surface("sand", 70, 0.5, 500, 3600, 0.16, crunch=0.5, level=-2)
SNOW = Surface("snow", 70, 0.4, 700, 3000, 0.2, crunch=1.0)
SEABED = Surface("seabed", 60, 1.0, 90, 380, 0.2, level=-3)
METAL = Surface("metal", 165, 0.8, 700, 3400, 0.09)
SOFT = Surface("soft", 85, 0.8, 120, 600, 0.09, level=-4)
PUDDLES = Surface("puddles", 85, 0.5, 600, 4500, 0.15, crunch=0.6)

_OF_SET: dict[SetName, Surface] = {
    "bedroom": CARPET, "living_room": CARPET, "kitchen": TILE, "classroom": WOOD,
    "office": CARPET, "stage": WOOD, "library": WOOD, "city_street": ASPHALT,
    "village": GRAVEL, "park": GRASS, "garden": GRASS, "meadow": GRASS, "forest": LEAVES,
    "jungle": LEAVES, "beach": SAND, "underwater": SEABED, "lake": GRASS, "mountains": STONE,
    "snowfield": SNOW, "desert": SAND, "cave": STONE, "castle": STONE, "space": METAL,
    "sky": SOFT, "backdrop": SOFT,
}  # fmt: skip
_HARD = frozenset({ASPHALT, GRAVEL, STONE})
_DRY_UNDERFOOT: frozenset[SetName] = frozenset(
    {"bedroom", "living_room", "kitchen", "classroom", "office", "stage", "library", "cave",
     "space", "sky", "underwater", "backdrop"}
)  # fmt: skip


def surface_of(place: SetName, weather: Weather) -> Surface:
    """What feet touch in *place* in this *weather*."""
    usual = _OF_SET[place]
    if place in _DRY_UNDERFOOT:
        return usual
    if weather == "snow":
        return SNOW
    return PUDDLES if weather in ("rain", "storm") and usual in _HARD else usual
