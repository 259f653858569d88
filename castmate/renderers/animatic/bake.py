"""Still layers drawn once into pictures, so that a frame only has to lay them over each other.

A baked sheet knows what it covers: bands of pixels that are worth drawing, and the line below
which it hides everything behind it. With that, a frame of seven layers touches each pixel about
twice instead of seven times.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import skia

from castmate.media.geometry import Size
from castmate.renderers.animatic.camera import MARGIN, Placing, View, placing
from castmate.renderers.animatic.canvas import EXACT, SMOOTH, Plate
from castmate.renderers.animatic.sets.layers import Layer
from castmate.renderers.animatic.stage import HEIGHT, Stage

_CELL = 32
"""Pixels per side of the cells in which empty parts are looked for."""

_LARGEST = 24_000_000
"""Pixels of one sheet at most; a longer camera move is baked a little coarser."""


@dataclass(frozen=True)
class Banded:
    """A picture, and the rectangles of it that are not empty."""

    picture: skia.Image
    bands: tuple[skia.Rect, ...]


@dataclass(frozen=True)
class Slides:
    """Which way a sheet moves when it only moves, and does not grow."""

    across: bool
    up: bool


class Sheet:
    """A baked picture of still layers that are all at (nearly) the same depth.

    A sheet that only slides is laid on whole pixels, which is ten times as fast as between them.
    For that it keeps a version of itself moved by a quarter and one moved by three quarters of a
    pixel: both equally soft, so that nothing flickers, and never more than a quarter off.
    """

    def __init__(
        self,
        flat: Banded,
        *,
        corner: tuple[float, float],
        scale: float,
        hides_below: float,
        slides: Slides | None,
    ) -> None:
        """*corner*: stage units of the picture's left top; *scale*: its pixels per unit.

        *hides_below* is the y in units below which nothing behind shows. *slides* is None for a
        sheet that grows.
        """
        self.bands = flat.bands
        self._flat = flat
        self._left, self._top = corner
        self._scale = scale
        self._hides_below = hides_below
        self._slides = slides
        self._moved: dict[tuple[float, float], Banded] = {}

    def hiding_line(self, at: Placing) -> float:
        """The first picture row hidden by this sheet."""
        return self._hides_below * at.scale + at.dy + 1

    def draw(self, canvas: skia.Canvas, at: Placing, rows: float) -> None:
        """Lay the sheet on *canvas*, whose rows from *rows* on are hidden anyway."""
        x, y = self._left * at.scale + at.dx, self._top * at.scale + at.dy
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(0, 0, 1e5, math.ceil(rows)))
        if self._slides is not None:
            x, part_x = _split(x, moves=self._slides.across)
            y, part_y = _split(y, moves=self._slides.up)
            canvas.translate(x, y)
            _lay(canvas, self._at(part_x, part_y), EXACT)
        else:
            grow = at.scale / self._scale
            canvas.translate(x, y)
            canvas.scale(grow, grow)
            _lay(canvas, self._flat, SMOOTH)
        canvas.restore()

    def _at(self, part_x: float, part_y: float) -> Banded:
        """The picture moved by parts of a pixel; made when first needed."""
        if part_x == 0 and part_y == 0:
            return self._flat
        if (part_x, part_y) not in self._moved:
            flat = self._flat.picture
            plate = Plate(Size(flat.width() + 1, flat.height() + 1))
            opaque = flat.isOpaque()
            if opaque:  # else the edges of a full picture would let through what is behind
                plate.canvas.drawImage(flat, 0, 0, EXACT)
                plate.canvas.drawImage(flat, 1, 1, EXACT)
            plate.canvas.drawImage(flat, part_x, part_y, SMOOTH)
            self._moved[part_x, part_y] = Banded(plate.picture(opaque=opaque), self.bands)
        return self._moved[part_x, part_y]


def _split(value: float, *, moves: bool) -> tuple[float, float]:
    """Whole pixels, and a quarter or three quarters; all whole along a way nothing moves."""
    if not moves:
        return float(round(value)), 0.0
    halves = math.floor(value * 2)
    return float(halves // 2), 0.25 + 0.5 * (halves % 2)


@dataclass(frozen=True)
class StillSheet:
    """What a camera at rest sees of some layers: a picture as large as the frame."""

    flat: Banded
    hidden_from: float
    """The first row below which nothing behind shows."""

    @property
    def bands(self) -> tuple[skia.Rect, ...]:
        """What of the picture is not empty."""
        return self.flat.bands

    def hiding_line(self, at: Placing) -> float:  # noqa: ARG002 - a resting camera has one
        """The first picture row hidden by this sheet."""
        return self.hidden_from

    def draw(self, canvas: skia.Canvas, at: Placing, rows: float) -> None:  # noqa: ARG002
        """Lay the sheet on *canvas*, whose rows from *rows* on are hidden anyway."""
        canvas.save()
        canvas.clipRect(skia.Rect.MakeLTRB(0, 0, 1e5, math.ceil(rows)))
        _lay(canvas, self.flat, EXACT)
        canvas.restore()


def bake(
    layers: Sequence[Layer], path: Sequence[View], stage: Stage, horizon: float, *, depth: float
) -> Sheet:
    """One sheet of *layers*, all taken to be at *depth*, as sharp and large as *path* needs."""
    seen = [placing(view, depth, stage, horizon) for view in path]
    left, top, right, bottom = _seen(seen, stage, depth)
    scale = max(at.scale for at in seen)
    slides = None
    if all(abs(at.scale - scale) < 1e-9 for at in seen):
        slides = Slides(
            across=any(abs(at.dx - seen[0].dx) > 1e-6 for at in seen),
            up=any(abs(at.dy - seen[0].dy) > 1e-6 for at in seen),
        )
        # Along a way nothing moves, the sheet's pixels are the frame's.
        left = (
            left if slides.across else (math.ceil(left * scale + seen[0].dx) - seen[0].dx) / scale
        )
        top = top if slides.up else (math.ceil(top * scale + seen[0].dy) - seen[0].dy) / scale
    else:
        area = (right - left) * (bottom - top) * scale * scale
        scale *= min(1.0, math.sqrt(_LARGEST / area))
    plate = Plate(Size(math.floor((right - left) * scale), math.floor((bottom - top) * scale)))
    _paint(layers, plate.canvas, stage, Placing(scale, -left * scale, -top * scale))
    alpha = plate.alpha()
    line = _opaque_from(alpha)
    # Sheets that slide are also shown moved by less than a pixel: room for it in the bands.
    reached = alpha if slides is None else cv2.dilate(_roomier(alpha), np.ones((3, 3), np.uint8))
    flat = Banded(plate.picture(opaque=line == 0), _bands(reached))
    return Sheet(
        flat, corner=(left, top), scale=scale, hides_below=top + line / scale, slides=slides
    )


def bake_still(layers: Sequence[Layer], view: View, stage: Stage, horizon: float) -> StillSheet:
    """One picture of *layers*, whatever their depths, for a camera that rests at *view*."""
    plate = Plate(stage.size)
    for layer in layers:
        _paint([layer], plate.canvas, stage, placing(view, layer.depth, stage, horizon))
    alpha = plate.alpha()
    line = _opaque_from(alpha)
    return StillSheet(Banded(plate.picture(opaque=line == 0), _bands(alpha)), line)


def _paint(layers: Sequence[Layer], canvas: skia.Canvas, stage: Stage, at: Placing) -> None:
    for layer in layers:
        if layer.paint is not None:
            canvas.save()
            canvas.translate(at.dx, at.dy)
            canvas.scale(at.scale, at.scale)
            layer.paint(canvas, stage)
            canvas.restore()


def _lay(canvas: skia.Canvas, flat: Banded, sampling: skia.SamplingOptions) -> None:
    # A clip per band, not a part of the picture per band: parts would show seams.
    for band in flat.bands:
        canvas.save()
        canvas.clipRect(band)
        canvas.drawImage(flat.picture, 0, 0, sampling)
        canvas.restore()


def _seen(seen: Sequence[Placing], stage: Stage, depth: float) -> tuple[float, float, float, float]:
    """Left, top, right, bottom in units of all that any of the placings shows, and is painted."""
    width, height = stage.size.width, stage.size.height
    reach = stage.reach(depth)
    left = min(-at.dx / at.scale for at in seen) - 1
    right = max((width - at.dx) / at.scale for at in seen) + 1
    top = min(-at.dy / at.scale for at in seen) - 1
    bottom = max((height - at.dy) / at.scale for at in seen) + 1
    return (max(left, -reach), max(top, -MARGIN), min(right, reach), min(bottom, HEIGHT + MARGIN))


def _opaque_from(alpha: np.ndarray) -> float:
    """The first row from which all rows down to the last are wholly opaque, or infinity."""
    solid = (alpha[:, 1:-1] == 255).all(axis=1)
    holes = np.flatnonzero(~solid[:-1])
    first = 0 if holes.size == 0 else int(holes[-1]) + 1
    return float(first) if first < len(alpha) - 2 else math.inf


def _bands(alpha: np.ndarray) -> tuple[skia.Rect, ...]:
    """Rectangles that hold every pixel that is not empty: runs of cells, row by row, merged."""
    filled = _filled_cells(alpha)
    rows = len(filled)
    open_runs: dict[tuple[int, int], int] = {}
    bands: list[tuple[int, int, int, int]] = []
    for row in range(rows + 1):
        runs = set(_runs(filled[row, :])) if row < rows else set()
        ended = [run for run in open_runs if run not in runs]
        bands.extend((run[0], open_runs.pop(run), run[1], row) for run in ended)
        for run in runs:
            open_runs.setdefault(run, row)
    ordered = sorted(bands, key=lambda band: (band[1], band[0]))
    return tuple(skia.Rect.MakeLTRB(*(_CELL * edge for edge in band)) for band in ordered)


def _filled_cells(alpha: np.ndarray) -> np.ndarray:
    """Which cells of *alpha* hold anything: bool (rows, columns)."""
    height, width = alpha.shape
    rows, columns = -(-height // _CELL), -(-width // _CELL)
    padded = np.zeros((rows * _CELL, columns * _CELL), np.uint8)
    padded[:height, :width] = alpha
    # Eight pixels are looked at as one number.
    words = np.bitwise_or.reduce(padded.view(np.uint64).reshape(rows, _CELL, -1), axis=1)
    return np.asarray(np.bitwise_or.reduce(words.reshape(rows, columns, -1), axis=2) != 0)


def _roomier(alpha: np.ndarray) -> np.ndarray:
    """*alpha* with an empty row below and an empty column to the right."""
    return np.asarray(cv2.copyMakeBorder(alpha, 0, 1, 0, 1, cv2.BORDER_CONSTANT))


def _runs(cells: np.ndarray) -> list[tuple[int, int]]:
    """``[first, stop)`` of the filled runs; gaps of one cell are not worth a run of their own."""
    at = np.flatnonzero(cells)
    if at.size == 0:
        return []
    breaks = np.flatnonzero(np.diff(at) > 2)
    firsts = [int(at[0]), *(int(at[i + 1]) for i in breaks)]
    stops = [*(int(at[i]) + 1 for i in breaks), int(at[-1]) + 1]
    return list(zip(firsts, stops, strict=True))
