"""A plain rounded creature in the colour its description names."""

from __future__ import annotations

import re
import zlib

import cv2
import numpy as np
import skia

from castmate.media.geometry import Size
from castmate.media.pixels import RgbaImage
from castmate.renderers.animatic.canvas import Board, fill, stroke
from castmate.renderers.animatic.mood import Rgb, mixed, rgb

_COLOURS: dict[str, Rgb] = {
    "red": rgb("#d8483f"), "orange": rgb("#ef8b3a"), "yellow": rgb("#f2c84b"),
    "green": rgb("#6fb556"), "mint": rgb("#8fd6b4"), "teal": rgb("#3f9f9d"),
    "blue": rgb("#4f7fd6"), "purple": rgb("#8a63c2"), "violet": rgb("#8a63c2"),
    "pink": rgb("#ef93b4"), "brown": rgb("#93623f"), "black": rgb("#3a3a42"),
    "grey": rgb("#9a9ea6"), "gray": rgb("#9a9ea6"), "white": rgb("#f0ede6"),
}  # fmt: skip


def draw_creature(description: str, seed: int, height_pixels: int) -> RgbaImage:
    """A creature *height_pixels* tall, as straight RGBA uint8 (height, width, 4)."""
    rng = np.random.default_rng([seed, zlib.crc32(description.encode())])
    words = re.findall(r"[a-z]+", description.lower())
    named = [_COLOURS[word] for word in words if word in _COLOURS]
    coat = named[0] if named else list(_COLOURS.values())[int(rng.integers(len(_COLOURS)))]
    board = Board(Size(max(8, round(height_pixels * 0.74)), max(10, height_pixels)))
    board.canvas.scale(height_pixels / 100, height_pixels / 100)
    _draw(board.canvas, coat, ear=float(rng.uniform(5, 9)))
    return _straight(board.bgra)


def _draw(canvas: skia.Canvas, coat: Rgb, *, ear: float) -> None:
    dark, light = mixed(coat, (30, 24, 40), 0.45), mixed(coat, (255, 250, 240), 0.6)
    for x in (22, 52):
        canvas.drawCircle(x, 16, ear + 3, fill(dark))
        canvas.drawCircle(x, 16, ear, fill(coat))
    for x in (26, 48):
        canvas.drawOval(skia.Rect.MakeXYWH(x - 10, 86, 20, 13), fill(dark))
    body = skia.Rect.MakeXYWH(8, 12, 58, 84)
    canvas.drawRoundRect(body, 29, 34, fill(coat))
    canvas.drawOval(skia.Rect.MakeXYWH(21, 54, 32, 36), fill(light))
    for x in (27, 47):
        canvas.drawOval(skia.Rect.MakeXYWH(x - 5, 30, 10, 13), fill((255, 255, 255)))
        canvas.drawOval(skia.Rect.MakeXYWH(x - 3, 33, 6.5, 8.5), fill((36, 30, 46)))
        canvas.drawCircle(x + 1.4, 35, 1.4, fill((255, 255, 255)))
    smile = skia.Path()
    smile.arcTo(skia.Rect.MakeXYWH(31, 40, 12, 9), 20, 140, True)  # noqa: FBT003 - Skia's form
    canvas.drawPath(smile, stroke(dark, 1.6))


def _straight(bgra: RgbaImage) -> RgbaImage:
    alpha = np.maximum(bgra[..., 3:].astype(np.float32), 1)
    rgba = cv2.cvtColor(bgra, cv2.COLOR_BGRA2RGBA)
    rgba[..., :3] = np.clip(rgba[..., :3] * 255 / alpha + 0.5, 0, 255)
    return np.asarray(rgba)
