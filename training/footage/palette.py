"""Colours as they are met: mostly unsaturated, often black, brown, white or grey."""

from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

Colours = NDArray[np.float32]
"""float32 (colours, 3): sRGB, 0..255."""
Taste = Literal["earthen", "grey", "pastel", "mixed", "vivid"]
TASTES: tuple[Taste, ...] = ("earthen", "grey", "pastel", "mixed", "vivid")
OF_WORLDS = (0.42, 0.26, 0.1, 0.16, 0.06)
OF_SUBJECTS = (0.4, 0.22, 0.05, 0.14, 0.19)


def to_rgb(lab: NDArray[np.floating]) -> Colours:
    """The colours of Lab (colours, 3), clipped into sRGB."""
    rgb = cv2.cvtColor(lab.astype(np.float32)[None], cv2.COLOR_LAB2RGB)[0]
    clipped: Colours = (rgb.clip(0, 1) * 255).astype(np.float32)
    return clipped


def to_lab(rgb: Colours) -> Colours:
    """Lab (colours, 3) of sRGB colours."""
    lab: Colours = cv2.cvtColor((rgb / 255).astype(np.float32)[None], cv2.COLOR_RGB2LAB)[0]
    return lab


def palette(rng: np.random.Generator, count: int, shares: tuple[float, ...]) -> Colours:
    """So many colours of one taste, which is drawn with the given shares of `TASTES`."""
    taste = TASTES[int(rng.choice(len(TASTES), p=np.array(shares) / sum(shares)))]
    key, contrast = rng.uniform(18, 85), float(rng.choice([6, 18, 34], p=[0.25, 0.4, 0.35]))
    lightness = rng.normal(key, contrast, count).clip(4, 97)
    reach = {"earthen": 12.0, "grey": 2.0, "pastel": 12.0, "mixed": 22.0, "vivid": 48.0}[taste]
    chroma = rng.gamma(3.0, reach / 3, count)
    spread = 0.35 if taste == "earthen" else float(rng.choice([0.3, 1.0, 3.0], p=[0.25, 0.35, 0.4]))
    common = rng.normal(1.15, 0.3) if taste == "earthen" else rng.uniform(0, 2 * np.pi)
    hue = common + rng.normal(0, spread, count)
    return to_rgb(np.stack([lightness, chroma * np.cos(hue), chroma * np.sin(hue)], axis=1))


def camouflage(rng: np.random.Generator, world: Colours, count: int) -> Colours:
    """So many colours that the world has too, nearly."""
    lab = to_lab(world)[rng.integers(len(world), size=count)]
    return to_rgb(lab + rng.normal(0, [7, 3, 3], (count, 3)))


def gradient(colours: Colours) -> NDArray[np.float32]:
    """float32 (256, 3): the colours one after the other, blended; recolours a grey pattern."""
    stops = np.linspace(0, 255, len(colours))
    at = np.arange(256)
    return np.stack([np.interp(at, stops, channel) for channel in colours.T], 1).astype(np.float32)
