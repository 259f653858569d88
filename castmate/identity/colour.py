"""The palette of a character: few colours in Lab, with names and shares of its surface."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.identity.colour_names import colour_name, hex_of_lab
from castmate.identity.embedder import Crop

Floats = NDArray[np.float32]

SURELY_INSIDE = 0.06
"""Share of the mask's size that is peeled off its edge, where the background shines through."""
LOOKED_AT = 2500
"""Pixels a crop."""
SHADE_COUNTS = 0.6
"""A shadow changes lightness, a material changes colour: lightness counts less in grouping."""
SAME_COLOUR = 11.0
"""Groups nearer than this (Lab units, lightness reduced) are one colour."""
STARTING_GROUPS = 16


@dataclass(frozen=True)
class PaletteColour:
    """One of a character's colours."""

    name: str
    """In words, such as ``"mint green"``."""
    hex: str
    """``"#rrggbb"``, sRGB."""
    share: float
    """0..1 of the visible surface."""


@dataclass(frozen=True)
class Palette:
    """Colours and how much of the surface each takes, largest first."""

    lab: Floats
    """float32 (colours, 3): L 0..100, a and b about -100..100."""
    shares: Floats
    """float32 (colours,), summing to 1."""


def palette_of(crops: Sequence[Crop], *, max_colours: int = 6) -> tuple[PaletteColour, ...]:
    """The named colours of *crops* taken together, largest share first; empty without a mask.

    Colours that share a name are one; a colour under 2 % of the surface is left out.
    """
    palette = lab_palette(crops)
    colours: dict[str, tuple[float, Floats]] = {}
    for lab, share in zip(palette.lab, palette.shares, strict=True):
        name = colour_name(lab)
        so_far, first = colours.get(name, (0.0, lab))
        colours[name] = (so_far + float(share), first)
    ordered = sorted(colours.items(), key=lambda item: -item[1][0])[:max_colours]
    return tuple(
        PaletteColour(name, hex_of_lab(lab), round(share, 4))
        for name, (share, lab) in ordered
        if share >= 0.02
    )


def lab_palette(crops: Sequence[Crop]) -> Palette:
    """The colours of *crops* taken together, at most 16; no rows without a mask."""
    seen = [_pixels(crop) for crop in crops]
    pixels = np.concatenate([np.zeros((0, 3), np.float32), *seen])
    if not len(pixels):
        return Palette(pixels, np.zeros(0, np.float32))
    groups = _grouped((pixels * (SHADE_COUNTS, 1, 1)).astype(np.float32))
    return _summarised(pixels, _merged(pixels, groups))


def _pixels(crop: Crop) -> Floats:
    """Lab float32 (n, 3) of pixels well inside the mask, softened against noise."""
    mask = (crop.alpha > 127).astype(np.uint8)
    if not mask.any():
        return np.zeros((0, 3), np.float32)
    peel = max(1, round(SURELY_INSIDE * float(np.sqrt(mask.sum()))))
    inside = cv2.erode(mask, np.ones((2 * peel + 1, 2 * peel + 1), np.uint8))
    chosen = inside if inside.sum() > 0.3 * mask.sum() else mask
    rgb = cv2.medianBlur(np.ascontiguousarray(crop.rgb), 3)
    found = np.flatnonzero(chosen)
    found = found[:: max(1, len(found) // LOOKED_AT)]
    picked = rgb.reshape(-1, 1, 3)[found].astype(np.float32) / 255
    lab: Floats = cv2.cvtColor(picked, cv2.COLOR_RGB2LAB)
    return lab.reshape(-1, 3)


def _grouped(points: Floats) -> NDArray[np.int64]:
    """Median cut (Heckbert 1982), then Lloyd's steps: which group each point belongs to."""
    groups = [np.arange(len(points))]
    spreads = [_spread(points)]
    while len(groups) < STARTING_GROUPS:
        widest = int(np.argmax([spread.max() for spread in spreads]))
        if spreads[widest].max() <= len(groups[widest]):
            break
        group, axis = groups.pop(widest), int(spreads.pop(widest).argmax())
        upper = points[group, axis] > points[group, axis].mean()
        halves = [group[~upper], group[upper]]
        groups += halves
        spreads += [_spread(points[half]) for half in halves]
    centres = np.stack([points[group].mean(axis=0) for group in groups])
    nearest = _nearest(points, centres)
    for _ in range(8):
        centres = _middles(points, nearest, centres)
        nearest = _nearest(points, centres)
    return nearest


def _spread(points: Floats) -> Floats:
    """Of each axis the squared distances from the mean, summed: float32 (3,)."""
    spread: Floats = points.var(axis=0) * len(points)
    return spread


def _middles(points: Floats, nearest: NDArray[np.int64], before: Floats) -> Floats:
    """The means of the groups; one that is empty stays where it was *before*."""
    counts = np.bincount(nearest, minlength=len(before))
    sums = [np.bincount(nearest, axis, len(before)) for axis in points.T]
    means = np.stack(sums, axis=1) / np.maximum(counts, 1)[:, None]
    return np.where(counts[:, None] > 0, means, before).astype(np.float32)


def _nearest(points: Floats, centres: Floats) -> NDArray[np.int64]:
    distance = (centres**2).sum(axis=1) - 2 * points @ centres.T
    nearest: NDArray[np.int64] = distance.argmin(axis=1)
    return nearest


def _merged(pixels: Floats, groups: NDArray[np.int64]) -> NDArray[np.int64]:
    """*groups* with the nearest two joined until none are nearer than ``SAME_COLOUR``."""
    groups = np.unique(groups, return_inverse=True)[1]
    counts = np.bincount(groups)
    sums = np.stack([np.bincount(groups, axis) for axis in pixels.T], axis=1)
    into = np.arange(len(counts))
    while len(left := np.unique(into)) > 1:
        scaled = sums[left] / counts[left, None] * (SHADE_COUNTS, 1, 1)
        apart = np.linalg.norm(scaled[:, None] - scaled, axis=2) + np.eye(len(scaled)) * 1e9
        one, other = left[np.array(np.unravel_index(apart.argmin(), apart.shape))]
        if apart.min() >= SAME_COLOUR:
            break
        sums[one] += sums[other]
        counts[one] += counts[other]
        into[into == other] = one
    return np.unique(into[groups], return_inverse=True)[1]


def _summarised(pixels: Floats, groups: NDArray[np.int64]) -> Palette:
    shares = np.bincount(groups) / len(groups)
    order = np.argsort(-shares, kind="stable")
    lab = np.stack([np.median(pixels[groups == k], axis=0) for k in order])
    return Palette(lab.astype(np.float32), shares[order].astype(np.float32))
