"""What a person showed on a frame, as planes; and which colours that makes likely."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.small import Plane
from castmate.media.pixels import RgbImage

Spot = tuple[float, float]
"""A point (x, y) in network pixels."""

_CLICK_SPREAD = 0.018
"""Standard deviation of a click's plane, as a share of the picture's longer side."""

_BINS = 12
"""Steps of each Lab channel in a colour histogram."""


@dataclass(frozen=True)
class Prompts:
    """What was shown on one frame; nothing by default."""

    box: tuple[float, float, float, float] | None = None
    """Left, top, right and bottom in network pixels."""
    foreground: tuple[Spot, ...] = ()
    background: tuple[Spot, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was shown."""
        return self.box is None and not self.foreground and not self.background


NOTHING = Prompts()


def box_plane(prompts: Prompts, shape: tuple[int, int]) -> Plane:
    """1 inside the box, -1 outside; 0 everywhere without a box."""
    plane = np.zeros(shape, np.float32)
    if prompts.box is None:
        return plane
    left, top, right, bottom = (round(side) for side in prompts.box)
    plane -= 1
    plane[max(0, top) : max(0, bottom), max(0, left) : max(0, right)] = 1
    return plane


def click_plane(spots: tuple[Spot, ...], shape: tuple[int, int]) -> Plane:
    """A Gaussian hill of height 1 on each of *spots*."""
    plane = np.zeros(shape, np.float32)
    if not spots:
        return plane
    spread = _CLICK_SPREAD * max(shape)
    y = np.arange(shape[0], dtype=np.float32)[:, None]
    x = np.arange(shape[1], dtype=np.float32)[None, :]
    for column, row in spots:
        hill = np.exp(-(np.square(y - row) + np.square(x - column)) / (2 * spread * spread))
        np.maximum(plane, hill, out=plane)
    return plane


@dataclass(frozen=True)
class Colours:
    """How much more likely each Lab colour is in the subject than outside of it."""

    log_ratio: NDArray[np.float32]
    """float32 (bins ** 3,), -1..1."""

    def plane(self, bins: NDArray[np.int32]) -> Plane:
        """The ratio of every pixel, of which *bins* is the colour; see ``colour_bins``."""
        return self.log_ratio[bins]


def colour_bins(rgb: RgbImage) -> NDArray[np.int32]:
    """The bin of each pixel's Lab colour: int32 (height, width)."""
    lab = cv2.cvtColor(cv2.GaussianBlur(rgb, (3, 3), 0), cv2.COLOR_RGB2LAB).astype(np.int32)
    # 8-bit Lab: L is spread over 0..255, a and b lie round 128 and seldom beyond 48..208.
    light = lab[..., 0] * _BINS // 256
    tints = np.clip((lab[..., 1:] - 56) * _BINS // 144, 0, _BINS - 1)
    bins: NDArray[np.int32] = (light * _BINS + tints[..., 0]) * _BINS + tints[..., 1]
    return bins


def learned_colours(bins: NDArray[np.int32], inside: Plane) -> Colours:
    """From a frame's colour *bins* and the chance 0..1 of the subject: smoothed histograms."""
    subject = _histogram(bins, inside)
    rest = _histogram(bins, 1 - inside)
    ratio = np.log((subject + 1e-4) / (rest + 1e-4))
    return Colours((np.clip(ratio, -4, 4) / 4).astype(np.float32).ravel())


def _histogram(bins: NDArray[np.int32], weights: Plane) -> NDArray[np.float32]:
    counts = np.bincount(bins.ravel(), weights.ravel(), minlength=_BINS**3).astype(np.float32)
    cube = counts.reshape(_BINS, _BINS, _BINS)
    for axis in range(3):
        padded = np.pad(cube, [(1, 1) if a == axis else (0, 0) for a in range(3)])
        low, same, high = (np.take(padded, range(k, k + _BINS), axis=axis) for k in range(3))
        cube = 0.2 * low + 0.6 * same + 0.2 * high
    total = float(cube.sum())
    return cube / max(total, 1e-6)
