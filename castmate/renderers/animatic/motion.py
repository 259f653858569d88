"""The character's own movement, made to go round without a visible jump."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.media.pixels import RgbaImage

Small = NDArray[np.float32]


def closed(pictures: Sequence[RgbaImage]) -> tuple[RgbaImage, ...]:
    """*pictures*, or the best part of them, as a cycle.

    The cycle is left where that is least seen (Schoedl et al., Video Textures, 2000). A seam that
    still shows gets in-betweens; only where nothing fits does the motion go forth and back.
    """
    if len(pictures) < 4:
        return tuple(pictures)
    small = [_small(picture) for picture in pictures]
    usual = median(_difference(a, b) for a, b in pairwise(small)) + 1e-6
    first, last = _best_seam(small)
    kept = tuple(pictures[first : last + 1])
    jump = _difference(small[last], small[first]) / usual
    if jump <= 1.7:
        return kept
    if jump <= 4.5:
        seam = kept[-1], kept[0]
        return (*kept, *(_between(*seam, share) for share in (1 / 3, 2 / 3)))
    return (*pictures, *reversed(pictures[1:-1]))


def _best_seam(small: Sequence[Small]) -> tuple[int, int]:
    """The first and last picture of the cycle whose ends are most alike.

    A cycle keeps at least 60 % of the pictures; of equal seams the longer one wins.
    """
    count = len(small)
    shortest = max(4, math.ceil(count * 0.6))
    ends = [(first, last) for first in range(count) for last in range(first + shortest - 1, count)]
    return min(ends, key=lambda e: (_difference(small[e[1]], small[e[0]]), e[0] - e[1]))


def _difference(a: Small, b: Small) -> float:
    return float(np.abs(a - b).mean())


def _between(a: RgbaImage, b: RgbaImage, share: float) -> RgbaImage:
    """The picture *share* of the way from *a* to *b*: both moved along the flow, then mixed."""
    flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    grey_a, grey_b = _grey(a), _grey(b)
    from_a = _moved(a, flow.calc(grey_b, grey_a, None) * share)
    from_b = _moved(b, flow.calc(grey_a, grey_b, None) * (1 - share))
    mixed = from_a * (1 - share) + from_b * share
    mixed[..., :3] /= np.maximum(mixed[..., 3:], 1) / 255
    return np.asarray(np.clip(mixed + 0.5, 0, 255), np.uint8)


def _moved(picture: RgbaImage, flow: NDArray[np.float32]) -> NDArray[np.float32]:
    """*picture*, premultiplied, with every pixel taken from where *flow* points."""
    whole = picture.astype(np.float32)
    whole[..., :3] *= whole[..., 3:] / 255
    height, width = picture.shape[:2]
    columns, rows = np.meshgrid(
        np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
    )
    moved = cv2.remap(whole, columns + flow[..., 0], rows + flow[..., 1], cv2.INTER_LINEAR)
    return np.asarray(moved, np.float32)


def _grey(picture: RgbaImage) -> NDArray[np.uint8]:
    """The picture on mid-grey, so that the outline moves too."""
    colours = cv2.cvtColor(picture[..., :3], cv2.COLOR_RGB2GRAY).astype(np.float32)
    cover = picture[..., 3].astype(np.float32) / 255
    return np.asarray(colours * cover + 128 * (1 - cover), np.uint8)


def _small(picture: RgbaImage) -> Small:
    step = max(1, max(picture.shape[:2]) // 96)
    part = picture[::step, ::step].astype(np.float32)
    return np.asarray(part[..., :3] * part[..., 3:] / 255 + part[..., 3:], np.float32)


def heading_of(picture: RgbaImage) -> int:
    """Which way the character looks, guessed from its outline: -1 left, 1 right, 0 unknown.

    A body that is wider than tall has its head where its highest part is, or else where it
    reaches out farther beyond its feet.
    """
    cover = picture[..., 3] > 127
    rows, columns = np.flatnonzero(cover.any(axis=1)), np.flatnonzero(cover.any(axis=0))
    if rows.size < 8 or columns.size < 8:
        return 0
    body = cover[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = body.shape
    if width < 1.05 * height:
        return 0
    top = np.flatnonzero(body[: max(1, height // 4)].any(axis=0))
    raised = (float(top.mean()) + 0.5) / width - 0.5
    if abs(raised) >= 0.12:
        return int(np.sign(raised))
    feet = np.flatnonzero(body[-max(1, height // 8) :].any(axis=0))
    thick = np.flatnonzero(body.sum(axis=0) > 0.16 * height)  # a tail is not a head
    if feet.size == 0 or thick.size == 0:
        return 0
    reaching = (int(thick[-1]) - int(feet[-1])) - (int(feet[0]) - int(thick[0]))
    return 0 if abs(reaching) < 0.07 * width else int(np.sign(reaching))
