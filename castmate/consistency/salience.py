"""What stands out in a picture, for lack of anything better to go by.

After Zhu, Liang, Wei and Sun, "Saliency optimization from robust background detection", 2014:
regions that touch the picture's border far are background (their equation 4); a region stands out
by its contrast to regions that are background and near (equations 8 and 9). A preference for the
middle is added, and GrabCut finds the exact edge.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import shortest_path

from castmate.media.pixels import AlphaImage, RgbImage

Floats = NDArray[np.float64]

LOOKED_AT_SIDE = 240
REGIONS = 250
SAME_COLOUR = 10.0
"""dE: sigma_clr of the paper."""
NOISE = 3.0
"""dE between neighbours that counts as none."""
NEAR = 0.4
"""Share of the picture: sigma_spa of the paper."""
MIDDLE = 0.25
"""Share of the picture: how wide the preference for the middle is."""
GRABCUT_ROUNDS = 5
EDGE = 5
"""Pixels at the border of the small picture that are background unless they stand out."""
LEAST_PART = 0.25
LARGEST_HOLE = 0.02


@dataclass(frozen=True)
class _Regions:
    """Superpixels of a picture."""

    labels: NDArray[np.int32]
    """(height, width)."""
    sizes: Floats
    lab: Floats
    places: Floats
    """(regions, 2): x and y as shares of the picture."""

    @property
    def on_border(self) -> NDArray[np.bool_]:
        ends = (self.labels[0], self.labels[-1], self.labels[:, 0], self.labels[:, -1])
        touched = np.zeros(len(self.sizes), bool)
        touched[np.concatenate(ends)] = True
        return touched


def salient_subject(rgb: RgbImage) -> AlphaImage:
    """A mask of what stands out most: same size as *rgb*, 0..255; may be empty. About 0.2 s."""
    factor = LOOKED_AT_SIDE / max(rgb.shape[:2])
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
    small = cv2.resize(rgb, None, fx=factor, fy=factor, interpolation=how)
    regions = _regions(small)
    middling = _middling(regions)
    standing_out = _standing_out(regions) * (0.3 + 0.7 * middling)
    mask = _grabcut(small, (standing_out / max(standing_out.max(), 1e-9))[regions.labels])
    mask = _filled(_main_parts(mask, middling[regions.labels]))
    whole: AlphaImage = cv2.resize(mask, (rgb.shape[1], rgb.shape[0]))
    return whole


def _regions(rgb: RgbImage) -> _Regions:
    height, width = rgb.shape[:2]
    lab = cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    size = max(8, int(np.sqrt(height * width / REGIONS)))
    cutter = cv2.ximgproc.createSuperpixelSLIC(lab, cv2.ximgproc.SLICO, size)
    cutter.iterate(6)
    cutter.enforceLabelConnectivity(20)
    labels = cutter.getLabels()
    flat, count = labels.ravel(), cutter.getNumberOfSuperpixels()
    sizes = np.bincount(flat, minlength=count).astype(float)
    rows, columns = np.mgrid[:height, :width]

    def mean(values: NDArray[np.generic]) -> Floats:
        means: Floats = np.bincount(flat, values.ravel(), count) / np.maximum(sizes, 1)
        return means

    colours = np.stack([mean(lab[..., k]) for k in range(3)], axis=1)
    places = np.stack([mean(columns / width), mean(rows / height)], axis=1)
    return _Regions(labels, sizes, colours, places)


def _standing_out(regions: _Regions) -> Floats:
    """Contrast to what is background and near, of what is not background: 0..1 per region."""
    apart = np.linalg.norm(regions.lab[:, None] - regions.lab, axis=2)
    background = _background(regions, apart)
    away = np.linalg.norm(regions.places[:, None] - regions.places, axis=2)
    nearness = np.exp(-(away**2) / (2 * NEAR**2))
    contrast = (apart * nearness * background).sum(axis=1)
    result: Floats = contrast / max(contrast.max(), 1e-9) * (1 - background)
    return result


def _background(regions: _Regions, apart: Floats) -> Floats:
    """Probability of being background, by boundary connectivity (equations 1 to 4)."""
    edges = _neighbours(regions)
    steps = np.maximum(apart[edges[:, 0], edges[:, 1]] - NOISE, 1e-4)
    count = len(regions.sizes)
    graph = csr_matrix((steps, (edges[:, 0], edges[:, 1])), shape=(count, count))
    geodesic = shortest_path(graph, directed=False)
    kinship = np.exp(-(geodesic**2) / (2 * SAME_COLOUR**2))
    area = kinship @ (regions.sizes / regions.sizes.mean())
    along_border = kinship @ regions.on_border.astype(float)
    connectivity = along_border / np.sqrt(np.maximum(area, 1e-9))
    probability: Floats = 1 - np.exp(-(connectivity**2) / 2)
    return probability


def _neighbours(regions: _Regions) -> NDArray[np.int64]:
    """Pairs of regions that touch; all regions on the border touch one another."""
    labels = regions.labels
    across = np.stack([labels[:, :-1].ravel(), labels[:, 1:].ravel()], axis=1)
    down = np.stack([labels[:-1].ravel(), labels[1:].ravel()], axis=1)
    border = np.flatnonzero(regions.on_border)
    around = np.stack(np.meshgrid(border, border), axis=-1).reshape(-1, 2)
    pairs = np.sort(np.concatenate([across, down, around]), axis=1).astype(np.int64)
    return np.unique(pairs[pairs[:, 0] != pairs[:, 1]], axis=0)


def _middling(regions: _Regions) -> Floats:
    away = ((regions.places - 0.5) ** 2).sum(axis=1)
    result: Floats = np.exp(-away / (2 * MIDDLE**2))
    return result


def _grabcut(rgb: RgbImage, standing_out: Floats) -> AlphaImage:
    levels = (standing_out * 255).astype(np.uint8)
    threshold = cv2.threshold(levels, 0, 255, cv2.THRESH_OTSU)[0] / 255
    labels = np.where(standing_out > threshold, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    rim = np.ones(labels.shape, bool)
    rim[EDGE:-EDGE, EDGE:-EDGE] = False
    labels[rim & (standing_out < 0.7 * threshold)] = cv2.GC_BGD
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
