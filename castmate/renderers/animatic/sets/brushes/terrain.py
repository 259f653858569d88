"""The land: hills that catch the light on their slopes, ground, paths, mist, rocks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from castmate.renderers.animatic.mood import Mood, Rgb, mixed, multiplied
from castmate.renderers.animatic.sets.brushes.palette import SNOW, colour, gradient, tones
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.texture import (
    Field,
    image_of,
    noise,
    stroke_tile,
    tiled,
)
from castmate.renderers.animatic.sets.brushes.volume import (
    brightness,
    coloured,
    light_direction,
    modelled,
    sprite_of,
)
from castmate.renderers.animatic.stage import HEIGHT, Stage

Crest: TypeAlias = Callable[[Field], Field]
"""y of the upper edge for every x, both in units."""

BOTTOM = HEIGHT + 60.0


def rolling(
    rng: np.random.Generator, y: float, swell: float, length: float, *, dip: float = 0.0
) -> Crest:
    """A gently waved edge around *y*, up to *swell* high, in waves of about *length* units.

    *dip* lowers it in the middle of the picture, to leave room behind a character.
    """
    waves = [
        (swell * 0.42**n, 2 * np.pi * 1.87**n / length * rng.uniform(0.8, 1.2), rng.uniform(0, 6.3))
        for n in range(4)
    ]

    def crest(x: Field) -> Field:
        total = np.full_like(x, y)
        for height, pulse, phase in waves:
            total += np.float32(height) * np.sin(x * np.float32(pulse) + np.float32(phase)) / 2
        return np.asarray(total + np.float32(dip) * np.exp(-((x / 330) ** 2)), np.float32)

    return crest


def level(y: float) -> Crest:
    """A straight edge."""
    return lambda x: np.full_like(x, y)


def weathered(mood: Mood, base: Rgb, *, snow: float = 0.78) -> Rgb:
    """The local colour of open ground: darker when wet, mostly white (by *snow*) in snow."""
    match mood.weather:
        case "snow":
            return mixed(base, SNOW, snow)
        case "rain" | "storm":
            return multiplied(base, (208, 212, 222))
        case _:
            return base


@dataclass(frozen=True)
class Path:
    """A trodden path over the ground: from (top_x, at the crest) to (bottom_x, at the bottom)."""

    top_x: float
    bottom_x: float
    top_width: float
    bottom_width: float
    colour: Rgb
    bend: float = 60.0


@dataclass(frozen=True)
class Land:
    """How a stretch of land is painted."""

    colour: Rgb
    depth: float
    bottom: float = BOTTOM
    fringe: float = 3.0
    """Units by which the upper edge is frayed, as by grass."""
    stroke: tuple[float, float] = (16.0, 4.0)
    """Length and breadth of its brush strokes, in units."""
    turned: tuple[float, float] = (-18.0, 18.0)
    rough: float = 0.34
    """How strongly single strokes differ."""
    patchy: float = 0.30
    """How strongly broad patches differ."""
    fineness: float = 0.7
    """Pixels painted per pixel shown; far land can be coarser."""
    flat: bool = False
    """Seen at a low angle as a plain: strokes shrink towards the crest."""
    path: Path | None = None
    snow: float = 0.78
    falloff: float = 0.25
    """How much darker the bottom is than the crest."""


def paint_land(canvas: skia.Canvas, stage: Stage, purpose: str, crest: Crest, land: Land) -> None:
    """Everything below *crest*, lit by its slope, to the reach of the land's depth."""
    k = stage.pixels_per_unit * land.fineness
    rng = stage.rng(purpose)
    width = stage.reach(land.depth)
    x = np.linspace(-width, width, max(8, int(2 * width * k)), dtype=np.float32)
    edge = crest(x)
    top = float(edge.min()) - land.fringe - 4
    y = np.linspace(top, land.bottom, max(8, int((land.bottom - top) * k)), dtype=np.float32)
    below = y[:, None] - edge[None, :]
    strokes = _strokes(rng, land, below, x, k)
    broad = noise(below.shape, (70 * k, 230 * k), rng, octaves=3)
    tone = _slope_light(stage.mood, x, edge, below) + land.rough * (strokes - 0.5)
    tone = tone + land.patchy * (broad - 0.5) - np.float32(land.falloff) * below / 260
    tone += 0.14 * np.exp(-np.maximum(below, 0) / 12)
    base = weathered(stage.mood, land.colour, snow=land.snow)
    pixels = coloured(tone, tones(stage.mood, base, land.depth), posterised=0.2)
    if land.path is not None:
        pixels = _with_path(pixels, stage, land, land.path, (x, y, below, strokes))
    alpha = np.clip((below + land.fringe * 2 * (strokes - 0.62)) * k + 0.5, 0, 1)
    canvas.drawImageRect(
        image_of(pixels, np.asarray(alpha, np.float32)),
        skia.Rect.MakeLTRB(-width, top, width, land.bottom),
        skia.SamplingOptions(skia.FilterMode.kLinear),
    )


def _slope_light(mood: Mood, x: Field, edge: Field, below: Field) -> Field:
    """How the crest's own slopes catch the light; lower down the land evens out."""
    right, down, _ = light_direction(mood)
    step = float(x[1] - x[0])
    smooth = np.asarray(cv2.GaussianBlur(edge[None, :], (0, 0), max(1.0, 26 / step)), np.float32)
    slope = np.gradient(smooth[0], x)
    facing = (slope * right - down) / np.sqrt(1 + slope * slope) + down
    fading = np.exp(-np.maximum(below, 0) / np.float32(70))
    return np.asarray(0.50 + 1.1 * facing[None, :] * fading, np.float32)


def _strokes(rng: np.random.Generator, land: Land, below: Field, x: Field, k: float) -> Field:
    """Stroke texture, shrinking with distance on flat land."""
    tile = stroke_tile(
        rng,
        size=256,
        stroke=(land.stroke[0] * max(k, 0.35), land.stroke[1] * max(k, 0.35)),
        turned=land.turned,
    )
    if not land.flat:
        return tiled(tile, (below.shape[0], below.shape[1]), rng)
    away = np.clip(1.25 - below / 230, 0.25, 1.3)
    rows = (np.log(np.maximum(below, 0.0) * 0.02 + 0.35) * 210 * k).astype(np.int32) % len(tile)
    columns = (x[None, :] * (0.45 + 0.75 * away) * k).astype(np.int32) % len(tile)
    return tile[rows, columns]


def _with_path(
    pixels: NDArray[np.float32],
    stage: Stage,
    land: Land,
    path: Path,
    grid: tuple[Field, Field, Field, Field],
) -> NDArray[np.float32]:
    x, y, below, strokes = grid
    top = float(np.sort(y[0] - below[0])[len(x) // 2])  # the crest's usual height
    share = np.clip((y - top) / (land.bottom - top), 0, 1)[:, None]
    middle = path.top_x + (path.bottom_x - path.top_x) * share**1.3
    middle = middle + path.bend * np.sin(share * 5.2) * (0.25 + share)
    half = path.top_width + (path.bottom_width - path.top_width) * share**1.2
    inside = 1 - np.abs(x[None, :] - middle) / half + 0.7 * (strokes - 0.5)
    cover = np.clip(inside * 5, 0, 1)[..., None]
    worn = 0.50 + 0.5 * (strokes - 0.5) + 0.22 * np.clip(inside, 0, 1)
    base = weathered(stage.mood, path.colour, snow=land.snow * 0.72)
    trodden = coloured(worn, tones(stage.mood, base, land.depth), posterised=0.2)
    return np.asarray(pixels + (trodden - pixels) * cover, np.float32)


def paint_mist(
    canvas: skia.Canvas,
    stage: Stage,
    depth: float,
    top: float,
    bottom: float,
    strength: float = 0.5,
) -> None:
    """Haze that gathers in the low ground, from nothing at *top* to *strength* at *bottom*."""
    mood = stage.mood
    extra = {"fog": 0.42, "rain": 0.16, "storm": 0.16, "snow": 0.14}.get(mood.weather, 0.0)
    full = min(0.94, strength + extra)
    width = stage.reach(depth)
    stops = ((0.0, colour(mood.haze, 0.0)), (0.6, colour(mood.haze, full * 0.62)),
             (1.0, colour(mood.haze, full)))  # fmt: skip
    paint = gradient(((0, top), (0, bottom)), stops)
    canvas.drawRect(skia.Rect.MakeLTRB(-width, top, width, bottom), paint)


def rock(stage: Stage, purpose: str, base: Rgb, depth: float, *, size: float = 60.0) -> Sprite:
    """A boulder about *size* units wide with faceted lit and shaded sides, its foot at its base."""
    rng = stage.rng(purpose)
    k = stage.pixels_per_unit
    shape = (max(8, int(size * 0.8 * k)), max(8, int(size * 1.2 * k)))
    middle = shape[1] / 2
    balls = []
    for _ in range(6):
        radius = size * k * rng.uniform(0.17, 0.30)
        x = middle + float(np.clip(rng.normal(0, 0.20), -0.30, 0.30)) * size * k
        balls.append((x, shape[0] * 0.96 - radius * rng.uniform(0.5, 1.2), radius))
    mass = modelled(np.array(balls, np.float32), shape)
    facets = stroke_tile(rng, size=128, stroke=(26 * k * size / 60, 17 * k * size / 60))
    chipped = tiled(facets, shape, rng)
    tone = 0.42 + 0.36 * brightness(mass, stage.mood) + 0.34 * (chipped - 0.5)
    steps = tones(stage.mood, weathered(stage.mood, base, snow=0.2), depth)
    pixels = coloured(tone, steps, posterised=0.6)
    if stage.mood.weather == "snow":
        capped = np.clip((-mass.south - 0.25 + 0.5 * (chipped - 0.5)) * 5, 0, 1)[..., None]
        pixels += (np.array(tones(stage.mood, SNOW, depth)[3], np.float32) - pixels) * capped
    down = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
    across = np.linspace(-1, 1, shape[1], dtype=np.float32)[None, :]
    sunk = 0.96 - 0.10 * across * across - 0.05 * chipped - down
    edge = np.minimum(mass.inside + 0.16 * (chipped - 0.5), sunk * 2)
    alpha = np.clip(edge * size * k * 0.25, 0, 1)
    return sprite_of(pixels, np.asarray(alpha, np.float32), (middle, shape[0] * 0.93), k)


def paint_cast_shadow(
    canvas: skia.Canvas, stage: Stage, x: float, y: float, width: float, *, strength: float = 0.42
) -> None:
    """The soft shadow on the ground of something *width* wide, falling away from the light."""
    mood = stage.mood
    low = mood.luminary is not None and mood.luminary.y > 0.4
    length = width * (2.4 if low else 1.25)
    away = -mood.light_from
    tint = (26, 26, 66) if mood.is_dark else (48, 40, 92)
    weak = strength * (0.55 if mood.luminary is None else 1.0)
    canvas.save()
    canvas.translate(x + away * length * 0.45, y)
    canvas.scale(1.0, 0.20)
    shader = skia.GradientShader.MakeRadial(
        skia.Point(0, 0),
        length * 0.62,
        [colour(tint, weak), colour(tint, weak * 0.75), colour(tint, 0.0)],
        [0.0, 0.45, 1.0],
    )
    canvas.drawCircle(0, 0, length * 0.62, skia.Paint(AntiAlias=True, Shader=shader))
    canvas.restore()
