"""Light that falls on a character: it belongs to the place, and stays itself.

Three gentle things, each bounded, because a character must be recognised at sunset too:
a tint that keeps luminance (so a white dog stays white), a key light over a rounded body guessed
from the silhouette, and a rim on the side of the sun, the moon or a lamp.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.renderers.animatic.mood import Mood, Rgb
from castmate.renderers.animatic.sets.layers import Lamp

Planes = NDArray[np.float32]
"""float32 (3, height, width): blue, green and red, 0..1, each already times alpha."""
Cover = NDArray[np.float32]
"""float32 (height, width), alpha 0..1."""

_LUMA = np.array([0.114, 0.587, 0.299], np.float32)
_TINT_SHARE = 0.42
"""How much of the light's hue a character takes on."""
_DARKEST = 0.74
"""How dark a night may make a character."""


@dataclass(frozen=True)
class Light:
    """The light at the spot where a character stands."""

    fill: Rgb
    key: Rgb
    side: float
    """-1: the key light comes from the left; 1: from the right; 0: from the front, above."""
    shaping: float
    """0..1: how much darker the far side is."""
    rim: float
    """0..1: how bright the edge towards the light glows."""


def light_at(x: float, mood: Mood, lamps: Sequence[Lamp], *, indoors: bool) -> Light:
    """What *mood* and *lamps* do to a character standing at *x* (stage units)."""
    rim = {"dawn": 0.34, "day": 0.16, "sunset": 0.5, "night": 0.34}[mood.time_of_day]
    light = Light(mood.fill, mood.key, mood.light_from, 0.5, rim if mood.luminary else 0.1)
    if indoors:
        light = Light(mood.fill, mood.key, mood.light_from * 0.5, 0.35, 0.12)
    near = [(lamp, lamp.strength / (1 + (abs(lamp.x - x) / 380) ** 2)) for lamp in lamps]
    if not near:
        return light
    lamp, reach = max(near, key=lambda pair: pair[1])
    share = min(0.75, reach * (1.0 if mood.is_dark else 0.5))
    side = float(np.clip((lamp.x - x) / 160, -1, 1))
    return Light(
        _mixed(light.fill, lamp.colour, share * 0.45),
        _mixed(light.key, lamp.colour, share),
        light.side + (side - light.side) * share,
        light.shaping,
        max(light.rim, 0.55 * share),
    )


def relit(planes: Planes, cover: Cover, light: Light) -> Planes:
    """*planes* in *light*; *cover* tells the shape."""
    shading = light.shaping * (0.2 * _facing_light(cover, light.side) - 0.06)
    rim = light.rim * _rim(cover, light.side)
    keep, glow = 1 - rim, rim * cover
    base, key = _tint(light.fill) * _dimming(light.fill), _tint(light.key)
    lit = np.empty_like(planes)
    for channel, plane in enumerate(planes):
        tinted = plane * (base[channel] + base[channel] * key[channel] * shading)
        # The rim is screened over: 1 - (1 - colour)(1 - rim), all times alpha.
        shown = cv2.min(tinted, cover) * keep + glow * np.float32(light.key[2 - channel] / 255)
        lit[channel] = cv2.min(shown, cover)
    return lit


def paper_in(light: Light) -> tuple[float, float, float]:
    """White paper (blue, green, red, 0..1) in *light*: the rim of a sticker."""
    blue, green, red = np.clip(0.985 * _tint(light.fill) * _dimming(light.fill), 0, 1)
    return float(blue), float(green), float(red)


def _tint(light: Rgb) -> NDArray[np.float32]:
    """Factors for blue, green and red that keep the luminance of a grey."""
    bgr = np.maximum(np.array(light[::-1], np.float32), 1)
    hue = bgr / float(bgr @ _LUMA)
    return np.asarray(1 + (hue - 1) * _TINT_SHARE, np.float32)


def _dimming(light: Rgb) -> float:
    luma = float(np.array(light[::-1], np.float32) @ _LUMA) / 255
    return float(max(_DARKEST, luma**0.42))


def _facing_light(cover: Cover, side: float) -> Cover:
    """-1..1: how much the surface faces a light from above and *side*, of an inflated shape."""
    small = _smaller(cover, 110)
    inside = cv2.distanceTransform((small > 0.5).astype(np.uint8), cv2.DIST_L2, 3)
    reach = max(4.0, float(inside.max()))
    # A quarter circle over the distance to the edge: round at the rim, flat in the middle.
    height = np.sqrt(np.clip(1 - (1 - np.minimum(inside / reach, 1)) ** 2, 0, 1)) * reach
    height = cv2.GaussianBlur(height, (0, 0), max(1.5, reach * 0.12))
    dx = cv2.Sobel(height, cv2.CV_32F, 1, 0, scale=0.125)
    dy = cv2.Sobel(height, cv2.CV_32F, 0, 1, scale=0.125)
    to_x, to_y, to_z = 0.8 * side, -0.55, 0.6
    length = float(np.sqrt(to_x**2 + to_y**2 + to_z**2))
    facing = (-dx * to_x - dy * to_y + to_z) / (np.sqrt(dx**2 + dy**2 + 1) * length)
    return _as_large(np.clip(facing * 2 - 1, -1, 1), cover)


def _rim(cover: Cover, side: float) -> Cover:
    """1 just inside the edges that look towards *side* and up, soon 0 within."""
    small = _smaller(cover, 300)
    width = max(2.0, small.shape[0] * 0.016)
    aside = side if abs(side) > 0.15 else 0.0
    away = np.array([[1, 0, -width * aside], [0, 1, width * 0.8]], np.float32)
    moved = cv2.warpAffine(small, away, (small.shape[1], small.shape[0]))
    edge = cv2.GaussianBlur(np.clip(small - moved, 0, 1), (0, 0), width * 0.3)
    return _as_large(edge * small, cover)


def _smaller(cover: Cover, height: int) -> Cover:
    """Light is soft: it can be worked out on a picture *height* pixels tall."""
    share = min(1.0, height / cover.shape[0])
    size = (max(1, round(cover.shape[1] * share)), max(1, round(cover.shape[0] * share)))
    return np.asarray(cv2.resize(cover, size, interpolation=cv2.INTER_AREA), np.float32)


def _as_large(part: NDArray[np.floating], cover: Cover) -> Cover:
    size = (cover.shape[1], cover.shape[0])
    return np.asarray(cv2.resize(part.astype(np.float32), size), np.float32)


def _mixed(a: Rgb, b: Rgb, share: float) -> Rgb:
    r, g, bl = (round(p + (q - p) * share) for p, q in zip(a, b, strict=True))
    return r, g, bl
