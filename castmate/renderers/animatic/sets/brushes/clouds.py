"""Clouds: heaped ones lit from the sun's side that drift, and closed decks for grey weather."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import skia

from castmate.renderers.animatic.mood import Mood, Rgb, mixed
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.texture import Field, image_of, noise
from castmate.renderers.animatic.sets.brushes.volume import (
    brightness,
    coloured,
    modelled,
    sprite_of,
)
from castmate.renderers.animatic.stage import Stage

_DRIFT = {"clear": 5.0, "wind": 26.0, "fog": 3.0, "rain": 9.0, "snow": 5.0, "storm": 22.0}
"""Units a second that clouds move to the right."""


@dataclass(frozen=True)
class _Drifting:
    sprite: Sprite
    x: float
    y: float
    scale: float
    speed: float


class Clouds:
    """The drifting clouds of one sky: baked once, then moved.

    ``Clouds(stage)`` costs about 60 ms at 1280x720, ``animate`` under a millisecond a frame.
    """

    def __init__(self, stage: Stage, *, top: float = 40.0, bottom: float = 300.0) -> None:
        rng = stage.rng("clouds")
        self._reach = stage.reach(0.15) + 60
        kinds = [heaped_cloud(stage, f"cloud {n}") for n in range(3)]
        count = max(3, round(self._reach / 230))
        drift = _DRIFT[stage.mood.weather]
        spacing = 2 * (self._reach + 260) / count
        clouds: list[_Drifting] = []
        for number in range(count):
            distance = (number * 0.618 + rng.random() * 0.2) % 1.0
            x = -self._reach - 260 + spacing * (number + rng.uniform(0.1, 0.75))
            y = top + (bottom - top) * distance + rng.uniform(-12, 12)
            scale = 0.86 - 0.54 * distance
            sprite = kinds[number % len(kinds)]
            clouds.append(_Drifting(sprite, x, y, scale, drift * (0.35 + scale)))
        self._clouds = sorted(clouds, key=lambda cloud: cloud.scale)

    def animate(self, canvas: skia.Canvas, stage: Stage, seconds: float) -> None:  # noqa: ARG002
        """The clouds where they have drifted to after *seconds*."""
        span = 2 * (self._reach + 260)
        for cloud in self._clouds:
            travelled = cloud.x + cloud.speed * seconds + self._reach + 260
            x = travelled % span - self._reach - 260
            cloud.sprite.place(canvas, x, cloud.y, cloud.scale)


def paint_clouds(canvas: skia.Canvas, stage: Stage) -> None:
    """The clouds at rest: a closed deck in grey weather, heaped clouds otherwise."""
    if stage.mood.luminary is None:
        paint_deck(canvas, stage)
    else:
        Clouds(stage).animate(canvas, stage, 0.0)


def cloud_colours(mood: Mood) -> tuple[Rgb, Rgb, Rgb, Rgb]:
    """Belly, shade, body and rim of a cloud in this light."""
    if mood.luminary is None:
        body = mixed(mood.midsky, mood.horizon, 0.4)
        return mixed(mood.zenith, body, 0.25), mixed(mood.zenith, body, 0.7), body, mixed(
            body, (255, 255, 255), 0.18
        )  # fmt: skip
    match mood.time_of_day:
        case "day":
            return (158, 190, 226), (203, 224, 244), (243, 248, 253), (255, 255, 252)
        case "dawn":
            return (178, 160, 200), (222, 182, 200), (252, 220, 208), (255, 244, 222)
        case "sunset":
            return (98, 66, 132), (178, 84, 132), (246, 142, 118), (255, 222, 156)
        case "night":
            return (22, 30, 68), (33, 44, 90), (54, 68, 122), (112, 128, 182)


def heaped_cloud(stage: Stage, purpose: str, *, width: float = 520.0) -> Sprite:
    """A cumulus about *width* units wide, its foot in the middle of its flat base."""
    rng = stage.rng(purpose)
    k = min(1.0, stage.pixels_per_unit)
    shape = (int(width * 0.40 * k), int(width * k))
    mass = modelled(_heap(rng, width * k, shape), shape)
    tear = noise(shape, (26 * k, 34 * k), rng, octaves=4) - 0.5
    puff = noise(shape, (40 * k, 64 * k), rng, octaves=3) - 0.5
    edge = _soft_step(mass.inside + 0.5 * tear + 0.12 * puff, 0.02, 0.26)
    down = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
    base = _soft_step(0.97 - down + 0.22 * puff, 0.0, 0.30)
    alpha = edge * base
    lit = cv2.GaussianBlur(brightness(mass, stage.mood), (0, 0), 5.0 * k)
    tone = 0.66 + 0.40 * lit - 0.72 * (down - 0.36) + 0.16 * puff + 0.10 * tear
    colours = coloured(tone, cloud_colours(stage.mood), posterised=0.3)
    dimmed = np.float32(0.86 if stage.mood.time_of_day == "night" else 0.97)
    return sprite_of(colours, _faded_sides(alpha) * dimmed, (shape[1] / 2, shape[0]), k)


def _heap(rng: np.random.Generator, width: float, shape: tuple[int, int]) -> Field:
    balls = []
    peak = rng.uniform(0.35, 0.65)
    second = (peak + 0.38) % 1.0
    for _ in range(34):
        x = rng.beta(1.5, 1.5)
        crown = max(0.16, 1 - abs(x - peak) * 2.1, 0.62 - abs(x - second) * 2.4)
        radius = shape[0] * (0.09 + 0.20 * crown * rng.uniform(0.55, 1.1))
        lift = shape[0] * (0.88 - 0.56 * crown * rng.random() ** 0.8)
        balls.append((0.09 * width + x * width * 0.82, lift, radius))
    return np.array(sorted(balls, key=lambda ball: ball[1]), np.float32)


def _soft_step(value: Field, low: float, high: float) -> Field:
    share = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)


def _faded_sides(alpha: Field) -> Field:
    ramp = np.minimum(1, np.linspace(0, 14, alpha.shape[1], dtype=np.float32))
    rows = np.minimum(1, np.linspace(0, 10, alpha.shape[0], dtype=np.float32))[:, None]
    return np.asarray(alpha * ramp * ramp[::-1] * rows * rows[::-1], np.float32)


def paint_deck(canvas: skia.Canvas, stage: Stage, *, bottom: float = 430.0) -> None:
    """A closed cover of cloud from above the picture down to *bottom*, ragged and layered."""
    k = min(1.0, stage.pixels_per_unit) * 0.5
    width = stage.reach(0.0)
    shape = (max(8, int((bottom + 60) * k)), max(8, int(2 * width * k)))
    rng = stage.rng("deck")
    high = noise(shape, (110 * k, 330 * k), rng, octaves=4)
    torn = noise(shape, (44 * k, 120 * k), rng, octaves=4)
    down = np.linspace(0, 1, shape[0], dtype=np.float32)[:, None]
    bands = np.sin((down * 3.1 + 0.55 * high) * np.float32(2 * np.pi)) * 0.5 + 0.5
    tone = 0.16 + 0.36 * down + 0.42 * (high - 0.5) + 0.30 * (torn - 0.5) + 0.22 * bands
    depth = 0.92 if stage.mood.weather == "storm" else 0.78
    alpha = _soft_step(1.02 - down + 0.4 * (torn - 0.5), 0.0, 0.6) * np.float32(depth)
    colours = coloured(tone, cloud_colours(stage.mood), posterised=0.25)
    canvas.drawImageRect(
        image_of(colours, alpha),
        skia.Rect.MakeLTRB(-width, -60, width, bottom),
        skia.SamplingOptions(skia.FilterMode.kLinear),
    )
