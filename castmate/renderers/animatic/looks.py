"""Looks: what unifies any character, photo or drawing, with painted scenery."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.media.pixels import RgbaImage
from castmate.renderers.animatic.relight import Colours, Cover
from castmate.renderers.renderer import Look

Premultiplied = NDArray[np.float32]
"""float32 (height, width, 4), BGRA 0..1, colours already times alpha."""


def rim_width(height: float) -> float:
    """Pixels of the paper rim around a sticker *height* pixels tall."""
    return max(1.6, height * 0.0125)


def with_look(colours: Colours, cover: Cover, look: Look, *, paper: Colours) -> RgbaImage:
    """The finished sprite: premultiplied BGRA uint8.

    *paper* is the colour (BGR 0..1) of a sticker's rim in the light of the scene.
    """
    height = float(cover.shape[0])
    match look:
        case "plain":
            drawn = _over(colours, _tightened(cover))
        case "sticker":
            drawn = _sticker(colours, _tightened(cover), height, paper)
        case "cel":
            drawn = _cel(colours, _tightened(cover), height)
    return np.asarray(np.clip(drawn * 255 + 0.5, 0, 255), np.uint8)


def _over(colours: Colours, cover: Cover) -> Premultiplied:
    return np.dstack([colours * cover[..., None], cover])


def _tightened(cover: Cover) -> Cover:
    """The faint outermost fringe, where a matte is least sure, taken off."""
    return np.asarray(np.clip((cover - 0.12) / 0.8, 0, 1), np.float32)


def _grown(cover: Cover, by: float) -> Cover:
    """*cover* grown by *by* pixels with a smooth edge; rounds off what is ragged."""
    far = cv2.distanceTransform((cover < 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    grown = np.clip(by + 0.5 - far, 0, 1).astype(np.float32)
    soft = cv2.GaussianBlur(grown, (0, 0), max(0.8, by * 0.45))
    return np.asarray(np.clip((soft - 0.5) * max(2.0, by * 0.7) + 0.5, 0, 1), np.float32)


def _sticker(colours: Colours, cover: Cover, height: float, paper: Colours) -> Premultiplied:
    rim = rim_width(height)
    sheet = np.maximum(_grown(cover, rim), cover)
    drop = np.array([[1, 0, 0], [0, 1, rim * 0.9]], np.float32)
    shade = cv2.warpAffine(sheet, drop, (sheet.shape[1], sheet.shape[0]))
    shade = 0.26 * cv2.GaussianBlur(shade, (0, 0), rim * 1.1)
    paper_part = sheet * (1 - cover)
    bgr = colours * cover[..., None] + paper * paper_part[..., None]
    return np.dstack([bgr, sheet + shade * (1 - sheet)])


def _cel(colours: Colours, cover: Cover, height: float) -> Premultiplied:
    flat = np.asarray(np.clip(colours * 255, 0, 255), np.uint8)
    for _ in range(2):
        flat = cv2.bilateralFilter(flat, 7, 38, 5)
    tones = _in_steps(np.asarray(flat, np.float32) / np.float32(255))
    ink = np.maximum(_lines(flat, height), 0)
    tones = tones * (1 - 0.82 * (ink * cover)[..., None])
    line = _grown(cover, max(1.2, height * 0.006))
    dark = _ink_of(colours, cover)
    outline = np.clip(line - cover, 0, 1)
    bgr = tones * cover[..., None] + dark * outline[..., None]
    return np.dstack([bgr, np.maximum(line, cover)])


def _in_steps(colours: Colours, levels: int = 5) -> Colours:
    """Luminance in soft steps, hue and saturation kept (Winnemoeller et al. 2006, eq. 9)."""
    luma = (colours @ np.array([0.114, 0.587, 0.299], np.float32)) * levels
    nearest = np.round(luma)
    stepped = (nearest + 0.5 * np.tanh((luma - nearest) * 4.5)) / levels
    ratio = (stepped + 0.02) / (luma / levels + 0.02)
    return np.asarray(np.clip(colours * ratio[..., None], 0, 1), np.float32)


def _lines(flat: NDArray[np.uint8], height: float) -> Cover:
    """0..1: dark lines where the tone turns (difference of Gaussians, Winnemoeller 2011)."""
    grey = cv2.cvtColor(flat, cv2.COLOR_BGR2GRAY).astype(np.float32) / 255
    sigma = max(0.8, height * 0.0026)
    narrow = cv2.GaussianBlur(grey, (0, 0), sigma)
    broad = cv2.GaussianBlur(grey, (0, 0), sigma * 1.6)
    return np.asarray(np.clip((broad * 0.985 - narrow - 0.012) * 16, 0, 1), np.float32)


def _ink_of(colours: Colours, cover: Cover) -> Colours:
    """A dark of the character's own hue."""
    mean = (colours * cover[..., None]).sum(axis=(0, 1)) / max(1.0, float(cover.sum()))
    return np.asarray(mean * 0.22, np.float32)
