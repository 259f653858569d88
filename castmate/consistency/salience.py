"""What stands out in a picture, for lack of anything better to go by.

What a path from the picture's border reaches only across strong edges is a thing of its own: the
minimum barrier distance, as in Zhang et al., "Minimum barrier salient object detection at 80 FPS",
2015. A preference for the middle is added, and GrabCut finds the exact edge.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.media.barrier import barrier_distance
from castmate.media.pixels import AlphaImage, RgbImage

Floats = NDArray[np.float32]

LOOKED_AT_SIDE = 240
RIM = 3
"""Pixels at the border of the small picture from which paths start."""
HIGHEST = 99.0
"""Percentile of the barriers that counts as fully shut off."""
MIDDLE = 0.25
"""Share of the picture: how wide the preference for the middle is."""
ANYWHERE = 0.3
"""What stands out at the border counts this much of what does in the middle."""
GRABCUT_ROUNDS = 5
EDGE = 5
"""Pixels at the border of the small picture that are background unless they stand out."""
LEAST_PART = 0.25
LARGEST_HOLE = 0.02


def salient_subject(rgb: RgbImage) -> AlphaImage:
    """A mask of what stands out most: same size as *rgb*, 0..255; may be empty. About 0.2 s."""
    factor = LOOKED_AT_SIDE / max(rgb.shape[:2])
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    small = cv2.resize(rgb, None, fx=factor, fy=factor, interpolation=how)
    middling = _middling(small.shape[:2])
    standing_out: Floats = _shut_off(small) * (ANYWHERE + (1 - ANYWHERE) * middling)
    standing_out /= max(float(standing_out.max()), 1e-9)
    mask = _grabcut(small, standing_out)
    mask = _filled(_main_parts(mask, middling))
    whole: AlphaImage = cv2.resize(mask, (rgb.shape[1], rgb.shape[0]))
    return whole


def _shut_off(rgb: RgbImage) -> Floats:
    """How far each pixel is shut off from the picture's border: float32 (height, width), 0..1."""
    barriers = barrier_distance(rgb, _rim(rgb.shape[:2], RIM))
    highest = max(float(np.percentile(barriers, HIGHEST)), 1e-6)
    result: Floats = (barriers / highest).clip(0, 1).astype(np.float32)
    return result


def _rim(shape: tuple[int, ...], width: int) -> NDArray[np.bool_]:
    rim = np.ones(shape, bool)
    rim[width:-width, width:-width] = False
    return rim


def _middling(shape: tuple[int, ...]) -> Floats:
    """Nearness to the middle: float32 (height, width), 0..1."""
    rows, columns = ((np.arange(side) + 0.5) / side - 0.5 for side in shape)
    away = rows[:, None] ** 2 + columns**2
    result: Floats = np.exp(-away / (2 * MIDDLE**2)).astype(np.float32)
    return result


def _grabcut(rgb: RgbImage, standing_out: Floats) -> AlphaImage:
    levels = (standing_out * 255).astype(np.uint8)
    threshold = cv2.threshold(levels, 0, 255, cv2.THRESH_OTSU)[0] / 255
    labels = np.where(standing_out > threshold, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    labels[_rim(labels.shape, EDGE) & (standing_out < 0.7 * threshold)] = cv2.GC_BGD
    is_subject = labels == cv2.GC_PR_FGD
    if is_subject.all() or not is_subject.any():
        return np.zeros(labels.shape, np.uint8)
    cv2.setRNGSeed(0)  # OpenCV seeds its k-means from this: the same pixels, the same cut
    bgr, models = cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR), np.zeros((2, 1, 65))
    cv2.grabCut(bgr, labels, None, models[0], models[1], GRABCUT_ROUNDS, cv2.GC_INIT_WITH_MASK)
    mask: AlphaImage = np.isin(labels, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8) * 255
    return mask


def _main_parts(mask: AlphaImage, middling: Floats) -> AlphaImage:
    """The part that weighs most around the middle, and others of at least a quarter of it."""
    opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    count, labels = cv2.connectedComponents(opened)
    weights = np.bincount(labels.ravel(), middling.ravel(), count)
    weights[0] = 0
    kept = weights >= max(LEAST_PART * weights.max(), 1e-9)
    parts: AlphaImage = kept[labels].astype(np.uint8) * 255
    return parts


def _filled(mask: AlphaImage) -> AlphaImage:
    """*mask* without small holes that do not touch the border."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(255 - mask)
    small = stats[:, cv2.CC_STAT_AREA] < LARGEST_HOLE * mask.size
    inside = (stats[:, cv2.CC_STAT_LEFT] > 0) & (stats[:, cv2.CC_STAT_TOP] > 0)
    hole = small & inside & (np.arange(count) > 0)
    filled: AlphaImage = np.where(hole[labels], 255, mask).astype(np.uint8)
    return filled
