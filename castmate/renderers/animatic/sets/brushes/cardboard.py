"""Cut-outs of cardboard that hang above a stage: sun, moon, clouds that rain paper."""

from __future__ import annotations

import math
from collections.abc import Callable

from castmate.renderers.animatic.sets.brushes.brush import Brush, curve


def smiling_sun(brush: Brush) -> None:
    """A smiling sun with wooden rays."""
    for k in range(12):
        a = k * math.pi / 6
        c, s = math.cos(a), math.sin(a)
        brush.shape(
            [(36 * c - 9 * s, 36 * s + 9 * c), (62 * c, 62 * s), (36 * c + 9 * s, 36 * s - 9 * c)],
            (240, 168, 70),
        )
    brush.oval(0, 0, 40, 40, (250, 206, 96), grain="paper", strength=0.8)
    for dx in (-13, 13):
        brush.oval(dx, -7, 3.6, 4.4, (120, 72, 48), grain=None)
        brush.oval(dx * 1.6, 6, 7, 5, (240, 150, 90), grain=None)
    brush.trace([(-13, 9), (0, 17), (13, 9)], (120, 72, 48), 3)


def sleeping_moon(brush: Brush) -> None:
    """A sleeping crescent."""
    moon = curve(
        [(12, -52), (-26, -40), (-44, 0), (-26, 40), (12, 52), (-6, 26), (-12, 0), (-6, -26)],
        closed=True,
    )
    brush.fill(moon, (250, 236, 186), grain="paper", strength=0.8)
    brush.trace([(-32, -6), (-27, -2), (-21, -6)], (140, 112, 96), 3)
    brush.trace([(-26, 16), (-20, 19), (-15, 15)], (140, 112, 96), 3)


def cloud(drops: str) -> Callable[[Brush], None]:
    """A cloud; *drops* is "rain", "snow" or anything else for a dry one."""

    def paint(brush: Brush) -> None:
        for pad, colour in ((6.0, (246, 232, 204)), (0.0, (226, 232, 240))):
            for at, down, r in ((-36, 6, 22), (-10, -10, 30), (24, -2, 26), (46, 10, 17)):
                brush.oval(at, down, r + pad, r * 0.86 + pad, colour, shade=0.1)
        brush.box(-52, 4, 58, 24, (226, 232, 240), round_by=10, shade=0.1)
        if drops in ("rain", "storm"):
            for k in range(5):
                x = -38.0 + 20 * k
                brush.line((x, 26), (x, 36 + 8 * (k % 2)), (236, 226, 206), 1.4)
                brush.shape(
                    [
                        (x, 36 + 8 * (k % 2)),
                        (x + 6, 50 + 8 * (k % 2)),
                        (x, 56 + 8 * (k % 2)),
                        (x - 6, 50 + 8 * (k % 2)),
                    ],
                    (96, 156, 206),
                    smooth=True,
                )
        elif drops == "snow":
            for k in range(5):
                x, y = -38.0 + 20 * k, 46.0 + 10 * (k % 2)
                brush.line((x, 26), (x, y), (236, 226, 206), 1.4)
                for a in (0.0, math.pi / 3, 2 * math.pi / 3):
                    c, s = 8 * math.cos(a), 8 * math.sin(a)
                    brush.line((x - c, y - s), (x + c, y + s), (250, 252, 255), 2.6)

    return paint
