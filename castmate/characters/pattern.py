"""Stripes and spots: many pieces of a second colour, much alike, all over the character."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.covering import SIDE
from castmate.identity.embedder import Crop

_LEAST_APART = 22.0
"""Lab units between the two colours of a pattern."""
_LEAST_PIECES = 6
_LEAST_AREA, _MOST_AREA = 0.002, 0.10
"""Share of the subject that one stripe or spot covers."""
_LONG = 2.6
"""Length over width from which a piece is a stripe."""


def pattern_in_words(crops: Sequence[Crop]) -> str:
    """ "striped" or "spotted" where most of *crops* are; empty otherwise."""
    found = [_pattern(crop) for crop in crops]
    for words in ("striped", "spotted"):
        if found.count(words) > 0.6 * len(found):
            return words
    return ""


def _pattern(crop: Crop) -> str:
    scale = SIDE / np.sqrt(max(1, int((crop.alpha > 127).sum())))
    size = (max(8, round(crop.rgb.shape[1] * scale)), max(8, round(crop.rgb.shape[0] * scale)))
    rgb = cv2.medianBlur(cv2.resize(crop.rgb, size, interpolation=cv2.INTER_AREA), 5)
    alpha = cv2.resize(crop.alpha, size, interpolation=cv2.INTER_AREA)
    inside = cv2.erode((alpha > 127).astype(np.uint8), np.ones((7, 7), np.uint8)) > 0
    if inside.sum() < 500:
        return ""
    second = _second_colour(cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB), inside)
    return "" if second is None else _shape_of(second, int(inside.sum()))


def _second_colour(lab: NDArray[np.float32], inside: NDArray[np.bool_]) -> NDArray[np.uint8] | None:
    """Where the rarer of two colours is, if the subject has two that differ clearly."""
    pixels = lab[inside]
    criteria = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 12, 0.5)
    middle = pixels[:, 0] > np.median(pixels[:, 0])
    start = middle.astype(np.int32)[:, None]
    _, labels, centres = cv2.kmeans(pixels, 2, start, criteria, 1, cv2.KMEANS_USE_INITIAL_LABELS)
    spread = np.mean([pixels[labels[:, 0] == k].std() for k in (0, 1) if (labels == k).any()])
    if np.linalg.norm(centres[0] - centres[1]) < max(_LEAST_APART, 1.5 * float(spread)):
        return None
    rarer = int(labels.mean() < 0.5)
    second = np.zeros(inside.shape, np.uint8)
    second[inside] = labels[:, 0] == rarer
    return second


def _shape_of(second: NDArray[np.uint8], body: int) -> str:
    count, _, stats, _ = cv2.connectedComponentsWithStats(second)
    shares = stats[1:count, cv2.CC_STAT_AREA] / body
    numbers = np.flatnonzero((shares > _LEAST_AREA) & (shares < _MOST_AREA)) + 1
    in_pieces = shares[numbers - 1].sum()
    # A pattern is most of its colour: a few specks beside one large patch are none.
    if len(numbers) < _LEAST_PIECES or in_pieces < 0.7 * shares.sum():
        return ""
    areas = shares[numbers - 1]
    if areas.std() > 0.9 * areas.mean():
        return ""
    _, labels = cv2.connectedComponents(second)
    lengths = [_length_over_width(labels == number) for number in numbers]
    return "striped" if np.median(lengths) >= _LONG else "spotted"


def _length_over_width(piece: NDArray[np.bool_]) -> float:
    points = np.argwhere(piece).astype(np.float32)
    width, length = sorted(cv2.minAreaRect(points)[1])
    return float(length / max(1.0, width))
