"""Shards: files of 64 scenes, written whole or not at all, quick to read."""

import os
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from training.footage.scene import Scene, scene

SCENES = 64
"""Scenes of a full shard."""


def write_shard(
    path: Path, seeds: Iterable[int], *, frames: int = 6, width: int = 192, height: int = 112
) -> None:
    """Generates the scenes of the seeds into one file; about 3 MB a megapixel of frames."""
    scenes = [scene(seed, frames=frames, width=width, height=height) for seed in seeds]
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with partial.open("wb") as file:
            np.savez(
                file,
                frames=np.stack([each.frames for each in scenes]),
                alpha=np.stack([each.alpha for each in scenes]),
                seeds=np.array([each.seed for each in scenes]),
                kinds=np.array([each.kind for each in scenes]),
            )
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def read_shard(path: Path) -> Iterator[Scene]:
    """The scenes of a shard, in the order of its seeds."""
    with np.load(path) as stored:
        frames, alpha = stored["frames"], stored["alpha"]
        seeds, kinds = stored["seeds"].tolist(), stored["kinds"].tolist()
    for place, seed in enumerate(seeds):
        yield Scene(frames[place], alpha[place], int(seed), str(kinds[place]))


def is_whole(path: Path) -> bool:
    """Whether there is a shard that was written to its end."""
    if not path.is_file() or not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as packed:
        return {"frames.npy", "alpha.npy", "seeds.npy", "kinds.npy"} <= set(packed.namelist())
