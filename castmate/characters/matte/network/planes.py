"""The planes that the network is given of a frame, the same in training and at run time."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.characters.matte.camera import without_camera
from castmate.characters.matte.flow import displacement
from castmate.characters.matte.network.prompts import (
    Prompts,
    box_plane,
    click_plane,
    colour_bins,
    learned_colours,
)
from castmate.characters.matte.small import Plane, lab_of
from castmate.media.geometry import Size
from castmate.media.pixels import RgbImage

PLANES = (
    "lightness",
    "green to red",
    "blue to yellow",
    "own motion to a later frame, x",
    "own motion to a later frame, y",
    "own motion to an earlier frame, x",
    "own motion to an earlier frame, y",
    "own speed, logarithm",
    "distance from the centre",
    "guess",
    "whether there is a guess",
    "whether motion is known",
    "box",
    "foreground clicks",
    "background clicks",
    "colour, subject against surroundings",
)
"""What each plane holds, in order."""

LAB = slice(0, 3)
"""The planes that hold the picture itself."""
_SEEN = 9

NETWORK_PIXELS = 192 * 112
"""About how many pixels the network looks at."""

STRIDE = 16
"""Both sides of what the network looks at are multiples of it."""


def network_size(size: Size) -> Size:
    """The size at which the network looks at pictures of *size*: nearly the same shape."""
    width = np.sqrt(NETWORK_PIXELS * size.width / size.height)
    height = NETWORK_PIXELS / width
    return Size(*(max(2 * STRIDE, STRIDE * round(side / STRIDE)) for side in (width, height)))


@dataclass(frozen=True)
class Seen:
    """One frame, as far as no prompt is needed to know it."""

    planes: Plane
    """float32 (9, height, width): the first of ``PLANES``."""
    bins: NDArray[np.int32]
    """Colour bin of each pixel."""
    moves: bool
    """Whether a neighbouring frame was there to compare with."""

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width."""
        return self.planes.shape[1], self.planes.shape[2]

    def mirrored(self) -> "Seen":
        """The same frame, left and right exchanged."""
        planes = self.planes[:, :, ::-1].copy()
        planes[[3, 5]] *= -1
        return Seen(planes, self.bins[:, ::-1], self.moves)


def seen_of(rgb: RgbImage, later: RgbImage | None, earlier: RgbImage | None) -> Seen:
    """Look at *rgb* and at what moved since *earlier* and until *later*, all at network size.

    What moves is the dense inverse search flow (Kroeger et al. 2016) without the camera's
    homography; a photo has neither neighbour.
    """
    height, width = rgb.shape[:2]
    planes = np.zeros((_SEEN, height, width), np.float32)
    lab = lab_of(rgb)
    planes[0] = lab[..., 0] / 50 - 1
    planes[1:3] = lab[..., 1:].transpose(2, 0, 1) / 40
    grey = _grey(rgb)
    speeds = []
    for first, neighbour in ((3, later), (5, earlier)):
        if neighbour is None:
            continue
        own, _ = without_camera(displacement(grey, _grey(neighbour)))
        planes[first : first + 2] = np.arcsinh(own.transpose(2, 0, 1)) / 2
        speeds.append(np.hypot(own[..., 0], own[..., 1]))
    if speeds:
        planes[7] = np.log(np.minimum.reduce(speeds) + np.float32(0.1)) / 2
    planes[8] = _from_centre(height, width)
    return Seen(planes, colour_bins(rgb), bool(speeds))


def _grey(rgb: RgbImage) -> RgbImage:
    grey: RgbImage = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    return grey


def _from_centre(height: int, width: int) -> Plane:
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    distance: Plane = np.hypot(y, x)
    return distance


def planes_of(seen: Seen, prompts: Prompts, guess: Plane | None = None) -> Plane:
    """All planes: float32 (16, height, width), in the order of ``PLANES``.

    *guess* is an earlier answer to improve on, 0..1.
    """
    planes = np.zeros((len(PLANES), *seen.shape), np.float32)
    planes[:_SEEN] = seen.planes
    if guess is not None:
        planes[9], planes[10] = guess, 1
    planes[11] = seen.moves
    planes[12] = box_plane(prompts, seen.shape)
    planes[13] = click_plane(prompts.foreground, seen.shape)
    planes[14] = click_plane(prompts.background, seen.shape)
    inside = guess if guess is not None else np.maximum(planes[12], 0)
    if guess is not None or prompts.box is not None:
        # Until there is a mask, the box says which colours the surroundings do not have.
        planes[15] = learned_colours(seen.bins, inside).plane(seen.bins)
    return planes
