"""Skia pictures and numpy arrays over the same bytes.

Pictures are BGRA, premultiplied: the one layout for which Skia has its fast paths (a full-screen
smooth draw takes 4 ms in it and 34 ms in RGBA). They become RGB where a frame is handed over.
"""

from __future__ import annotations

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

from castmate.media.geometry import Size
from castmate.media.pixels import RgbaImage, RgbImage
from castmate.renderers.animatic.mood import Rgb

SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear)
"""For pictures that land between pixels."""
EXACT = skia.SamplingOptions()
"""For pictures that land on whole pixels; ten times as fast."""


def info(size: Size, *, opaque: bool = False) -> skia.ImageInfo:
    """The layout of a picture of *size*."""
    alpha = skia.kOpaque_AlphaType if opaque else skia.kPremul_AlphaType
    return skia.ImageInfo.Make(size.width, size.height, skia.kBGRA_8888_ColorType, alpha)


class Board:
    """A picture to draw on: ``bgra`` (uint8, premultiplied) and ``canvas`` share their bytes."""

    def __init__(self, size: Size, *, opaque: bool = False) -> None:
        self.size = size
        self.bgra = np.zeros((size.height, size.width, 4), np.uint8)
        self._surface = skia.Surface.MakeRasterDirect(info(size, opaque=opaque), self.bgra)
        self.canvas: skia.Canvas = self._surface.getCanvas()

    def rgb(self) -> RgbImage:
        """A copy of the picture as rgb uint8 (height, width, 3)."""
        return np.asarray(cv2.cvtColor(self.bgra, cv2.COLOR_BGRA2RGB))


class Plate:
    """A picture that is drawn once and then laid down many times; its bytes are never copied."""

    def __init__(self, size: Size) -> None:
        self._surface = skia.Surface.MakeRaster(info(size))
        self.canvas: skia.Canvas = self._surface.getCanvas()

    def alpha(self) -> NDArray[np.uint8]:
        """Cover of what was drawn, uint8 (height, width)."""
        return np.asarray(cv2.extractChannel(self._pixels(), 3))

    def picture(self, *, opaque: bool = False) -> skia.Image:
        """What was drawn; the plate is not drawn on after.

        A picture known to be *opaque* is laid down quicker, which is worth the one copy it takes.
        """
        return image(self._pixels(), opaque=True) if opaque else self._surface.makeImageSnapshot()

    def _pixels(self) -> RgbaImage:
        # Not for outside: these bytes are Skia's and go when the plate goes.
        pixels = skia.Pixmap()
        self._surface.peekPixels(pixels)
        return np.asarray(memoryview(pixels))


def image(bgra: RgbaImage, *, opaque: bool = False) -> skia.Image:
    """A Skia picture with a copy of *bgra*, premultiplied uint8 (height, width, 4)."""
    pixels = np.ascontiguousarray(bgra)
    size = Size(pixels.shape[1], pixels.shape[0])
    # A snapshot owns its bytes. Images made over foreign memory do not, and outlive it.
    return skia.Surface.MakeRasterDirect(info(size, opaque=opaque), pixels).makeImageSnapshot()


def premultiplied(rgba: RgbaImage) -> RgbaImage:
    """Straight RGBA as premultiplied BGRA."""
    red, green, blue, alpha = cv2.split(np.ascontiguousarray(rgba))
    times = [cv2.multiply(plane, alpha, scale=1 / 255) for plane in (blue, green, red)]
    return np.asarray(cv2.merge([*times, alpha]))


def colour(value: Rgb, alpha: float = 1.0) -> int:
    """A Skia colour; *alpha* 0..1."""
    return int(skia.ColorSetARGB(round(255 * min(1.0, max(0.0, alpha))), *value))


def fill(value: Rgb, alpha: float = 1.0) -> skia.Paint:
    """A brush that fills a shape."""
    return skia.Paint(AntiAlias=True, Color=colour(value, alpha))


def stroke(value: Rgb, width: float, alpha: float = 1.0) -> skia.Paint:
    """A brush that draws a line of *width*, with round ends."""
    return skia.Paint(
        AntiAlias=True,
        Color=colour(value, alpha),
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=skia.Paint.kRound_Cap,
        StrokeJoin=skia.Paint.kRound_Join,
    )
