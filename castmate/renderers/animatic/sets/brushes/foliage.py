"""Leaves: crowns, trees of several species, bushes and hedges, lit from the sun's side."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import skia
from numpy.typing import NDArray

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.palette import SNOW, colour, tones
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.terrain import Crest
from castmate.renderers.animatic.sets.brushes.texture import (
    Field,
    stroke_tile,
    tiled,
)
from castmate.renderers.animatic.sets.brushes.volume import (
    Mass,
    brightness,
    coloured,
    modelled,
    sprite_of,
)
from castmate.renderers.animatic.stage import Stage


@dataclass(frozen=True)
class Leaves:
    """What the leaves of a plant look like."""

    colour: Rgb
    depth: float
    size: float = 9.0
    """Length of a leaf or leaf cluster, in units."""
    ragged: float = 0.36
    """How far single leaves stand out of the edge."""
    holes: float = 0.0
    """0..1: how much sky shows through."""
    contrast: float = 1.0
    snow: float = 1.0


def leafy(
    stage: Stage,
    purpose: str,
    balls: NDArray[np.float32],
    size: tuple[float, float],
    leaves: Leaves,
) -> Sprite:
    """A leafy mass from *balls* (x, y, radius in units) in a picture of *size* (width, height).

    Its foot is the middle of the lower edge.
    """
    k = stage.pixels_per_unit
    shape = (max(8, int(size[1] * k)), max(8, int(size[0] * k)))
    mass = modelled(balls * np.float32(k), shape)
    rng = stage.rng(purpose)
    pixels, alpha = leaf_pixels(stage, mass, leaves, rng)
    return sprite_of(pixels, alpha, (shape[1] / 2, shape[0]), k)


def leaf_pixels(
    stage: Stage, mass: Mass, leaves: Leaves, rng: np.random.Generator
) -> tuple[NDArray[np.float32], Field]:
    """Colours and cover of a leafy *mass*."""
    shape = mass.inside.shape
    leaf = leaves.size * stage.pixels_per_unit
    tile = tiled(stroke_tile(rng, size=192, stroke=(leaf, leaf * 0.55)), shape, rng)
    down = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
    lit = brightness(mass, stage.mood)
    own = rng.uniform(-0.08, 0.08, 1 + int(mass.ball.max())).astype(np.float32)[mass.ball]
    tone = 0.40 + (0.38 * lit + own) * leaves.contrast - 0.16 * (down - 0.4)
    tone = tone + 0.40 * (tile - 0.5) + 0.16 * (mass.inside < 0.16) * lit
    pixels = coloured(tone, tones(stage.mood, leaves.colour, leaves.depth), posterised=0.55)
    if stage.mood.weather == "snow":
        cap = np.clip((-mass.south - 0.30 + 0.9 * (tile - 0.5)) * 4 * leaves.snow, 0, 1)[..., None]
        white = np.array(tones(stage.mood, SNOW, leaves.depth)[3], np.float32)
        pixels += (white - pixels) * cap
    edge = mass.inside + leaves.ragged * (tile - 0.62) - leaves.holes * (tile < 0.2)
    return pixels, np.asarray(np.clip(edge * leaf * 1.3, 0, 1), np.float32)


def heap(
    rng: np.random.Generator, middle: tuple[float, float], spread: tuple[float, float], count: int
) -> NDArray[np.float32]:
    """*count* balls in an ellipse around *middle*, small ones in front and at the rim; units."""
    turns = rng.uniform(0, 2 * np.pi, count)
    out = np.sqrt(rng.uniform(0, 1, count)) * 0.66
    x = middle[0] + spread[0] * out * np.cos(turns)
    y = middle[1] + spread[1] * out * np.sin(turns)
    radius = min(spread) * rng.uniform(0.30, 0.56, count) * (1.15 - 0.4 * out)
    balls = np.stack([x, y, radius], axis=1)
    return np.asarray(balls[np.argsort(-radius + 0.4 * (y - middle[1]))], np.float32)


def bush(
    stage: Stage, purpose: str, leaves: Leaves, *, width: float = 150.0, tall: float = 0.6
) -> Sprite:
    """A low leafy mound, its foot at the middle of its base."""
    rng = stage.rng(purpose)
    high = width * tall
    balls = [
        (width * (0.22 + 0.56 * x), high * (0.96 - 0.5 * rng.random() * (1 - abs(2 * x - 1))),
         min(0.19 * width, high * rng.uniform(0.24, 0.40)))
        for x in rng.random(11)
    ]  # fmt: skip
    ordered = np.array(sorted(balls, key=lambda ball: ball[1]), np.float32)
    return leafy(stage, purpose + " leaves", ordered, (width, high), leaves)


def paint_tree_line(
    canvas: skia.Canvas,
    stage: Stage,
    crest: Crest,
    leaves: Leaves,
    *,
    size: float,
    count: int,
    below: float = 0.0,
    clear: float = 0.0,
) -> None:
    """Bushes and trees along *crest*, or scattered up to *below* under it.

    *count* is for a width of 1280 units; none stands nearer to the middle than *clear*.
    """
    rng = stage.rng(f"tree line {leaves.depth} {size} {below}")
    kinds = [
        bush(stage, f"line {leaves.depth} {n}", leaves, width=size, tall=0.85) for n in range(3)
    ]
    width = stage.reach(leaves.depth)
    for number in range(round(count * width / 640)):
        x = float(rng.uniform(-width, width))
        y = float(crest(np.array([x], np.float32))[0]) + below * float(rng.random())
        if abs(x) >= clear:
            kinds[number % 3].place(canvas, x, y + 6, float(rng.uniform(0.6, 1.2)))


def paint_canopy(
    canvas: skia.Canvas, stage: Stage, purpose: str, leaves: Leaves, *, bottom: float, width: float
) -> None:
    """Hanging boughs from above the picture, lower at the sides than over the clearing."""
    rng = stage.rng(purpose)
    kinds = []
    for number in range(3):
        balls = [
            (40 + 220 * x, 150 - 108 * rng.random() ** 1.3 - 40 * abs(2 * x - 1),
             rng.uniform(30, 54))
            for x in rng.random(12)
        ]  # fmt: skip
        ordered = np.array(sorted(balls, key=lambda ball: -ball[1]), np.float32)
        kinds.append(leafy(stage, f"{purpose} {number}", ordered, (300, 210), leaves))
    many = max(6, round(2 * width / 130))
    for row in (0.25, 0.62, 1.0):
        for number in range(many):
            x = -width + 2 * width * (number + rng.uniform(0, 0.9)) / many
            open_middle = 1 - 0.42 * math.exp(-((x / 300) ** 2))
            y = -60 + (bottom + 60) * row * open_middle + rng.uniform(-26, 14)
            kinds[number % 3].place(canvas, x, y, rng.uniform(0.85, 1.15))
    top = skia.Rect.MakeLTRB(-width, -60, width, -20)
    canvas.drawRect(top, skia.Paint(Color=colour(stage.mood.lit(leaves.colour, leaves.depth))))
