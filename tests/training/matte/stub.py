"""Scenes as simple as can be, in the place of generated footage."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from tests.characters.matte.network.moving import moving_disc
from training.matte.clips import MadeClip


def stub_clip(seed: int = 0) -> MadeClip:
    pictures, masks = moving_disc()
    random = np.random.default_rng(seed)
    noise = random.integers(0, 20, (len(pictures), 112, 192, 3))
    frames = np.clip(np.stack(pictures) + noise, 0, 255).astype(np.uint8)
    return MadeClip(frames, (255 * np.stack(masks)).astype(np.uint8))


def read_stub(path: Path) -> Iterator[MadeClip]:
    """Eight scenes of the shard *path*."""
    for number in range(8):
        yield stub_clip(8 * int(path.stem) + number)


def stub_shards(folder: Path, count: int = 3) -> Path:
    for number in range(count):
        (folder / f"{number}.npz").touch()
    return folder
