"""Looks: what unifies any character, photo or drawing, with painted scenery."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.media.pixels import RgbaImage
from castmate.renderers.animatic.relight import Cover, Planes
from castmate.renderers.renderer import Look

Colours = NDArray[np.float32]
"""float32 (height, width, 3), BGR 0..1, straight."""
Paper = tuple[float, float, float]
"""Blue, green, red, 0..1."""


def rim_width(height: float) -> float:
    """Pixels of the paper rim around a sticker *height* pixels tall."""
    return max(1.6, height * 0.0115)


def with_look(planes: Planes, cover: Cover, look: Look, *, paper: Paper) -> RgbaImage:
    """The finished sprite: premultiplied BGRA uint8.

    *paper* is the colour of a sticker's rim in the light of the scene.
    """
    height = float(cover.shape[0])
    tight = _tightened(cover)
    planes = np.asarray(planes * (tight / np.maximum(cover, 1e-3)), np.float32)
    match look:
        case "plain":
            return _finished(planes, tight)
        case "sticker":
            return _sticker(planes, tight, height, paper)
        case "cel":
            return _cel(planes, tight, height)


def _finished(planes: Planes, cover: Cover) -> RgbaImage:
    bytes_of = [cv2.convertScaleAbs(plane, alpha=255) for plane in (*planes, cover)]
    return np.asarray(cv2.merge(bytes_of))


def _tightened(cover: Cover) -> Cover:
    """The faint outermost fringe, where a matte is least sure, taken off."""
    return np.asarray(np.clip((cover - 0.12) / 0.8, 0, 1), np.float32)


def _grown(cover: Cover, by: float) -> Cover:
    """*cover* grown by *by* pixels with a smooth edge; rounds off what is ragged."""
    far = cv2.distanceTransform((cover < 0.5).astype(np.uint8), cv2.DIST_L2, 5)
    grown = np.clip(by + 0.5 - far, 0, 1).astype(np.float32)
    soft = cv2.GaussianBlur(grown, (0, 0), max(0.8, by * 0.45))
    return np.asarray(np.clip((soft - 0.5) * max(2.0, by * 0.7) + 0.5, 0, 1), np.float32)


def _sticker(planes: Planes, cover: Cover, height: float, paper: Paper) -> RgbaImage:
    rim = rim_width(height)
    sheet = cv2.max(_grown(cover, rim), cover)
    shade = 0.26 * _dropped(sheet, rim)
    around = sheet * (1 - cover)
    on_paper = np.stack(
        [plane + around * np.float32(tone) for plane, tone in zip(planes, paper, strict=True)]
    )
    return _finished(on_paper, sheet + shade * (1 - sheet))


def _dropped(sheet: Cover, rim: float) -> Cover:
    """The soft shadow of a sheet that lies *rim* pixels above what is behind it."""
    quarter = cv2.resize(sheet, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    down = np.array([[1, 0, 0], [0, 1, rim * 0.9 / 4]], np.float32)
    moved = cv2.warpAffine(quarter, down, (quarter.shape[1], quarter.shape[0]))
    soft = cv2.GaussianBlur(moved, (0, 0), max(0.5, rim * 1.1 / 4))
    return np.asarray(cv2.resize(soft, (sheet.shape[1], sheet.shape[0])), np.float32)


def _cel(planes: Planes, cover: Cover, height: float) -> RgbaImage:
    straight = np.moveaxis(planes / np.maximum(cover, 1e-2), 0, -1)
    flat = np.asarray(np.clip(straight * 255, 0, 255), np.uint8)
    for _ in range(2):
        flat = cv2.bilateralFilter(flat, 7, 38, 5)
    tones = _in_steps(np.asarray(flat, np.float32) / np.float32(255))
    ink = _lines(flat, height) * cover
    tones = tones * (1 - 0.82 * ink[..., None])
    line = _grown(cover, max(1.2, height * 0.006))
    outline = np.clip(line - cover, 0, 1)
    inked = [
        tones[..., channel] * cover + outline * tone
        for channel, tone in enumerate(_ink_of(planes, cover))
    ]
    return _finished(np.stack(inked), cv2.max(line, cover))


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


def _ink_of(planes: Planes, cover: Cover) -> NDArray[np.float32]:
    """A dark (blue, green, red) of the character's own hue."""
    mean = planes.sum(axis=(1, 2)) / max(1.0, float(cover.sum()))
    return np.asarray(mean * 0.22, np.float32)
