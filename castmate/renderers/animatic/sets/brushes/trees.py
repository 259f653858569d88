"""Trees of several species: stems with bark, round crowns, firs in tiers."""

from __future__ import annotations

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.foliage import Leaves, heap, leafy
from castmate.renderers.animatic.sets.brushes.palette import SNOW, colour, fill_of, tones
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.texture import (
    canvas_over,
    image_of,
    stroke_tile,
    tiled,
)
from castmate.renderers.animatic.sets.brushes.volume import coloured, light_direction
from castmate.renderers.animatic.stage import Stage


def broadleaf(
    stage: Stage,
    purpose: str,
    leaves: Leaves,
    bark: Rgb,
    *,
    height: float = 300.0,
    wide: float = 0.8,
    trunk: float = 0.34,
) -> Sprite:
    """A round-crowned tree, *height* units tall with its foot at the roots.

    *wide* is the crown's width and *trunk* the bare stem's height, both as shares of *height*.
    """
    rng = stage.rng(purpose)
    size = (height * wide * 1.2, height)
    crown = height * (1 - trunk)
    middle = (size[0] / 2, crown * 0.52)
    spread = (height * wide * 0.5, crown * 0.44)
    balls = np.concatenate([
        heap(rng, middle, spread, 15),
        heap(rng, (middle[0] + rng.normal(0, 0.1) * spread[0], middle[1] * 0.7),
             (spread[0] * 0.6, spread[1] * 0.6), 6),
    ])  # fmt: skip
    k = stage.pixels_per_unit
    pixels = np.zeros((max(8, int(size[1] * k)), max(8, int(size[0] * k)), 4), np.uint8)
    canvas = canvas_over(pixels)
    canvas.scale(k, k)
    paint_trunk(canvas, stage, bark, leaves.depth, rng, foot=(size[0] / 2, height),
                top=crown * 0.62, girth=height * 0.065, spread=spread[0] * 0.55)  # fmt: skip
    leafy(stage, purpose + " leaves", balls, size, leaves).place(canvas, size[0] / 2, height)
    image = skia.Image.fromarray(pixels, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    return Sprite(image, -size[0] / 2, -height, *size)


def paint_trunk(
    canvas: skia.Canvas,
    stage: Stage,
    bark: Rgb,
    depth: float,
    rng: np.random.Generator,
    *,
    foot: tuple[float, float],
    top: float,
    girth: float,
    spread: float = 0.0,
) -> None:
    """A stem from *foot* up to *top*, lit from one side; boughs fan out by *spread* at its head."""
    x, y = foot
    tall = y - top
    lean = rng.normal(0, 0.05) * tall
    path = skia.Path()
    path.moveTo(x - girth * 0.95, y + 2)
    path.cubicTo(x - girth * 0.40, y - tall * 0.12, x - girth * 0.5, y - tall * 0.5,
                 x + lean - girth * 0.26, top)  # fmt: skip
    path.lineTo(x + lean + girth * 0.26, top)
    path.cubicTo(x + girth * 0.5, y - tall * 0.5, x + girth * 0.40, y - tall * 0.12,
                 x + girth * 0.95, y + 2)  # fmt: skip
    path.close()
    for side in (-1, 1) if spread else ():
        low = top + tall * rng.uniform(0.20, 0.36)
        bough = skia.Path()
        bough.moveTo(x + lean * 0.7 - girth * 0.2, low + girth * 0.5)
        bough.quadTo(x + lean + side * spread * 0.5, low - tall * 0.08,
                     x + lean + side * spread, low - tall * 0.30)  # fmt: skip
        bough.lineTo(x + lean + side * spread * 0.90, low - tall * 0.32)
        bough.quadTo(x + lean + side * spread * 0.3, low - tall * 0.14,
                     x + lean * 0.7 + girth * 0.25, low - girth * 0.4)  # fmt: skip
        bough.close()
        path = skia.Op(path, bough, skia.kUnion_PathOp)
    _paint_bark(canvas, stage, path, tones(stage.mood, bark, depth), rng, (x, girth, top, y))


def _paint_bark(
    canvas: skia.Canvas,
    stage: Stage,
    path: skia.Path,
    steps: tuple[Rgb, Rgb, Rgb, Rgb, Rgb],
    rng: np.random.Generator,
    stem: tuple[float, float, float, float],
) -> None:
    x, girth, top, foot = stem
    across = light_direction(stage.mood)[0]
    body = [steps[0], steps[2], steps[3]] if across >= 0 else [steps[3], steps[2], steps[0]]
    if abs(across) < 0.2:
        body = [steps[1], steps[2], steps[1]]
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(x - girth * 0.62, 0), skia.Point(x + girth * 0.62, 0)],
        [colour(tone) for tone in body],
    )
    canvas.save()
    canvas.drawPath(path, skia.Paint(AntiAlias=True, Shader=shader))
    canvas.clipPath(path, doAntiAlias=True)
    line = skia.Paint(
        AntiAlias=True, Style=skia.Paint.kStroke_Style, StrokeCap=skia.Paint.kRound_Cap
    )
    for _ in range(int(10 + (foot - top) * girth / 130)):
        tone = steps[0] if rng.random() < 0.62 else steps[3]
        line.setColor(colour(tone, rng.uniform(0.25, 0.6)))
        line.setStrokeWidth(girth * rng.uniform(0.04, 0.11))
        at, start = x + rng.uniform(-0.7, 0.7) * girth, rng.uniform(top, foot)
        end = start + girth * rng.uniform(0.6, 2.0)
        canvas.drawLine(at, start, at + rng.normal(0, 0.06) * girth, end, line)
    canvas.restore()


def conifer(
    stage: Stage,
    purpose: str,
    leaves: Leaves,
    bark: Rgb,
    *,
    height: float = 300.0,
    wide: float = 0.42,
) -> Sprite:
    """A fir in tiers of drooping boughs, *height* units tall with its foot at the roots."""
    rng = stage.rng(purpose)
    k = stage.pixels_per_unit
    shape = (max(12, int(height * k)), max(8, int(height * wide * 1.25 * k)))
    tile = tiled(
        stroke_tile(rng, size=192, stroke=(leaves.size * 1.3 * k, leaves.size * 0.4 * k),
                    turned=(58, 122)), shape, rng,
    )  # fmt: skip
    x = np.linspace(-1.25, 1.25, shape[1], dtype=np.float32)[None, :]
    y = np.linspace(0, 1.0, shape[0], dtype=np.float32)[:, None] / np.float32(0.93)
    tiers = rng.uniform(7.5, 10)
    wobble = 0.10 * np.sin(x * rng.uniform(3, 6) + rng.uniform(0, 6)) + 0.16 * (tile - 0.5)
    phase = (y**0.82 - 0.055 * x * x) * tiers + wobble * 1.6
    within = phase - np.floor(phase)
    tier = np.clip((np.floor(phase) + 1) / tiers, 0, 1)
    reach = tier**0.95 * (0.52 + 0.48 * within**0.8)
    frayed = 0.26 * np.minimum(1, 2.6 * tier) * (tile - 0.55)
    edge = (reach - np.abs(x) + frayed) * (y < 1.0)
    side = np.clip(x / np.maximum(reach, 0.05), -1, 1)
    right, down, _ = light_direction(stage.mood)
    tone = 0.20 + 0.42 * within + 0.34 * (side * right) - 0.10 * down + 0.34 * (tile - 0.5)
    pixels = coloured(np.asarray(tone, np.float32), tones(stage.mood, leaves.colour, leaves.depth))
    if stage.mood.weather == "snow" or leaves.snow > 1:
        cap = np.clip((within - 0.50 + 0.55 * (tile - 0.5)) * 5, 0, 1)[..., None]
        white = coloured(np.asarray(tone, np.float32) + 0.15, tones(stage.mood, SNOW, leaves.depth))
        pixels += (white - pixels) * cap
    alpha = np.asarray(np.clip(edge * shape[1] * 0.4, 0, 1), np.float32)
    sprite = image_of(pixels, alpha)
    return _on_stem(stage, sprite, (height * wide * 1.25, height), bark, leaves.depth)


def _on_stem(
    stage: Stage, crown: skia.Image, size: tuple[float, float], bark: Rgb, depth: float
) -> Sprite:
    pixels = np.zeros((crown.height(), crown.width(), 4), np.uint8)
    canvas = canvas_over(pixels)
    canvas.scale(crown.width() / size[0], crown.height() / size[1])
    stem = skia.Rect.MakeLTRB(
        size[0] * 0.47, size[1] * 0.8, size[0] * 0.53, size[1])  # fmt: skip
    canvas.drawRect(stem, fill_of(tones(stage.mood, bark, depth)[1]))
    canvas.drawImageRect(
        crown, skia.Rect.MakeWH(*size), skia.SamplingOptions(skia.FilterMode.kLinear)
    )
    image = skia.Image.fromarray(pixels, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    return Sprite(image, -size[0] / 2, -size[1], *size)
