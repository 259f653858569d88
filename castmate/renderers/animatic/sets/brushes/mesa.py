"""Mesas: table mountains of layered rock with lit and shaded buttresses."""

from __future__ import annotations

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.sets.brushes.palette import SNOW, tones
from castmate.renderers.animatic.sets.brushes.texture import (
    Field,
    image_of,
    noise,
    stroke_tile,
    tiled,
)
from castmate.renderers.animatic.sets.brushes.volume import coloured, light_direction
from castmate.renderers.animatic.stage import Stage


def paint_mesas(
    canvas: skia.Canvas,
    stage: Stage,
    purpose: str,
    rock: Rgb,
    *,
    depth: float,
    base: float,
    tall: float,
    count: int,
    clear: float = 0.0,
    side: float = 1.0,
) -> None:
    """*count* mesas up to *tall* units high on the line y = *base*, none nearer than *clear*.

    The highest stands on *side* (-1 left, 1 right).
    """
    rng = stage.rng(purpose)
    k = stage.pixels_per_unit * 0.75
    width = stage.reach(depth)
    x = np.linspace(-width, width, max(8, int(2 * width * k)), dtype=np.float32)
    crest, facing = _outline(rng, x, stage.half_width, tall, count, clear, side)
    y = np.linspace(base - tall * 1.15, base, max(8, int(tall * 1.15 * k)), dtype=np.float32)
    below = y[:, None] - (base - crest)[None, :]
    shape = below.shape
    tile = tiled(stroke_tile(rng, size=256, stroke=(18 * k, 5 * k), turned=(70, 110)), shape, rng)
    wander = noise(shape, (40 * k, 160 * k), rng) - 0.5
    strata = np.sin((y[:, None] + 16 * wander) * np.float32(0.22))
    strata = strata + 0.5 * np.sin((y[:, None] + 26 * wander) * np.float32(0.53) + 1)
    buttress = noise((4, shape[1]), (99, 26 * k), rng, octaves=3)[1]
    relief = np.gradient(buttress) * np.float32(26 * k) * 0.32
    across = light_direction(stage.mood)[0]
    sides = (facing + relief)[None, :] * across
    foot = np.clip((below - crest[None, :] * 0.62) / np.maximum(crest[None, :] * 0.38, 4), 0, 1)
    tone = 0.52 + 0.34 * sides * (1 - 0.5 * foot) + 0.10 * strata * (1 - foot)
    tone = tone + 0.26 * (tile - 0.5) + 0.16 * np.exp(-np.maximum(below, 0) / 5)
    pixels = coloured(np.asarray(tone, np.float32), tones(stage.mood, rock, depth), posterised=0.5)
    if stage.mood.weather == "snow":
        cap = np.clip(1.4 - below / 12 + 2 * (tile - 0.5), 0, 1)[..., None]
        pixels += (np.array(tones(stage.mood, SNOW, depth)[3], np.float32) - pixels) * cap
    veil = (np.linspace(0, 1, shape[0], dtype=np.float32)[:, None, None] ** 2) * 0.4
    pixels += (np.array(stage.mood.haze, np.float32) - pixels) * veil
    alpha = np.clip((below + 3 * (tile - 0.5)) * k, 0, 1) * (crest[None, :] > 1)
    canvas.drawImageRect(
        image_of(pixels, np.asarray(alpha, np.float32)),
        skia.Rect.MakeLTRB(-width, float(y[0]), width, base),
        skia.SamplingOptions(skia.FilterMode.kLinear),
    )


def _outline(
    rng: np.random.Generator,
    x: Field,
    half_width: float,
    tall: float,
    count: int,
    clear: float,
    side: float,
) -> tuple[Field, Field]:
    """Height of the mesas at every x, and which way the rock there faces (-1 left .. 1 right)."""
    crest, facing = np.zeros_like(x), np.zeros_like(x)
    for number in range(count):
        way = side if number % 2 == 0 else -side
        at = way * (clear + (half_width * 1.1 - clear) * (number + 0.7) / count)
        high = tall * (1.0 if number == 0 else float(rng.uniform(0.35, 0.8)))
        half = high * float(rng.uniform(0.28, 0.62)) + 12
        off = (x - np.float32(at)) / np.float32(half)
        wall = np.clip((1.0 - np.abs(off)) * 9, 0, 1)
        scree = np.clip(1.75 - np.abs(off), 0, 1) ** 1.5 * 0.42
        notch = 1 - 0.05 * (np.sin(off * 5 + number) > 0.5) - 0.035 * (np.sin(off * 13 + at) > 0.2)
        own = high * np.maximum(wall * notch, scree)
        facing = np.where(own > crest, np.clip(off, -1, 1), facing)
        crest = np.maximum(crest, own)
    return np.asarray(crest, np.float32), np.asarray(facing, np.float32)
