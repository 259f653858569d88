"""Cast-iron street lamps."""

from __future__ import annotations

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, toned
from castmate.renderers.animatic.sets.brushes.buildings import SNOW


def street_lamp(
    brush: Brush, x: float, foot: float, high: float = 330.0, *, snowy: bool = False
) -> tuple[float, float]:
    """A cast-iron street lamp; returns the middle of its lantern."""
    iron: Rgb = (52, 56, 66)
    top = foot - high
    brush.shadow(x, foot, 34, 8, 0.5)
    brush.shape(
        [(x - 14, foot), (x - 8, foot - 44), (x + 8, foot - 44), (x + 14, foot)],
        iron,
        sideways=True,
        shade=0.3,
    )
    brush.box(x - 4.5, top, x + 4.5, foot - 40, iron, sideways=True, shade=0.4)
    for y in (foot - 48, top + 60, top + 8):
        brush.box(x - 9, y - 5, x + 9, y + 5, toned(iron, 0.1), round_by=4)
    brush.shape(
        [(x - 13, top - 2), (x + 13, top - 2), (x + 20, top - 46), (x - 20, top - 46)],
        (176, 176, 160),
        grain=None,
    )
    for side in (-1, 0, 1):
        brush.line((x + side * 13, top - 2), (x + side * 19, top - 46), iron, 2.6)
    brush.shape([(x - 26, top - 44), (x + 26, top - 44), (x, top - 72)], iron)
    if snowy:
        brush.shape([(x - 24, top - 46), (x, top - 76), (x + 24, top - 46)], SNOW, smooth=True)
    brush.oval(x, top - 74, 4, 5, iron)
    return x, top - 25


def lantern_glass(x: float, foot: float, high: float = 330.0) -> list[tuple[float, float]]:
    """The glass of ``street_lamp``, to be lit up."""
    top = foot - high
    return [(x - 12, top - 3), (x + 12, top - 3), (x + 19, top - 44), (x - 19, top - 44)]
