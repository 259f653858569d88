"""The sky at every hour and in every weather: washes of colour, sun or moon, stars, clouds."""

from __future__ import annotations

import numpy as np
import skia
from numpy.typing import NDArray

from castmate.renderers.animatic.mood import Rgb, mixed
from castmate.renderers.animatic.sets.brushes.clouds import Clouds, paint_clouds, paint_deck
from castmate.renderers.animatic.sets.brushes.palette import colour, fill_of, glow
from castmate.renderers.animatic.sets.brushes.texture import Field, image_of, noise
from castmate.renderers.animatic.sets.layers import Layer
from castmate.renderers.animatic.stage import HEIGHT, Stage

__all__ = [
    "Clouds",
    "luminary_at",
    "paint_clouds",
    "paint_deck",
    "paint_luminary",
    "paint_sky",
    "paint_stars",
    "sky_layer",
]

TOP, BOTTOM = -60.0, HEIGHT + 60.0
"""The span of y, in units, that a sky fills."""


def paint_sky(canvas: skia.Canvas, stage: Stage, *, horizon: float = 440.0) -> None:
    """The whole sky without clouds, as wide as a layer at depth 0; *horizon* is in units."""
    width = stage.reach(0.0)
    paint_wash(canvas, stage, skia.Rect.MakeLTRB(-width, TOP, width, BOTTOM), horizon)
    if stage.mood.time_of_day == "night" and stage.mood.luminary is not None:
        paint_stars(canvas, stage, horizon=horizon)
    paint_luminary(canvas, stage)


def sky_layer(
    stage: Stage, *, horizon: float = 440.0, clouds: tuple[float, float] | None = (90.0, 320.0)
) -> Layer:
    """The sky as the farthest layer of a set.

    *clouds* is the band of y where heaped clouds drift in fair weather (None: a bare sky). Grey
    weather closes the sky in any case.
    """
    fair = stage.mood.luminary is not None
    drifting = Clouds(stage, top=clouds[0], bottom=clouds[1]) if fair and clouds else None

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        paint_sky(canvas, stage, horizon=horizon)
        if not fair:
            paint_deck(canvas, stage, bottom=horizon)

    return Layer("sky", 0.0, paint, drifting.animate if drifting else None)


def luminary_at(stage: Stage) -> tuple[float, float]:
    """Where the sun or moon stands, in units; high in the middle behind closed clouds."""
    luminary = stage.mood.luminary
    if luminary is None:
        return 0.0, 60.0
    return (2 * luminary.x - 1) * stage.half_width, luminary.y * HEIGHT


def paint_wash(canvas: skia.Canvas, stage: Stage, area: skia.Rect, horizon: float) -> None:
    """The sky's colours over *area*: a gradient whose bands wander as a wet brush leaves them."""
    scale = min(1.0, stage.pixels_per_unit) * 0.5
    shape = (max(8, int(area.height() * scale)), max(8, int(area.width() * scale)))
    rng = stage.rng("sky wash")
    down = np.linspace(area.top(), area.bottom(), shape[0], dtype=np.float32)[:, None]
    wander = noise(shape, (90 * scale, 420 * scale), rng, octaves=4) - 0.5
    share = (down - TOP) / (horizon - TOP) + wander * 0.13
    pixels = _sky_colours(stage, share)
    strength = {"dawn": 0.72, "day": 0.42, "sunset": 0.82, "night": 0.26}[stage.mood.time_of_day]
    glowing = _glow_around_luminary(stage, area, shape)[..., None] * np.float32(strength)
    pixels += (_glow_colour(stage) - pixels) * glowing
    pixels += rng.random(shape, np.float32)[..., None] * 3 - 1.5
    canvas.drawImageRect(
        image_of(pixels, np.ones(shape, np.float32)),
        area,
        skia.SamplingOptions(skia.FilterMode.kLinear),
    )


def _sky_colours(stage: Stage, share: Field) -> NDArray[np.float32]:
    mood = stage.mood
    stops: list[tuple[float, Rgb]] = [
        (0.0, mood.zenith),
        (0.34, mixed(mood.zenith, mood.midsky, 0.62)),
        (0.62, mood.midsky),
        (0.84, mixed(mood.midsky, mood.horizon, 0.62)),
        (1.0, mood.horizon),
        (1.5, mixed(mood.horizon, mood.haze, 0.5)),
    ]
    at = [stop[0] for stop in stops]
    channels = [np.interp(share, at, [stop[1][c] for stop in stops]) for c in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)


def _glow_around_luminary(stage: Stage, area: skia.Rect, shape: tuple[int, int]) -> Field:
    if stage.mood.luminary is None:
        return np.zeros(shape, np.float32)
    x, y = luminary_at(stage)
    across = np.linspace(area.left(), area.right(), shape[1], dtype=np.float32) - np.float32(x)
    down = np.linspace(area.top(), area.bottom(), shape[0], dtype=np.float32) - np.float32(y)
    is_low = stage.mood.time_of_day in ("dawn", "sunset")
    stretch = np.float32(0.55 if is_low else 0.9)
    distance = np.hypot(across * stretch, down[:, None] * np.float32(1.15))
    return np.asarray(np.exp(-distance / np.float32(190 if is_low else 150)), np.float32)


def _glow_colour(stage: Stage) -> NDArray[np.float32]:
    luminary = stage.mood.luminary
    if luminary is None:
        return np.zeros(3, np.float32)
    warmth: Rgb = (
        (255, 206, 120) if stage.mood.time_of_day in ("dawn", "sunset") else (255, 255, 255)
    )
    return np.array(mixed(luminary.colour, warmth, 0.5), np.float32)


def paint_luminary(canvas: skia.Canvas, stage: Stage) -> None:
    """The sun or the moon with its halo; nothing behind closed clouds."""
    luminary = stage.mood.luminary
    if luminary is None:
        return
    x, y = luminary_at(stage)
    radius = luminary.radius * HEIGHT
    canvas.drawCircle(x, y, radius * 4.2, glow(x, y, radius * 4.2, luminary.colour, 0.62))
    if luminary.is_moon:
        _paint_moon(canvas, x, y, radius, luminary.colour)
        return
    canvas.drawCircle(x, y, radius * 1.16, fill_of(luminary.colour, 0.45))
    body = skia.GradientShader.MakeRadial(
        skia.Point(x - radius * 0.2, y - radius * 0.25),
        radius * 1.3,
        [colour((255, 255, 255)), colour(mixed(luminary.colour, (255, 255, 255), 0.35))],
    )
    canvas.drawCircle(x, y, radius, skia.Paint(AntiAlias=True, Shader=body))


def _paint_moon(canvas: skia.Canvas, x: float, y: float, radius: float, of: Rgb) -> None:
    canvas.drawCircle(x, y, radius, fill_of(of))
    seas = fill_of(mixed(of, (150, 156, 190), 0.55), 0.55)
    for across, down, size in (
        (-0.34, -0.26, 0.30), (0.10, -0.42, 0.17), (-0.10, 0.22, 0.24), (0.42, 0.08, 0.15),
        (0.26, 0.50, 0.20), (-0.56, 0.22, 0.13),
    ):  # fmt: skip
        canvas.drawCircle(x + across * radius, y + down * radius, size * radius, seas)
    shade = skia.GradientShader.MakeRadial(
        skia.Point(x - radius * 0.35, y - radius * 0.35),
        radius * 1.5,
        [colour((255, 255, 255), 0.25), colour((60, 66, 120), 0.0), colour((50, 56, 110), 0.55)],
        [0.0, 0.5, 1.0],
    )
    canvas.drawCircle(x, y, radius, skia.Paint(AntiAlias=True, Shader=shade))


def paint_stars(canvas: skia.Canvas, stage: Stage, *, horizon: float = 440.0) -> None:
    """Stars of several sizes, thinning towards the horizon, with a faint milky band."""
    rng = stage.rng("stars")
    width = stage.reach(0.0)
    band = rng.uniform(-0.35, 0.35)
    for number in range(int(width * 0.34)):
        x, y = rng.uniform(-width, width), TOP + (horizon - TOP) * rng.random() ** 1.25
        if number % 3 == 0:
            y = 150 + band * x + rng.normal(0, 46)
        fade = max(0.0, 1 - (y - TOP) / (horizon - TOP)) ** 0.6
        size = 0.6 + 1.2 * rng.random() ** 3
        tint = mixed((255, 244, 214), (198, 216, 255), float(rng.random()))
        canvas.drawCircle(x, y, size, fill_of(tint, fade * rng.uniform(0.35, 0.95)))
        if size > 1.55:
            canvas.drawCircle(x, y, size * 4, glow(x, y, size * 4, tint, 0.35 * fade))
