"""What a set is made of: layers of picture-book scenery, far to near."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.stage import Stage
from castmate.scripts.shot import SetName

Paint: TypeAlias = Callable[[skia.Canvas, Stage], None]
"""Draws a still layer in stage units. Called once; the engine keeps the picture."""

Animate: TypeAlias = Callable[[skia.Canvas, Stage, float], None]
"""Draws what moves at *seconds* since the shot began; called per frame, must cost < 1.5 ms."""

Surface = Literal["ground", "floor", "water", "snow", "sand", "air"]


@dataclass(frozen=True)
class Layer:
    """One sheet of scenery."""

    name: str
    depth: float
    """0 moves with the horizon (sky), 1 is where characters stand, above 1 is before them."""
    paint: Paint | None = None
    """Must fill ``stage.reach(depth)`` to both sides, and 60 units beyond top and bottom."""
    animate: Animate | None = None
    """Drawn right over this layer's still picture, with the same parallax."""


@dataclass(frozen=True)
class Lamp:
    """A light inside the set that falls on characters, such as a bedside lamp or a spotlight."""

    x: float
    """Stage units."""
    colour: Rgb
    strength: float
    """0..1."""


@dataclass(frozen=True)
class Set:
    """A place, as layers from far to near."""

    name: SetName
    layers: tuple[Layer, ...]
    ground: float = 628.0
    """y, in units, of the soles of a character standing at the middle."""
    horizon: float = 420.0
    """y, in units, of eye level: what lies on it does not move when the camera zooms."""
    surface: Surface = "ground"
    indoors: bool = False
    """No weather falls in here."""
    lamps: tuple[Lamp, ...] = ()
    seat: float = 0.0
    """Units by which a sitting or sleeping character is raised, where the set offers a seat."""
    seat_x: float = 0.0
    """x, in units, of the middle of that seat."""
