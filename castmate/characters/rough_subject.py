"""Where the subject roughly is, before any cut-out: what moves and what stands out.

Good enough to choose a window and to warn; never used to cut.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.character import Edge
from castmate.media.pixels import AlphaImage, RgbImage

_LEAST_SHARE = 0.003
_WHOLE = 0.9
"""A box longer than this share of the picture says nothing."""
_RIM = 0.02
"""A box nearer than this share of the picture to an edge touches it."""


@dataclass(frozen=True)
class RoughSubject:
    """A rough box, as shares of the picture's width and height."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def share(self) -> float:
        """0..1 of the picture that the box covers."""
        return (self.right - self.left) * (self.bottom - self.top)

    @property
    def height(self) -> float:
        """0..1 of the picture's height."""
        return self.bottom - self.top

    @property
    def touches(self) -> tuple[Edge, ...]:
        """The edges of the picture that the box reaches."""
        edges: tuple[tuple[Edge, bool], ...] = (
            ("left", self.left < _RIM),
            ("top", self.top < _RIM),
            ("right", self.right > 1 - _RIM),
            ("bottom", self.bottom > 1 - _RIM),
        )
        return tuple(edge for edge, touched in edges if touched)


def rough_subject(
    rgb: RgbImage, moving: NDArray[np.bool_] | None, alpha: AlphaImage | None
) -> RoughSubject | None:
    """The box of what stands out in *rgb*; None where nothing does.

    *moving*: bool (height, width), what moves on its own, where that is known. *alpha*: the clip's
    own transparency, of any size, which settles the question.
    """
    height, width = rgb.shape[:2]
    if alpha is not None:
        small = cv2.resize(alpha, (width, height), interpolation=cv2.INTER_AREA)
        return _box_of((small > 127).astype(np.float32))
    half = (max(1, width // 2), max(1, height // 2))
    weight = _standing_out(cv2.resize(rgb, half, interpolation=cv2.INTER_AREA))
    if moving is not None:
        own = cv2.resize(moving.astype(np.float32), half, interpolation=cv2.INTER_AREA)
        weight = weight + 1.5 * cv2.GaussianBlur(own, (0, 0), half[0] / 60)
    y, x = np.mgrid[-1 : 1 : half[1] * 1j, -1 : 1 : half[0] * 1j]
    weight = weight * np.exp(-(x**2 + y**2)).astype(np.float32)
    box = _box_of(np.where(weight > 0.45 * float(weight.max()), weight, 0.0))
    return None if box is None or max(box.right - box.left, box.height) > _WHOLE else box


def _standing_out(rgb: RgbImage) -> NDArray[np.float32]:
    """0..1, float32 (height, width): how unlike the picture's rim a pixel is."""
    lab = cv2.cvtColor(rgb, cv2.COLOR_RGB2LAB).astype(np.float32)
    height, width = lab.shape[:2]
    rim = max(2, min(height, width) // 20)
    sides = [lab[:rim], lab[-rim:], lab[:, :rim], lab[:, -rim:]]
    unlike = np.full((height, width), np.inf, np.float32)
    for side in sides:
        pixels = side.reshape(-1, 3)
        spread = np.cov(pixels.T) + np.eye(3) * 60.0
        offset = lab - pixels.mean(axis=0)
        distance = np.einsum("hwi,ij,hwj->hw", offset, np.linalg.inv(spread), offset)
        unlike = np.minimum(unlike, np.sqrt(distance).astype(np.float32))
    smooth = cv2.GaussianBlur(np.minimum(unlike / 4.0, 1.0), (0, 0), width / 60)
    return np.asarray(smooth, np.float32)


def _box_of(weight: NDArray[np.float32]) -> RoughSubject | None:
    """The box between the 3 % and 97 % marks of *weight*, across and down."""
    if float((weight > 0).mean()) < _LEAST_SHARE:
        return None
    marks = []
    for axis in (0, 1):
        run = np.cumsum(weight.sum(axis=axis))
        first = int(np.searchsorted(run, 0.03 * run[-1]))
        last = int(np.searchsorted(run, 0.97 * run[-1]))
        marks.append((first / len(run), min(1.0, (last + 1) / len(run))))
    (left, right), (top, bottom) = marks
    return RoughSubject(left, top, right, bottom)
