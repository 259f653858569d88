"""The character's build, from its outline: round, tall, long, big-headed."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.cut_frames import CutFrame

_LEAST_CONFIDENCE = 0.7
"""An outline that is less sure tells of the cut-out, not of the character."""


def proportions_in_words(frames: Sequence[CutFrame]) -> str:
    """The build in words; empty where nothing is striking, or no frame surely shows all of it."""
    outlines = [
        _outline(frame)
        for frame in frames
        if not frame.cut_by and frame.confidence >= _LEAST_CONFIDENCE
    ]
    if not outlines:
        return ""
    tallness, solidity, fill, top_heaviness = np.median(
        [_measures(outline) for outline in outlines], axis=0
    )
    words = []
    if tallness >= 1.9:
        words.append("tall and slim")
    elif tallness <= 0.6:
        words.append("long and low")
    elif 0.75 <= tallness <= 1.35 and solidity >= 0.93 and fill >= 0.68:
        words.append("round compact body")
    # Four-legged animals are heavy above too, but not tall.
    if top_heaviness >= 1.45 and tallness >= 1.15:
        words.append("big head")
    return " with a ".join(words)


def _outline(frame: CutFrame) -> NDArray[np.uint8]:
    """The subject's own box, 0 or 1, about 160 pixels high."""
    inside = (frame.crop(margin=0.0).alpha > 127).astype(np.uint8)
    scale = min(1.0, 160 / inside.shape[0])
    size = (max(4, round(inside.shape[1] * scale)), max(4, round(inside.shape[0] * scale)))
    small = np.asarray(cv2.resize(inside, size, interpolation=cv2.INTER_AREA))
    x, y, width, height = cv2.boundingRect(small)
    return small[y : y + height, x : x + width]


def _measures(outline: NDArray[np.uint8]) -> tuple[float, float, float, float]:
    """Height over width; area over hull; area over box; upper over lower part's mean width."""
    height, width = outline.shape
    area = float(outline.sum())
    contours, _ = cv2.findContours(outline, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    hull = cv2.contourArea(cv2.convexHull(np.concatenate(contours)))
    widths = outline.sum(axis=1, dtype=np.float64)
    third = max(1, height // 3)
    upper, lower = widths[:third].mean(), widths[-third:].mean()
    return height / width, area / max(1.0, hull), area / (height * width), upper / max(1.0, lower)
