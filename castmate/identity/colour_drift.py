"""How far the colours of a sighting are from the character's, whatever the light.

Earth-mover distance of palettes: Rubner, Tomasi and Guibas, "The earth mover's distance as a
metric for image retrieval", 2000. The light is compensated within bounds: exposure by up to two
stops, and warm or cool by up to 0.6; what a light of that kind cannot explain is drift.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from castmate.identity.colour import Floats, Palette
from castmate.identity.embedder import Crop

EXPOSURE_STOPS = 2.0
WARMTH = 0.6
"""Largest log-ratio of red to blue, split evenly between the two."""
STEPS = 7
ROUNDS = 3
"""Each round looks three times as closely around the best light so far."""
EFFORT = 1.5
"""dE a light at the bounds must at least explain: the plain light is preferred to a far one."""


@dataclass(frozen=True)
class Light:
    """A change of light, and what it leaves unexplained."""

    stops: float
    warmth: float
    residual: float
    """dE: the earth-mover distance that remains under this light."""

    @property
    def is_a_change(self) -> bool:
        """Whether it differs from the plain light at all."""
        return (self.stops, self.warmth) != (0.0, 0.0)


def kindest_light(seen: Palette, own: Palette) -> Light:
    """The light under which *seen* comes nearest to *own*; about 7 ms. Both must have colours."""
    if not len(seen.shares) or not len(own.shares):
        raise ValueError("A palette without colours cannot be compared.")
    best = Light(0.0, 0.0, earth_mover_distance(seen, own))
    reach = 1.0
    for _ in range(ROUNDS):
        lights = itertools.product(
            _around(best.stops, reach * EXPOSURE_STOPS, EXPOSURE_STOPS),
            _around(best.warmth, reach * WARMTH, WARMTH),
        )
        tried = [
            Light(stops, warmth, earth_mover_distance(under_light(seen, stops, warmth), own))
            for stops, warmth in lights
        ]
        best = min((best, *tried), key=_cost)
        reach /= 3
    return best


def colour_residual(seen: Palette, own: Palette) -> float:
    """The work, in Lab units (dE), left between two palettes under the kindest light."""
    return kindest_light(seen, own).residual


def earth_mover_distance(one: Palette, other: Palette) -> float:
    """Mean distance in Lab over which surface must be moved to turn one palette into the other."""
    work, _, _ = cv2.EMD(_weighed(one), _weighed(other), cv2.DIST_L2)
    return float(work)


def under_light(palette: Palette, stops: float, warmth: float) -> Palette:
    """*palette* with linear light scaled by ``2**stops``, red up and blue down by *warmth*."""
    lit = under_lights(palette, [(stops, warmth)])
    return Palette(cv2.cvtColor(lit, cv2.COLOR_RGB2LAB)[0], palette.shares)


def under_lights(palette: Palette, lights: Sequence[tuple[float, float]]) -> Floats:
    """sRGB of *palette* under each of *lights* (stops, warmth): float32 (lights, colours, 3)."""
    rgb = cv2.cvtColor(palette.lab[None], cv2.COLOR_LAB2RGB)
    gains = np.stack([_gain(stops, warmth) for stops, warmth in lights])
    return _encoded(_linear(rgb) * gains[:, None])


def relit(crop: Crop, light: Light) -> Crop:
    """*crop* as it would look under *light*."""
    codes = np.linspace(0, 1, 256, dtype=np.float32)[:, None]
    lit = _encoded(_linear(codes) * _gain(light.stops, light.warmth))
    table = np.round(lit * 255).astype(np.uint8).reshape(1, 256, 3)
    return Crop(cv2.LUT(np.ascontiguousarray(crop.rgb), table), crop.alpha)


def _weighed(palette: Palette) -> Floats:
    """As OpenCV wants it: float32 (colours, 4), the share before each colour."""
    return np.concatenate([palette.shares[:, None], palette.lab], axis=1)


def _cost(light: Light) -> float:
    far = abs(light.stops) / EXPOSURE_STOPS + abs(light.warmth) / WARMTH
    return light.residual + EFFORT * far


def _gain(stops: float, warmth: float) -> Floats:
    gain: Floats = (2.0**stops * np.exp((warmth / 2, 0.0, -warmth / 2))).astype(np.float32)
    return gain


def _around(middle: float, reach: float, bound: float) -> list[float]:
    return [
        float(x) for x in np.linspace(middle - reach, middle + reach, STEPS).clip(-bound, bound)
    ]


def _linear(rgb: Floats) -> Floats:
    """IEC 61966-2-1: sRGB to linear light, both 0..1."""
    rgb = rgb.clip(0, 1)
    low, high = rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4
    return np.where(rgb <= 0.04045, low, high).astype(np.float32)


def _encoded(light: Floats) -> Floats:
    """IEC 61966-2-1: linear light to sRGB, both 0..1."""
    light = light.clip(0, 1)
    low, high = light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055
    return np.where(light <= 0.0031308, low, high).astype(np.float32)
