"""A posed character as a picture: the sprite seen through its pose."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from castmate.media.pixels import RgbaImage
from castmate.renderers.animatic.poses import Pose, bent, unbent

_CELL = 16
"""Pixels between the points at which the pose is worked out; between them it is straight."""


@dataclass(frozen=True)
class Sprite:
    """One picture of a character at drawing size."""

    bgra: RgbaImage
    """Premultiplied BGRA uint8 (height, width, 4), with room around the character."""
    foot_x: float
    """Pixels: the middle of the soles."""
    foot_y: float
    height: float
    """Pixels from the soles to the top: the unit of poses."""


@dataclass(frozen=True)
class Patch:
    """A posed sprite, and where its left top corner lies seen from the soles, in pixels."""

    bgra: RgbaImage
    dx: int
    dy: int


def posed(sprite: Sprite, pose: Pose) -> Patch:
    """*sprite* bent, squashed and turned as *pose* says (not moved: that is the stage's part)."""
    left, top, right, bottom = _extent(sprite, pose)
    columns, rows = -(-(right - left) // _CELL), -(-(bottom - top) // _CELL)
    # Lattice points sit in the middle of cells; one ring outside, so that the upscaling below
    # interpolates everywhere and never runs out.
    xs = (left + (np.arange(-1, columns + 1, dtype=np.float32) + 0.5) * _CELL - 0.5) / sprite.height
    ys = -(top + (np.arange(-1, rows + 1, dtype=np.float32) + 0.5) * _CELL - 0.5) / sprite.height
    u, v = unbent(pose, *np.meshgrid(xs, ys))
    map_x = _finer(u * sprite.height + sprite.foot_x)
    map_y = _finer(sprite.foot_y - v * sprite.height)
    bgra = cv2.remap(sprite.bgra, map_x, map_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    if pose.dim > 0:
        bgra[..., :3] = cv2.convertScaleAbs(bgra[..., :3], alpha=1 - 0.45 * pose.dim)
    return Patch(np.asarray(bgra), left, top)


def _finer(lattice: np.ndarray) -> np.ndarray:
    rows, columns = lattice.shape
    fine = cv2.resize(
        lattice.astype(np.float32), (columns * _CELL, rows * _CELL), interpolation=cv2.INTER_LINEAR
    )
    return np.ascontiguousarray(fine[_CELL:-_CELL, _CELL:-_CELL])


def _extent(sprite: Sprite, pose: Pose) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of the posed sprite seen from its soles, in pixels."""
    height, width = sprite.bgra.shape[:2]
    along = np.linspace(0, 1, 9, dtype=np.float32)
    none, full = np.zeros_like(along), np.ones_like(along)
    x = np.concatenate([along, along, none, full]) * width - sprite.foot_x
    y = sprite.foot_y - np.concatenate([none, full, along, along]) * height
    u, v = bent(pose, x / sprite.height, y / sprite.height)
    px, py = u * sprite.height, -v * sprite.height
    return (
        math.floor(px.min()) - 2,
        math.floor(py.min()) - 2,
        math.ceil(px.max()) + 2,
        math.ceil(py.max()) + 2,
    )
