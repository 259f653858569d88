"""The planes that the network is given of a frame, the same in training and at run time."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.flow import agreement, carried
from castmate.characters.matte.network.motion import Motion
from castmate.characters.matte.network.prompts import (
    Colours,
    Prompts,
    box_plane,
    click_plane,
    colour_bins,
    learned_colours,
)
from castmate.characters.matte.small import Plane, lab_of
from castmate.media.pixels import RgbImage

PLANES = (
    "lightness",
    "green to red",
    "blue to yellow",
    "own motion to the next frame, x",
    "own motion to the next frame, y",
    "own motion to the previous frame, x",
    "own motion to the previous frame, y",
    "own speed, logarithm",
    "distance from the centre",
    "previous chance",
    "whether there is a previous chance",
    "how well the flow to the previous frame returns",
    "box",
    "foreground clicks",
    "background clicks",
    "colour, subject against surroundings",
)
"""What each plane holds, in order."""

_SHARPNESS = np.float32(3)
"""How much steeper the edges of a chance are made before it is carried to another frame."""

LAB = slice(0, 3)
"""The planes of a frame that the memory looks at."""


@dataclass(frozen=True)
class Seen:
    """One frame, as far as no mask and no prompt is needed to know it."""

    planes: Plane
    """float32 (9, height, width)."""
    bins: NDArray[np.int32]
    """Colour bin of each pixel."""

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        return self.planes.shape[1], self.planes.shape[2]

    @property
    def lab(self) -> Plane:
        """float32 (3, height, width): what the memory looks at."""
        return self.planes[LAB]

    def reversed(self) -> "Seen":
        """The same frame in the film played backwards."""
        planes = self.planes.copy()
        planes[3:5], planes[5:7] = self.planes[5:7], self.planes[3:5]
        return Seen(planes, self.bins)


@dataclass(frozen=True)
class Before:
    """The chance of a neighbouring frame, carried here along the flow."""

    chance: Plane
    agreed: Plane
    """0..1: how well the flow there and back returns to the start."""


def seen_of(rgb: RgbImage, motion: Motion, t: int) -> Seen:
    """Look at *rgb*, frame *t* of *motion*, at network size."""
    height, width = rgb.shape[:2]
    planes = np.zeros((9, height, width), np.float32)
    lab = lab_of(rgb)
    planes[0] = lab[..., 0] / 50 - 1
    planes[1:3] = lab[..., 1:].transpose(2, 0, 1) / 40
    speeds = []
    for first, own in zip((3, 5), motion.own(t), strict=True):
        if own is not None:
            planes[first : first + 2] = np.arcsinh(own.transpose(2, 0, 1)) / 2
            speeds.append(np.hypot(own[..., 0], own[..., 1]))
    if speeds:
        planes[7] = np.log(np.minimum.reduce(speeds) + np.float32(0.1)) / 2
    planes[8] = _from_centre(height, width)
    return Seen(planes, colour_bins(rgb))


def _from_centre(height: int, width: int) -> Plane:
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    distance: Plane = np.hypot(y, x)
    return distance


def before_of(chance: Plane, motion: Motion, t: int, source: int) -> Before:
    """Carry *chance* of frame *source* to frame *t*, its neighbour or itself."""
    # Soft edges would become softer with every frame, and the mask would creep outwards.
    sharp = np.clip(_SHARPNESS * (chance - np.float32(0.5)) + np.float32(0.5), 0, 1)
    if t == source:
        return Before(sharp, np.ones_like(chance))
    there, back = motion.between(t, source), motion.between(source, t)
    return Before(carried(sharp, there, outside=0.0), agreement(there, back))


def planes_of(
    seen: Seen, before: Before | None, prompts: Prompts, colours: Colours | None
) -> Plane:
    """All planes: float32 (16, height, width), in the order of ``PLANES``."""
    planes = np.zeros((len(PLANES), *seen.shape), np.float32)
    planes[:9] = seen.planes
    if before is not None:
        planes[9], planes[10], planes[11] = before.chance, 1, before.agreed
    planes[12] = box_plane(prompts, seen.shape)
    planes[13] = click_plane(prompts.foreground, seen.shape)
    planes[14] = click_plane(prompts.background, seen.shape)
    if colours is None and prompts.box is not None:
        # Until there is a mask, the box says which colours the surroundings do not have.
        colours = learned_colours(seen.bins, np.maximum(planes[12], 0))
    if colours is not None:
        planes[15] = colours.plane(seen.bins)
    return planes


def shrunk(rgb: RgbImage, width: int, height: int) -> RgbImage:
    """*rgb* at network size."""
    small: RgbImage = cv2.resize(rgb, (width, height), interpolation=cv2.INTER_AREA)
    return small
