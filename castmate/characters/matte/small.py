"""Frames at working size: where masks are found before they are drawn in full size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.media.clip import Frame
from castmate.media.geometry import Size
from castmate.media.pixels import RgbImage

Plane: TypeAlias = NDArray[np.float32]
"""float32 (height, width) or (height, width, channels), at working size."""

Region: TypeAlias = NDArray[np.bool_]
"""bool (height, width), at working size: where something is."""

WORKING_PIXELS = 427 * 240


@dataclass(frozen=True)
class SmallFrames:
    """The frames of a span, scaled down."""

    rgb: tuple[RgbImage, ...]
    scale: float
    """Working pixels per pixel of the clip, at most 1."""

    def __len__(self) -> int:
        return len(self.rgb)

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        return self.rgb[0].shape[0], self.rgb[0].shape[1]

    def lab(self, t: int) -> Plane:
        """CIE L*a*b* of frame *t*: float32 (height, width, 3), L 0..100."""
        return lab_of(self.rgb[t])


def small_frames(frames: Sequence[Frame]) -> SmallFrames:
    """Scale *frames* to about 100 000 pixels each; smaller ones stay as they are."""
    height, width = frames[0].rgb.shape[:2]
    scale = min(1.0, float(np.sqrt(WORKING_PIXELS / (width * height))))
    size = Size(width, height).scaled(scale)
    shape = (size.width, size.height)
    return SmallFrames(tuple(_shrunk(frame.rgb, shape) for frame in frames), scale)


def _shrunk(rgb: RgbImage, shape: tuple[int, int]) -> RgbImage:
    """*rgb* of width and height *shape*: halved first, which OpenCV does fast, then fitted."""
    height, width = rgb.shape[0] // 2, rgb.shape[1] // 2
    if width >= shape[0] and height >= shape[1]:
        even = rgb[: 2 * height, : 2 * width]
        rgb = cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(rgb, shape, interpolation=cv2.INTER_AREA), np.uint8)


def lab_of(rgb: RgbImage) -> Plane:
    """CIE L*a*b* of *rgb*: float32 (height, width, 3), L 0..100, a and b about -100..100."""
    lab: Plane = cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    return lab


def log_odds(chance: Plane, *, limit: float = 0.02) -> Plane:
    """log(p / (1 - p)) of *chance*, kept *limit* away from certainty."""
    p = np.clip(chance, np.float32(limit), np.float32(1 - limit))
    odds: Plane = np.log(p / (1 - p))
    return odds


def chance_of(odds: Plane) -> Plane:
    """The chance 0..1 whose log odds are *odds*."""
    chance: Plane = (1 / (1 + np.exp(-odds))).astype(np.float32)
    return chance


def edge_smoothed(plane: Plane, rgb: RgbImage, *, reach: float, sigma: float) -> Plane:
    """*plane* smoothed along, never across, the edges of *rgb*.

    Fast global smoother (Min et al. 2014): *reach* is its lambda, *sigma* the colour
    difference (0..255) that counts as an edge.
    """
    smoothed: Plane = cv2.ximgproc.fastGlobalSmootherFilter(
        rgb, plane.astype(np.float32), reach, sigma
    )
    return smoothed
