"""Where every pixel goes: optical flow between neighbouring frames, both ways."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np

from castmate.characters.matte.small import Plane, SmallFrames
from castmate.media.pixels import RgbImage
from castmate.report import Report

_DESCENTS, _REFINEMENTS = 8, 2
"""Half as many steps as is usual: masks are carried as well, in three quarters of the time."""


@dataclass(frozen=True)
class Flow:
    """Displacements in working pixels, float32 (height, width, 2) as (x, y)."""

    ahead: tuple[Plane, ...]
    """``ahead[t]``: where the pixels of frame t are found in frame t + 1."""
    back: tuple[Plane, ...]
    """``back[t]``: where the pixels of frame t + 1 are found in frame t."""

    def between(self, to: int, source: int) -> Plane:
        """Where the pixels of frame *to* are found in its neighbour *source*."""
        return self.ahead[to] if source == to + 1 else self.back[source]


def flow_of(small: SmallFrames, report: Report) -> Flow:
    """The displacements between all neighbours, on two threads."""
    grey = [cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY) for rgb in small.rgb]
    pairs = [(grey[t], grey[t + 1]) for t in range(len(grey) - 1)]
    with ThreadPoolExecutor(max_workers=2) as threads:
        ahead = threads.map(lambda pair: displacement(*pair), pairs)
        back = threads.map(lambda pair: displacement(pair[1], pair[0]), pairs)
        return Flow(_collected(ahead, report), _collected(back, report))


def displacement(first: RgbImage, second: RgbImage) -> Plane:
    """Dense inverse search flow (Kroeger et al. 2016) from grey *first* to grey *second*."""
    search = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_FAST)
    search.setFinestScale(1)
    search.setGradientDescentIterations(_DESCENTS)
    search.setVariationalRefinementIterations(_REFINEMENTS)
    return search.calc(first, second, None).astype(np.float32)  # type: ignore[no-any-return]


def _collected(fields: Iterator[Plane], report: Report) -> tuple[Plane, ...]:
    kept = []
    for field in fields:
        report.check_cancelled()
        kept.append(field)
    return tuple(kept)


def carried(plane: Plane, displacement: Plane, *, outside: float | None = None) -> Plane:
    """*plane* of another frame, seen from the frame whose pixels move by *displacement*.

    Where they come from outside the picture, the nearest value, or *outside* if given.
    """
    border = cv2.BORDER_REPLICATE if outside is None else cv2.BORDER_CONSTANT
    seen: Plane = cv2.remap(
        plane,
        cv2.add(places(displacement.shape[0], displacement.shape[1]), displacement),
        None,
        cv2.INTER_LINEAR,
        borderMode=border,
        borderValue=outside or 0,
    )
    return seen


@cache
def places(height: int, width: int) -> Plane:
    """Where every pixel is, (height, width, 2) as (x, y); not to be written to."""
    x, y = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
    made = np.dstack(np.meshgrid(x, y))
    made.flags.writeable = False
    return made


def agreement(there: Plane, back: Plane, *, slack: float = 1.0) -> Plane:
    """0..1: how well going *there* and coming *back* returns to the start, pixel by pixel."""
    gap = cv2.magnitude(*cv2.split(there + carried(back, there)))
    allowed = np.float32(slack) + np.float32(0.1) * cv2.magnitude(*cv2.split(there))
    missed = gap / allowed
    agreed: Plane = cv2.exp(-missed * missed)
    return agreed
