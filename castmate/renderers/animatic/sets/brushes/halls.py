"""Great halls: arched windows, columns, coffered ceilings, ladders, globes, banners."""

from __future__ import annotations

import math

import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, curve, ink, toned


def arch(left: float, top: float, right: float, bottom: float, *, pointed: bool) -> skia.Path:
    """The outline of an arched opening."""
    middle, spring = (left + right) / 2, top + (right - left) * (0.75 if pointed else 0.5)
    path = skia.Path()
    path.moveTo(left, bottom)
    path.lineTo(left, spring)
    if pointed:
        path.cubicTo(left, spring - (spring - top) * 0.55, middle - 14, top + 14, middle, top)
        path.cubicTo(middle + 14, top + 14, right, spring - (spring - top) * 0.55, right, spring)
    else:
        path.arcTo(skia.Rect(left, top, right, top + (right - left)), 180, 180, False)  # noqa: FBT003
    path.lineTo(right, bottom)
    path.close()
    return path


def arched_window(
    brush: Brush,
    left: float,
    top: float,
    right: float,
    bottom: float,
    stone: Rgb,
    *,
    pointed: bool = False,
    columns: int = 2,
    pitch: float = 60.0,
) -> None:
    """Cuts an arched window out of the wall (inside ``falling``) and leads its panes."""
    opening, canvas = arch(left, top, right, bottom, pointed=pointed), brush.canvas
    frame = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=30)
    frame.setColor(ink(toned(stone, 0.14)))
    canvas.drawPath(opening, frame)
    frame.setStrokeWidth(14)
    frame.setColor(ink(toned(stone, -0.25)))
    canvas.drawPath(opening, frame)
    canvas.drawPath(opening, skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kClear))
    canvas.save()
    canvas.clipPath(opening, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    lead: Rgb = toned(stone, -0.55)
    for k in range(1, columns):
        x = left + (right - left) * k / columns
        brush.line((x, top), (x, bottom), lead, 6)
    y = bottom - pitch
    while y > top:
        brush.line((left, y), (right, y), lead, 3.4)
        y -= pitch
    canvas.restore()
    frame.setStrokeWidth(5)
    frame.setColor(ink(lead))
    canvas.drawPath(opening, frame)
    brush.box(
        left - 26, bottom - 2, right + 26, bottom + 16, toned(stone, 0.2), grain="stone", edge=0.7
    )


def column(brush: Brush, x: float, top: float, foot: float, half: float, stone: Rgb) -> None:
    """A round column with base and capital."""
    brush.shadow(x, foot, half * 2, 14, 0.5)
    shaft = skia.Path()
    shaft.addRect(skia.Rect(x - half, top, x + half, foot))
    paint = skia.Paint()
    paint.setShader(
        skia.GradientShader.MakeLinear(
            [(x - half, 0), (x + half, 0)],
            [
                ink(toned(stone, -0.2)),
                ink(toned(stone, 0.2)),
                ink(toned(stone, -0.05)),
                ink(toned(stone, -0.45)),
            ],
            [0, 0.32, 0.6, 1],
        )
    )
    brush.canvas.drawPath(shaft, paint)
    brush.canvas.drawPath(shaft, brush.grained("stone", 0.4))
    y = foot - 90
    while y > top:
        brush.line((x - half, y), (x + half, y + 2), toned(stone, -0.5), 1.6, 0.4)
        y -= 84
    for y, w, h in (
        (foot - 14, 1.42, 14),
        (foot - 30, 1.24, 16),
        (top + 18, 1.4, 18),
        (top + 36, 1.22, 18),
    ):
        brush.box(
            x - half * w,
            y,
            x + half * w,
            y + h,
            toned(stone, 0.08),
            round_by=4,
            sideways=True,
            shade=0.3,
            grain="stone",
        )


def ladder(brush: Brush, x: float, top: float, foot: float, wood: Rgb, lean: float = 60) -> None:
    """A library ladder that leans against the shelves."""
    brush.shadow(x, foot, 40, 7, 0.5)
    for dx in (-22, 22):
        brush.line((x + dx + 5, foot), (x + dx + lean + 5, top + 6), (30, 16, 46), 8, 0.3)
        brush.line((x + dx, foot), (x + dx + lean, top), wood, 8)
        brush.line((x + dx - 2, foot), (x + dx + lean - 2, top), toned(wood, 0.4), 2, 0.6)
    count = int((foot - top) / 38)
    for k in range(1, count):
        share = k / count
        y, at = foot + (top - foot) * share, x + lean * share
        brush.line((at - 22, y), (at + 22, y), toned(wood, -0.14), 6)


def globe(brush: Brush, x: float, foot: float, radius: float = 44) -> None:
    """A globe in a wooden stand."""
    y = foot - radius - 66
    brush.shadow(x, foot, 46, 8, 0.5)
    brush.line((x, foot - 60), (x, foot - 8), (122, 80, 54), 9)
    brush.trace([(x - 34, foot - 3), (x, foot - 12), (x + 34, foot - 3)], (122, 80, 54), 8)
    brush.oval(x, y, radius, radius, (112, 158, 170), shade=0.3)
    disc = skia.Path()
    disc.addCircle(x, y, radius)
    brush.canvas.save()
    brush.canvas.clipPath(disc, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    for dx, dy, r in ((-0.4, -0.35, 0.42), (0.35, 0.2, 0.5), (-0.5, 0.5, 0.3), (0.5, -0.6, 0.3)):
        land = brush.smooth_blob(x + dx * radius, y + dy * radius, r * radius, 0.34)
        brush.fill(land, (198, 172, 112), shade=0.2)
    brush.bloom(
        x + radius * 0.5,
        y + radius * 0.5,
        radius,
        radius,
        (30, 14, 50),
        0.5,
        skia.BlendMode.kSrcOver,
    )
    brush.canvas.restore()
    brush.bloom(
        x - radius * 0.4, y - radius * 0.45, radius * 0.3, radius * 0.24, (255, 252, 240), 0.7
    )
    arc = skia.Paint(
        AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=5, Color=ink((186, 142, 80))
    )
    ring = skia.Path()
    reach = radius + 6
    ring.addArc(skia.Rect(x - reach, y - reach, x + reach, y + reach), -70, 190)
    brush.canvas.drawPath(ring, arc)


def banner(brush: Brush, x: float, top: float, high: float, cloth: Rgb, device: Rgb) -> None:
    """A long pennant with a device on it."""
    half = 40.0
    brush.line((x - half - 12, top), (x + half + 12, top), (120, 86, 58), 6)
    edge = [
        (x - half, top + 2),
        (x + half, top + 2),
        (x + half, top + high - 36),
        (x, top + high),
        (x - half, top + high - 36),
    ]
    shadow = [(px + 9, py + 8) for px, py in edge]
    dark = skia.Paint(AntiAlias=True, Color=ink((24, 14, 40), 0.34))
    dark.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 6.0))
    brush.canvas.drawPath(curve(shadow, closed=True), dark)
    brush.shape(edge, cloth, grain="cloth", shade=0.2)
    for k in range(3):
        a = x - half + 20 + 26 * k
        brush.line((a, top + 6), (a + 3, top + high - 44), toned(cloth, -0.4), 7, 0.22)
    brush.trace(
        [
            (x - half + 5, top + 6),
            (x - half + 5, top + high - 38),
            (x, top + high - 9),
            (x + half - 5, top + high - 38),
            (x + half - 5, top + 6),
        ],
        device,
        3,
        0.8,
    )
    y = top + high * 0.42
    points = []
    for k in range(16):
        r = 24 if k % 2 == 0 else 13
        a = k * math.pi / 8
        points.append((x + r * math.cos(a), y + r * math.sin(a)))
    brush.shape(points, device, grain="cloth")
    brush.oval(x, y, 9, 9, cloth, grain=None)


def beams(brush: Brush, wide: float, wood: Rgb, y: float = 26.0) -> None:
    """Ceiling beams: one along the wall, their ends toward the viewer."""
    brush.box(-wide, -80, wide, y, toned(wood, -0.3), grain="wood")
    for k in range(-int(wide / 190) - 1, int(wide / 190) + 2):
        x = k * 190.0
        brush.shape(
            [(x - 22, y + 16), (x + 22, y + 16), (x * 1.12 + 30, -80), (x * 1.12 - 30, -80)],
            wood,
            grain="wood",
            sideways=True,
            shade=0.2,
        )
    brush.box(-wide, y, wide, y + 16, toned(wood, 0.06), grain="wood", edge=0.6)
    shade = skia.Paint()
    shade.setShader(
        skia.GradientShader.MakeLinear(
            [(0, y + 16), (0, y + 70)], [ink((24, 12, 34), 0.5), ink((24, 12, 34), 0)]
        )
    )
    brush.canvas.drawRect(skia.Rect(-wide, y + 16, wide, y + 70), shade)
