"""How good a mask looks, before anybody has looked at it: telling a good guess from a bad one."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.small import Plane, Region, lab_of
from castmate.media.pixels import RgbImage

_BINS = 8
"""Steps of each Lab channel in a colour histogram."""

WEIGHTS = {
    "unlike_surroundings": 0.52,
    "unlike_far": -0.14,
    "edges": 0.27,
    "motion": 0.38,
    "compact": -0.02,
    "whole": -0.09,
    "touches_rim": -0.45,
    "share": -0.24,
    "box_fill": 1.63,
    "box_fill_squared": -1.50,
    "box_fit": -0.06,
    "agreement": 0.40,
}
"""What each trait of a mask says about its overlap with the truth.

Ridge regression over 1 000 readings of boxes and strokes in seven filmed sequences; with the
judged sequence left out, the masks chosen so overlap .72 where the best ones overlap .74.
"""

_BIAS = -0.38


@dataclass(frozen=True)
class Scene:
    """What masks of one frame are judged against."""

    colours: NDArray[np.int32]
    """Bin of each pixel's Lab colour."""
    gradient: Plane
    """Strength of edges, 0..1 as a rank within the frame."""
    level: Plane
    """Logarithm of own speed."""
    inside: Region | None
    """The box, where one was drawn."""

    def traits(self, mask: Region, others: list[Region]) -> NDArray[np.float64]:
        """The traits of *mask*, each about 0..1, in the order of ``WEIGHTS``."""
        area = float(mask.sum())
        if area < 20:
            return np.zeros(len(WEIGHTS))
        surroundings, far = _around(mask)
        contour = _contour(mask)
        x, y, w, h = cv2.boundingRect(mask.astype(np.uint8))
        fill = area / (float(self.inside.sum()) if self.inside is not None else w * h)
        return np.array(
            [
                _unlike(self.colours[mask], self.colours[surroundings]),
                _unlike(self.colours[mask], self.colours[far]),
                float(self.gradient[contour].mean()),
                _contrast(self.level[mask], self.level[surroundings]),
                min(1.0, 4 * np.pi * area / max(float(contour.sum()), 1.0) ** 2),
                _largest_part(mask) / area,
                _on_rim(mask),
                float(np.sqrt(area / mask.size)),
                fill,
                fill * fill,
                _box_fit(mask, self.inside, (x, y, w, h)),
                float(np.mean([_overlap(mask, other) for other in others])) if others else 0.5,
            ]
        )


def expected_overlaps(scene: Scene, masks: list[Region]) -> NDArray[np.float64]:
    """For each of *masks*, the expected overlap (IoU) with what a person would cut out, 0..1."""
    weights = np.array(list(WEIGHTS.values()))
    expected = []
    for i, mask in enumerate(masks):
        traits = scene.traits(mask, [*masks[:i], *masks[i + 1 :]])
        expected.append(float(traits @ weights) + _BIAS if mask.any() else 0.0)
    return np.clip(expected, 0, 1)


def scene_of(rgb: RgbImage, moving: Plane, inside: Region | None) -> Scene:
    """Prepare to judge masks of *rgb*; *inside* is the box that a person drew, if any."""
    lab = lab_of(cv2.GaussianBlur(rgb, (3, 3), 0))
    low, high = np.array([0, -60, -60], np.float32), np.array([100, 60, 60], np.float32)
    bins = np.clip((lab - low) / (high - low) * _BINS, 0, _BINS - 1).astype(np.int32)
    strength = sum(
        np.hypot(cv2.Sobel(lab[..., c], cv2.CV_32F, 1, 0), cv2.Sobel(lab[..., c], cv2.CV_32F, 0, 1))
        for c in range(3)
    )
    grid = np.quantile(strength, np.linspace(0, 1, 33))
    rank = np.interp(np.asarray(strength).ravel(), grid, np.linspace(0, 1, 33))
    gradient = cv2.dilate(rank.reshape(lab.shape[:2]).astype(np.float32), np.ones((3, 3), np.uint8))
    colours = (bins[..., 0] * _BINS + bins[..., 1]) * _BINS + bins[..., 2]
    return Scene(colours, gradient, np.log(moving + 0.1), inside)


def _around(mask: Region) -> tuple[Region, Region]:
    distance = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 3)
    reach = 0.35 * float(np.sqrt(mask.sum())) + 4
    near = (distance > 2) & (distance <= reach)
    far = distance > reach
    return (near if near.any() else ~mask), (far if far.any() else ~mask)


def _unlike(a: NDArray[np.int32], b: NDArray[np.int32]) -> float:
    """1 minus the Bhattacharyya coefficient of two colour histograms."""
    count = _BINS**3
    p = np.bincount(a, minlength=count) / max(len(a), 1)
    q = np.bincount(b, minlength=count) / max(len(b), 1)
    return 1 - float(np.sqrt(p * q).sum())


def _contour(mask: Region) -> Region:
    eroded = cv2.erode(mask.astype(np.uint8), np.ones((3, 3), np.uint8), borderValue=1)
    contour: Region = mask & (eroded == 0)
    return contour if contour.any() else mask


def _contrast(inside: Plane, outside: Plane) -> float:
    """How far apart two sets of values lie, in their own spread, squeezed into 0..1."""
    if not len(inside) or not len(outside):
        return 0.0
    spread = 0.5 * float(inside.std() + outside.std()) + 0.15
    return float(np.tanh(0.5 * abs(float(inside.mean() - outside.mean())) / spread))


def _largest_part(mask: Region) -> float:
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    return float(stats[1:, cv2.CC_STAT_AREA].max())


def _on_rim(mask: Region) -> float:
    """Share of the picture's rim that *mask* covers."""
    rim = np.concatenate([mask[0], mask[-1], mask[:, 0], mask[:, -1]])
    return float(rim.mean())


def _box_fit(mask: Region, inside: Region | None, found: tuple[int, int, int, int]) -> float:
    """Overlap of the mask's bounding box with the box drawn; 1 when none was drawn."""
    if inside is None:
        return 1.0
    filled = np.zeros(mask.shape, bool)
    x, y, w, h = found
    filled[y : y + h, x : x + w] = True
    return _overlap(filled, inside)


def _overlap(a: Region, b: Region) -> float:
    union = float((a | b).sum())
    return float((a & b).sum()) / union if union else 1.0
