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
    _post(brush, (left - 6, foot - 224, left + 20, foot - 4), wood, knob=(left + 7, 15))
    brush.box(
        left, foot - 70, right, foot - 22, toned(wood, -0.1), grain="wood", edge=0.5, round_by=4
    )
    brush.box(
        left + 14, foot - 112, right - 8, foot - 58, (240, 230, 216), round_by=16, grain="cloth"
    )
    _pillow(brush, left, foot)
    _quilt(brush, left + 104, right, foot, quilt)
    _post(brush, (right - 14, foot - 150, right + 10, foot - 4), wood, knob=(right - 2, 14))


def _post(
    brush: Brush,
    box: tuple[float, float, float, float],
    wood: Rgb,
    *,
    knob: tuple[float, float],
) -> None:
    """A board at an end of the bed; *knob* is x and radius of the ball on its top."""
    brush.box(*box, wood, grain="wood", round_by=9, sideways=True, edge=0.5)
    x, radius = knob
    brush.oval(x, box[1] - 4, radius, radius, toned(wood, 0.1), grain="wood")


def _pillow(brush: Brush, left: float, foot: float) -> None:
    outline = ((24, 110), (30, 158), (80, 170), (128, 156), (136, 112), (80, 102))
    points = [(left + x, foot - y) for x, y in outline]
    brush.shape(points, (248, 240, 230), smooth=True, grain="cloth", shade=0.22)
    crease = [(left + x, foot - y) for x, y in ((52, 152), (60, 138), (54, 126))]
    brush.trace(crease, (180, 160, 170), 2, 0.5)


def _quilt(
    brush: Brush, left: float, right: float, foot: float, colours: tuple[Rgb, Rgb, Rgb]
) -> None:
    canvas, cover = brush.canvas, _hanging(left, right, foot)
    brush.fill(cover, colours[0], grain="cloth", shade=0.2, strength=0.6)
    canvas.save()
    canvas.clipPath(cover, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    _patches(brush, left, right, foot, colours)
    canvas.drawPath(cover, _folds(foot))
    canvas.restore()
    turned = ((-8, 130), (26, 148), (40, 146), (30, 70), (22, 36), (-4, 40))
    points = [(left + x, foot - y) for x, y in turned]
    brush.shape(points, toned(colours[0], 0.35), grain="cloth", sideways=True, shade=0.16)


def _hanging(left: float, right: float, foot: float) -> skia.Path:
    """The quilt's outline: arched over the bed, hanging down in waves."""
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
    return cover


def _patches(
    brush: Brush, left: float, right: float, foot: float, colours: tuple[Rgb, Rgb, Rgb]
) -> None:
    """Four rows of patches, some with dots, and the seams between them."""
    side, seam = 41.0, toned(colours[0], 0.55)
    for row in range(4):
        for column in range(int((right - left) / side) + 2):
            x, y = left + column * side + 5 * row, foot - 156 + row * (26 + 7 * row)
            low = y + 27 + 7 * row
            colour = colours[int(brush.rng.integers(3))]
            tone = toned(colour, float(brush.rng.normal(0, 0.06)))
            brush.box(x, y, x + side, low, tone, grain="cloth", shade=0.06, strength=0.6)
            if brush.rng.random() < 0.5:
                for dx, dy in ((10, 9), (28, 9), (19, 19)):
                    brush.oval(x + dx, y + dy, 2.6, 2.2, toned(colours[0], 0.6), grain=None)
            brush.line((x, y), (x + side, y), seam, 1.3, 0.5)
            brush.line((x, y), (x + 2, low), seam, 1.3, 0.5)


def _folds(foot: float) -> skia.Paint:
    """Light on top of the bed, shade where the quilt hangs down."""
    folds = skia.Paint()
    dark = ink((36, 18, 56), 0.0)
    folds.setShader(
        skia.GradientShader.MakeLinear(
            [(0, foot - 150), (0, foot - 20)],
            [ink((255, 244, 220), 0.22), dark, ink((36, 18, 56), 0.1), ink((36, 18, 56), 0.5)],
            [0, 0.3, 0.5, 1],
        )
    )
    return folds
