"""Small things that tell whose place it is: toys, mugs, plants in pots, clocks, balls, notes."""

from __future__ import annotations

import math

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, ink, toned
from castmate.renderers.animatic.sets.layers import Animate
from castmate.renderers.animatic.stage import Stage


def teddy(
    brush: Brush, x: float, foot: float, size: float = 1.0, fur: Rgb = (184, 128, 82)
) -> None:
    """A sitting teddy bear about 80 units high."""
    c = brush.canvas
    c.save()
    c.translate(x, foot)
    c.scale(size, size)
    brush.shadow(0, 0, 40, 7, 0.5)
    for side in (-1, 1):
        brush.oval(side * 25, -30, 9, 17, toned(fur, -0.12), grain="cloth")
        brush.oval(side * 16, -72, 9, 9, fur, grain="cloth")
        brush.oval(side * 16, -72, 5, 5, toned(fur, 0.35), grain="cloth")
    brush.oval(0, -26, 24, 27, fur, grain="cloth")
    brush.oval(0, -22, 14, 16, toned(fur, 0.35), grain="cloth")
    for side in (-1, 1):
        brush.oval(side * 18, -7, 12, 9, toned(fur, 0.04), grain="cloth")
        brush.oval(side * 19, -6, 6, 5, toned(fur, 0.4), grain="cloth")
    brush.oval(0, -59, 22, 19, toned(fur, 0.05), grain="cloth")
    brush.oval(0, -53, 10, 8, toned(fur, 0.45), grain="cloth")
    brush.oval(0, -56, 3.6, 2.6, (60, 40, 40), grain=None)
    for side in (-1, 1):
        brush.oval(side * 8, -62, 2.4, 2.8, (46, 32, 36), grain=None)
    brush.shape([(0, -41), (-13, -46), (-12, -36)], (190, 66, 74), grain=None)
    brush.shape([(0, -41), (13, -46), (12, -36)], (190, 66, 74), grain=None)
    c.restore()


def ball(brush: Brush, x: float, foot: float, radius: float, colours: tuple[Rgb, Rgb]) -> None:
    """A striped ball."""
    brush.shadow(x, foot, radius * 1.1, radius * 0.3, 0.5)
    y = foot - radius
    brush.oval(x, y, radius, radius, colours[0], shade=0.3)
    c = brush.canvas
    c.save()
    circle = skia.Path()
    circle.addCircle(x, y, radius)
    c.clipPath(circle, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    c.rotate(-24, x, y)
    brush.box(x - radius, y - radius * 0.3, x + radius, y + radius * 0.3, colours[1], shade=0.2)
    c.restore()
    brush.bloom(
        x - radius * 0.35, y - radius * 0.45, radius * 0.4, radius * 0.3, (255, 250, 235), 0.6
    )


def block(brush: Brush, x: float, foot: float, side: float, colour: Rgb, turn: float = 0) -> None:
    """A wooden building block."""
    brush.shadow(x, foot, side * 0.7, side * 0.16, 0.45)
    brush.canvas.save()
    brush.canvas.rotate(turn, x, foot)
    brush.box(
        x - side / 2,
        foot - side,
        x + side / 2,
        foot,
        colour,
        round_by=4,
        shade=0.2,
        grain="wood",
        edge=0.6,
    )
    inset = side * 0.2
    brush.box(
        x - side / 2 + inset,
        foot - side + inset,
        x + side / 2 - inset,
        foot - inset,
        toned(colour, 0.5),
        round_by=2,
        grain="wood",
    )
    brush.canvas.restore()


def mug(brush: Brush, x: float, foot: float, colour: Rgb, size: float = 1.0) -> None:
    """A mug with a handle at the right."""
    handle = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=4.5 * size)
    handle.setColor(ink(toned(colour, -0.15)))
    brush.canvas.drawOval(
        skia.Rect(x + 6 * size, foot - 25 * size, x + 23 * size, foot - 8 * size), handle
    )
    brush.box(
        x - 14 * size,
        foot - 32 * size,
        x + 14 * size,
        foot,
        colour,
        round_by=5 * size,
        sideways=True,
        shade=0.3,
    )
    brush.oval(x, foot - 31 * size, 13 * size, 3.4 * size, toned(colour, -0.5), grain=None)


def vase(brush: Brush, x: float, foot: float, colour: Rgb, high: float = 50) -> None:
    """A round-bellied vase."""
    path = skia.Path()
    path.moveTo(x - high * 0.16, foot - high)
    path.cubicTo(
        x - high * 0.1, foot - high * 0.7, x - high * 0.5, foot - high * 0.6, x - high * 0.24, foot
    )
    path.lineTo(x + high * 0.24, foot)
    path.cubicTo(
        x + high * 0.5,
        foot - high * 0.6,
        x + high * 0.1,
        foot - high * 0.7,
        x + high * 0.16,
        foot - high,
    )
    path.close()
    brush.fill(path, colour, sideways=True, shade=0.3)
    brush.oval(x, foot - high, high * 0.16, high * 0.04, toned(colour, -0.5), grain=None)


def leaf(
    brush: Brush, root: tuple[float, float], angle: float, length: float, wide: float, colour: Rgb
) -> None:
    """One pointed leaf with a rib; *angle* in radians, 0 to the right, negative upward."""
    c, s = math.cos(angle), math.sin(angle)
    tip = root[0] + length * c, root[1] + length * s + 0.12 * length
    mid = root[0] + length * 0.5 * c, root[1] + length * 0.5 * s - 0.04 * length
    path = skia.Path()
    path.moveTo(*root)
    path.quadTo(mid[0] - wide * s, mid[1] + wide * c, *tip)
    path.quadTo(mid[0] + wide * s, mid[1] - wide * c, *root)
    brush.fill(path, toned(colour, float(brush.rng.normal(0, 0.1))), shade=0.2, strength=0.3)
    rib = skia.Path()
    rib.moveTo(*root)
    rib.quadTo(*mid, *tip)
    paint = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=1.4)
    paint.setColor(ink(toned(colour, 0.4), 0.6))
    brush.canvas.drawPath(rib, paint)


def potted_plant(
    brush: Brush, x: float, foot: float, high: float, pot: Rgb, green: Rgb = (82, 138, 88)
) -> None:
    """A leafy plant in a clay pot; *high* includes the pot."""
    p = high * 0.3
    brush.shadow(x, foot, p * 0.9, p * 0.18, 0.5)
    for k in range(15):
        angle = -math.pi / 2 + float(brush.rng.uniform(-1.25, 1.25)) * (0.5 + 0.5 * k / 15)
        length = high * float(brush.rng.uniform(0.42, 0.72))
        leaf(brush, (x, foot - p * 0.9), angle, length, high * 0.11, green)
    rim = foot - p
    brush.shape(
        [(x - p * 0.46, rim), (x + p * 0.46, rim), (x + p * 0.34, foot), (x - p * 0.34, foot)],
        pot,
        sideways=True,
        shade=0.28,
    )
    brush.box(
        x - p * 0.52,
        rim - p * 0.1,
        x + p * 0.52,
        rim + p * 0.14,
        toned(pot, 0.1),
        round_by=3,
        edge=0.5,
        sideways=True,
        shade=0.25,
    )


def cat_clock(brush: Brush, x: float, y: float, fur: Rgb = (58, 52, 66)) -> None:
    """A clock shaped like a cat, without its hands and tail: ``cat_clock_moves`` adds those."""
    shadow = skia.Paint(Color=ink((30, 16, 46), 0.35), AntiAlias=True)
    shadow.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 5.0))
    brush.canvas.drawOval(skia.Rect(x - 24, y - 14, x + 34, y + 52), shadow)
    for side in (-1, 1):
        brush.shape([(x + side * 19, y - 14), (x + side * 21, y - 40), (x + side * 4, y - 24)], fur)
    brush.oval(x, y + 20, 28, 33, fur)
    brush.oval(x, y - 10, 23, 18, toned(fur, 0.06))
    for side in (-1, 1):
        brush.oval(x + side * 9, y - 12, 6, 7, (246, 240, 220), grain=None)
    brush.oval(x, y - 3, 3, 2, (226, 128, 128), grain=None)
    brush.oval(x, y + 22, 20, 20, (248, 240, 222), shade=0.08)
    for k in range(12):
        a = k * math.pi / 6
        brush.oval(
            x + 16 * math.cos(a), y + 22 + 16 * math.sin(a), 1.2, 1.2, (90, 70, 70), grain=None
        )


def cat_clock_moves(x: float, y: float, fur: Rgb = (58, 52, 66)) -> Animate:
    """Tail and eyes that swing once a second, and the hands."""
    tail = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=6, Color=ink(fur))
    tail.setStrokeCap(skia.Paint.kRound_Cap)
    pupil = skia.Paint(AntiAlias=True, Color=ink((30, 26, 36)))
    hand = skia.Paint(AntiAlias=True, StrokeWidth=2, Color=ink((60, 44, 50)))

    def animate(canvas: skia.Canvas, _stage: Stage, seconds: float) -> None:
        swing = math.sin(math.pi * seconds)
        path = skia.Path()
        path.moveTo(x, y + 50)
        path.cubicTo(x + 4 * swing, y + 66, x + 16 * swing, y + 76, x + 20 * swing + 8, y + 96)
        canvas.drawPath(path, tail)
        for side in (-1, 1):
            canvas.drawOval(
                skia.Rect(
                    x + side * 9 + 2.6 * swing - 2, y - 16, x + side * 9 + 2.6 * swing + 2, y - 7
                ),
                pupil,
            )
        for turn, length in ((0.9 + seconds * 0.02, 9), (4.4 + seconds * 0.1, 14)):
            canvas.drawLine(
                x, y + 22, x + length * math.sin(turn), y + 22 - length * math.cos(turn), hand
            )

    return animate


def steam(x: float, y: float, high: float = 70.0) -> Animate:
    """Two ribbons of steam that rise and thin out."""
    paint = skia.Paint(
        AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeCap=skia.Paint.kRound_Cap
    )

    def animate(canvas: skia.Canvas, _stage: Stage, seconds: float) -> None:
        for k in range(2):
            for j in range(7):
                share = (j / 7 + seconds * 0.32 + 0.35 * k) % 1.0
                sway = 7 * math.sin(4.6 * share + 2 * seconds + 2 * k) * share
                alpha = 0.2 * math.sin(math.pi * share)
                paint.setColor(ink((255, 250, 244), alpha))
                paint.setStrokeWidth(5 + 9 * share)
                at = x + 10 * (k - 0.5) + sway, y - high * share
                canvas.drawLine(*at, at[0] + 3 * math.sin(share * 9 + seconds), at[1] - 10, paint)

    return animate
