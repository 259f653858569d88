"""The shadow under a character: what makes it stand somewhere."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
import skia

from castmate.media.pixels import RgbaImage
from castmate.renderers.animatic.canvas import SMOOTH, image
from castmate.renderers.animatic.mood import Rgb
from castmate.renderers.animatic.warp import Sprite


@dataclass(frozen=True)
class Shadow:
    """Soft pictures: the dark one where the soles touch, the wide one that is cast, and both."""

    standing: skia.Image
    contact: skia.Image
    cast: skia.Image
    foot_x: float
    """Pixels of the pictures."""
    foot_y: float
    width: float
    """Pixels: of the silhouette that casts it."""

    def draw(
        self,
        canvas: skia.Canvas,
        x: float,
        y: float,
        *,
        grow: float,
        wide: float,
        lift: float,
        fade: float,
    ) -> None:
        """Lay it at the ground point *x*, *y* (pixels) below a character *lift* heights up.

        The higher the character, the smaller and fainter; *grow* scales, *wide* stretches it for
        one who lies, *fade* 0..1 removes it.
        """
        up = min(1.0, max(0.0, lift) / 0.9)
        shown = 1 - fade
        if up == 0:
            self._lay(canvas, self.standing, (x, y), (grow * wide, grow), shown)
            return
        near, far = grow * (1 - 0.4 * up), grow * (1 - 0.3 * up)
        self._lay(canvas, self.cast, (x, y), (far * wide, far), (1 - 0.55 * up) * shown)
        self._lay(canvas, self.contact, (x, y), (near * wide, near), (1 - up) ** 3 * shown)

    def _lay(
        self,
        canvas: skia.Canvas,
        picture: skia.Image,
        at: tuple[float, float],
        grow: tuple[float, float],
        alpha: float,
    ) -> None:
        if alpha <= 0.02:
            return
        canvas.save()
        canvas.translate(at[0] - self.foot_x * grow[0], at[1] - self.foot_y * grow[1])
        canvas.scale(*grow)
        canvas.drawImage(picture, 0, 0, SMOOTH, skia.Paint(Alphaf=alpha))
        canvas.restore()


def shadow_of(sprite: Sprite, *, side: float, colour: Rgb, strength: float) -> Shadow:
    """The shadow of *sprite* in light from *side* (-1 left .. 1 right); *strength* 0..1."""
    cover = sprite.bgra[..., 3].astype(np.float32) / 255
    height = sprite.height
    room = round(height * 0.32)
    foot_x, foot_y = sprite.foot_x + room, height * 0.26
    shape = (math.ceil(foot_y + height * 0.14), cover.shape[1] + 2 * room)
    # The silhouette, laid down on the ground: flattened, and pushed away from the light.
    flat, push = 0.17, -0.34 * side
    down = np.array(
        [
            [1, -push, room + push * sprite.foot_y],
            [0, flat, foot_y - flat * sprite.foot_y],
        ],
        np.float32,
    )
    cast = cv2.warpAffine(cover, down, (shape[1], shape[0]), flags=cv2.INTER_AREA)
    cast = cv2.GaussianBlur(cast, (0, 0), height * 0.022)
    contact = cv2.GaussianBlur(_contact(sprite, cover, shape, room, foot_y), (0, 0), height * 0.012)
    contact, cast = contact * 0.62 * strength, cast * 0.34 * strength
    return Shadow(
        image(_tinted(contact + cast * (1 - contact), colour)),
        image(_tinted(contact, colour)),
        image(_tinted(cast, colour)),
        foot_x,
        foot_y,
        float(np.count_nonzero(cover.max(axis=0) > 0.5)),
    )


def _contact(
    sprite: Sprite, cover: np.ndarray, shape: tuple[int, int], room: int, foot_y: float
) -> np.ndarray:
    """A lens-shaped blot as wide as what stands on the ground."""
    foot = round(sprite.foot_y)
    low = cover[max(0, foot - round(sprite.height * 0.1)) : foot].max(axis=0)
    wide = np.flatnonzero(low > 0.5)
    left, right = (wide[0], wide[-1]) if wide.size else (0, cover.shape[1] - 1)
    blot = np.zeros(shape, np.float32)
    centre = (round((left + right) / 2) + room, round(foot_y))
    axes = (max(2, round((right - left) * 0.54)), max(2, round(sprite.height * 0.026)))
    cv2.ellipse(blot, centre, axes, 0, 0, 360, 1.0, -1, cv2.LINE_AA)
    return blot


def _tinted(cover: np.ndarray, colour: Rgb) -> RgbaImage:
    bgra = np.dstack(
        [cover * colour[2] / 255, cover * colour[1] / 255, cover * colour[0] / 255, cover]
    )
    return np.asarray(np.clip(bgra * 255 + 0.5, 0, 255), np.uint8)
