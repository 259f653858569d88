"""The keyer: a subject before a plain backdrop of any colour, flat or smoothly shaded."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.small import Plane, Region, lab_of
from castmate.media.clip import Frame
from castmate.media.pixels import AlphaImage, RgbImage

_TELLING_FRAMES = 8
"""Frames that are enough to know the backdrop."""

_SATURATED = 25.0
"""Lab chroma from which a backdrop is a key colour, such as a green screen."""


@dataclass(frozen=True)
class Backdrop:
    """A smooth surface of colour: a quadratic in x and y for each Lab channel."""

    surface: NDArray[np.float64]
    """(6, 3)"""
    noise: float
    """Lab distance that the backdrop's own pixels stay under, nearly always."""
    has_key_colour: bool

    def colour(self, shape: tuple[int, int]) -> Plane:
        """The backdrop behind every pixel, Lab, float32 (height, width, 3)."""
        height, width = shape
        y, x = np.mgrid[0:height, 0:width]
        terms = _terms(x.ravel() / width, y.ravel() / height)
        return (terms @ self.surface).reshape(height, width, 3).astype(np.float32)


def backdrop_of(frames: Sequence[Frame]) -> Backdrop | None:
    """The plain backdrop of *frames*, or None when there is none."""
    told = [
        frames[i] for i in np.unique(np.linspace(0, len(frames) - 1, _TELLING_FRAMES).astype(int))
    ]
    terms, colours = (np.concatenate(part) for part in zip(*map(_border, told), strict=True))
    surface = _robust_fit(terms, colours)
    distance = np.linalg.norm(colours - terms @ surface, axis=1)
    typical = float(np.median(distance))
    noise = max(1.2, 4.0 * typical)
    # Wood, grass and water have a plain average; their pixels do not keep to it.
    if typical > 2.2 or float((distance < noise).mean()) < 0.75:
        return None
    colour = surface[0]
    return Backdrop(surface, noise, float(np.hypot(colour[1], colour[2])) > _SATURATED)


def _border(frame: Frame) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Terms and Lab colours of the outermost pixels of a small copy of *frame*."""
    small = cv2.resize(frame.rgb, (128, 128), interpolation=cv2.INTER_AREA)
    ring = np.ones((128, 128), bool)
    ring[4:-4, 4:-4] = False
    y, x = np.nonzero(ring)
    return _terms(x / 128, y / 128), lab_of(small)[ring].astype(np.float64)


def _terms(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.float64]:
    x, y = x - 0.5, y - 0.5
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)


def _robust_fit(terms: NDArray[np.float64], colours: NDArray[np.float64]) -> NDArray[np.float64]:
    """Least squares that the subject, where it touches the border, does not pull."""
    surface = np.zeros((6, 3))
    surface[0] = np.median(colours, axis=0)
    for _ in range(6):
        distance = np.linalg.norm(colours - terms @ surface, axis=1)
        near = distance <= max(3 * float(np.median(distance)), 0.5)
        surface = np.linalg.lstsq(terms[near], colours[near], rcond=None)[0]
    return surface


def keyed(rgb: RgbImage, backdrop: Backdrop) -> AlphaImage:
    """The alpha of what stands before *backdrop* in *rgb*."""
    behind = backdrop.colour((rgb.shape[0], rgb.shape[1]))
    lab = lab_of(rgb)
    distance = np.sqrt(np.square(lab - behind).sum(axis=2))
    solid = _solid(distance, backdrop)
    if not solid.any():
        return np.zeros(rgb.shape[:2], np.uint8)
    return _soft(lab, behind, solid, backdrop)


def _solid(distance: Plane, backdrop: Backdrop) -> Region:
    """Where the subject is: what differs, plus what it encloses."""
    differs = (distance > 2 * backdrop.noise).astype(np.uint8)
    radius = max(1, round(0.006 * min(distance.shape)))
    ball = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
    # A ball that rolls round the subject cannot enter a white belly by a gap in its outline.
    enclosing = np.pad(cv2.morphologyEx(np.pad(differs, 2 * radius), cv2.MORPH_CLOSE, ball), 0)
    enclosing = enclosing[2 * radius : -2 * radius, 2 * radius : -2 * radius]
    open_air = _connected_to_border(enclosing == 0)
    if backdrop.has_key_colour:
        open_air |= _large(differs == 0, 0.0005)
    grown = cv2.dilate(open_air.astype(np.uint8), ball) > 0
    backdrop_region = grown & (differs == 0)
    return _without_specks(~backdrop_region, distance, backdrop)


def _connected_to_border(region: Region) -> Region:
    _, labels = cv2.connectedComponents(
        np.pad(region, 1, constant_values=True).astype(np.uint8), connectivity=4
    )
    reached: Region = (labels == labels[0, 0])[1:-1, 1:-1]
    return reached


def _large(region: Region, share: float) -> Region:
    _, labels, stats, _ = cv2.connectedComponentsWithStats(region.astype(np.uint8), connectivity=4)
    big = stats[:, cv2.CC_STAT_AREA] >= share * region.size
    big[0] = False
    large: Region = big[labels]
    return large


def _without_specks(region: Region, distance: Plane, backdrop: Backdrop) -> Region:
    """Only parts large and unlike the backdrop enough to be meant."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(region.astype(np.uint8))
    if count <= 1:
        return region
    areas = stats[:, cv2.CC_STAT_AREA].astype(float)
    areas[0] = 0
    strength = np.bincount(labels.ravel(), weights=distance.ravel(), minlength=count) / np.maximum(
        areas, 1
    )
    keep = (
        (areas >= 0.02 * areas.max())
        & (areas >= 0.0005 * region.size)
        & (strength > 3 * backdrop.noise)
    )
    keep[0] = False
    kept: Region = keep[labels]
    return kept


def _soft(lab: Plane, behind: Plane, solid: Region, backdrop: Backdrop) -> AlphaImage:
    """Alpha by unmixing colour along the contour: (I - B).(F - B) / |F - B|^2."""
    inner = cv2.erode(solid.astype(np.uint8), np.ones((5, 5), np.uint8))
    outer = cv2.dilate(solid.astype(np.uint8), np.ones((3, 3), np.uint8))
    weight = cv2.GaussianBlur(inner.astype(np.float32), (0, 0), 3) + 1e-4
    subject = cv2.GaussianBlur(lab * inner[..., None], (0, 0), 3) / weight[..., None]
    across = subject - behind
    reach = np.square(across).sum(axis=2)
    mixed = ((lab - behind) * across).sum(axis=2) / np.maximum(reach, 1)
    # White before white cannot be unmixed: there the contour itself is softened.
    drawn = cv2.GaussianBlur(solid.astype(np.float32), (0, 0), 0.8)
    tells = np.clip((np.sqrt(reach) - 4 * backdrop.noise) / (6 * backdrop.noise), 0, 1)
    tells *= weight > 0.02
    alpha = tells * np.clip(mixed, 0, 1) + (1 - tells) * drawn
    alpha = np.where(inner > 0, 1, np.where(outer > 0, alpha, 0))
    return np.round(255 * np.clip(alpha, 0, 1)).astype(np.uint8)
