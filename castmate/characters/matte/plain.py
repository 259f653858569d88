"""The keyer: a subject before a plain backdrop of any colour, flat or smoothly shaded."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.small import Plane, Region, lab_of
from castmate.media.clip import Frame
from castmate.media.geometry import Box, Size
from castmate.media.pixels import AlphaImage, RgbImage
from castmate.report import Report

_TELLING_FRAMES = 8
"""Frames that are enough to know the backdrop."""

_LOOKED_AT = 640
"""Longest side, in pixels, at which it is found what is air; contours are drawn in full size."""

_STRONG = 15.0
"""Lab distance from the backdrop that no compression makes by itself."""

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

    def colour(
        self, shape: tuple[int, ...], rows: slice = slice(None), columns: slice = slice(None)
    ) -> Plane:
        """The backdrop in *rows* and *columns* of a picture of *shape*: Lab, float32."""
        height, width = shape[:2]
        y, x = (np.arange(n, dtype=np.float64) / n for n in (height, width))
        y, x = y[rows, None], x[None, columns]
        x, y = np.broadcast_arrays(x, y)
        behind: Plane = (_terms(x, y) @ self.surface).astype(np.float32)
        return behind


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
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1)


def _robust_fit(terms: NDArray[np.float64], colours: NDArray[np.float64]) -> NDArray[np.float64]:
    """Least squares that the subject, where it touches the border, does not pull."""
    surface = np.zeros((6, 3))
    surface[0] = np.median(colours, axis=0)
    for _ in range(6):
        distance = np.linalg.norm(colours - terms @ surface, axis=1)
        near = distance <= max(3 * float(np.median(distance)), 0.5)
        surface = np.linalg.lstsq(terms[near], colours[near], rcond=None)[0]
    return surface


def keyed(frames: Sequence[Frame], backdrop: Backdrop, report: Report) -> Iterator[AlphaImage]:
    """The alpha of what stands before *backdrop*, frame by frame.

    White inside a subject before white is paint, or a gap between arm and body: what was
    open to the surroundings a moment ago, or will be in a moment, is a gap.
    """
    with ThreadPoolExecutor(max_workers=2) as threads:
        seen = []
        for air in threads.map(lambda frame: _air(frame.rgb, backdrop), frames):
            report.check_cancelled()
            seen.append(air)
        drawn = threads.map(
            lambda frame, air, gap: _drawn(frame.rgb, backdrop, air, gap), frames, seen, _gaps(seen)
        )
        for alpha in drawn:
            report.check_cancelled()
            yield alpha


@dataclass(frozen=True)
class _Air:
    """Where the backdrop shows in one frame, at most 640 pixels wide."""

    open: Region
    """Connected with the rim of the picture."""
    pockets: Region
    """Enclosed by the subject, or entered only through a narrow neck."""
    distance: NDArray[np.uint8]
    """Lab distance from the backdrop."""


def _air(rgb: RgbImage, backdrop: Backdrop) -> _Air:
    size = Size(rgb.shape[1], rgb.shape[0]).fitted(_LOOKED_AT)
    small = cv2.resize(rgb, (size.width, size.height), interpolation=cv2.INTER_AREA)
    behind = backdrop.colour((size.height, size.width))
    distance = np.sqrt(np.square(lab_of(small) - behind).sum(axis=2))
    open_air, pockets = _open_and_pockets(distance <= 2 * backdrop.noise, backdrop)
    return _Air(open_air, pockets, np.clip(distance, 0, 255).astype(np.uint8))


def _open_and_pockets(empty: Region, backdrop: Backdrop) -> tuple[Region, Region]:
    """Split the *empty* pixels into open air and pockets."""
    radius = max(1, round(0.006 * min(empty.shape)))
    ball = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
    # A ball that rolls round the subject cannot enter a white belly by a gap in its outline.
    padded = np.pad(empty, 2 * radius, constant_values=True).astype(np.uint8)
    rolled = cv2.morphologyEx(padded, cv2.MORPH_OPEN, ball)
    rolled = rolled[2 * radius : -2 * radius, 2 * radius : -2 * radius]
    open_air = _connected_to_rim(rolled > 0)
    left = (empty & ~open_air).astype(np.uint8)
    count, labels = cv2.connectedComponents(left, connectivity=4)
    depth = cv2.distanceTransform(left, cv2.DIST_L2, 3)
    fat = _having(labels, count, depth > 1.5 * radius)
    touching = _having(labels, count, cv2.dilate(open_air.astype(np.uint8), np.ones((3, 3))) > 0)
    # Notches of the outline are air; thin flecks inside are highlights of the subject.
    open_air = open_air | (touching & ~fat)[labels]
    pockets = fat[labels]
    if backdrop.has_key_colour:
        return open_air | pockets, np.zeros_like(pockets)
    return open_air, pockets


def _having(labels: NDArray[np.int32], count: int, where: Region) -> Region:
    """Per label: whether any of its pixels lies in *where*; never for label 0."""
    has = np.zeros(count, bool)
    has[np.unique(labels[where])] = True
    has[0] = False
    return has


def _gaps(seen: Sequence[_Air]) -> list[Region]:
    """The pockets that open at some time: carried forward, then back."""
    gaps = [np.zeros_like(air.open) for air in seen]
    for order in (range(1, len(seen)), range(len(seen) - 2, -1, -1)):
        for t in order:
            beside = t - order.step
            gaps[t] = gaps[t] | _partly_in(seen[t].pockets, seen[beside].open | gaps[beside])
    return gaps


def _partly_in(region: Region, other: Region) -> Region:
    """The connected parts of *region* that lie to a good part in *other*."""
    count, labels = cv2.connectedComponents(region.astype(np.uint8), connectivity=4)
    size = np.bincount(labels.ravel(), minlength=count)
    shared = np.bincount(labels.ravel(), weights=other.ravel(), minlength=count)
    within = shared > 0.4 * size
    within[0] = False
    part: Region = within[labels]
    return part


def _drawn(rgb: RgbImage, backdrop: Backdrop, air: _Air, gap: Region) -> AlphaImage:
    distance = air.distance.astype(np.float32)
    solid = _without_ringing(~(air.open | (gap & air.pockets)), distance)
    solid = _without_specks(solid, distance, backdrop)
    alpha = np.zeros(rgb.shape[:2], np.uint8)
    if not solid.any():
        return alpha
    size = Size(rgb.shape[1], rgb.shape[0])
    full = cv2.resize(solid.astype(np.float32), (size.width, size.height)) > 0.5
    part = Box(*cv2.boundingRect(full.astype(np.uint8)))
    part = Box(part.x - 8, part.y - 8, part.width + 16, part.height + 16).clipped(size)
    rows, columns = slice(part.y, part.bottom), slice(part.x, part.right)
    behind = backdrop.colour(full.shape, rows, columns)
    alpha[rows, columns] = _soft(lab_of(rgb[rows, columns]), behind, full[rows, columns], backdrop)
    return alpha


def _connected_to_rim(region: Region) -> Region:
    padded = np.pad(region, 1, constant_values=True).astype(np.uint8)
    _, labels = cv2.connectedComponents(padded, connectivity=4)
    reached: Region = (labels == labels[0, 0])[1:-1, 1:-1]
    return reached


def _without_ringing(region: Region, distance: Plane) -> Region:
    """*region* without the faint flecks that compression strews along a strong contour."""
    inner = cv2.erode(region.astype(np.uint8), np.ones((5, 5), np.uint8)) * (distance > _STRONG)
    weight = cv2.GaussianBlur(inner.astype(np.float32), (0, 0), 4)
    strength = cv2.GaussianBlur(distance * inner, (0, 0), 4) / (weight + 1e-4)
    rim = cv2.dilate((~region).astype(np.uint8), np.ones((13, 13), np.uint8)) > 0
    halo = rim & (weight > 0.02) & (distance < 0.12 * strength)
    opened = cv2.morphologyEx(
        (region & ~halo).astype(np.uint8), cv2.MORPH_OPEN, np.ones((5, 5), np.uint8)
    )
    body = cv2.dilate(opened, np.ones((3, 3), np.uint8)) > 0
    kept: Region = region & ~halo & (body | (distance > _STRONG))
    return kept


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
    apart = lab - behind
    mixed = np.clip((apart * across).sum(axis=2) / np.maximum(reach, 1), 0, 1)
    # White before white cannot be unmixed, nor a dark outline from the yellow that it
    # surrounds: there the contour itself is softened.
    drawn = cv2.GaussianBlur(solid.astype(np.float32), (0, 0), 0.8)
    distance = np.sqrt(np.square(apart).sum(axis=2))
    odd = np.sqrt(np.square(apart - mixed[..., None] * across).sum(axis=2)) / (distance + 1)
    tells = np.clip((np.sqrt(reach) - 4 * backdrop.noise) / (6 * backdrop.noise), 0, 1)
    tells *= (weight > 0.02) * (1 - np.clip((odd - 0.35) / 0.3, 0, 1) * (distance > _STRONG / 2))
    alpha = tells * mixed + (1 - tells) * drawn
    alpha = np.where(inner > 0, 1, np.where(outer > 0, alpha, 0))
    return np.round(255 * np.clip(alpha, 0, 1)).astype(np.uint8)
