"""Generated pictures with their exact alpha, a few files of them open at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from castmate.media.pixels import AlphaImage, RgbImage
from training.footage.scene import Scene

ReadShard = Callable[[Path], Iterable[Scene]]
_OPEN = 8
"""Shards in memory at once: about 60 MB each at 640 x 360."""
_USES = 6
"""How often each of their pictures is used before a shard makes room for another."""


@dataclass(frozen=True)
class Still:
    """One generated frame."""

    rgb: RgbImage
    alpha: AlphaImage


def shards_of(folder: Path) -> tuple[list[Path], Path]:
    """The shards of *folder* to train on, and the one held back.

    Raises:
        FileNotFoundError: fewer than two.
    """
    *paths, held_back = sorted(folder.glob("*.npz")) or [folder]
    if not paths:
        raise FileNotFoundError(
            f"Fewer than two shards in {folder}. Make some: python -m training.footage {folder} "
            "--shards 64 --frames 1 --width 640 --height 360 --first-seed 50000000"
        )
    return paths, held_back


def stills(paths: Sequence[Path], read: ReadShard, rng: np.random.Generator) -> Iterator[Still]:
    """Pictures in which a subject is seen, from the shards *paths*, endlessly."""
    shards: list[list[Still]] = []
    while True:
        for number in rng.permutation(len(paths)):
            if len(shards) == _OPEN:
                shards.pop(0)
            shards.append(list(shown(read(paths[number]))))
            together = [still for shard in shards for still in shard]
            uses = _USES * len(together) // min(_OPEN, len(shards))
            for place in rng.integers(len(together), size=uses):
                yield together[place]


def shown(scenes: Iterable[Scene]) -> Iterator[Still]:
    """The frames with an outline."""
    for scene in scenes:
        for rgb, alpha in zip(scene.frames, scene.alpha, strict=True):
            if 0.003 < float((alpha > 127).mean()) < 0.8:
                yield Still(rgb, alpha)
