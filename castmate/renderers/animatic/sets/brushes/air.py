"""Air of a colour of its own, as under leaves: it tints the distance of every layer of a set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import skia

from castmate.renderers.animatic.mood import Rgb, mixed, multiplied
from castmate.renderers.animatic.sets.layers import Layer, Paint
from castmate.renderers.animatic.stage import Stage


def in_green_air(stage: Stage, *, of: Rgb = (232, 244, 176), share: float = 0.5) -> Stage:
    """*stage* with a distance tinted by *of*, as the light that falls through leaves is."""
    mood = stage.mood
    tinted = mixed(mood.haze, multiplied(of, mood.key), share)
    return replace(stage, mood=replace(mood, haze=tinted))


def set_in(air: Stage, build: Callable[[Stage], tuple[Layer, ...]]) -> tuple[Layer, ...]:
    """The layers of *build*, painted in the light of *air* whoever paints them."""
    return tuple(replace(layer, paint=_bound(layer.paint, air)) for layer in build(air))


def _bound(paint: Paint | None, air: Stage) -> Paint | None:
    if paint is None:
        return None
    painted = paint

    def paint_in_air(canvas: skia.Canvas, _: Stage) -> None:
        painted(canvas, air)

    return paint_in_air
