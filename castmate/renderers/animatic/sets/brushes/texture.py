"""The tooth of paper and paint: noise, stroke tiles and grain, so that no surface is flat."""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

Field: TypeAlias = NDArray[np.float32]
"""float32 (height, width); what the numbers mean is said where one is made."""


def noise(
    shape: tuple[int, int],
    cell: tuple[float, float],
    rng: np.random.Generator,
    *,
    octaves: int = 3,
) -> Field:
    """Smooth random values, 0..1, mean about .5, with lumps of *cell* = (high, wide) pixels.

    Value noise: random grids at doubling frequency and halving strength, enlarged smoothly.
    """
    height, width = shape
    total = np.zeros(shape, np.float32)
    weight = 0.0
    for octave in range(octaves):
        rows = max(3, int(height / cell[0] * 2**octave) + 3)
        columns = max(3, int(width / cell[1] * 2**octave) + 3)
        if rows > 2 * height or columns > 2 * width:
            break
        grid = rng.random((rows, columns), np.float32)
        total += 0.5**octave * cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC)
        weight += 0.5**octave
    spread = total / weight - 0.5
    return np.asarray(np.clip(0.5 + 1.35 * spread, 0.0, 1.0), np.float32)


def tiled(tile: Field, shape: tuple[int, int], rng: np.random.Generator) -> Field:
    """*tile* repeated over *shape*, starting anywhere."""
    top, left = rng.integers(0, tile.shape[0]), rng.integers(0, tile.shape[1])
    rows = (np.arange(shape[0]) + top) % tile.shape[0]
    columns = (np.arange(shape[1]) + left) % tile.shape[1]
    return tile[np.ix_(rows, columns)]


def stroke_tile(
    rng: np.random.Generator,
    *,
    size: int,
    stroke: tuple[float, float],
    turned: tuple[float, float] = (0.0, 180.0),
    cover: float = 2.2,
) -> Field:
    """A seamless square of overlapping brush dabs, each of one random value 0..1.

    *stroke* is length and breadth of a dab in pixels, *turned* the range of its angle in degrees,
    *cover* how many dabs lie over each other on average.
    """
    pixels = np.full((size, size, 4), 128, np.uint8)
    canvas = canvas_over(pixels)
    paint = skia.Paint(AntiAlias=True)
    length, breadth = max(1.2, stroke[0]), max(1.0, stroke[1])
    count = int(cover * size * size / (0.78 * length * breadth))
    places = rng.random((min(count, 4000), 4))
    shape = skia.Rect.MakeXYWH(-length / 2, -breadth / 2, length, breadth)
    for x, y, turn, value in places.tolist():
        grey = int(255 * value)
        paint.setARGB(255, grey, grey, grey)
        angle = turned[0] + turn * (turned[1] - turned[0])
        for shift_x, shift_y in _seam_copies(x * size, y * size, length, size):
            canvas.save()
            canvas.translate(x * size + shift_x, y * size + shift_y)
            canvas.rotate(angle)
            canvas.drawOval(shape, paint)
            canvas.restore()
    return np.asarray(pixels[..., 0], np.float32) / np.float32(255)


def _seam_copies(x: float, y: float, length: float, size: int) -> list[tuple[int, int]]:
    across = [0] + ([size] if x < length else []) + ([-size] if x > size - length else [])
    down = [0] + ([size] if y < length else []) + ([-size] if y > size - length else [])
    return [(a, b) for a in across for b in down]


def canvas_over(pixels: NDArray[np.uint8]) -> skia.Canvas:
    """A canvas that draws straight into *pixels*, uint8 (height, width, 4), premultiplied BGRA."""
    return _surface_over(pixels).getCanvas()


def _surface_over(pixels: NDArray[np.uint8]) -> skia.Surface:
    height, width = pixels.shape[:2]
    # Skia's fast blitters exist for BGRA onto BGRA only: any other pair costs seven times as much.
    info = skia.ImageInfo.Make(width, height, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    return skia.Surface.MakeRasterDirect(info, pixels)


def image_of(colour: NDArray[np.float32], alpha: Field) -> skia.Image:
    """A picture from straight *colour* (height, width, 3), 0..255, and *alpha*, 0..1."""
    pixels = np.empty((*alpha.shape, 4), np.uint8)
    pixels[..., :3] = np.clip(colour[..., ::-1] * alpha[..., None], 0, 255)
    pixels[..., 3] = np.clip(alpha * 255, 0, 255)
    return _surface_over(pixels).makeImageSnapshot()


def paint_grain(
    canvas: skia.Canvas,
    area: skia.Rect,
    rng: np.random.Generator,
    *,
    strength: float = 0.05,
    onto: skia.BlendMode = skia.BlendMode.kSrcATop,
) -> None:
    """Paper grain over *area*: fine speckles and broad washes, lighter and darker by *strength*.

    With the default blend only what is already painted is touched.
    """
    size = 192
    fine = rng.random((size, size), np.float32) - 0.5
    tooth = cv2.GaussianBlur(fine, (0, 0), 1.1, borderType=cv2.BORDER_WRAP) * 3.0
    value = np.clip(0.55 * fine + 0.75 * tooth, -1, 1)
    white = (value > 0).astype(np.float32)[..., None] * np.full(3, 255, np.float32)
    image = image_of(white, np.abs(value) * np.float32(strength * 2))
    tile = skia.TileMode.kRepeat
    shader = image.makeShader(tile, tile, skia.SamplingOptions(skia.FilterMode.kNearest))
    canvas.save()
    canvas.clipRect(area)
    canvas.drawPaint(skia.Paint(Shader=shader, BlendMode=onto))
    canvas.restore()
