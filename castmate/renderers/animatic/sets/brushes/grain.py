"""Grain: small repeating pictures of wood, paper, plaster, cloth and stone, laid over colours."""

from __future__ import annotations

from typing import Literal

import numpy as np
import skia

Grain = Literal["paper", "wood", "plaster", "cloth", "stone"]

SIDE = 256
"""Width and height of a tile, in stage units."""

_SHAPES: dict[Grain, tuple[float, float, float, float]] = {
    # stretch across, stretch down, fall-off with frequency, contrast (0..255)
    "paper": (1.0, 1.0, 0.8, 30.0),
    "wood": (14.0, 1.0, 0.9, 46.0),
    "plaster": (1.0, 1.0, 1.7, 34.0),
    "cloth": (1.0, 1.0, 0.35, 30.0),
    "stone": (1.0, 1.0, 1.25, 48.0),
}


def grain_tile(kind: Grain, rng: np.random.Generator) -> skia.Image:
    """A grey picture around mid grey that repeats without a seam (noise shaped in frequency)."""
    across, down, fall, contrast = _SHAPES[kind]
    fx = np.fft.rfftfreq(SIDE)[None, :] * SIDE * across
    fy = np.fft.fftfreq(SIDE)[:, None] * SIDE * down
    distance = np.maximum(np.hypot(fx, fy), 1.0)
    spectrum = np.fft.rfft2(rng.standard_normal((SIDE, SIDE))) / distance**fall
    spectrum[0, 0] = 0
    noise = np.fft.irfft2(spectrum, s=(SIDE, SIDE))
    if kind == "cloth":
        y, x = np.mgrid[0:SIDE, 0:SIDE]
        noise = noise / noise.std() + 0.9 * np.where((x // 2 + y // 2) % 2, 1.0, -1.0)
    grey = np.clip(128 + noise / noise.std() * contrast, 0, 255).astype(np.uint8)
    return _picture(grey)


def _picture(grey: np.ndarray) -> skia.Image:
    pixels = np.repeat(grey[..., None], 4, axis=2)
    pixels[..., 3] = 255
    surface = skia.Surface(SIDE, SIDE)
    surface.writePixels(skia.Pixmap(surface.imageInfo(), pixels, SIDE * 4), 0, 0)
    return surface.makeImageSnapshot()
