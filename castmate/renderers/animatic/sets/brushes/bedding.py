"""Beds: frame, pillow, and a quilt of patches."""

from __future__ import annotations

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned
from castmate.renderers.animatic.sets.brushes.furniture import cast_shade


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
