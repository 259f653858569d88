"""Masks of the frames between two key frames: carried half way from both, and looked at anew where
the two do not agree, as round an arm that waves."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from castmate.characters.matte.flow import Flow, carried
from castmate.characters.matte.propagate import Evidence, seen_anew
from castmate.characters.matte.small import Plane, Region, small_frames
from castmate.media.clip import Frame
from castmate.media.pixels import RgbImage

_APART = 0.35
"""Difference of the two chances from which they do not agree."""
_LEAST_APART = 0.01
"""Share of the mask on which they must not agree for the frame to be worth a look."""


def between(
    chances: Sequence[Plane], flow: Flow, frames: Sequence[Frame | None], known: Sequence[Evidence]
) -> list[Plane]:
    """The masks between each two of *chances*.

    *frames* has the frame between each key frame and the next, None where they are neighbours, and
    *known* what the mask of each key frame was carried by. The result has as many planes as
    *frames* has frames.
    """
    asked = [(before, frame) for before, frame in enumerate(frames) if frame is not None]
    if not asked:
        return []
    pictures = small_frames([frame for _, frame in asked]).rgb

    def made(one: tuple[tuple[int, Frame], RgbImage]) -> Plane:
        (before, _), rgb = one
        earlier = carried(chances[before], 0.5 * flow.back[before])
        later = carried(chances[before + 1], 0.5 * flow.ahead[before])
        middle: Plane = ((earlier + later) / 2).astype(np.float32)
        apart: Region = np.abs(earlier - later) > _APART
        if apart.sum() < _LEAST_APART * max(1, (middle > 0.5).sum()):
            return middle
        return seen_anew(known[before], before, rgb, middle)

    with ThreadPoolExecutor(max_workers=2) as threads:
        return list(threads.map(made, zip(asked, pictures, strict=True)))
