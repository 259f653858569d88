"""Furniture: beds, shelves, tables, chests, chairs, sofas, with the shade they stand in."""

from __future__ import annotations

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.books import SPINES, book_row
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned


def cast_shade(brush: Brush, left: float, right: float, foot: float, depth: float = 16) -> None:
    """The darkness under a piece of furniture, and the softer one around it."""
    middle, half = (left + right) / 2, (right - left) / 2
    brush.shadow(middle, foot, half * 1.12 + 14, depth * 1.5, 0.34)
    brush.shadow(middle, foot - 2, half * 1.02, depth * 0.6, 0.55)


def wall_shade(brush: Brush, left: float, top: float, right: float, foot: float) -> None:
    """The soft shadow that a tall piece throws on the wall behind it."""
    paint = skia.Paint(Color=ink((30, 16, 46), 0.3))
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 12.0))
    brush.canvas.drawRect(skia.Rect(left - 8, top + 10, right + 12, foot), paint)


def bookshelf(
    brush: Brush,
    left: float,
    top: float,
    right: float,
    foot: float,
    wood: Rgb,
    *,
    shelves: int = 4,
    spines: tuple[Rgb, ...] = SPINES,
    fill: float = 0.9,
) -> list[float]:
    """A case of books; returns y of each shelf's board, from above."""
    wall_shade(brush, left, top, right, foot)
    cast_shade(brush, left, right, foot)
    brush.box(left, top, right, foot, wood, grain="wood", sideways=True, shade=0.12, edge=0.4)
    inner = (left + 10, right - 10)
    pitch = (foot - 16 - top - 10) / shelves
    boards = []
    for k in range(shelves):
        ceiling = top + 10 + k * pitch
        board = ceiling + pitch - 9
        brush.box(inner[0], ceiling, inner[1], board, toned(wood, -0.62), shade=0.1, grain="wood")
        book_row(brush, inner[0], inner[1], board, pitch - 12, spines, fill=fill)
        shade = skia.Paint()
        shade.setShader(
            skia.GradientShader.MakeLinear(
                [(0, ceiling), (0, ceiling + pitch * 0.6)],
                [ink((26, 12, 34), 0.62), ink((26, 12, 34), 0)],
            )
        )
        brush.canvas.drawRect(skia.Rect(inner[0], ceiling, inner[1], board), shade)
        brush.box(inner[0], board, inner[1], board + 9, toned(wood, 0.1), grain="wood", edge=0.6)
        boards.append(board)
    brush.box(left - 6, top - 8, right + 6, top + 8, toned(wood, 0.1), grain="wood", edge=0.7)
    return boards


def cabinet(
    brush: Brush,
    left: float,
    top: float,
    right: float,
    foot: float,
    wood: Rgb,
    *,
    columns: int = 1,
    drawers: int = 2,
    knob: Rgb = (226, 190, 120),
) -> None:
    """A chest of drawers, a bedside table, or a row of kitchen doors."""
    wall_shade(brush, left, top + 10, right, foot)
    cast_shade(brush, left, right, foot)
    for x in (left + 8, right - 14):
        brush.box(x, foot - 16, x + 8, foot, toned(wood, -0.4), grain="wood")
    body = foot - 10
    brush.box(left, top, right, body, wood, grain="wood", shade=0.14, round_by=4)
    w, h = (right - left - 12) / columns, (body - top - 22) / drawers
    for c in range(columns):
        for r in range(drawers):
            x, y = left + 6 + c * w, top + 18 + r * h
            _front(brush, x + 3, y, x + w - 3, y + h - 6, wood, knob)
    brush.box(
        left - 7, top - 8, right + 7, top + 6, toned(wood, 0.14), grain="wood", round_by=3, edge=0.8
    )
    shade = skia.Rect(left, top + 6, right, top + 20)
    dark = skia.Paint()
    dark.setShader(
        skia.GradientShader.MakeLinear(
            [(0, top + 6), (0, top + 20)], [ink((30, 14, 30), 0.4), ink((30, 14, 30), 0)]
        )
    )
    brush.canvas.drawRect(shade, dark)


def _front(
    brush: Brush, left: float, top: float, right: float, bottom: float, wood: Rgb, knob: Rgb
) -> None:
    brush.box(
        left - 1.5, top - 1.5, right + 1.5, bottom + 2, toned(wood, -0.5), round_by=4, grain=None
    )
    brush.box(left, top, right, bottom, toned(wood, 0.05), grain="wood", round_by=3, edge=0.6)
    x, y = (left + right) / 2, (top + bottom) / 2
    brush.shadow(x, y + 4, 9, 6, 0.5)
    brush.oval(x, y, 5.5, 5.5, knob, shade=0.4, grain=None)


def table(
    brush: Brush,
    left: float,
    top: float,
    right: float,
    foot: float,
    wood: Rgb,
    *,
    thick: float = 16,
) -> None:
    """A table with turned legs and an apron."""
    cast_shade(brush, left + 10, right - 10, foot, 14)
    for x in (left + 18, right - 34):
        leg = [(x, top + thick), (x + 16, top + thick), (x + 12, foot), (x + 4, foot)]
        brush.shape(leg, toned(wood, -0.15), grain="wood", sideways=True, shade=0.25)
    brush.box(
        left + 12, top + thick, right - 12, top + thick + 26, toned(wood, -0.22), grain="wood"
    )
    brush.box(left, top, right, top + thick, wood, round_by=5, grain="wood", edge=0.9)


def shelf_board(brush: Brush, left: float, right: float, y: float, wood: Rgb) -> None:
    """A board on two brackets, with the shadow it throws on the wall."""
    paint = skia.Paint(Color=ink((30, 16, 46), 0.34))
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 7.0))
    brush.canvas.drawRect(skia.Rect(left + 4, y + 8, right + 8, y + 30), paint)
    for x in (left + 24, right - 32):
        brush.shape([(x, y + 8), (x + 8, y + 8), (x + 8, y + 16), (x, y + 32)], toned(wood, -0.3))
    brush.box(left, y, right, y + 10, wood, grain="wood", round_by=2, edge=0.8)
