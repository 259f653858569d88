"""How a painter mixes: from one local colour to a ramp of shadow, body, light and highlight."""

from __future__ import annotations

import numpy as np
import skia
from numpy.typing import NDArray

from castmate.renderers.animatic.mood import Mood, Rgb, mixed, multiplied

SNOW: Rgb = (246, 249, 255)


def colour(of: Rgb, alpha: float = 1.0) -> int:
    """A Skia colour; *alpha* is 0..1."""
    r, g, b = of
    if min(of) < 0 or max(of) > 255:
        r, g, b = (min(255, max(0, channel)) for channel in of)
    # Packed here: Skia's own function takes twice as long, and a forest asks 7,000 times.
    return round(255 * min(1.0, max(0.0, alpha))) << 24 | r << 16 | g << 8 | b


def fill_of(of: Rgb, alpha: float = 1.0) -> skia.Paint:
    """A smooth-edged paint of one colour."""
    return skia.Paint(AntiAlias=True, Color=colour(of, alpha))


def shadow_tint(mood: Mood) -> Rgb:
    """What a shadow multiplies a surface by: the light left over is the sky's, so it is cool."""
    deep: Rgb = (58, 66, 128) if mood.is_dark else (92, 96, 158)
    if mood.time_of_day in ("sunset", "dawn"):
        deep = (104, 74, 140) if mood.time_of_day == "sunset" else (112, 100, 156)
    softness = 0.30 if mood.luminary is None else 0.0
    return mixed(deep, (255, 255, 255), softness)


def tones(mood: Mood, base: Rgb, depth: float = 1.0) -> tuple[Rgb, Rgb, Rgb, Rgb, Rgb]:
    """Deep shadow, shadow, body, light and highlight of the local colour *base* at *depth*."""
    body = multiplied(base, mixed(mood.fill, (255, 255, 255), 0.05))
    shaded = multiplied(base, multiplied(mood.fill, shadow_tint(mood)))
    light = multiplied(mixed(base, (255, 246, 190), 0.20), mood.key)
    high = multiplied(mixed(base, (255, 250, 214), 0.48), mood.key)
    if mood.luminary is None:
        light, high = mixed(body, light, 0.7), mixed(body, high, 0.55)
    lost = mood.haze_density * max(0.0, 1.0 - depth)
    deep = mixed(shaded, (18, 20, 48), 0.22)
    ramp = (deep, mixed(shaded, body, 0.4), body, mixed(body, light, 0.75), high)
    hazed = [mixed(tone, mood.haze, lost) for tone in ramp]
    return hazed[0], hazed[1], hazed[2], hazed[3], hazed[4]


def ramp_of(steps: tuple[Rgb, ...], *, posterised: float = 0.5) -> NDArray[np.float32]:
    """256 colours, float32 (256, 3), through *steps*; *posterised* 0 is smooth, 1 stepped."""
    at = np.linspace(0, len(steps) - 1, 256)
    whole = np.round(at)
    rest = at - whole
    stepped = whole + np.sign(rest) * np.abs(2 * rest) ** (1 + 5 * posterised) / 2
    table = np.array(steps, np.float32)
    channels = [np.interp(stepped, np.arange(len(steps)), table[:, c]) for c in range(3)]
    return np.stack(channels, axis=1).astype(np.float32)


def gradient(
    ends: tuple[tuple[float, float], tuple[float, float]],
    stops: tuple[tuple[float, int], ...],
) -> skia.Paint:
    """A linear gradient from one point to another through *stops* = (share, Skia colour)."""
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(*ends[0]), skia.Point(*ends[1])],
        [stop[1] for stop in stops],
        [stop[0] for stop in stops],
    )
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader)


def glow(x: float, y: float, radius: float, of: Rgb, strength: float = 1.0) -> skia.Paint:
    """Light that falls off softly around a point; draw it with ``drawCircle`` of *radius*."""
    shader = skia.GradientShader.MakeRadial(
        skia.Point(x, y),
        radius,
        [colour(of, strength), colour(of, 0.42 * strength), colour(of, 0.12 * strength),
         colour(of, 0.0)],
        [0.0, 0.25, 0.58, 1.0],
    )  # fmt: skip
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader)
