"""What the hints of one frame say, as regions at working size."""

from dataclasses import dataclass

import cv2
import numpy as np

from castmate.characters.matte.matte import Hint
from castmate.characters.matte.small import Region
from castmate.media.geometry import Box, Point, Size


@dataclass(frozen=True)
class Shown:
    """What the hints of one frame say, at working size."""

    inside: Region
    """Where the subject may be: inside the (slightly grown) box, or anywhere."""
    subject: Region
    """Surely the subject: near foreground points."""
    background: Region
    """Surely not: outside the box, near background points."""
    box: Box | None = None
    """As it was drawn."""
    foreground: tuple[Point, ...] = ()
    background_points: tuple[Point, ...] = ()


def shown_by(hints: tuple[Hint, ...], shape: tuple[int, int], scale: float) -> Shown:
    """Read *hints* into regions of *shape*, *scale* times as large as the clip's frame."""
    inside = np.ones(shape, bool)
    subject, background = np.zeros(shape, bool), np.zeros(shape, bool)
    drawn: Box | None = None
    ahead, behind = list[Point](), list[Point]()
    for hint in hints:
        ahead.extend(point.scaled(scale) for point in hint.foreground)
        behind.extend(point.scaled(scale) for point in hint.background)
        if hint.box is not None:
            drawn = hint.box.scaled(scale)
            box = drawn.grown(0.02).clipped(Size(shape[1], shape[0]))
            inside[:] = False
            inside[box.y : box.bottom, box.x : box.right] = True
    for points, where in ((ahead, subject), (behind, background)):
        for point in points:
            where |= _dot(point.x, point.y, shape)
    return Shown(
        inside | subject,
        subject & ~background,
        background | ~(inside | subject),
        drawn,
        tuple(ahead),
        tuple(behind),
    )


def _dot(x: int, y: int, shape: tuple[int, int], *, radius: int = 4) -> Region:
    dot = np.zeros(shape, np.uint8)
    cv2.circle(dot, (x, y), radius, 1, cv2.FILLED)
    return dot > 0


def boxed(box: Box, shape: tuple[int, int]) -> Shown:
    """A box alone, already at working size."""
    inside = np.zeros(shape, bool)
    part = box.clipped(Size(shape[1], shape[0]))
    inside[part.y : part.bottom, part.x : part.right] = True
    return Shown(inside, np.zeros(shape, bool), ~inside, part)


def anything(shape: tuple[int, int]) -> Shown:
    """Nothing was shown: the subject may be anywhere."""
    nowhere = np.zeros(shape, bool)
    return Shown(~nowhere, nowhere, nowhere)
