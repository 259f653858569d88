"""What all rooms with a window have in common."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from castmate.renderers.animatic.sets.brushes.light import Light
from castmate.renderers.animatic.sets.brushes.outlook import View, outside
from castmate.renderers.animatic.sets.brushes.windows import Window, thrown
from castmate.renderers.animatic.sets.layers import Lamp, Layer, Set
from castmate.renderers.animatic.stage import Stage
from castmate.scripts.shot import SetName


def room(
    name: SetName,
    stage: Stage,
    window: Window,
    inside: Sequence[Layer],
    *,
    view: View = "hills",
    ground: float = 630.0,
    lamps: Sequence[Lamp] = (),
) -> Set:
    """A set indoors: what is seen through *window*, and before it the layers *inside*.

    *lamps* are those that burn now.
    """
    return Set(
        name,
        (outside(stage, window, view), *inside),
        ground=ground,
        horizon=330,
        surface="floor",
        indoors=True,
        lamps=tuple(lamps),
    )


def on_floor(
    light: Light, stage: Stage, window: Window, seam: float, *, length: float = 190.0
) -> Light:
    """*light* with the sun that *window* throws on a floor which begins at *seam*."""
    return replace(light, patches=thrown(stage, window, seam, length=length))
