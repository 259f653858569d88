"""What a recipe for the sound of a place is made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from castmate.sound.ambience import calls
from castmate.sound.ambience.bed import Band
from castmate.sound.ambience.calls import Call
from castmate.sound.ambience.insects import Insects

Movement = Literal["still", "air", "gusts", "surf", "lapping", "flicker", "cars"]
"""How a layer's level moves: see :mod:`castmate.sound.ambience.ambience`."""


@dataclass(frozen=True)
class Hush:
    """A layer of noise."""

    band: Band
    level: float
    """LUFS, on average."""
    moves: Movement = "air"
    by: float = 4.0
    """dB that it moves up and down."""
    period: float = 6.0
    """Seconds."""


@dataclass(frozen=True)
class Now:
    """Something that is heard now and then."""

    call: Call
    per_minute: float
    level: float
    """dB of full scale of its highest sample, when near."""
    spread: float = 8.0
    """dB by which some are farther away."""


@dataclass(frozen=True)
class Hum:
    """A steady tone of a machine, or of nothing at all."""

    hertz: float
    level: float
    """dB of full scale."""
    partials: tuple[float, ...] = (1.0,)
    beating: float = 0.2
    """Hz by which the ears' tones differ, so that it breathes."""


@dataclass(frozen=True)
class PlaceSound:
    """Everything that is heard in a place."""

    hushes: tuple[Hush, ...]
    nows: tuple[Now, ...] = ()
    insects: tuple[Insects, ...] = ()
    hums: tuple[Hum, ...] = ()
    width: float = 0.8
    """0 narrow .. 1 all around."""

    def plus(
        self,
        *hushes: Hush,
        nows: tuple[Now, ...] = (),
        insects: tuple[Insects, ...] = (),
        hums: tuple[Hum, ...] = (),
    ) -> PlaceSound:
        """This, and more."""
        return replace(
            self,
            hushes=(*self.hushes, *hushes),
            nows=(*self.nows, *nows),
            insects=(*self.insects, *insects),
            hums=(*self.hums, *hums),
        )

    def quieter(self, decibels: float) -> PlaceSound:
        """The same from farther away."""
        return replace(
            self,
            hushes=tuple(replace(one, level=one.level - decibels) for one in self.hushes),
            nows=tuple(replace(one, level=one.level - decibels) for one in self.nows),
            insects=tuple(replace(one, level=one.level - decibels) for one in self.insects),
            hums=tuple(replace(one, level=one.level - decibels) for one in self.hums),
        )

    def without_animals(self) -> PlaceSound:
        """The same when animals keep still."""
        animals = calls_of_animals()
        nows = tuple(one for one in self.nows if one.call not in animals)
        return replace(self, nows=nows, insects=())


def calls_of_animals() -> frozenset[Call]:
    """Who keeps still in a storm."""
    return frozenset(
        {calls.songbird, calls.tit, calls.cuckoo, calls.owl, calls.gull, calls.eagle,
         calls.rooster, calls.parrot, calls.frog, calls.bee}
    )  # fmt: skip
