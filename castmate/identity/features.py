"""Local features of a masked crop: dense RootSIFT beside a 4x4 grid of Lab colours, at four scales.

RootSIFT: Arandjelovic and Zisserman, "Three things everyone should know to improve object
retrieval", 2012. Colour cells beside SIFT: Perronnin, Sanchez and Mensink, "Improving the Fisher
kernel for large-scale image classification", 2010, section 4. What is not the character weighs
nothing: gradients and colours are averaged over the mask alone.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.identity.embedder import Crop

Floats = NDArray[np.float32]

SIDE = 160
"""A crop is scaled until its mask covers as many pixels as a square of this side."""
CELLS = 4
ORIENTATIONS = 8
SCALES = (1.0, 0.7, 0.5, 0.35)
CELL = 6
"""Pixels a side, at every scale: a patch is 24 pixels wide."""
STEP = 5
"""Pixels between neighbouring patches, at every scale."""
LEAST_COVER = 0.5
"""A patch counts when at least this share of it is the character."""
LARGEST_SHARE = 0.2
"""Lowe's bound on one bin of a descriptor, against glare."""
FILL = 0.05
"""How little cover makes a cell borrow its colour from the rest of the patch."""
GRADIENTS = CELLS * CELLS * ORIENTATIONS
COLOURS = CELLS * CELLS * 3


@dataclass(frozen=True)
class LocalFeatures:
    """The patches of one crop."""

    gradients: Floats
    """float32 (patches, 128): RootSIFT, each row of unit length."""
    colours: Floats
    """float32 (patches, 48): mean Lab of the 4x4 cells, divided by 100."""


def local_features(crop: Crop) -> LocalFeatures:
    """The patches of *crop* that lie mostly on its mask; no rows when the mask is empty."""
    normalised = _scaled_to_mask(crop)
    if normalised is None:
        return LocalFeatures(_no_rows(GRADIENTS), _no_rows(COLOURS))
    scales = [_patches(*_resized(*normalised, factor)) for factor in SCALES]
    return LocalFeatures(
        np.concatenate([gradients for gradients, _ in scales]),
        np.concatenate([colours for _, colours in scales]),
    )


def mirrored(features: LocalFeatures) -> LocalFeatures:
    """The features of the same crop seen in a mirror; the cells and orientations change places."""
    cells = np.arange(CELLS * CELLS).reshape(CELLS, CELLS)[:, ::-1].ravel()
    turned = (ORIENTATIONS // 2 - np.arange(ORIENTATIONS)) % ORIENTATIONS
    shape = features.gradients.reshape(-1, CELLS * CELLS, ORIENTATIONS)[:, cells][:, :, turned]
    colour = features.colours.reshape(-1, CELLS * CELLS, 3)[:, cells]
    return LocalFeatures(shape.reshape(-1, GRADIENTS), colour.reshape(-1, COLOURS))


def _no_rows(dimensions: int) -> Floats:
    return np.zeros((0, dimensions), np.float32)


def _scaled_to_mask(crop: Crop) -> tuple[Floats, Floats] | None:
    """Lab (height, width, 3) and cover 0..1 (height, width) of the mask's surroundings."""
    x, y, width, height = cv2.boundingRect((crop.alpha > 127).astype(np.uint8))
    if width == 0 or height == 0:
        return None
    rgb = crop.rgb[y : y + height, x : x + width]
    alpha = crop.alpha[y : y + height, x : x + width]
    factor = SIDE / float(np.sqrt(np.count_nonzero(alpha > 127)))
    size = (max(8, round(width * factor)), max(8, round(height * factor)))
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    rgb, alpha = cv2.resize(rgb, size, interpolation=how), cv2.resize(alpha, size)
    lab = cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    return lab, alpha.astype(np.float32) / 255


def _resized(lab: Floats, cover: Floats, factor: float) -> tuple[Floats, Floats]:
    if factor == 1:
        return lab, cover
    shrunk = [
        cv2.resize(plane, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        for plane in (lab, cover)
    ]
    return shrunk[0], shrunk[1]


def _orientation_maps(lightness: Floats, cover: Floats) -> list[Floats]:
    """Gradient strength inside the mask, shared between the two nearest of 8 directions."""
    dx = cv2.Sobel(lightness, cv2.CV_32F, 1, 0, ksize=3)
    dy = cv2.Sobel(lightness, cv2.CV_32F, 0, 1, ksize=3)
    strength, angle = cv2.cartToPolar(dx, dy)
    strength *= cv2.erode(cover, np.ones((3, 3), np.uint8))
    turn = angle * (ORIENTATIONS / (2 * np.pi))
    lower = np.floor(turn)
    upper_part = strength * (turn - lower)
    lower_part = strength - upper_part
    lower = lower.astype(np.uint8) % ORIENTATIONS
    upper = (lower + 1) % ORIENTATIONS
    return [
        lower_part * (lower == direction) + upper_part * (upper == direction)
        for direction in range(ORIENTATIONS)
    ]


def _patches(lab: Floats, cover: Floats) -> tuple[Floats, Floats]:
    """RootSIFT rows and colour rows of every mostly covered patch of one scale."""
    planes = [
        *_orientation_maps(lab[..., 0], cover),
        *(plane * cover for plane in cv2.split(lab)),
        cover,
    ]
    patches = _gather(np.dstack([_cell_means(plane) for plane in planes]))
    kept = patches[patches[..., -1].mean(axis=1) >= LEAST_COVER]
    return _root_sift(kept[..., :ORIENTATIONS]), _colour_cells(kept[..., ORIENTATIONS:])


def _cell_means(plane: Floats) -> Floats:
    """Each pixel's surroundings of about one cell, weighted like a tent (SIFT's bilinear bins)."""
    means: Floats = cv2.blur(cv2.blur(plane, (CELL, CELL)), (CELL, CELL))
    return means


def _gather(means: Floats) -> Floats:
    """(patches, 16, channels): the cells of all patches, which may hang over the edge by a cell."""
    means = cv2.copyMakeBorder(means, CELL, CELL, CELL, CELL, cv2.BORDER_CONSTANT, value=0)
    height, width, channels = means.shape
    first = CELL // 2
    rows = np.arange(first, max(first + 1, height - CELLS * CELL + first), STEP)
    columns = np.arange(first, max(first + 1, width - CELLS * CELL + first), STEP)
    offsets = np.arange(CELLS) * CELL
    ys = np.minimum(rows[:, None] + offsets, height - 1)
    xs = np.minimum(columns[:, None] + offsets, width - 1)
    cells: Floats = means[ys[:, None, :, None], xs[None, :, None, :]]
    return cells.reshape(-1, CELLS * CELLS, channels)


def _root_sift(cells: Floats) -> Floats:
    """Arandjelovic and Zisserman, section 3: L1-normalise, then take the square root."""
    # Box filters run on sums: rounding can leave a trifle below zero.
    sift = np.maximum(cells.reshape(len(cells), GRADIENTS), 0)
    sift = sift / np.maximum(np.linalg.norm(sift, axis=1, keepdims=True), 1e-6)
    sift = np.minimum(sift, LARGEST_SHARE)
    total = np.maximum(sift.sum(axis=1, keepdims=True), 1e-6)
    rows: Floats = np.sqrt(sift / total).astype(np.float32)
    return rows


def _colour_cells(cells: Floats) -> Floats:
    """Mean Lab of each cell over what is covered; an uncovered cell takes the patch's mean."""
    sums, cover = cells[..., :3], cells[..., 3:]
    whole = sums.sum(axis=1, keepdims=True) / np.maximum(cover.sum(axis=1, keepdims=True), 1e-6)
    means = (sums + FILL * whole) / (cover + FILL)
    rows: Floats = (means / 100).reshape(len(cells), COLOURS).astype(np.float32)
    return rows
