"""The beach's bay from the water: for those who surf or swim there."""

from __future__ import annotations

from castmate.renderers.animatic.sets.beach import HORIZON, headland, sea
from castmate.renderers.animatic.sets.brushes.sky import sky_layer
from castmate.renderers.animatic.sets.brushes.swell import Swell
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.stage import Stage

_GROUND = 634.0


def build(stage: Stage) -> Set:
    """The bay on *stage*."""
    side = -1.0 if stage.mood.light_from >= 0 else 1.0
    layers = (
        sky_layer(stage, horizon=HORIZON, clouds=(80, 300)),
        headland(stage, side),
        sea(stage, side),
        _swell(stage, "far swell", 0.7, level=500, height=34, length=620, bottom=640),
        _swell(stage, "ridden", 1.0, level=_GROUND - 34, height=62, length=940, bottom=790),
        _swell(stage, "near swell", 1.2, level=706, height=44, length=760, bottom=800),
    )
    return Set("beach", layers, ground=_GROUND, horizon=HORIZON, surface="water")


def _swell(
    stage: Stage,
    purpose: str,
    depth: float,
    *,
    level: float,
    height: float,
    length: float,
    bottom: float,
) -> Layer:
    swell = Swell(
        stage, purpose, level=level, height=height, bottom=bottom, length=length, depth=depth
    )
    return Layer(purpose, depth, animate=swell.animate)
