"""The frames of a matte together with their pictures, each measured once for all steps."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.character import Edge
from castmate.characters.matte.foreground import cut_out
from castmate.characters.matte.matte import Matte, MatteFrame
from castmate.identity.embedder import Crop
from castmate.media.clip import Frame
from castmate.media.geometry import Box, Size
from castmate.media.pixels import AlphaImage, RgbaImage, RgbImage

_MARGIN = 0.06
_LEAST_CUT = 0.04
"""Share of the subject's width or height along an edge from which that edge cuts it."""
_NEAR_BEST = 0.9
_LEAST_CUT_OF_SPRITE = 0.6
_MEASURED_HEIGHT = 192


@dataclass(frozen=True)
class CutFrame:
    """One frame with its cut-out, and how good a picture it is."""

    index: int
    time_seconds: float
    rgb: RgbImage = field(repr=False)
    alpha: AlphaImage = field(repr=False)
    confidence: float
    box: Box
    """The tight box of the subject."""
    area: float
    """Pixels of the subject."""
    sharpness: float
    """Mean change between neighbouring pixels inside the subject, at one size for all frames."""
    cut_by: tuple[Edge, ...]

    @property
    def size(self) -> Size:
        """Of the whole frame."""
        return Size(self.rgb.shape[1], self.rgb.shape[0])

    def crop(self, *, margin: float = _MARGIN) -> Crop:
        """The subject with *margin* of its size round it, where the frame has that much."""
        where = self._with_margin(margin)
        rows, columns = slice(where.y, where.bottom), slice(where.x, where.right)
        return Crop(self.rgb[rows, columns], self.alpha[rows, columns])

    def crop_corner(self) -> tuple[int, int]:
        """Column and row of the frame at which :meth:`crop` begins."""
        where = self._with_margin(_MARGIN)
        return where.x, where.y

    def picture(self, *, longest_side: int) -> RgbaImage:
        """The subject cut out, with a small margin, at most *longest_side* pixels."""
        crop = self.crop()
        size = Size(crop.rgb.shape[1], crop.rgb.shape[0]).fitted(longest_side)
        at = (size.width, size.height)
        rgb = cv2.resize(crop.rgb, at, interpolation=cv2.INTER_AREA)
        alpha = cv2.resize(crop.alpha, at, interpolation=cv2.INTER_AREA)
        return cut_out(np.ascontiguousarray(rgb), np.ascontiguousarray(alpha))

    def shrunk(self, factor: float) -> "CutFrame":
        """This frame *factor* times as large; measures that do not depend on size are kept."""
        if factor == 1.0:
            return self
        size = self.size.scaled(factor)
        return replace(
            self,
            rgb=_shrunk(self.rgb, size),
            alpha=_shrunk(self.alpha, size),
            box=self.box.scaled(factor).clipped(size),
            area=self.area * factor**2,
        )

    def _with_margin(self, margin: float) -> Box:
        around = round(margin * max(self.box.width, self.box.height)) + 2
        grown = Box(
            self.box.x - around,
            self.box.y - around,
            self.box.width + 2 * around,
            self.box.height + 2 * around,
        )
        return grown.clipped(self.size)


def cut_frames(
    frames: Sequence[Frame], cut: Sequence[MatteFrame], *, fits_its_picture: bool = False
) -> tuple[CutFrame, ...]:
    """Each of *cut*, measured, in order; about 2 ms each.

    *frames* are the pictures it was cut from. Each of *cut* shows something of the subject.
    *fits_its_picture*: it may touch the edges without being cut, as drawn sprites do.
    """
    least = _LEAST_CUT_OF_SPRITE if fits_its_picture else _LEAST_CUT
    pictures = {frame.index: frame for frame in frames}
    found = []
    for sure in cut:
        frame = pictures[sure.index]
        box = _box_of(sure.alpha)
        found.append(
            CutFrame(
                index=frame.index,
                time_seconds=frame.time_seconds,
                rgb=frame.rgb,
                alpha=sure.alpha,
                confidence=sure.confidence,
                box=box,
                area=float(sure.alpha.mean(dtype=np.float64)) / 255 * sure.alpha.size,
                sharpness=_sharpness(frame.rgb, sure.alpha, box),
                cut_by=edges_that_cut(sure.alpha, box, least=least),
            )
        )
    return tuple(found)


def usable(matte: Matte) -> tuple[MatteFrame, ...]:
    """The sure frames of *matte*; where there are none, those it is least unsure of."""
    if matte.sure:
        return matte.sure
    shown = [frame for frame in matte.frames if bool(np.any(frame.alpha > 127))]
    best = max((frame.confidence for frame in shown), default=0.0)
    return tuple(frame for frame in shown if frame.confidence >= _NEAR_BEST * best)


def edges_that_cut(alpha: AlphaImage, box: Box, *, least: float = _LEAST_CUT) -> tuple[Edge, ...]:
    """The edges of the picture along which the subject, whose box is *box*, is sawn off.

    *least*: share of the box's side that must lie on the edge.
    """
    along: tuple[tuple[Edge, AlphaImage, int], ...] = (
        ("left", alpha[:, 0], box.height),
        ("top", alpha[0], box.width),
        ("right", alpha[:, -1], box.height),
        ("bottom", alpha[-1], box.width),
    )
    return tuple(
        edge
        for edge, rim, length in along
        if np.count_nonzero(rim > 127) > max(3.0, least * length)
    )


def _shrunk(picture: NDArray[np.uint8], size: Size) -> NDArray[np.uint8]:
    """*picture* made *size*: halved as often as that goes, which OpenCV does fast, then fitted."""
    while picture.shape[1] >= 2 * size.width and picture.shape[0] >= 2 * size.height:
        height, width = picture.shape[0] // 2, picture.shape[1] // 2
        even = picture[: 2 * height, : 2 * width]
        picture = np.asarray(cv2.resize(even, (width, height), interpolation=cv2.INTER_AREA))
    return np.asarray(cv2.resize(picture, (size.width, size.height)), np.uint8)


def _box_of(alpha: AlphaImage) -> Box:
    x, y, width, height = cv2.boundingRect((alpha > 127).astype(np.uint8))
    return Box(x, y, max(1, width), max(1, height))


def _sharpness(rgb: RgbImage, alpha: AlphaImage, box: Box) -> float:
    rows, columns = slice(box.y, box.bottom), slice(box.x, box.right)
    size = (max(1, round(box.width * _MEASURED_HEIGHT / box.height)), _MEASURED_HEIGHT)
    grey = cv2.cvtColor(np.ascontiguousarray(rgb[rows, columns]), cv2.COLOR_RGB2GRAY)
    grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA)
    mask = cv2.resize(np.ascontiguousarray(alpha[rows, columns]), size) > 127
    inside = cv2.erode(mask.astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    if not bool(inside.any()):
        return 0.0
    change = np.abs(cv2.Laplacian(grey, cv2.CV_32F))
    return float(change[inside].mean())
