"""Small things that tell of a place: toadstools, logs, and shafts of light between the trees."""

from __future__ import annotations

import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.grass import painted_sprite
from castmate.renderers.animatic.sets.brushes.outline import polygon
from castmate.renderers.animatic.sets.brushes.palette import colour, fill_of, glow, gradient, tones
from castmate.renderers.animatic.sets.brushes.sky import luminary_at
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.volume import light_direction
from castmate.renderers.animatic.stage import Stage


def toadstool(
    stage: Stage, purpose: str, *, size: float = 34.0, cap: Rgb = (214, 62, 52)
) -> Sprite:
    """A spotted toadstool, *size* units tall."""
    rng = stage.rng(purpose)
    red = tones(stage.mood, cap, 1.0)
    white = tones(stage.mood, (250, 242, 226), 1.0)
    lit_right = light_direction(stage.mood)[0] >= 0

    def draw(canvas: skia.Canvas) -> None:
        s = size
        stem = skia.Path()
        stem.moveTo(s * 0.40, s)
        stem.quadTo(s * 0.46, s * 0.7, s * 0.43, s * 0.42)
        stem.lineTo(s * 0.58, s * 0.42)
        stem.quadTo(s * 0.56, s * 0.7, s * 0.64, s)
        stem.close()
        sides = [colour(white[0 if lit_right else 3]), colour(white[3 if lit_right else 0])]
        canvas.drawPath(stem, gradient(((s * 0.4, 0), (s * 0.64, 0)),
                                       ((0.0, sides[0]), (1.0, sides[1]))))  # fmt: skip
        top = skia.Path()
        top.moveTo(s * 0.04, s * 0.50)
        top.cubicTo(s * 0.04, s * 0.02, s * 0.96, s * 0.02, s * 0.98, s * 0.50)
        top.quadTo(s * 0.5, s * 0.60, s * 0.04, s * 0.50)
        top.close()
        x = s * (0.68 if lit_right else 0.32)
        shader = skia.GradientShader.MakeRadial(
            skia.Point(x, s * 0.2), s * 0.8, [colour(red[4]), colour(red[2]), colour(red[0])]
        )
        canvas.drawPath(top, skia.Paint(AntiAlias=True, Shader=shader))
        canvas.clipPath(top, doAntiAlias=True)
        for _ in range(8):
            across, down = rng.uniform(0.08, 0.92), rng.uniform(0.14, 0.5)
            dot = rng.uniform(0.035, 0.075) * s
            canvas.drawOval(
                skia.Rect.MakeXYWH(across * s - dot, down * s - dot * 0.7, 2 * dot, 1.4 * dot),
                fill_of(white[3]),
            )

    return painted_sprite(stage, (size, size), (size / 2, size), draw)


def paint_log(
    canvas: skia.Canvas,
    stage: Stage,
    x: float,
    y: float,
    length: float,
    bark: Rgb,
    moss: Rgb,
) -> None:
    """A fallen trunk lying around (x, y), its cut end to the right, moss on its back."""
    rng = stage.rng("log")
    wood, green = tones(stage.mood, bark, 1.0), tones(stage.mood, moss, 1.0)
    cut = tones(stage.mood, (214, 176, 130), 1.0)
    thick = length * 0.24
    left, top = x - length / 2, y - thick
    shadow = fill_of((20, 20, 50), 0.28)
    canvas.drawOval(skia.Rect.MakeXYWH(left - 6, y - 10, length + 30, 22), shadow)
    body = skia.Rect.MakeXYWH(left, top, length, thick)
    stops = ((0.0, colour(wood[3])), (0.45, colour(wood[2])), (1.0, colour(wood[0])))
    canvas.drawRoundRect(body, thick * 0.3, thick * 0.5, gradient(((0, top), (0, y)), stops))
    line = fill_of(wood[0], 0.55)
    for _ in range(26):
        at, high = left + rng.random() * length * 0.9, top + thick * rng.uniform(0.2, 0.95)
        line.setStrokeWidth(rng.uniform(1, 2.4))
        canvas.drawLine(at, high, at + rng.uniform(10, 40), high + rng.uniform(-2, 2), line)
    for _ in range(70):
        at = left + length * rng.beta(1.3, 1.6)
        high = top - 2 + abs(rng.normal(0, 0.16)) * thick
        canvas.drawCircle(at, high, rng.uniform(2, 5.5), fill_of(green[int(rng.integers(1, 4))]))
    end = skia.Rect.MakeXYWH(left + length - thick * 0.36, top, thick * 0.62, thick)
    canvas.drawOval(end, fill_of(wood[1]))
    for ring in range(4):
        inset = 2.5 + ring * thick * 0.10
        inner = end.makeInset(inset * 0.62, inset)
        canvas.drawOval(inner, fill_of(cut[3 if ring % 2 == 0 else 2]))


def paint_shafts(canvas: skia.Canvas, stage: Stage, *, bottom: float, count: int = 6) -> None:
    """Beams that fall from the sun or moon through gaps above; nothing under closed clouds."""
    luminary = stage.mood.luminary
    if luminary is None:
        return
    rng = stage.rng("shafts")
    from_x = luminary_at(stage)[0] * 1.15
    strength = 0.13 if stage.mood.is_dark else 0.30
    warm = mixed(luminary.colour, stage.mood.key, 0.3)
    width = stage.half_width
    for number in range(count):
        landing = -width * 0.8 + 1.6 * width * (number + rng.uniform(0.1, 0.9)) / count
        start = from_x + (landing - from_x) * 0.42
        near, far = rng.uniform(14, 34), rng.uniform(50, 110)
        beam = polygon([
            (start - near, -60), (start + near, -60), (landing + far, bottom),
            (landing - far, bottom),
        ])  # fmt: skip
        share = strength * rng.uniform(0.5, 1.0)
        stops = ((0.0, colour(warm, share)), (0.55, colour(warm, share * 0.7)),
                 (1.0, colour(warm, 0.0)))  # fmt: skip
        paint = gradient(((0, -60), (0, bottom)), stops)
        paint.setBlendMode(skia.BlendMode.kScreen)
        paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 9))
        canvas.drawPath(beam, paint)
        pool = skia.Rect.MakeLTRB(landing - far, bottom - 10, landing + far, bottom + 26)
        canvas.save()
        canvas.translate(pool.centerX(), pool.centerY())
        canvas.scale(1, pool.height() / pool.width())
        canvas.drawCircle(0, 0, far * 1.2, glow(0, 0, far * 1.2, warm, share * 0.6))
        canvas.restore()
