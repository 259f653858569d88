"""Mountain ranges and dunes as real relief: a height field seen from the front, lit and shaded.

Ranges are ridged noise (Musgrave's ridged multifractal, simplified); what is seen of them is found
front to back, column by column, by a running horizon, as early flight simulators did.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

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

_ROWS = 120
"""Slices of a range from its foot to its far side."""


@dataclass(frozen=True)
class Peak:
    """One mountain of a range."""

    x: float
    height: float
    """Units above the range's base."""
    width: float
    """Units from the summit to where it has fallen to a third."""


@dataclass(frozen=True)
class Range:
    """A mountain range standing on the line y = *base*."""

    peaks: tuple[Peak, ...]
    base: float
    depth: float
    rock: Rgb = (128, 124, 138)
    snow_line: float = 0.50
    """Share of the highest peak above which snow lies; above 1 there is none."""
    ridges: float = 150.0
    """Units from one ridge to the next."""
    rough: float = 0.62
    """0..1: how deeply gullies are cut."""
    fineness: float = 0.8


def paint_range(canvas: skia.Canvas, stage: Stage, purpose: str, mountains: Range) -> None:
    """The range, to the reach of its depth, opaque from its skyline down to its base."""
    k = stage.pixels_per_unit * mountains.fineness
    rng = stage.rng(purpose)
    width = stage.reach(mountains.depth)
    x = np.linspace(-width, width, max(8, int(2 * width * k)), dtype=np.float32)
    height = _heights(rng, mountains, x, k)
    tallest = max(peak.height for peak in mountains.peaks)
    top = mountains.base - float(height.max()) - 20
    slices = np.linspace(0, 1, _ROWS, dtype=np.float32)[:, None]
    skyline = np.minimum.accumulate(mountains.base - 26 * slices - height, axis=0)
    skyline = np.asarray((skyline - top) * k, np.float32)
    rows = max(8, int((mountains.base - top) * k))
    seen = _first_slice_seen(skyline, rows)
    columns = np.arange(len(x))[None, :]
    slice_seen = np.minimum(seen, _ROWS - 1)
    tile = tiled(
        stroke_tile(rng, size=256, stroke=(13 * k, 4 * k), turned=(50, 130)), seen.shape, rng
    )
    tone = _light(stage, height, x)[slice_seen, columns] + np.float32(0.26) * (tile - 0.5)
    colours = coloured(tone, tones(stage.mood, mountains.rock, mountains.depth), posterised=0.55)
    if mountains.snow_line < 1 or stage.mood.weather == "snow":
        line = min(mountains.snow_line, 0.2 if stage.mood.weather == "snow" else 1.0)
        cover = _snow_cover(height, tallest, line)[slice_seen, columns]
        cover = np.clip((cover + 0.55 * (tile - 0.5)) * 5, 0, 1)[..., None]
        white = coloured(
            tone + np.float32(0.14), tones(stage.mood, SNOW, mountains.depth), posterised=0.45
        )
        colours += (white - colours) * cover
    low = np.linspace(0, 1, rows, dtype=np.float32)[:, None, None] ** 2.2
    veil = np.clip(0.62 * low + 0.30 * stage.mood.haze_density * low, 0, 0.9)
    colours += (np.array(stage.mood.haze, np.float32) - colours) * veil
    painted = cv2.medianBlur(np.clip(colours, 0, 255).astype(np.uint8), 3).astype(np.float32)
    alpha = cv2.GaussianBlur((seen < _ROWS).astype(np.float32), (0, 0), 0.6)
    canvas.drawImageRect(
        image_of(painted, np.asarray(alpha, np.float32)),
        skia.Rect.MakeLTRB(-width, top, width, mountains.base),
        skia.SamplingOptions(skia.FilterMode.kLinear),
    )


def _heights(rng: np.random.Generator, mountains: Range, x: Field, k: float) -> Field:
    shape = (_ROWS, len(x))
    lumps = noise(shape, (52, mountains.ridges * k), rng, octaves=5)
    ridged = 1 - np.abs(2 * lumps - 1)
    gullies = 1 - np.abs(2 * noise(shape, (30, mountains.ridges * 0.34 * k), rng, octaves=4) - 1)
    slices = np.linspace(0, 1, _ROWS, dtype=np.float32)[:, None]
    bulk = np.zeros(shape, np.float32)
    for peak in mountains.peaks:
        at = 0.50 + 0.22 * float(rng.random())
        across = np.abs(x[None, :] - peak.x) / peak.width
        along = np.abs(slices - at) / 0.42
        bulk = np.maximum(bulk, peak.height * np.exp(-(across**1.25 + along**1.6)))
    cut = mountains.rough * (0.62 * (1 - ridged) + 0.30 * (1 - gullies))
    return np.asarray(bulk * (1.06 - cut), np.float32)


def _first_slice_seen(skyline: Field, rows: int) -> NDArray[np.int64]:
    """For every pixel the nearest slice that covers it; the number of slices where none does.

    *skyline* (slices, columns) is the running minimum, in pixels, from near to far.
    """
    slices, columns = skyline.shape
    first_row = np.clip(np.ceil(skyline), 0, rows).astype(np.int64)
    flat = first_row * columns + np.arange(columns)[None, :]
    starts = np.bincount(flat.ravel(), minlength=(rows + 1) * columns)
    covered = np.cumsum(starts.reshape(rows + 1, columns)[:rows], axis=0)
    return np.asarray(slices - covered, np.int64)


def _light(stage: Stage, height: Field, x: Field) -> Field:
    right, down, viewer = light_direction(stage.mood)
    broad = cv2.GaussianBlur(height, (0, 0), sigmaX=16, sigmaY=3)
    smooth = 0.5 * cv2.GaussianBlur(height, (0, 0), 1.2) + 0.8 * broad
    across = np.gradient(smooth, float(x[1] - x[0]), axis=1)
    along = np.gradient(smooth, 420 / _ROWS, axis=0)
    length = np.sqrt(across * across + along * along + 0.35)
    facing = (-1.6 * across * right - 0.45 * down + along * viewer * 0.7) / length
    strength = 0.56 if stage.mood.luminary else 0.40
    return np.asarray(0.37 + strength * facing, np.float32)


def _snow_cover(height: Field, tallest: float, line: float) -> Field:
    across = np.abs(np.gradient(cv2.GaussianBlur(height, (0, 0), 2.0), axis=1))
    return np.asarray((height / tallest - line) * 3.2 - 0.12 * np.minimum(across, 4), np.float32)
