"""Which frames a first look takes, where the renderer said where the character stands.

A first look is quick. It may only say *pass*, and only with room to spare; what is nearer to the
gate is looked at closely.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from castmate.media.geometry import FrameSpan

ONE_IN = 10
"""Of the samples that a close look takes: about one in two seconds."""
LEAST = 4
"""Samples of a scene."""
TO_SPARE = 1.5
"""Points above the gate from which a first look is enough."""


def few_of(scenes: Sequence[FrameSpan], shows: Sequence[bool]) -> list[int]:
    """The positions of some of the samples of each scene, spread evenly, in order.

    *shows*: of each sample, whether it should show the character; only such ones are taken, where
    a scene has any.

    >>> few_of([FrameSpan(0, 8), FrameSpan(8, 10)], [True] * 10)
    [1, 3, 5, 7, 8, 9]
    """
    few = []
    for scene in scenes:
        of_scene = [place for place in range(scene.first, scene.stop) if shows[place]]
        of_scene = of_scene or [scene.first]
        count = min(len(of_scene), max(LEAST, -(-len(of_scene) // ONE_IN)))
        few += [of_scene[(2 * k + 1) * len(of_scene) // (2 * count)] for k in range(count)]
    return few


def scenes_among(scenes: Sequence[FrameSpan], few: Sequence[int]) -> list[FrameSpan]:
    """The scenes as spans of the positions in *few*, which holds some of each.

    >>> scenes_among([FrameSpan(0, 8), FrameSpan(8, 10)], [1, 3, 5, 7, 8, 9])
    [FrameSpan(first=0, stop=4), FrameSpan(first=4, stop=6)]
    """
    counts = [sum(place in scene for place in few) for scene in scenes]
    return [FrameSpan(*ends) for ends in pairwise(accumulate(counts, initial=0))]
