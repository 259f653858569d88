"""What the network takes for the subject on one frame, by the mean of several looks."""

from collections.abc import Sequence

import cv2
import numpy as np

from castmate.characters.matte.network.planes import network_size, planes_of, seen_of
from castmate.characters.matte.network.prompts import Prompts
from castmate.characters.matte.network.session import Answer, MattingNetwork
from castmate.characters.matte.small import Plane
from castmate.media.geometry import Size
from castmate.media.pixels import RgbImage

GAPS = (1, 2, 4)
"""How many frames away the neighbours are that a frame is compared with, one look each: what is
slow is seen over many frames, what is fast over few."""


def shrunk(pictures: Sequence[RgbImage]) -> list[RgbImage]:
    """*pictures*, sRGB of any one size, at network size."""
    size = network_size(Size(pictures[0].shape[1], pictures[0].shape[0]))
    shape = (size.width, size.height)
    return [cv2.resize(rgb, shape, interpolation=cv2.INTER_AREA) for rgb in pictures]


def look_at(
    network: MattingNetwork,
    pictures: Sequence[RgbImage],
    t: int,
    prompts: Prompts,
    guess: Plane | None = None,
) -> Answer:
    """The subject of ``pictures[t]``; all *pictures* are at network size, as *prompts* are.

    *guess* is an earlier answer to improve on, 0..1. Every second look is taken in a mirror.
    """
    looks = []
    for number, gap in enumerate(_gaps(len(pictures), t)):
        later = pictures[t + gap] if t + gap < len(pictures) else None
        earlier = pictures[t - gap] if t >= gap else None
        planes = planes_of(seen_of(pictures[t], later, earlier), prompts, guess)
        looks.append(_mirrored(planes) if number % 2 else planes)
    answers = network.answers(looks)
    chances = [a.chance[:, ::-1] if number % 2 else a.chance for number, a in enumerate(answers)]
    expected = float(np.mean([a.expected for a in answers]))
    return Answer(np.mean(chances, axis=0, dtype=np.float32), expected)


def _gaps(count: int, t: int) -> tuple[int, ...]:
    """Those of ``GAPS`` for which there is a neighbour; for a photo, one that leads nowhere."""
    there = tuple(gap for gap in GAPS if gap <= t or t + gap < count)
    return there or GAPS[:1]


def _mirrored(planes: Plane) -> Plane:
    mirrored = np.ascontiguousarray(planes[:, :, ::-1])
    mirrored[[3, 5]] *= -1
    return mirrored
