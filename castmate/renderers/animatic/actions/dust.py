"""What flies up where someone lands: dust, snow, sand or spray."""

from __future__ import annotations

import skia

from castmate.renderers.animatic.actions.cue import Cue
from castmate.renderers.animatic.canvas import fill
from castmate.renderers.animatic.mood import Rgb, rgb
from castmate.renderers.animatic.sets.layers import Surface

_COLOURS: dict[Surface, Rgb] = {
    "ground": rgb("#d9cdb4"),
    "floor": rgb("#e4ded4"),
    "water": rgb("#dff1fa"),
    "snow": rgb("#ffffff"),
    "sand": rgb("#f0dcb0"),
    "air": rgb("#f2f4fb"),
}
_BALLS = ((-0.5, 0.0, 0.6), (0.25, 0.3, 0.75), (1.0, 0.05, 0.55), (0.4, -0.1, 0.5))


def puff(
    canvas: skia.Canvas, cue: Cue, x: float, y: float, *, size: float, age: float, way: float
) -> None:
    """A little cloud at *x*, *y* (units) of *size* heights that drifts to *way* (-1 .. 1).

    *age* runs from 0, when it flies up, to 1, when it is gone.
    """
    if not 0 < age < 1:
        return
    colour = cue.mood.lit(_COLOURS[cue.place.surface])
    radius = size * cue.height * (0.45 + 0.75 * age**0.5) * 0.6
    for dx, dy, share in _BALLS:
        across = x + (dx * way * 0.5 + way * age) * size * cue.height
        up = y - radius * 0.5 - (dy + 0.7 * age) * size * cue.height * 0.5
        canvas.drawCircle(across, up, radius * share, fill(colour, 0.62 * (1 - age) ** 1.3))


def landing(canvas: skia.Canvas, cue: Cue, x: float, y: float, *, age: float) -> None:
    """Two puffs, one to each side of a body that came down at *x*."""
    for way in (-1.0, 1.0):
        puff(canvas, cue, x + way * cue.width * 0.3, y, size=0.14, age=age, way=way)
