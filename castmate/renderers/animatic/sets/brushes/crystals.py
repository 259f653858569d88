"""Caves: walls of rock with an opening, stalactites, crystals and mushrooms that glow."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.brush import Brush, curve, ink, polygon, toned
from castmate.renderers.animatic.sets.brushes.lamps import glow_sprite, pulse
from castmate.renderers.animatic.sets.brushes.light import glow
from castmate.renderers.animatic.sets.brushes.rooms import ABOVE, BELOW
from castmate.renderers.animatic.sets.layers import Animate
from castmate.renderers.animatic.stage import Stage


@dataclass(frozen=True)
class Glimmer:
    """Where something glows: its middle, how far, and in what colour."""

    x: float
    y: float
    radius: float
    colour: Rgb


def opening(rng: np.random.Generator, x: float, y: float, across: float, down: float) -> skia.Path:
    """The ragged outline of a hole in the rock."""
    points = []
    for k in range(18):
        a = k * math.pi / 9
        r = 1 + float(rng.uniform(-0.1, 0.1))
        points.append((x + across * r * math.cos(a), y + down * r * math.sin(a)))
    return curve(points, closed=True)


def rock_wall(
    brush: Brush, wide: float, hole: skia.Path, rock: Rgb, rim: Rgb, rim_strength: float
) -> None:
    """Rock that fills the sheet but for *hole*, whose edge catches the light from outside."""
    canvas = brush.canvas
    brush.box(-wide, ABOVE, wide, BELOW, rock, grain="stone", strength=0.16, shade=0.2)
    facets(brush, (-wide, ABOVE, wide, BELOW), rock, int(wide / 9))
    for width, alpha in ((120.0, 0.22), (64.0, 0.3), (26.0, 0.5)):
        edge = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=width)
        edge.setColor(ink(rim, alpha * rim_strength))
        edge.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, width * 0.3))
        canvas.drawPath(hole, edge)
    canvas.drawPath(hole, skia.Paint(AntiAlias=True, BlendMode=skia.BlendMode.kClear))


def facets(brush: Brush, box: tuple[float, float, float, float], rock: Rgb, count: int) -> None:
    """Planes of broken rock: some turned to the light, some away, with chipped edges."""
    left, top, right, bottom = box
    for _ in range(count):
        x, y = brush.rng.uniform((left - 60, top - 60), (right, bottom))
        w, h = brush.rng.uniform((70, 60), (210, 170))
        lean = float(brush.rng.uniform(-0.3, 0.3)) * w
        shape = [
            (x + 0.1 * w, y + 0.12 * h),
            (x + 0.62 * w, y),
            (x + w, y + 0.36 * h),
            (x + 0.8 * w + lean, y + h),
            (x + 0.2 * w + lean, y + 0.86 * h),
        ]
        tone = toned(rock, float(brush.rng.uniform(-0.34, 0.16)))
        paint = skia.Paint(AntiAlias=True)
        paint.setShader(
            skia.GradientShader.MakeLinear([shape[0], shape[3]], [ink(tone, 0.62), ink(tone, 0.1)])
        )
        brush.canvas.drawPath(polygon(shape), paint)
        brush.line(shape[0], shape[1], toned(rock, 0.4), 2.4, 0.34)
        brush.line(shape[1], shape[2], toned(rock, 0.3), 1.8, 0.26)
        brush.line(shape[2], shape[3], toned(rock, -0.5), 1.8, 0.3)


def stalactites(
    brush: Brush,
    left: float,
    right: float,
    root: float,
    longest: float,
    rock: Rgb,
    *,
    upward: bool = False,
) -> None:
    """A row of spikes that hang from *root* (or rise from it, where *upward*)."""
    way, x = (-1 if upward else 1), left
    while x < right:
        w = float(brush.rng.uniform(24, 74))
        high = longest * float(brush.rng.uniform(0.25, 1.0)) * min(1.0, w / 56)
        tip = x + w * float(brush.rng.uniform(0.35, 0.65))
        spike = curve(
            [
                (x - 8, root - way * 26),
                (x + w * 0.28, root + way * high * 0.36),
                (tip, root + way * high),
                (x + w * 0.74, root + way * high * 0.36),
                (x + w + 8, root - way * 26),
            ]
        )
        spike.close()
        tone = toned(rock, float(brush.rng.normal(0, 0.06)))
        paint = skia.Paint(AntiAlias=True)
        # The root fades out, so that a spike grows from whatever rock it hangs on.
        paint.setShader(
            skia.GradientShader.MakeLinear(
                [(0, root - way * 26), (0, root + way * high)],
                [ink(tone, 0), ink(tone), ink(toned(tone, -0.3))],
                [0, 0.3, 1],
            )
        )
        brush.canvas.drawPath(spike, paint)
        brush.line(
            (x + w * 0.4, root + way * 0.2 * high),
            (tip - 2, root + way * high * 0.86),
            toned(rock, 0.45),
            2.6,
            0.5,
        )
        x += w * float(brush.rng.uniform(0.7, 1.3))


def crystal_cluster(
    brush: Brush, x: float, foot: float, size: float, colour: Rgb, *, lean: float = 0.0
) -> Glimmer:
    """Prisms that grow from the rock, brightest at their hearts."""
    glow(brush.canvas, x, foot - size * 0.5, size * 1.5, colour, 0.4)
    angles = [lean + a for a in (-0.62, 0.6, -0.34, 0.34, -0.06)]
    for k, angle in enumerate(angles):
        long = size * float(brush.rng.uniform(0.6, 0.85)) * (1.3 if k == len(angles) - 1 else 1)
        _prism(
            brush,
            x + size * 0.3 * angle,
            foot,
            long,
            size * float(brush.rng.uniform(0.13, 0.19)),
            angle,
            colour,
        )
    return Glimmer(x, foot - size * 0.5, size * 1.1, colour)


def _prism(
    brush: Brush, x: float, foot: float, long: float, half: float, angle: float, colour: Rgb
) -> None:
    canvas = brush.canvas
    canvas.save()
    canvas.translate(x, foot)
    canvas.rotate(math.degrees(angle))
    shoulder = -long * 0.8
    left = [
        (-half, 0.0),
        (-half, shoulder),
        (0.0, -long),
        (-half * 0.15, shoulder * 0.94),
        (-half * 0.15, 0.0),
    ]
    right = [
        (half, 0.0),
        (half, shoulder),
        (0.0, -long),
        (-half * 0.15, shoulder * 0.94),
        (-half * 0.15, 0.0),
    ]
    for face, tones in (
        (left, (toned(colour, 0.7), colour)),
        (right, (toned(colour, 0.2), toned(colour, -0.5))),
    ):
        paint = skia.Paint(AntiAlias=True)
        paint.setShader(
            skia.GradientShader.MakeLinear([(0, -long), (0, 0)], [ink(tones[0]), ink(tones[1])])
        )
        canvas.drawPath(polygon(face), paint)
    brush.line((-half * 0.15, 0), (-half * 0.15, shoulder * 0.94), (255, 255, 255), 1.6, 0.5)
    brush.line(
        (-half * 0.7, shoulder * 0.3), (-half * 0.7, shoulder * 0.8), (255, 255, 255), 2.2, 0.5
    )
    canvas.restore()


def mushrooms(brush: Brush, x: float, foot: float, size: float, colour: Rgb) -> Glimmer:
    """Three mushrooms whose caps glow."""
    for dx, scale in ((-0.62, 0.66), (0.6, 0.5), (0.0, 1.0)):
        at, s = x + dx * size, size * scale
        brush.line((at, foot), (at + s * 0.06, foot - s * 0.8), (226, 220, 210), s * 0.2)
        cap = skia.Path()
        cap.addArc(skia.Rect(at - s * 0.5, foot - s * 1.2, at + s * 0.5, foot - s * 0.36), 180, 180)
        cap.close()
        brush.fill(cap, colour, shade=0.25, strength=0.3)
        for u, v in ((-0.2, -0.92), (0.12, -1.04), (0.24, -0.86)):
            brush.oval(at + u * s, foot + v * s, s * 0.06, s * 0.05, toned(colour, 0.7), grain=None)
    glow(brush.canvas, x, foot - size * 0.7, size * 1.5, colour, 0.5)
    return Glimmer(x, foot - size * 0.7, size, colour)


def breathing(
    stage: Stage, glimmers: Sequence[Glimmer], drips: Sequence[tuple[float, float, float]]
) -> Animate:
    """Glows that swell and fade, fireflies around them, and drops (x, from y, to y) that fall."""
    radii = [min(48.0, glimmer.radius) for glimmer in glimmers]
    sprites = [glow_sprite(r, g.colour) for r, g in zip(radii, glimmers, strict=True)]
    rng = stage.rng("fireflies")
    flies = rng.uniform((-380, 260, 0), (380, 590, 6.28), (14, 3))
    drop = skia.Paint(AntiAlias=True, Color=ink((214, 232, 246), 0.8))
    ring = skia.Paint(AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeWidth=1.4)

    def animate(canvas: skia.Canvas, _stage: Stage, seconds: float) -> None:
        for k, (sprite, r, at) in enumerate(zip(sprites, radii, glimmers, strict=True)):
            pulse(canvas, sprite, at.x, at.y, r, 0.34 + 0.26 * math.sin(1.4 * seconds + 1.9 * k))
        for x, y, p in flies:
            u = x + 24 * math.sin(0.5 * seconds + p) + 8 * math.sin(1.7 * seconds + 2 * p)
            v = y + 14 * math.sin(0.8 * seconds + 1.3 * p)
            alpha = max(0.0, math.sin(1.8 * seconds + 3 * p))
            fly = skia.Paint(AntiAlias=True, Color=ink((226, 250, 190), 0.8 * alpha))
            canvas.drawCircle(u, v, 2.0, fly)
        for k, (x, top, low) in enumerate(drips):
            share = ((seconds + 1.3 * k) % 2.8) / 0.55
            if share < 1:
                canvas.drawCircle(x, top + (low - top) * share * share, 2.2, drop)
            elif share < 2.4:
                grown = (share - 1) / 1.4
                ring.setColor(ink((214, 232, 246), 0.6 * (1 - grown)))
                canvas.drawOval(
                    skia.Rect(x - 34 * grown, low - 7 * grown, x + 34 * grown, low + 7 * grown),
                    ring,
                )

    return animate


def pool(
    brush: Brush, x: float, y: float, across: float, down: float, water: Rgb, sky: Rgb
) -> None:
    """Still water that mirrors the opening."""
    outline = [
        (
            x + across * math.cos(k * math.pi / 8) * (1 + 0.07 * math.sin(3.0 * k)),
            y + down * math.sin(k * math.pi / 8),
        )
        for k in range(16)
    ]
    rim = [(px, py + 4) for px, py in outline]
    brush.fill(curve(rim, closed=True), toned(water, -0.5), grain="stone")
    surface = curve(outline, closed=True)
    brush.fill(surface, water, shade=0.3, grain=None)
    brush.canvas.save()
    brush.canvas.clipPath(surface, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's signature
    brush.bloom(x + across * 0.1, y - down * 0.2, across * 0.6, down * 0.8, sky, 0.8)
    for _ in range(12):
        u, v = (
            float(brush.rng.uniform(-0.8, 0.8)) * across,
            float(brush.rng.uniform(-0.8, 0.8)) * down,
        )
        half = across * float(brush.rng.uniform(0.05, 0.2))
        brush.line((x + u - half, y + v), (x + u + half, y + v), toned(sky, 0.4), 1.6, 0.45)
    brush.canvas.restore()
