"""Generated scenes, varied a little each time they are looked at."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]

_COLOURED, _ZOOMED = 0.7, 0.35
"""How often colours are shifted, and a part is enlarged."""


LANDSCAPE, SMALL, PORTRAIT = (192, 112), (128, 80), (80, 128)
"""Width and height of what is trained on. The small ones cost half as much to learn from."""
SIZES = ((LANDSCAPE, 0.35), (SMALL, 0.47), (PORTRAIT, 0.18))
"""Each with its share."""


ReadShard = Callable[[Path], Iterable["MadeClip"]]


@dataclass(frozen=True)
class MadeClip:
    """A short clip and the truth about it."""

    frames: Bytes
    """uint8 (count, height, width, 3), sRGB."""
    alpha: Bytes
    """uint8 (count, height, width)."""
    marks: Bytes | None = None
    """uint8 (2, height, width): a box drawn on one frame, and what was read from it by hand-made
    means; see ``training.matte.readings``."""
    marked: int = -1
    """The frame with the marks."""

    def __len__(self) -> int:
        return len(self.frames)


def shards_in(folder: Path) -> list[Path]:
    """The shards in *folder*, by name; the list grows while footage is being generated."""
    return sorted(path for path in folder.rglob("*.npz") if not path.name.startswith("."))


def clips_of(
    shards: Iterable[Path], read: ReadShard, random: np.random.Generator, *, kept: int = 128
) -> Iterator[MadeClip]:
    """All scenes of *shards*, shuffled among *kept* at a time."""
    waiting: list[MadeClip] = []
    for shard in shards:
        for scene in read(shard):
            waiting.append(scene)
            if len(waiting) >= kept:
                yield waiting.pop(int(random.integers(len(waiting))))
    random.shuffle(waiting)  # type: ignore[arg-type]
    yield from waiting


def changed(clip: MadeClip, change: Callable[[Bytes], Bytes]) -> MadeClip:
    """*clip* with every picture and every mask put through *change*."""

    def all_of(pictures: Bytes) -> Bytes:
        return np.stack([change(one) for one in pictures])

    marks = None if clip.marks is None else all_of(clip.marks)
    return MadeClip(all_of(clip.frames), all_of(clip.alpha), marks, clip.marked)


def varied(clip: MadeClip, random: np.random.Generator) -> MadeClip:
    """*clip* mirrored, enlarged or in other colours, each at random."""
    if random.random() < 0.5:
        clip = changed(clip, lambda one: np.ascontiguousarray(one[:, ::-1]))
    if random.random() < _ZOOMED:
        clip = _enlarged(clip, random)
    if random.random() < _COLOURED:
        clip = replace(clip, frames=_recoloured(clip.frames, random))
    return clip


def in_size(clip: MadeClip, size: tuple[int, int], random: np.random.Generator) -> MadeClip:
    """*clip* in *size* (width, height); of a landscape, a portrait shows the part round the
    subject."""
    height, width = clip.alpha.shape[1:]
    if (width, height) == size:
        return clip
    columns = slice(None)
    if size[1] > size[0]:
        part = round(height * size[0] / size[1])
        shown = np.nonzero((clip.alpha > 127).any(axis=(0, 1)))[0]
        middle = float(shown.mean()) if len(shown) else width / 2
        left = round(middle + random.normal(0, 0.15 * part) - part / 2)
        left = min(max(left, 0), width - part)
        columns = slice(left, left + part)

    def shrink(one: Bytes) -> Bytes:
        small: Bytes = cv2.resize(one[:, columns], size, interpolation=cv2.INTER_AREA)
        return small

    return changed(clip, shrink)


def _enlarged(clip: MadeClip, random: np.random.Generator) -> MadeClip:
    """A window of the clip in the size of the whole: subjects are large, and cut by the edge."""
    height, width = clip.alpha.shape[1:]
    share = random.uniform(0.55, 1)
    h, w = round(share * height), round(share * width)
    y, x = int(random.integers(height - h + 1)), int(random.integers(width - w + 1))
    part = (slice(y, y + h), slice(x, x + w))
    if (clip.alpha[:, part[0], part[1]] > 127).sum() < 0.4 * (clip.alpha > 127).sum():
        return clip

    def enlarge(one: Bytes) -> Bytes:
        large: Bytes = cv2.resize(one[part], (width, height))
        return large

    return changed(clip, enlarge)


def _recoloured(frames: Bytes, random: np.random.Generator) -> Bytes:
    """Another light and another camera: gain per colour, gamma, saturation, sometimes grey."""
    values = np.arange(256, dtype=np.float32) / 255
    gamma = np.exp(random.normal(0, 0.25))
    gains = np.exp(random.normal(0, 0.1, 3)) * np.exp(random.normal(0, 0.15))
    lift = random.normal(0, 0.03)
    table = np.stack([values**gamma * gain + lift for gain in gains], axis=1)
    table = (255 * np.clip(table, 0, 1)).astype(np.uint8)[None]
    saturation = 0.0 if random.random() < 0.04 else float(np.exp(random.normal(0, 0.35)))
    made = []
    for frame in frames:
        toned = cv2.LUT(frame, table)
        grey = cv2.cvtColor(cv2.cvtColor(toned, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
        made.append(cv2.addWeighted(toned, saturation, grey, 1 - saturation, 0))
    return np.stack(made)
