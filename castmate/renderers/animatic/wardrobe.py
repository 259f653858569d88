"""A character's pictures made ready for a shot: to size, in its light, with its look.

Each picture is prepared once, when it is first shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np

from castmate.media.pixels import RgbaImage
from castmate.renderers.animatic.canvas import premultiplied
from castmate.renderers.animatic.looks import with_look
from castmate.renderers.animatic.relight import Cover, Light, Planes, paper_in, relit
from castmate.renderers.animatic.warp import Sprite
from castmate.renderers.renderer import Look

Edge = Literal["left", "top", "right", "bottom"]


@dataclass(frozen=True)
class Cut:
    """The part of pictures that holds the character, in their pixels."""

    left: int
    top: int
    right: int
    bottom: int
    foot_x: float
    """The middle of what touches the ground."""

    @property
    def aspect(self) -> float:
        """Width over height."""
        return (self.right - self.left) / (self.bottom - self.top)


def cut_of(pictures: Sequence[RgbaImage]) -> Cut:
    """What *pictures* (of one size) together cover, standing on the same spot."""
    cover = np.maximum.reduce([picture[..., 3] for picture in pictures]) > 127
    if not cover.any():
        cover = np.ones_like(cover)
    rows, columns = np.flatnonzero(cover.any(axis=1)), np.flatnonzero(cover.any(axis=0))
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    left, right = int(columns[0]), int(columns[-1]) + 1
    low = bottom - max(1, round((bottom - top) * 0.08))
    standing = np.flatnonzero(cover[low:bottom].any(axis=0))
    soles = float(standing[0] + standing[-1] + 1) / 2
    # Between the feet, but not so far out that a walker on one leg would topple.
    middle = (left + right) / 2
    slack = (right - left) * 0.2
    return Cut(left, top, right, bottom, float(np.clip(soles, middle - slack, middle + slack)))


class Wardrobe:
    """The prepared pictures of one character in one shot."""

    def __init__(
        self,
        pictures: Sequence[RgbaImage],
        cut: Cut,
        height: float,
        light: Light,
        look: Look,
        *,
        faded: Sequence[Edge] = (),
    ) -> None:
        """*height* is in pixels; at the *faded* edges the pictures run out softly."""
        self._pictures = pictures
        self._cut = cut
        self._height = height
        self._light = light
        self._look = look
        self._faded = faded
        self._ready: dict[int, Sprite] = {}

    def __len__(self) -> int:
        return len(self._pictures)

    def sprite(self, index: int) -> Sprite:
        """Picture *index*, prepared."""
        if index not in self._ready:
            self._ready[index] = self._prepared(self._pictures[index])
        return self._ready[index]

    def _prepared(self, picture: RgbaImage) -> Sprite:
        cut = self._cut
        scale = self._height / (cut.bottom - cut.top)
        planes, cover = _sized(picture[cut.top : cut.bottom, cut.left : cut.right], scale)
        if self._faded:
            soft = _softened(cover.shape, self._faded)
            planes, cover = planes * soft, cover * soft
        room = round(self._height * 0.05) + 4
        cover = np.pad(cover, room)
        planes = np.stack([np.pad(plane, room) for plane in planes])
        lit = relit(planes, cover, self._light)
        bgra = with_look(lit, cover, self._look, paper=paper_in(self._light))
        return Sprite(
            bgra,
            (cut.foot_x - cut.left) * scale + room,
            (cut.bottom - cut.top) * scale + room,
            self._height,
        )


def _softened(shape: tuple[int, ...], edges: Sequence[Edge]) -> Cover:
    """1 inside, falling to 0 at *edges* over a fourteenth of the picture."""
    down, across = np.linspace(0, 14, shape[0]), np.linspace(0, 14, shape[1])
    ramps = {
        "top": down[:, None],
        "bottom": down[::-1, None],
        "left": across[None, :],
        "right": across[None, ::-1],
    }
    soft = np.ones((shape[0], shape[1]), np.float32)
    for edge in edges:
        soft *= np.clip(ramps[edge], 0, 1).astype(np.float32)
    return soft


def _sized(picture: RgbaImage, scale: float) -> tuple[Planes, Cover]:
    """Colours and cover, 0..1, of *picture* at *scale*."""
    size = (max(1, round(picture.shape[1] * scale)), max(1, round(picture.shape[0] * scale)))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    sized = cv2.resize(premultiplied(picture), size, interpolation=way)
    blue, green, red, cover = cv2.split(sized.astype(np.float32) * np.float32(1 / 255))
    # Upscaling overshoots at edges; no colour may be brighter than its cover.
    return np.stack([cv2.min(plane, cover) for plane in (blue, green, red)]), np.asarray(cover)
