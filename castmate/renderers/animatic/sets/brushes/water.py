"""Water: open surfaces that mirror the sky, glints that come and go, waves that run up a shore."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import skia

from castmate.renderers.animatic.mood import Rgb, mixed, multiplied
from castmate.renderers.animatic.sets.brushes.palette import (
    colour,
    fill_of,
    gradient,
    ramp_of,
)
from castmate.renderers.animatic.sets.brushes.sky import luminary_at
from castmate.renderers.animatic.sets.brushes.terrain import Crest
from castmate.renderers.animatic.sets.brushes.texture import (
    Field,
    canvas_over,
    image_of,
    noise,
    stroke_tile,
)
from castmate.renderers.animatic.sets.layers import Paint
from castmate.renderers.animatic.stage import Stage


@dataclass(frozen=True)
class Water:
    """A flat stretch of water from the horizon at *top* down to *bottom*."""

    top: float
    bottom: float
    depth: float
    colour: Rgb = (30, 118, 160)
    shallow: Rgb = (96, 196, 196)
    """Colour near the lower edge."""
    mirror: float = 0.55
    """0..1: how much of the sky it throws back at the far edge."""
    rough: float = 0.30


def paint_water(canvas: skia.Canvas, stage: Stage, purpose: str, water: Water) -> None:
    """The surface at rest: long strokes that widen towards the viewer, and the sun's path."""
    mood = stage.mood
    k = stage.pixels_per_unit * 0.75
    rng = stage.rng(purpose)
    width = stage.reach(water.depth)
    shape = (max(8, int((water.bottom - water.top) * k)), max(8, int(2 * width * k)))
    share = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
    strokes = _wave_strokes(rng, share, shape, k)
    tint = {"sunset": 0.64, "dawn": 0.42}.get(mood.time_of_day, 0.0)
    tint = max(tint, 0.4 if mood.luminary is None else 0.0)
    deep = mixed(multiplied(water.colour, mood.fill), mixed(mood.zenith, mood.midsky, 0.6), tint)
    near = mixed(multiplied(water.shallow, mood.fill), mood.midsky, tint)
    far = mixed(deep, mixed(mood.horizon, mood.midsky, 0.35), water.mirror)
    tone = share + 0.10 * (noise(shape, (26 * k, 340 * k), rng, octaves=3) - 0.5)
    steps = (far, mixed(far, deep, 0.6), deep, mixed(deep, near, 0.5), near)
    index = np.clip(tone * 255, 0, 255).astype(np.uint8)
    pixels = ramp_of(steps, posterised=0.0)[index]
    light = np.array(mixed(mood.midsky, mood.key, 0.5), np.float32)
    dark = np.array(mixed(deep, (10, 16, 50), 0.4), np.float32)
    crest = (np.clip(strokes - 0.62, 0, 1) * 2.0 * water.rough)[..., None]
    trough = (np.clip(0.36 - strokes, 0, 1) * 2.0 * water.rough)[..., None]
    pixels += (light - pixels) * crest
    pixels += (dark - pixels) * trough
    glitter = _glitter(stage, width, share, shape, strokes)[..., None]
    if mood.luminary is not None:
        pixels += (np.array(mood.luminary.colour, np.float32) - pixels) * glitter
    canvas.drawImageRect(
        image_of(pixels, np.ones(shape, np.float32)),
        skia.Rect.MakeLTRB(-width, water.top, width, water.bottom),
        skia.SamplingOptions(skia.FilterMode.kLinear),
    )


def _wave_strokes(
    rng: np.random.Generator, share: Field, shape: tuple[int, int], k: float
) -> Field:
    tile = stroke_tile(rng, size=256, stroke=(44 * k, 4.5 * k), turned=(-3, 3), cover=2.6)
    high, wide = tile.shape
    rows = (np.log(share * 7 + 0.22) * 120 * k).astype(np.int32) % high
    x = np.arange(shape[1], dtype=np.float32)[None, :] - shape[1] / 2
    columns = (x * (1.9 - 1.3 * share) + 53 * share).astype(np.int32) % wide
    return np.asarray(tile[rows, columns], np.float32)


def _glitter(
    stage: Stage, width: float, share: Field, shape: tuple[int, int], strokes: Field
) -> Field:
    if stage.mood.luminary is None:
        return np.zeros(shape, np.float32)
    x = np.linspace(-width, width, shape[1], dtype=np.float32)[None, :]
    low = stage.mood.time_of_day in ("dawn", "sunset")
    spread = (46 if low else 90) + share * (120 if low else 200)
    near_path = np.exp(-(((x - luminary_at(stage)[0]) / spread) ** 2))
    wanted = 0.86 - 0.50 * near_path * (1.0 if low else 0.7)
    return np.asarray(np.clip((strokes - wanted) * 4, 0, 1) * near_path * 0.9, np.float32)


class Shimmer:
    """Glints on the water that light up and fade; most of them below the sun or moon."""

    def __init__(
        self, stage: Stage, purpose: str, water: Water, *, count: int = 52, margin: float = 8.0
    ) -> None:
        rng = stage.rng(purpose)
        width = stage.half_width + 60
        under = luminary_at(stage)[0]
        luminary = stage.mood.luminary
        self._paint = fill_of(
            luminary.colour if luminary else mixed(stage.mood.horizon, (255, 255, 255), 0.3)
        )
        self._paint.setStrokeCap(skia.Paint.kRound_Cap)
        self._strength = 0.75 if luminary else 0.30
        self._glints = []
        for number in range(count):
            share = float(rng.random()) ** 1.3
            y = water.top + margin + (water.bottom - water.top - 2 * margin) * share
            x = rng.normal(under, 36 + 110 * share) if number % 3 else rng.uniform(-width, width)
            length = (7 + 30 * share) * rng.uniform(0.6, 1.4)
            phase, pace = float(rng.uniform(0, 6.28)), float(rng.uniform(1.0, 2.4))
            thick = 0.9 + 2.0 * share
            self._glints.append((float(x), y, float(length), thick, phase, pace))

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """The glints that shine after *seconds*."""
        for x, y, length, thick, phase, pace in self._glints:
            shine = math.sin(pace * seconds + phase)
            if shine <= 0:
                continue
            drift = 5 * math.sin(0.5 * seconds + phase)
            reach = length * (0.4 + 0.6 * shine)
            self._paint.setAlphaf(self._strength * shine)
            canvas.drawOval(
                skia.Rect.MakeLTRB(
                    x + drift - reach, y - thick / 2, x + drift + reach, y + thick / 2
                ),
                self._paint,
            )


class Surf:
    """Waves that run up a shore and draw back, with a rim of foam."""

    def __init__(self, stage: Stage, purpose: str, shore: Crest, *, run: float = 20.0) -> None:
        rng = stage.rng(purpose)
        mood = stage.mood
        width = stage.reach(1.0)
        self._x = np.linspace(-width, width, int(width / 16), dtype=np.float32)
        self._shore = shore(self._x)
        self._run = run
        self._phases = rng.uniform(0, 6.28, 3).tolist()
        foam = multiplied((250, 252, 252), mixed(mood.fill, (255, 255, 255), 0.25))
        self._foam = fill_of(foam, 0.92)
        tint = {"sunset": 0.6, "dawn": 0.4}.get(mood.time_of_day, 0.2)
        self._film = fill_of(mixed(multiplied((118, 206, 206), mood.fill), mood.midsky, tint), 0.62)
        # Smooth edges would cost as much again, and foam hides the one that shows.
        self._film.setAntiAlias(False)

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """The water's edge after *seconds*: a film of water and two lines of foam."""
        front, behind = self._edge_at(seconds, 0, 5.5), self._edge_at(seconds, 1, 7.5)
        behind = np.minimum(behind, front - 8)
        film = skia.Path()
        film.addPoly(
            _points(self._x, front) + _points(self._x, self._shore - 12)[::-1],
            True,  # noqa: FBT003 - closes the outline
        )
        canvas.drawPath(film, self._film)
        for strength, edge in ((0.5, behind), (0.9, front)):
            thick = 4.0 + 2.0 * np.sin(self._x * 0.061 + self._phases[1] - 0.7 * seconds)
            foam = skia.Path()
            foam.addPoly(
                _points(self._x, edge) + _points(self._x, edge - thick)[::-1],
                True,  # noqa: FBT003 - closes the outline
            )
            self._foam.setAlphaf(strength)
            canvas.drawPath(foam, self._foam)

    def _edge_at(self, seconds: float, number: int, period: float) -> Field:
        turn = 2 * math.pi * seconds / period + self._phases[number]
        up = self._run * (0.5 + 0.5 * math.sin(turn)) - 14 * number
        lap = np.sin(self._x * 0.018 + self._phases[2] + 0.4 * math.sin(turn) + 2.1 * number)
        ripple = np.sin(self._x * 0.047 + turn)
        return np.asarray(self._shore + up + 5 * lap + 2.5 * ripple, np.float32)


def _points(x: Field, y: Field) -> list[skia.Point]:
    return [skia.Point(*point) for point in zip(x.tolist(), y.tolist(), strict=True)]


def paint_reflected(
    canvas: skia.Canvas,
    stage: Stage,
    scenery: Paint,
    shore: float,
    *,
    deep: float,
    depth: float,
) -> None:
    """Still water's mirror image of *scenery*, from *shore* down to *deep* units below it.

    *scenery* is painted once more, at a quarter of its size.
    """
    k = stage.pixels_per_unit * 0.25
    width = stage.reach(depth)
    small = replace(stage, size=stage.size.scaled(0.25))
    pixels = np.zeros((max(8, int(deep * k)), max(8, int(2 * width * k)), 4), np.uint8)
    board = canvas_over(pixels)
    board.scale(k, -k)
    board.translate(width, -shore)
    scenery(board, small)
    image = skia.Image.fromarray(pixels, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    target = skia.Rect.MakeLTRB(-width, shore, width, shore + deep)
    canvas.saveLayer(target, None)
    canvas.drawImageRect(image, target, skia.SamplingOptions(skia.FilterMode.kLinear))
    black: Rgb = (0, 0, 0)
    stops = ((0.0, colour(black, 0.78)), (0.5, colour(black, 0.5)), (1.0, colour(black, 0.0)))
    fade = gradient(((0, shore), (0, shore + deep)), stops)
    fade.setBlendMode(skia.BlendMode.kDstIn)
    canvas.drawRect(target, fade)
    canvas.restore()
    rng = stage.rng("mirror streaks")
    light = fill_of(mixed(stage.mood.horizon, stage.mood.key, 0.3), 0.4)
    for _ in range(60):
        share = float(rng.random())
        x, y = float(rng.uniform(-width, width)), shore + 3 + (deep - 6) * share
        long, thick = 14 + 60 * share, 0.7 + 1.1 * share
        canvas.drawOval(skia.Rect.MakeXYWH(x, y, long, thick), light)
