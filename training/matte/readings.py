"""What the hand-made way reads from a box, for generated scenes: what the network is to improve.

    python -m training.matte.readings DIR_OF_SHARDS [--shards N] [--workers W]

One frame of every scene is cut as castmate cuts it before it asks the network. That takes ten times
as long as a scene takes to generate, so it is done once and kept beside the shard.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

from castmate.characters.matte.first_mask import mask_by_hand
from castmate.characters.matte.hinted import evidence_of
from castmate.characters.matte.judge import scene_of
from castmate.characters.matte.shown import boxed
from castmate.characters.matte.small import small_frames
from castmate.media.clip import Frame
from castmate.media.geometry import Box
from castmate.report import Silent
from training.footage.scene import Scene
from training.footage.shards import read_shard
from training.matte.clips import MadeClip, shards_in
from training.matte.hints import drawn_box

Bytes = NDArray[np.uint8]

_FRAME_RATE = 24.0


@dataclass(frozen=True)
class Reading:
    """A box that was drawn on a frame, and the mask that was read from it."""

    frame: int
    marks: Bytes
    """uint8 (2, height, width): 255 inside the box; the chance of the subject."""


def reading_of(scene: Scene, random: np.random.Generator) -> Reading | None:
    """Draw a box round the subject of any frame of *scene*, and cut it; None without subject."""
    t = int(random.integers(len(scene.frames)))
    drawn = drawn_box(scene.alpha[t] > 127, random)
    if drawn is None:
        return None
    left, top, right, bottom = (round(side) for side in drawn)
    height, width = scene.alpha.shape[1:]
    shown = boxed(Box(left, top, right - left, bottom - top), (height, width))
    if shown.inside.sum() < 40 or shown.inside.all():
        return None
    frames = [Frame(k, k / _FRAME_RATE, rgb) for k, rgb in enumerate(scene.frames)]
    evidence = evidence_of(small_frames(frames), Silent())
    rgb, moving = scene.frames[t], evidence.moving[t]
    chance = mask_by_hand(rgb, shown, moving, scene_of(rgb, moving, shown.inside))
    marks = np.stack([shown.inside.astype(np.float32), chance])
    return Reading(t, np.round(255 * marks).astype(np.uint8))


def readings_path(shard: Path) -> Path:
    """Where the readings of *shard* are kept."""
    return shard.with_suffix(".readings")


def write_readings(shard: Path) -> None:
    """Read every scene of *shard* and keep what was read beside it, whole or not at all."""
    cv2.setNumThreads(1)
    frames, marks = [], []
    with threadpool_limits(limits=1):
        for scene in read_shard(shard):
            reading = reading_of(scene, np.random.default_rng(scene.seed))
            empty = np.zeros((2, *scene.alpha.shape[1:]), np.uint8)
            frames.append(-1 if reading is None else reading.frame)
            marks.append(empty if reading is None else reading.marks)
    path = readings_path(shard)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    with unfinished.open("wb") as file:
        np.savez_compressed(file, frames=np.array(frames), marks=np.stack(marks))
    unfinished.replace(path)


def read_readings(shard: Path) -> list[Reading | None]:
    """The readings of *shard*, one per scene; none when none were made."""
    path = readings_path(shard)
    if not path.is_file():
        return []
    with np.load(path) as stored:
        frames, marks = stored["frames"].tolist(), stored["marks"]
    return [None if t < 0 else Reading(t, each) for t, each in zip(frames, marks, strict=True)]


def read_made(shard: Path) -> Iterator[MadeClip]:
    """The scenes of *shard* with what was read of them, if anything was."""
    readings = read_readings(shard)
    for scene, reading in zip_longest(read_shard(shard), readings):
        if reading is None:
            yield MadeClip(scene.frames, scene.alpha)
        else:
            yield MadeClip(scene.frames, scene.alpha, reading.marks, reading.frame)


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the shards that were not read yet."""
    parser = argparse.ArgumentParser(prog="python -m training.matte.readings", description=__doc__)
    parser.add_argument("shards", type=Path, metavar="DIR_OF_SHARDS")
    parser.add_argument("--shards", dest="count", type=int, metavar="N", help="the first N alone")
    parser.add_argument("--workers", type=int, default=1, help="processes")
    asked = parser.parse_args(arguments)
    wanted = shards_in(asked.shards)[: asked.count]
    missing = [shard for shard in wanted if not readings_path(shard).is_file()]
    with ProcessPoolExecutor(asked.workers) as pool:
        running = [pool.submit(write_readings, shard) for shard in missing]
        for number, done in enumerate(as_completed(running), 1):
            done.result()
            sys.stderr.write(f"shard {number} of {len(missing)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
