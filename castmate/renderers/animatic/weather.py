"""Weather that falls, drifts and blows through the scenery. All of it follows from the seed.

Drops and flakes are drawn once, into tiles that repeat; a frame only lays the tiles, moved on,
over the picture. Near tiles move faster with the camera than far ones.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import skia

from castmate.media.geometry import Size
from castmate.renderers.animatic.canvas import EXACT, Plate, stroke
from castmate.renderers.animatic.easing import pulse
from castmate.renderers.animatic.falling import leaves, rain, snow, veil
from castmate.renderers.animatic.mood import mixed
from castmate.renderers.animatic.sets.layers import Set
from castmate.renderers.animatic.stage import Stage

_NO_AIR = ("underwater", "space", "cave")
"""Sets without weather, whatever the plan says."""


@dataclass(frozen=True)
class Fall:
    """How one kind of weather moves, in units a second at the characters' depth."""

    draw: Callable[[skia.Canvas, Stage, np.random.Generator, float], None]
    """Draws a tile of it; the last argument is the depth."""
    depths: tuple[float, ...]
    down: float
    across: float
    sway: float = 0.0
    """Units of swinging to and fro."""


_FALLS: dict[str, Fall] = {
    "rain": Fall(rain, (0.6, 1.0, 1.6), 1250, -175),
    "storm": Fall(rain, (0.6, 1.0, 1.6), 1500, -615),
    "snow": Fall(snow, (0.45, 0.9, 1.6), 84, -18, sway=22),
    "wind": Fall(leaves, (0.6, 1.2), 46, 430, sway=26),
    "fog": Fall(veil, (0.5, 1.3), 0, 24),
}

_TILE = {"fog": (1500.0, 720.0)}
"""Units of a repeating tile, where not the usual 560 x 430."""


@dataclass(frozen=True)
class _Sheet:
    """One depth of falling things: a repeating tile and how it moves, in pixels."""

    tile: skia.Image
    down: float
    across: float
    sway: float
    depth: float

    def draw(self, canvas: skia.Canvas, camera: float, seconds: float, size: Size) -> None:
        """Lay the tile over the whole picture; *camera* is its x in pixels."""
        wide, tall = self.tile.width(), self.tile.height()
        swing = self.sway * math.sin(0.9 * seconds + 3 * self.depth)
        x = round(self.across * seconds + swing - camera * self.depth) % wide
        y = round(self.down * seconds) % tall if self.down else tall
        for left in range(x - wide, size.width, wide):
            for top in range(y - tall, size.height, tall):
                canvas.drawImage(self.tile, left, top, EXACT)


class Weather:
    """What the air is full of in one shot."""

    def __init__(self, stage: Stage, built: Set) -> None:
        outside = not built.indoors and built.name not in _NO_AIR
        weather = stage.mood.weather if outside else "clear"
        self._stage = stage
        self._ground = built.ground
        self._drops = _drops(stage) if weather in ("rain", "storm") else ()
        self._strikes = _strikes(stage) if weather == "storm" else ()
        fall = _FALLS.get(weather)
        sheets = [] if fall is None else _sheets(weather, fall, stage)
        self._behind = [sheet for sheet in sheets if sheet.depth < 0.65]
        self._before = [sheet for sheet in sheets if sheet.depth >= 0.65]

    def draw_behind(self, canvas: skia.Canvas, camera: float, seconds: float) -> None:
        """What is behind the characters; *camera* is its x in units."""
        self._lay(self._behind, canvas, camera, seconds)

    def draw_before(self, canvas: skia.Canvas, camera: float, seconds: float) -> None:
        """What is before them."""
        self._lay(self._before, canvas, camera, seconds)
        if self._drops:
            self._splash(canvas, camera, seconds)
        glare = max((_flash(seconds - at) for at in self._strikes), default=0.0)
        if glare > 0.03:
            canvas.drawColor(skia.ColorSetARGB(round(125 * min(1.0, glare)), 226, 232, 255))

    def _lay(
        self, sheets: list[_Sheet], canvas: skia.Canvas, camera: float, seconds: float
    ) -> None:
        for sheet in sheets:
            pixels = camera * self._stage.pixels_per_unit
            sheet.draw(canvas, pixels, seconds, self._stage.size)

    def _splash(self, canvas: skia.Canvas, camera: float, seconds: float) -> None:
        """Rings where drops meet the ground, each time somewhere else."""
        unit, half = self._stage.pixels_per_unit, self._stage.half_width
        brush = stroke(mixed(self._stage.mood.haze, (255, 255, 255), 0.5), 1.6 * unit, 0.5)
        for x, y, phase, size in self._drops:
            times, age = divmod(seconds * 2.2 + phase, 1.0)
            at = (x + 311 * times - camera + half) % (2 * half) * unit
            grown, down = size * age * unit, (self._ground + y) * unit
            canvas.drawOval(
                skia.Rect.MakeLTRB(at - grown, down - grown * 0.3, at + grown, down + grown * 0.3),
                brush,
            )


def _sheets(weather: str, fall: Fall, stage: Stage) -> list[_Sheet]:
    unit = stage.pixels_per_unit
    wide, tall = _TILE.get(weather, (560.0, 430.0))
    sheets = []
    for depth in fall.depths:
        plate = Plate(Size(max(8, round(wide * unit)), max(8, round(tall * unit))))
        plate.canvas.scale(unit, unit)
        fall.draw(plate.canvas, stage, stage.rng(f"weather {depth}"), depth)
        speed = unit * (0.5 + 0.5 * depth)
        sheets.append(
            _Sheet(plate.picture(), fall.down * speed, fall.across * speed, fall.sway * unit, depth)
        )
    return sheets


def _drops(stage: Stage) -> tuple[tuple[float, float, float, float], ...]:
    """x, y below the ground line, phase and size of the places where drops meet the ground."""
    half = stage.half_width
    places = stage.rng("splashes").uniform((-half, -30, 0, 7), (half, 78, 1, 15), (20, 4))
    return tuple((float(x), float(y), float(phase), float(size)) for x, y, phase, size in places)


def _strikes(stage: Stage) -> tuple[float, ...]:
    """Seconds at which lightning strikes, for as long as any shot lasts."""
    pauses = stage.rng("lightning").uniform(1.3, 3.6, 320)
    return tuple(float(at) for at in np.cumsum(pauses) - 0.8)


def _flash(since: float) -> float:
    """A double flicker."""
    return pulse(since, 0.0, 0.11) + 0.65 * pulse(since, 0.14, 0.26)
