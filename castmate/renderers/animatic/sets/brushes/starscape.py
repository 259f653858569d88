"""Space: stars, nebulae, planets with bands and rings, and cratered ground to stand on."""

from __future__ import annotations

import math

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.brush import Brush, curve, ink, toned
from castmate.renderers.animatic.sets.brushes.light import glow
from castmate.renderers.animatic.sets.layers import Animate
from castmate.renderers.animatic.stage import Stage


def nebula(brush: Brush, wide: float, colours: tuple[Rgb, Rgb, Rgb], strength: float) -> None:
    """A luminous veil across the sky, from shaped noise."""
    shape = (110, 220)
    fields = [_clouds(brush.rng, shape) for _ in range(2)]
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]]
    band = np.exp(-(((y / shape[0] - 0.36) + 0.28 * (x / shape[1] - 0.5)) ** 2) / 0.045)
    veil = np.clip(fields[0] * 0.9 + 0.25, 0, 1) ** 1.6 * band
    share = np.clip(fields[1] * 0.6 + 0.5, 0, 1)[..., None]
    tint = np.array(colours[0]) * (1 - share) + np.array(colours[1]) * share
    core = np.clip(veil - 0.45, 0, 1)[..., None]
    pixels = np.empty((*shape, 4), np.uint8)
    pixels[..., :3] = np.clip(
        (tint + core * np.array(colours[2])) * veil[..., None] * strength, 0, 255
    )
    pixels[..., 3] = 255
    surface = skia.Surface(shape[1], shape[0])
    info = skia.ImageInfo.Make(
        shape[1], shape[0], skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType
    )
    surface.writePixels(skia.Pixmap(info, pixels, shape[1] * 4), 0, 0)
    brush.canvas.drawImageRect(
        surface.makeImageSnapshot(),
        skia.Rect.MakeWH(shape[1], shape[0]),
        skia.Rect(-wide, -70, wide, 790),
        skia.SamplingOptions(skia.CubicResampler.Mitchell()),
        skia.Paint(BlendMode=skia.BlendMode.kScreen),
    )


def _clouds(rng: np.random.Generator, shape: tuple[int, int]) -> np.ndarray:
    fy = np.fft.fftfreq(shape[0])[:, None] * shape[0]
    fx = np.fft.rfftfreq(shape[1])[None, :] * shape[1] * 0.7
    spectrum = np.fft.rfft2(rng.standard_normal(shape)) / np.maximum(np.hypot(fx, fy), 2.0) ** 1.7
    spectrum[0, 0] = 0
    field = np.fft.irfft2(spectrum, s=shape)
    return np.asarray(field / field.std() * 0.5)


def stars(brush: Brush, wide: float, count: int) -> None:
    """Stars of many sizes; a few have a halo and rays."""
    for _ in range(count):
        x, y = float(brush.rng.uniform(-wide, wide)), float(brush.rng.uniform(-70, 640))
        size = 0.5 + 1.3 * float(brush.rng.random()) ** 4
        tint = mixed((255, 226, 190), (190, 214, 255), float(brush.rng.random()))
        alpha = float(brush.rng.uniform(0.35, 1.0))
        brush.canvas.drawCircle(x, y, size, skia.Paint(AntiAlias=True, Color=ink(tint, alpha)))
        if size > 1.5:
            glow(brush.canvas, x, y, 9, tint, 0.7)
            for dx, dy in ((9, 0), (0, 9)):
                brush.line((x - dx, y - dy), (x + dx, y + dy), tint, 0.8, 0.4)


def planet(
    brush: Brush, x: float, y: float, radius: float, colours: tuple[Rgb, Rgb, Rgb],
    light_from: float, *, ringed: bool,
) -> None:  # fmt: skip
    """A banded planet with its dark side, an atmosphere and perhaps a ring."""
    canvas = brush.canvas
    glow(canvas, x, y, radius * 1.5, colours[1], 0.45)
    if ringed:
        _ring(brush, x, y, radius, colours, behind=True)
    disc = skia.Path()
    disc.addCircle(x, y, radius)
    canvas.save()
    canvas.clipPath(disc, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    canvas.rotate(-16, x, y)
    brush.box(x - radius, y - radius, x + radius, y + radius, colours[0], shade=0.1)
    top = y - radius
    while top < y + radius:
        high = float(brush.rng.uniform(0.06, 0.2)) * radius
        tone = toned(colours[int(brush.rng.integers(3))], float(brush.rng.normal(0, 0.08)))
        edge = [
            (x - radius + 2 * radius * k / 8, top + float(brush.rng.normal(0, 0.022)) * radius)
            for k in range(9)
        ]
        brush.shape(
            [*edge, (x + radius * 1.1, top + high), (x - radius * 1.1, top + high)],
            tone,
            smooth=True,
            strength=0.6,
        )
        top += high * 0.9
    canvas.restore()
    side = 0.55 * (1 if light_from >= 0 else -1)
    shade = skia.Paint(AntiAlias=True)
    shade.setShader(
        skia.GradientShader.MakeRadial(
            (x + side * radius, y - 0.45 * radius),
            radius * 1.75,
            [
                ink((255, 250, 235), 0.28),
                ink((20, 12, 50), 0.0),
                ink((10, 6, 34), 0.62),
                ink((6, 4, 26), 0.92),
            ],
            [0.0, 0.4, 0.72, 1.0],
        )
    )
    canvas.drawPath(disc, shade)
    rim = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=radius * 0.05)
    rim.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, radius * 0.03))
    rim.setShader(
        skia.GradientShader.MakeLinear(
            [(x + side * 2 * radius, y - radius), (x - side * radius, y + radius * 0.6)],
            [ink(toned(colours[1], 0.6), 0.9), ink(colours[1], 0.0)],
        )
    )
    canvas.drawCircle(x, y, radius * 0.985, rim)
    if ringed:
        _ring(brush, x, y, radius, colours, behind=False)


def _ring(
    brush: Brush, x: float, y: float, radius: float, colours: tuple[Rgb, Rgb, Rgb], *, behind: bool
) -> None:
    canvas = brush.canvas
    canvas.save()
    canvas.rotate(-16, x, y)
    half = skia.Rect(
        x - 3 * radius, y - radius if behind else y, x + 3 * radius, y if behind else y + radius
    )
    canvas.clipRect(half)
    for k in range(9):
        r = radius * (1.35 + 0.075 * k)
        tone = toned(colours[k % 3], 0.3 - 0.05 * (k % 4))
        paint = skia.Paint(
            AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=radius * 0.06
        )
        paint.setColor(ink(tone, 0.16 + 0.5 * float(brush.rng.random())))
        canvas.drawOval(skia.Rect(x - r, y - r * 0.2, x + r, y + r * 0.2), paint)
    canvas.restore()


def ridge(brush: Brush, wide: float, y: float, rise: float, colour: Rgb, light_from: float) -> None:
    """Rounded hills of dust, their sunny sides lit."""
    xs = np.arange(-wide - 60, wide + 120, 90.0)
    tops = y - rise * brush.rng.random(xs.size)
    points = [(float(a), float(b)) for a, b in zip(xs, tops, strict=True)]
    body = curve(points)
    body.lineTo(wide + 120, 800)
    body.lineTo(-wide - 120, 800)
    body.close()
    brush.fill(body, colour, grain="stone", strength=0.34, shade=0.1)
    canvas = brush.canvas
    canvas.save()
    canvas.clipPath(body, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    side = 24.0 if light_from >= 0 else -24.0
    for px, py in points:
        brush.bloom(px + side, py + 12, 70, 30, toned(colour, 0.7), 0.5)
        brush.bloom(px - 2 * side, py + 40, 80, 40, (18, 10, 46), 0.5, skia.BlendMode.kSrcOver)
    canvas.restore()


def crater(brush: Brush, x: float, y: float, across: float, colour: Rgb, light_from: float) -> None:
    """A crater in perspective: a dark hollow and the rim that faces the light."""
    down = across * 0.26
    side = 1 if light_from >= 0 else -1
    brush.oval(x, y, across * 1.12, down * 1.2, toned(colour, 0.16), shade=0.1)
    hollow = skia.Path()
    hollow.addOval(skia.Rect(x - across, y - down, x + across, y + down))
    paint = skia.Paint(AntiAlias=True)
    paint.setShader(
        skia.GradientShader.MakeLinear(
            [(x + side * across, y), (x - side * across, y)],
            [ink(toned(colour, -0.72)), ink(toned(colour, -0.35)), ink(toned(colour, 0.22))],
            [0, 0.45, 1],
        )
    )
    brush.canvas.drawPath(hollow, paint)
    rim = skia.Path()
    rim.addArc(
        skia.Rect(x - across * 1.06, y - down * 1.1, x + across * 1.06, y + down * 1.1), 20, 140
    )
    line = skia.Paint(
        AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=max(1.5, down * 0.16)
    )
    line.setColor(ink(toned(colour, 0.55), 0.75))
    brush.canvas.drawPath(rim, line)


def boulder(
    brush: Brush, x: float, foot: float, size: float, colour: Rgb, light_from: float
) -> None:
    """A rock with a lit and a shaded side and a long shadow."""
    side = 1 if light_from >= 0 else -1
    brush.shadow(x - side * size * 0.7, foot, size * 1.5, size * 0.2, 0.55)
    points = []
    for k in range(9):
        a = math.pi + k * math.pi / 8
        r = size * float(brush.rng.uniform(0.82, 1.12))
        points.append((x + r * math.cos(a), foot + 0.72 * r * math.sin(a)))
    brush.shape(points, colour, grain="stone", strength=0.7, shade=0.3)
    lit = [
        (x + side * size * 0.1, foot - size * 0.66),
        (x + side * size * 0.8, foot - size * 0.36),
        (x + side * size * 0.86, foot),
        (x + side * size * 0.36, foot),
    ]
    brush.shape(lit, toned(colour, 0.28), grain="stone", strength=0.6)


def living_sky(stage: Stage, wide: float, *, meteors: bool) -> Animate:
    """Stars that twinkle, and a shooting star now and then (many, where *meteors*)."""
    rng = stage.rng("living sky")
    spots = rng.uniform((-wide, 0), (wide, 470), (26, 2))
    phase = rng.uniform(0, 6.28, 26)
    tracks = rng.uniform((-500, 20, 0), (500, 260, 4.6), (9 if meteors else 1, 3))
    tail = skia.Paint(AntiAlias=True, StrokeWidth=2, StrokeCap=skia.Paint.kRound_Cap)

    def animate(canvas: skia.Canvas, _stage: Stage, seconds: float) -> None:
        for (x, y), p in zip(spots, phase, strict=True):
            share = 0.5 + 0.5 * math.sin(1.9 * seconds + p)
            star = skia.Paint(AntiAlias=True, Color=ink((255, 250, 236), 0.25 + 0.75 * share))
            canvas.drawCircle(float(x), float(y), 1.0 + 0.9 * share, star)
        for x, y, lag in tracks:
            share = ((seconds + lag) % 4.6) / 0.7
            if share < 1:
                at = x - 260 * share, y + 120 * share
                tail.setColor(ink((220, 235, 255), 0.8 * math.sin(math.pi * share)))
                canvas.drawLine(
                    float(at[0] + 70), float(at[1] - 32), float(at[0]), float(at[1]), tail
                )

    return animate
