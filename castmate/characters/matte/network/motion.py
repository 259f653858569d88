"""What moves on its own, with its direction: the flow that the camera does not explain."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np

from castmate.characters.matte.small import Plane
from castmate.media.geometry import Size
from castmate.media.pixels import RgbImage

NETWORK_PIXELS = 192 * 112
"""About how many pixels the network looks at."""

STRIDE = 16
"""Both sides of what the network looks at are multiples of it."""

_GRID = 8
"""Every eighth pixel is enough for eight unknowns."""


def network_size(size: Size) -> Size:
    """The size at which the network looks at pictures of *size*: nearly the same shape."""
    width = np.sqrt(NETWORK_PIXELS * size.width / size.height)
    height = NETWORK_PIXELS / width
    return Size(*(max(2 * STRIDE, STRIDE * round(side / STRIDE)) for side in (width, height)))


@dataclass(frozen=True)
class Motion:
    """Displacements in network pixels between neighbouring frames, and the camera's part of it."""

    ahead: tuple[Plane, ...]
    """``ahead[t]``: float32 (height, width, 2), where the pixels of t are found in t + 1."""
    back: tuple[Plane, ...]
    """``back[t]``: where the pixels of t + 1 are found in t."""
    own_ahead: tuple[Plane, ...]
    """``ahead`` without what the camera did."""
    own_back: tuple[Plane, ...]

    def between(self, to: int, source: int) -> Plane:
        """Where the pixels of frame *to* are found in its neighbour *source*."""
        return self.ahead[to] if source == to + 1 else self.back[source]

    def reversed(self) -> "Motion":
        """The motion of the film played backwards."""
        return Motion(self.back[::-1], self.ahead[::-1], self.own_back[::-1], self.own_ahead[::-1])

    def own(self, t: int) -> tuple[Plane | None, Plane | None]:
        """Own displacement of frame *t* to the next and to the previous one, where there is one."""
        return (
            self.own_ahead[t] if t < len(self.own_ahead) else None,
            self.own_back[t - 1] if t > 0 else None,
        )


@dataclass(frozen=True)
class _Way:
    whole: Plane
    own: Plane


Pair = tuple[RgbImage, RgbImage]
"""Two neighbouring frames, grey."""


def motion_of(
    pictures: Sequence[RgbImage],
    spread: Callable[[Callable[[Pair], _Way], list[Pair]], Iterable[_Way]] = map,
) -> Motion:
    """The motion between all neighbours of *pictures*, which are already at network size.

    *spread* does the work like ``map``: that of an executor does it on several threads.
    """
    grey = [cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY) for rgb in pictures]
    pairs: list[Pair] = list(pairwise(grey))
    found = list(spread(_way, [*pairs, *((b, a) for a, b in pairs)]))
    ahead, back = found[: len(pairs)], found[len(pairs) :]
    return Motion(
        tuple(way.whole for way in ahead),
        tuple(way.whole for way in back),
        tuple(way.own for way in ahead),
        tuple(way.own for way in back),
    )


def _way(pair: Pair) -> _Way:
    field = displacement(*pair)
    return _Way(field, own_part(field))


def displacement(first: RgbImage, second: RgbImage) -> Plane:
    """Dense inverse search flow (Kroeger et al. 2016) from grey *first* to grey *second*."""
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST)
    search.setFinestScale(1)
    field: Plane = search.calc(first, second, None)
    return field


def own_part(field: Plane) -> Plane:
    """*field* without the camera's homography (MAGSAC++, Barath et al. 2020)."""
    height, width = field.shape[:2]
    y, x = np.mgrid[_GRID // 2 : height : _GRID, _GRID // 2 : width : _GRID]
    here = np.stack([x.ravel(), y.ravel()], axis=1).astype(np.float32)
    there = here + field[y.ravel(), x.ravel()]
    matrix, _ = cv2.findHomography(here, there, cv2.USAC_MAGSAC, 0.5, maxIters=200)
    if matrix is None:
        still: Plane = field - np.median(there - here, axis=0)
        return still
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    a, b, c = matrix.astype(np.float32)
    depth = c[0] * xs + c[1] * ys + c[2]
    depth = np.where(np.abs(depth) < 1e-3, np.float32(1e-3), depth)
    by_camera = np.stack(
        [
            (a[0] * xs + a[1] * ys + a[2]) / depth - xs,
            (b[0] * xs + b[1] * ys + b[2]) / depth - ys,
        ],
        axis=2,
    )
    own: Plane = field - by_camera
    return own
