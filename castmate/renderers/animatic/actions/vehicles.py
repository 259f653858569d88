"""What a character rides: drawn under its feet, each where it belongs."""

from __future__ import annotations

import math
from typing import Literal

import skia

from castmate.renderers.animatic.actions.cue import Body, Cue
from castmate.renderers.animatic.canvas import fill, stroke
from castmate.renderers.animatic.mood import Rgb, rgb
from castmate.renderers.animatic.sets.layers import Set

Vehicle = Literal["surfboard", "skateboard", "sled", "carpet", "cart"]

DECK_HEIGHTS: dict[Vehicle, float] = {
    "surfboard": 0.035,
    "skateboard": 0.075,
    "sled": 0.08,
    "carpet": 0.02,
    "cart": 0.14,
}
"""Of the rider's height: how far above the ground the rider stands."""

_RED, _WOOD, _DARK = rgb("#d8503f"), rgb("#c08a54"), rgb("#3b3540")
_CREAM, _BLUE, _STEEL = rgb("#fbf0dc"), rgb("#3f86c4"), rgb("#aab4c0")


def vehicle_for(place: Set) -> Vehicle:
    """What suits *place*."""
    if place.surface == "snow":
        return "sled"
    if place.surface == "air" or place.name in ("sky", "space", "castle", "underwater"):
        return "carpet"
    if place.surface == "water" or place.name == "beach":
        return "surfboard"
    if place.surface == "floor" or place.name == "city_street":
        return "skateboard"
    return "cart"


def draw_vehicle(canvas: skia.Canvas, cue: Cue, body: Body, *, gone: float, heading: float) -> None:
    """Draw it under *body*, its wheels turned by the way *gone* (units)."""
    kind = vehicle_for(cue.place)
    length = max(cue.width * 0.95, cue.height * 0.5) / 100
    canvas.save()
    canvas.translate(body.x, body.soles)
    canvas.rotate(body.pose.turn * 0.5)
    canvas.scale(length * (1 if heading >= 0 else -1), length)
    deck = DECK_HEIGHTS[kind] * cue.height / length
    {
        "surfboard": _surfboard,
        "skateboard": _skateboard,
        "sled": _sled,
        "carpet": _carpet,
        "cart": _cart,
    }[kind](canvas, cue, deck, gone / length)
    canvas.restore()


def _paint(cue: Cue, colour: Rgb) -> skia.Paint:
    return fill(cue.mood.lit(colour))


def _surfboard(canvas: skia.Canvas, cue: Cue, deck: float, gone: float) -> None:  # noqa: ARG001
    board = skia.Path()
    board.moveTo(-62, -1)
    board.quadTo(0, 7, 52, -2)
    board.quadTo(66, -6, 74, -14)
    board.quadTo(64, 8, 30, 10)
    board.quadTo(-20, 13, -58, 7)
    board.close()
    canvas.drawPath(board, _paint(cue, _CREAM))
    stripe = skia.Path()
    stripe.moveTo(-56, 4)
    stripe.quadTo(6, 10, 62, -4)
    canvas.drawPath(stripe, stroke(cue.mood.lit(_RED), 3))
    for k in range(4):
        back = -60 - 14 * k - (cue.seconds * 60 + 9 * k) % 14
        size = 7 - k
        canvas.drawCircle(back, 8 - 2 * k, size, fill(cue.mood.lit(_CREAM), 0.55 - 0.11 * k))


def _wheels(
    canvas: skia.Canvas, cue: Cue, at: tuple[float, ...], y: float, r: float, gone: float
) -> None:
    for x in at:
        canvas.save()
        canvas.translate(x, y)
        canvas.rotate(math.degrees(gone / r) % 360)
        canvas.drawCircle(0, 0, r, _paint(cue, _DARK))
        canvas.drawCircle(0, 0, r * 0.55, _paint(cue, _CREAM))
        spoke = stroke(cue.mood.lit(_DARK), r * 0.2)
        canvas.drawLine(-r * 0.5, 0, r * 0.5, 0, spoke)
        canvas.drawLine(0, -r * 0.5, 0, r * 0.5, spoke)
        canvas.restore()


def _skateboard(canvas: skia.Canvas, cue: Cue, deck: float, gone: float) -> None:
    radius = max(3.5, deck * 0.42)
    _wheels(canvas, cue, (-34, 34), deck - radius, radius, gone)
    board = skia.Path()
    board.moveTo(-60, -7)
    board.quadTo(-50, 0, -42, 0)
    board.lineTo(42, 0)
    board.quadTo(50, 0, 60, -7)
    canvas.drawPath(board, stroke(cue.mood.lit(_RED), 6))
    canvas.drawPath(board, stroke(cue.mood.sunlit(_CREAM), 1.4, 0.6))


def _sled(canvas: skia.Canvas, cue: Cue, deck: float, gone: float) -> None:  # noqa: ARG001
    runner = skia.Path()
    runner.moveTo(-58, deck)
    runner.lineTo(46, deck)
    runner.quadTo(72, deck, 68, -10)
    canvas.drawPath(runner, stroke(cue.mood.lit(_DARK), 3.4))
    for x in (-36, 0, 36):
        canvas.drawLine(x, 2, x, deck, stroke(cue.mood.lit(_WOOD), 4))
    canvas.drawRoundRect(skia.Rect.MakeXYWH(-60, -3, 116, 7), 3, 3, _paint(cue, _RED))


def _carpet(canvas: skia.Canvas, cue: Cue, deck: float, gone: float) -> None:  # noqa: ARG001
    def edge(x: float) -> float:
        return 3.2 * math.sin(x / 17 - cue.seconds * 6.5) * (0.35 + abs(x) / 90)

    xs = [-68 + 8 * k for k in range(18)]
    rug = skia.Path()
    rug.moveTo(xs[0], edge(xs[0]))
    for x in xs[1:]:
        rug.lineTo(x, edge(x))
    for x in reversed(xs):
        rug.lineTo(x, edge(x) + 9)
    rug.close()
    canvas.drawPath(rug, _paint(cue, rgb("#8e3f6e")))
    band = skia.Path()
    band.moveTo(xs[0], edge(xs[0]) + 4.5)
    for x in xs[1:]:
        band.lineTo(x, edge(x) + 4.5)
    canvas.drawPath(band, stroke(cue.mood.lit(rgb("#f0c25a")), 2.4))
    for x in (xs[0], xs[-1]):
        for k in range(4):
            y = edge(x) + 1 + 2.4 * k
            way = math.copysign(7, x)
            canvas.drawLine(x, y, x + way, y + 1.5, stroke(cue.mood.lit(rgb("#f0c25a")), 1.4))


def _cart(canvas: skia.Canvas, cue: Cue, deck: float, gone: float) -> None:
    radius = max(6.0, deck * 0.46)
    canvas.drawLine(48, 4, 78, -24, stroke(cue.mood.lit(_STEEL), 3.2))
    canvas.drawLine(72, -26, 84, -22, stroke(cue.mood.lit(_DARK), 4))
    bed = skia.Rect.MakeXYWH(-58, -4, 112, max(8.0, deck * 0.45))
    canvas.drawRoundRect(bed, 4, 4, _paint(cue, _BLUE))
    canvas.drawRoundRect(
        skia.Rect.MakeXYWH(-58, -4, 112, 3.4), 2, 2, fill(cue.mood.sunlit(_CREAM), 0.6)
    )
    _wheels(canvas, cue, (-38, 36), deck - radius, radius, gone)
