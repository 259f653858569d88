"""How far the colours of a sighting are from the character's, whatever the light.

Earth-mover distance of palettes: Rubner, Tomasi and Guibas, "The earth mover's distance as a
metric for image retrieval", 2000. The light is compensated within bounds: exposure by up to two
stops, and warm or cool by up to 0.6; what a light of that kind cannot explain is drift.
"""

import itertools

import cv2
import numpy as np

from castmate.identity.colour import Floats, Palette

EXPOSURE_STOPS = 2.0
WARMTH = 0.6
"""Largest log-ratio of red to blue, split evenly between the two."""
COARSE_STEPS = 7
FINE_ROUNDS = 2


def colour_residual(seen: Palette, own: Palette) -> float:
    """The work, in Lab units (dE), left between two palettes under the kindest light."""
    if not len(seen.shares) or not len(own.shares):
        raise ValueError("A palette without colours cannot be compared.")
    stops, warmth = 0.0, 0.0
    reach_stops, reach_warmth = EXPOSURE_STOPS, WARMTH
    best = earth_mover_distance(seen, own)
    for _ in range(1 + FINE_ROUNDS):
        lights = itertools.product(
            _around(stops, reach_stops, EXPOSURE_STOPS), _around(warmth, reach_warmth, WARMTH)
        )
        tried = [(earth_mover_distance(under_light(seen, *light), own), *light) for light in lights]
        left, *light = min(tried)
        if left < best:
            best, (stops, warmth) = left, light
        reach_stops, reach_warmth = reach_stops / 3, reach_warmth / 3
    return best


def earth_mover_distance(one: Palette, other: Palette) -> float:
    """Mean distance in Lab over which surface must be moved to turn one palette into the other."""
    signatures = [np.column_stack([p.shares, p.lab]).astype(np.float32) for p in (one, other)]
    work, _, _ = cv2.EMD(signatures[0], signatures[1], cv2.DIST_L2)
    return float(work)


def under_light(palette: Palette, stops: float, warmth: float) -> Palette:
    """*palette* with linear light scaled by ``2**stops``, red up and blue down by *warmth*."""
    rgb = cv2.cvtColor(palette.lab.reshape(-1, 1, 3), cv2.COLOR_LAB2RGB).reshape(-1, 3)
    gain = 2.0**stops * np.exp((warmth / 2, 0, -warmth / 2))
    lit = _encoded(_linear(rgb) * gain).astype(np.float32)
    lab = cv2.cvtColor(lit.reshape(-1, 1, 3), cv2.COLOR_RGB2LAB).reshape(-1, 3)
    return Palette(lab, palette.shares)


def _around(middle: float, reach: float, bound: float) -> Floats:
    steps = np.linspace(middle - reach, middle + reach, COARSE_STEPS)
    return steps.clip(-bound, bound).astype(np.float32)


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
