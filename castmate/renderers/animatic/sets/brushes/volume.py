"""Rounded masses under a light: what crowns, bushes, clouds and boulders are modelled from."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.renderers.animatic.mood import Mood, Rgb
from castmate.renderers.animatic.sets.brushes.palette import ramp_of
from castmate.renderers.animatic.sets.brushes.sprite import Sprite
from castmate.renderers.animatic.sets.brushes.texture import Field, image_of


@dataclass(frozen=True)
class Mass:
    """A union of balls seen from the front, all fields (height, width)."""

    inside: Field
    """1 in the middle of a ball, 0 at its edge, below 0 outside of every ball."""
    east: Field
    """The surface normal's share to the right, -1..1."""
    south: Field
    """The surface normal's share downwards, -1..1."""
    towards: Field
    """The surface normal's share to the viewer, 0..1."""
    ball: NDArray[np.int16]
    """Number of the foremost ball at each pixel."""


def modelled(balls: NDArray[np.float32], shape: tuple[int, int]) -> Mass:
    """The *balls*, rows of x, y, radius in pixels, later ones a little before earlier ones."""
    inside = np.full(shape, -1.0, np.float32)
    front = np.full(shape, -1e9, np.float32)
    east, south = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    ball = np.zeros(shape, np.int16)
    for number, (x, y, radius) in enumerate(balls.tolist()):
        reach = radius * 1.35
        rows = slice(max(0, int(y - reach)), max(0, int(y + reach) + 1))
        columns = slice(max(0, int(x - reach)), max(0, int(x + reach) + 1))
        across = (np.arange(shape[1], dtype=np.float32)[columns] - x) / radius
        down = ((np.arange(shape[0], dtype=np.float32)[rows] - y) / radius)[:, None]
        share = 1 - np.sqrt(across * across + down * down)
        np.maximum(inside[rows, columns], share, out=inside[rows, columns])
        bulge = share * radius + 0.10 * radius * number / len(balls)
        nearer = bulge > front[rows, columns]
        for field, value in ((front, bulge), (east, across), (south, down)):
            field[rows, columns] = np.where(nearer, value, field[rows, columns])
        ball[rows, columns] = np.where(nearer, number, ball[rows, columns])
    outside = np.maximum(1.0, np.sqrt(east * east + south * south))
    east /= outside
    south /= outside
    towards = np.asarray(np.sqrt(np.maximum(0, 1 - east * east - south * south)), np.float32)
    return Mass(inside, east, south, towards, ball)


def light_direction(mood: Mood) -> tuple[float, float, float]:
    """Unit vector to the light as (right, down, to the viewer); straight above under clouds."""
    if mood.luminary is None:
        right, down, viewer = 0.0, -1.0, 0.55
    else:
        right = 1.25 * mood.light_from
        down = -0.35 - 0.75 * (1 - mood.luminary.y)
        viewer = 0.45
    length = (right * right + down * down + viewer * viewer) ** 0.5
    return right / length, down / length, viewer / length


def brightness(mass: Mass, mood: Mood) -> Field:
    """How directly the light falls on each pixel: -1 (turned away) .. 1 (full on)."""
    right, down, viewer = light_direction(mood)
    lit = mass.east * np.float32(right) + mass.south * np.float32(down)
    return np.asarray(lit + mass.towards * np.float32(viewer), np.float32)


def coloured(
    tone: Field, steps: tuple[Rgb, ...], *, posterised: float = 0.5
) -> NDArray[np.float32]:
    """The colour of every *tone* (0 darkest step .. 1 lightest), float32 (height, width, 3)."""
    index = cv2.multiply(tone.astype(np.float32, copy=False), 255.0, dtype=cv2.CV_8U)
    return np.take(ramp_of(steps, posterised=posterised), np.asarray(index), axis=0)


def sprite_of(
    colours: NDArray[np.float32], alpha: Field, foot: tuple[float, float], pixels_per_unit: float
) -> Sprite:
    """A sprite whose foot is at the pixel *foot* of the picture; empty margins are cut off."""
    k = pixels_per_unit
    rows, columns = np.flatnonzero(alpha.any(axis=1)), np.flatnonzero(alpha.any(axis=0))
    top, bottom = (int(rows[0]), int(rows[-1]) + 1) if len(rows) else (0, 1)
    left, right = (int(columns[0]), int(columns[-1]) + 1) if len(columns) else (0, 1)
    image = image_of(colours[top:bottom, left:right], alpha[top:bottom, left:right])
    width, height = (right - left) / k, (bottom - top) / k
    return Sprite(image, (left - foot[0]) / k, (top - foot[1]) / k, width, height)
