"""Pictures of a loop on one canvas: the character stands on the same spot in all of them."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.cut_frames import CutFrame
from castmate.characters.footing import Footing
from castmate.media.geometry import Box
from castmate.media.pixels import RgbaImage

MOST_HEIGHT = 640
"""Pixels."""
RIM = 4
"""Pixels left free round the pictures."""


def registered(frames: Sequence[CutFrame], stands: Sequence[Footing]) -> tuple[RgbaImage, ...]:
    """The subject of each frame on one canvas, feet on the middle of its bottom edge.

    The canvas is just large enough for all of them, and at most 640 pixels high.
    """
    reaches = np.array(
        [_reach(frame.box, stand) for frame, stand in zip(frames, stands, strict=True)]
    )
    above, below, beside = np.maximum(reaches.max(axis=0), 0.0)
    scale = min(1.0, (MOST_HEIGHT - 2 * RIM) / (above + below))
    size = (
        2 * (int(np.ceil(beside * scale)) + RIM),
        int(np.ceil((above + below) * scale)) + 2 * RIM,
    )
    return tuple(
        _placed(frame, stand, scale / stand.scale, size, float(below) * scale)
        for frame, stand in zip(frames, stands, strict=True)
    )


def _reach(box: Box, stand: Footing) -> tuple[float, float, float]:
    """How far the subject goes above, below and beside its feet, at the loop's own scale."""
    beside = max(stand.x - box.x, box.right - stand.x)
    return (
        (stand.y - box.y) / stand.scale,
        (box.bottom - stand.y) / stand.scale,
        beside / stand.scale,
    )


def _placed(
    frame: CutFrame, stand: Footing, scale: float, size: tuple[int, int], below: float
) -> RgbaImage:
    """The subject of *frame*, scaled, its feet *below* pixels over the canvas' bottom margin."""
    crop = frame.crop()
    picture = frame.picture(longest_side=max(1, round(max(crop.rgb.shape[:2]) * min(1.0, scale))))
    shrunk = picture.shape[0] / crop.rgb.shape[0]
    column, row = frame.crop_corner()
    in_picture = Footing((stand.x - column) * shrunk, (stand.y - row) * shrunk, stand.scale)
    move = onto_feet(in_picture, scale / shrunk, size)
    move[1, 2] -= below
    alpha = picture[..., 3:].astype(np.float32) / 255
    layered = np.dstack([picture[..., :3] * alpha, alpha * 255])
    moved = cv2.warpAffine(layered, move, size, flags=cv2.INTER_LINEAR)
    share = np.maximum(moved[..., 3:], 1.0) / 255
    colours = np.where(moved[..., 3:] > 0, moved[..., :3] / share, 0)
    placed = np.dstack([np.clip(colours, 0, 255), moved[..., 3:]])
    return np.round(placed).astype(np.uint8)


def onto_feet(stand: Footing, scale: float, size: tuple[int, int]) -> NDArray[np.float64]:
    """The map, (2, 3), that puts the feet at the bottom middle of a picture of *size*."""
    x = size[0] / 2 - scale * stand.x
    y = size[1] - RIM - scale * stand.y
    return np.array([[scale, 0, x], [0, scale, y]])
