"""The tooth of paper and paint: noise, stroke tiles and grain, so that no surface is flat."""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

Field: TypeAlias = NDArray[np.float32]
"""float32 (height, width); what the numbers mean is said where one is made."""


_MOST_DABS = 1000
"""A tile is made smaller rather than of more dabs than this; 1000 take about 4 ms."""


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
    """A seamless square, *size* pixels at most, of brush dabs, each of one random value 0..1.

    *stroke* is length and breadth of a dab in pixels, *turned* the range of its angle in degrees,
    *cover* how many dabs lie over each other on average.
    """
    length, breadth = max(2.0, stroke[0]), max(1.2, stroke[1])
    dab = 0.78 * length * breadth / cover
    side = min(size, max(24, int((_MOST_DABS * dab) ** 0.5)))
    x, y, turn, value = rng.random((4, int(side * side / dab)))
    tile = np.full((side, side), 128, np.uint8)
    across, down = _with_seam_copies(x * side, y * side, side)
    turns = np.tile(turned[0] + turn * (turned[1] - turned[0]), 9)
    greys = np.tile(value * 255, 9)
    reach = side / 2 + length / 2 + 1
    seen = (np.abs(across - side / 2) < reach) & (np.abs(down - side / 2) < reach)
    order = np.flatnonzero(seen)
    order = order[np.argsort(order % len(x), kind="stable")]
    axes = (int(length * 8), int(breadth * 8))
    for at_x, at_y, angle, grey in zip(
        (across[order] * 16).astype(int).tolist(),
        (down[order] * 16).astype(int).tolist(),
        turns[order].tolist(),
        greys[order].tolist(),
        strict=True,
    ):
        cv2.ellipse(tile, (at_x, at_y), axes, angle, 0, 360, grey, -1, cv2.LINE_AA, 4)
    return np.asarray(tile, np.float32) / np.float32(255)


def _with_seam_copies(
    x: NDArray[np.float64], y: NDArray[np.float64], side: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Every dab, and its eight copies a tile further on, so that the tile repeats seamlessly."""
    steps = [(0, 0)] + [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1) if (a, b) != (0, 0)]
    return (
        np.concatenate([x + a * side for a, _ in steps]),
        np.concatenate([y + b * side for _, b in steps]),
    )


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
    red, green, blue = cv2.split(colour)
    # Plane by plane with OpenCV, which rounds and clips as it goes: a quarter of numpy's time.
    planes = [cv2.multiply(plane, alpha, dtype=cv2.CV_8U) for plane in (blue, green, red)]
    pixels = cv2.merge([*planes, cv2.multiply(alpha, 255.0, dtype=cv2.CV_8U)])
    return _surface_over(np.asarray(pixels)).makeImageSnapshot()


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
