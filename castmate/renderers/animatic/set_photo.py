"""A user's photo as the set: fitted over the picture, its ground and light guessed."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import skia

from castmate.media.pixels import RgbImage
from castmate.renderers.animatic.canvas import SMOOTH, image
from castmate.renderers.animatic.mood import Mood, Rgb, mixed
from castmate.renderers.animatic.sets.layers import Layer, Set
from castmate.renderers.animatic.stage import HEIGHT, Stage

ROAM = 36.0
"""Units the camera may travel sideways: as far as the photo was enlarged beyond the picture."""

_GROUND = 0.86
"""Share of the picture's height at which a character stands in an unknown photo."""


def photo_set(photo: RgbImage, stage: Stage) -> Set:
    """*photo* as the one layer of a set; it lies where the characters stand."""
    large = _covering(photo, stage)

    def paint(canvas: skia.Canvas, stage: Stage) -> None:
        grow = 1 / stage.pixels_per_unit
        canvas.scale(grow, grow)
        canvas.drawImage(large, -large.width() / 2, HEIGHT / 2 / grow - large.height() / 2, SMOOTH)

    return Set(
        "backdrop",
        (Layer("photo", 1.0, paint),),
        ground=HEIGHT * _GROUND,
        horizon=HEIGHT * 0.5,
        indoors=True,
    )


def mood_in(photo: RgbImage, mood: Mood) -> Mood:
    """*mood* with the light that *photo* was taken in: its mean colour and its brighter side."""
    small = cv2.resize(photo, (64, 36), interpolation=cv2.INTER_AREA).astype(np.float32)
    mean = small.mean(axis=(0, 1))
    hue: Rgb = _colour(mean / max(1.0, float(mean.max())) * 255)
    luma = float(mean @ np.array([0.299, 0.587, 0.114])) / 255
    light = mixed((0, 0, 0), mixed((255, 255, 255), hue, 0.6), min(1.0, 0.45 + luma))
    halves = small[:, :32].mean(), small[:, 32:].mean()
    side = float(np.clip((halves[1] - halves[0]) / 60, -1, 1))
    sun = mood.luminary
    aside = None if sun is None else replace(sun, x=(side + 1) / 2)
    return replace(mood, fill=light, key=mixed(light, (255, 255, 255), 0.4), luminary=aside)


def _covering(photo: RgbImage, stage: Stage) -> skia.Image:
    """*photo*, large enough for the picture and the camera's roaming, with its sides mirrored out
    so that a camera may look past them without meeting nothing."""
    unit = stage.pixels_per_unit
    wide, tall = 2 * (stage.half_width + ROAM) * unit, HEIGHT * unit * 1.04
    scale = max(wide / photo.shape[1], tall / photo.shape[0])
    size = (round(photo.shape[1] * scale), round(photo.shape[0] * scale))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    fitted = cv2.resize(photo, size, interpolation=way)
    aside = max(0, round(stage.reach(1.0) * unit - size[0] / 2) + 2)
    above = max(0, round((HEIGHT / 2 + 60) * unit - size[1] / 2) + 2)
    mirrored = cv2.copyMakeBorder(fitted, above, above, aside, aside, cv2.BORDER_REFLECT_101)
    return image(cv2.cvtColor(mirrored, cv2.COLOR_RGB2BGRA), opaque=True)


def _colour(value: np.ndarray) -> Rgb:
    r, g, b = (int(np.clip(channel, 0, 255)) for channel in value)
    return r, g, b
