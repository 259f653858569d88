"""Chairs, sofas and cushions."""

from __future__ import annotations

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, toned
from castmate.renderers.animatic.sets.brushes.furniture import cast_shade, wall_shade


def chair(
    brush: Brush, x: float, foot: float, wood: Rgb, *, flip: bool = False, size: float = 1.0
) -> None:
    """A wooden chair seen from the side; its back is at the left, or at the right if *flip*."""
    brush.shadow(x, foot, 60 * size, 10 * size, 0.5)
    brush.canvas.save()
    brush.canvas.translate(x, foot)
    brush.canvas.scale(-size if flip else size, size)
    for a, b in (((-40, 0), (-34, -96)), ((40, 0), (34, -96))):
        brush.line(a, b, toned(wood, -0.15), 10)
    brush.line((-34, -96), (-46, -214), wood, 11)
    brush.line((-16, -96), (-28, -204), toned(wood, -0.25), 8)
    for y in (-200, -168):
        brush.box(-50, y - 12, -22, y + 6, toned(wood, 0.08), round_by=5, grain="wood")
    brush.line((-36, -40), (36, -40), toned(wood, -0.3), 6)
    brush.box(-46, -106, 48, -90, toned(wood, 0.1), round_by=6, grain="wood", edge=0.8)
    brush.canvas.restore()


def sofa(
    brush: Brush,
    left: float,
    right: float,
    foot: float,
    cloth: Rgb,
    cushions: tuple[Rgb, Rgb],
    *,
    seats: int = 3,
    high: float = 176,
) -> None:
    """A plump sofa (or, with one seat, an armchair)."""
    wall_shade(brush, left, foot - high, right, foot)
    cast_shade(brush, left, right, foot, 20)
    for x in (left + 18, right - 30):
        brush.box(x, foot - 18, x + 12, foot, (92, 62, 48), grain="wood")
    inner = (left + 40, right - 40)
    wide = (inner[1] - inner[0]) / seats
    starts = [inner[0] + k * wide for k in range(seats)]
    _padded(brush, (left + 14, foot - high, right - 14, foot - 30), toned(cloth, -0.08), 34)
    for x in starts:
        back = (x + 2, foot - high + 12, x + wide - 2, foot - 70)
        _padded(brush, back, toned(cloth, 0.04), 20)
    brush.shadow((left + right) / 2, foot - 88, (right - left) / 2 - 30, 26, 0.5)
    for x in starts:
        seat = (x + 1, foot - 96, x + wide - 1, foot - 46)
        _padded(brush, seat, toned(cloth, 0.12), 15, edge=0.35)
    brush.box(
        left + 20, foot - 54, right - 20, foot - 16, toned(cloth, -0.18), round_by=8, grain="cloth"
    )
    for x in (left, right - 48):
        _arm(brush, x, foot, cloth)
    for k, colour in enumerate(cushions[: max(1, seats - 1)]):
        x = inner[0] + 34 if k == 0 else inner[1] - 34
        _cushion(brush, x, foot - 122, colour, -8 if k == 0 else 10)


def _padded(
    brush: Brush,
    box: tuple[float, float, float, float],
    cloth: Rgb,
    round_by: float,
    *,
    edge: float = 0.0,
) -> None:
    brush.box(*box, cloth, round_by=round_by, grain="cloth", shade=0.2, edge=edge, strength=0.7)


def _arm(brush: Brush, x: float, foot: float, cloth: Rgb) -> None:
    brush.box(
        x, foot - 126, x + 48, foot - 14, cloth,
        round_by=22, grain="cloth", shade=0.24, sideways=True, strength=0.7,
    )  # fmt: skip
    brush.oval(x + 24, foot - 108, 22, 20, toned(cloth, 0.14), grain="cloth")


def _cushion(brush: Brush, x: float, y: float, colour: Rgb, turn: float) -> None:
    brush.canvas.save()
    brush.canvas.rotate(turn, x, y)
    brush.shadow(x + 4, y + 8, 44, 40, 0.4)
    brush.shape(
        [
            (x - 34, y - 32),
            (x, y - 28),
            (x + 34, y - 32),
            (x + 31, y),
            (x + 35, y + 33),
            (x, y + 29),
            (x - 35, y + 33),
            (x - 31, y),
        ],
        colour,
        smooth=True,
        grain="cloth",
        shade=0.25,
        strength=0.7,
    )
    for k in range(-1, 2):
        brush.line((x - 24, y + 13 * k), (x + 24, y + 13 * k), toned(colour, 0.45), 2.4, 0.6)
    brush.canvas.restore()
