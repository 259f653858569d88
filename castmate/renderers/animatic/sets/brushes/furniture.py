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


def bed(
    brush: Brush, left: float, right: float, foot: float, wood: Rgb, quilt: tuple[Rgb, Rgb, Rgb]
) -> None:
    """A bed seen from its long side, pillow at the *left*, under a patchwork quilt."""
    cast_shade(brush, left, right, foot, 20)
    brush.box(
        left - 6,
        foot - 224,
        left + 20,
        foot - 4,
        wood,
        grain="wood",
        round_by=9,
        sideways=True,
        edge=0.5,
    )
    brush.oval(left + 7, foot - 228, 15, 15, toned(wood, 0.1), grain="wood")
    brush.box(
        left, foot - 70, right, foot - 22, toned(wood, -0.1), grain="wood", edge=0.5, round_by=4
    )
    brush.box(
        left + 14, foot - 112, right - 8, foot - 58, (240, 230, 216), round_by=16, grain="cloth"
    )
    pillow = [
        (left + 24, foot - 110),
        (left + 30, foot - 158),
        (left + 80, foot - 170),
        (left + 128, foot - 156),
        (left + 136, foot - 112),
        (left + 80, foot - 102),
    ]
    brush.shape(pillow, (248, 240, 230), smooth=True, grain="cloth", shade=0.22)
    brush.trace(
        [(left + 52, foot - 152), (left + 60, foot - 138), (left + 54, foot - 126)],
        (180, 160, 170),
        2,
        0.5,
    )
    _quilt(brush, left + 104, right, foot, quilt)
    brush.box(
        right - 14,
        foot - 150,
        right + 10,
        foot - 4,
        wood,
        grain="wood",
        round_by=8,
        sideways=True,
        edge=0.5,
    )
    brush.oval(right - 2, foot - 154, 14, 14, toned(wood, 0.1), grain="wood")


def _quilt(
    brush: Brush, left: float, right: float, foot: float, colours: tuple[Rgb, Rgb, Rgb]
) -> None:
    canvas = brush.canvas
    cover = skia.Path()
    cover.moveTo(left, foot - 132)
    cover.cubicTo(left + 60, foot - 156, right - 80, foot - 146, right - 6, foot - 132)
    cover.lineTo(right - 2, foot - 34)
    waves = 6
    step = (right - left) / waves
    for k in range(waves):
        x = right - 2 - step * k
        cover.quadTo(x - step / 2, foot - (18 if k % 2 else 44), x - step, foot - 32)
    cover.close()
    brush.fill(cover, colours[0], grain="cloth", shade=0.2, strength=0.6)
    canvas.save()
    canvas.clipPath(cover, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    side = 41.0
    for row in range(4):
        for column in range(int((right - left) / side) + 2):
            x, y = left + column * side + 5 * row, foot - 156 + row * (26 + 7 * row)
            colour = colours[int(brush.rng.integers(3))]
            brush.box(
                x,
                y,
                x + side,
                y + 27 + 7 * row,
                toned(colour, float(brush.rng.normal(0, 0.06))),
                grain="cloth",
                shade=0.06,
                strength=0.6,
            )
            if brush.rng.random() < 0.5:
                for dx, dy in ((10, 9), (28, 9), (19, 19)):
                    brush.oval(x + dx, y + dy, 2.6, 2.2, toned(colours[0], 0.6), grain=None)
            brush.line((x, y), (x + side, y), toned(colours[0], 0.55), 1.3, 0.5)
            brush.line((x, y), (x + 2, y + 27 + 7 * row), toned(colours[0], 0.55), 1.3, 0.5)
    folds = skia.Paint()
    dark = ink((36, 18, 56), 0.0)
    folds.setShader(
        skia.GradientShader.MakeLinear(
            [(0, foot - 150), (0, foot - 20)],
            [ink((255, 244, 220), 0.22), dark, ink((36, 18, 56), 0.1), ink((36, 18, 56), 0.5)],
            [0, 0.3, 0.5, 1],
        )
    )
    canvas.drawPath(cover, folds)
    canvas.restore()
    brush.shape(
        [
            (left - 8, foot - 130),
            (left + 26, foot - 148),
            (left + 40, foot - 146),
            (left + 30, foot - 70),
            (left + 22, foot - 36),
            (left - 4, foot - 40),
        ],
        toned(colours[0], 0.35),
        grain="cloth",
        sideways=True,
        shade=0.16,
    )


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
    brush.box(
        left + 14,
        foot - high,
        right - 14,
        foot - 30,
        toned(cloth, -0.08),
        round_by=34,
        grain="cloth",
        shade=0.2,
        strength=0.7,
    )
    inner = (left + 40, right - 40)
    w = (inner[1] - inner[0]) / seats
    for k in range(seats):
        x = inner[0] + k * w
        brush.box(
            x + 2,
            foot - high + 12,
            x + w - 2,
            foot - 70,
            toned(cloth, 0.04),
            round_by=20,
            grain="cloth",
            shade=0.2,
            strength=0.7,
        )
    brush.shadow((left + right) / 2, foot - 88, (right - left) / 2 - 30, 26, 0.5)
    for k in range(seats):
        x = inner[0] + k * w
        brush.box(
            x + 1,
            foot - 96,
            x + w - 1,
            foot - 46,
            toned(cloth, 0.12),
            round_by=15,
            grain="cloth",
            shade=0.2,
            edge=0.35,
            strength=0.7,
        )
    brush.box(
        left + 20, foot - 54, right - 20, foot - 16, toned(cloth, -0.18), round_by=8, grain="cloth"
    )
    for x in (left, right - 48):
        brush.box(
            x,
            foot - 126,
            x + 48,
            foot - 14,
            cloth,
            round_by=22,
            grain="cloth",
            shade=0.24,
            sideways=True,
            strength=0.7,
        )
        brush.oval(x + 24, foot - 108, 22, 20, toned(cloth, 0.14), grain="cloth")
    for k, colour in enumerate(cushions[: max(1, seats - 1)]):
        x = inner[0] + 34 if k == 0 else inner[1] - 34
        _cushion(brush, x, foot - 122, colour, -8 if k == 0 else 10)


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


def shelf_board(brush: Brush, left: float, right: float, y: float, wood: Rgb) -> None:
    """A board on two brackets, with the shadow it throws on the wall."""
    paint = skia.Paint(Color=ink((30, 16, 46), 0.34))
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 7.0))
    brush.canvas.drawRect(skia.Rect(left + 4, y + 8, right + 8, y + 30), paint)
    for x in (left + 24, right - 32):
        brush.shape([(x, y + 8), (x + 8, y + 8), (x + 8, y + 16), (x, y + 32)], toned(wood, -0.3))
    brush.box(left, y, right, y + 10, wood, grain="wood", round_by=2, edge=0.8)
