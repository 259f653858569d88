"""One training example: a frame of a generated scene, and what is shown of its subject."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray
from torch.utils.data import IterableDataset, get_worker_info

from castmate.characters.matte.network.planes import LAB, Seen, planes_of, seen_of
from castmate.characters.matte.network.prompts import NOTHING, Prompts
from castmate.characters.matte.small import Plane, Region
from training.matte.clips import SIZES, MadeClip, ReadShard, clips_of, in_size, shards_in, varied
from training.matte.hints import correcting_spots, damaged, drawn_box, spots_in, surroundings

Start = Literal[
    "automatic",
    "box",
    "box and clicks",
    "clicks",
    "guess",
    "guess and clicks",
    "box and reading",
    "box, reading and clicks",
    "reading",
]
"""What is shown; a reading is a guess made by hand-made means from a box."""

_STARTS: dict[Start, float] = {
    "automatic": 0.36,
    "box": 0.32,
    "box and clicks": 0.12,
    "clicks": 0.06,
    "guess": 0.09,
    "guess and clicks": 0.05,
}
_STARTS_WITH_READING: dict[Start, float] = {
    "box and reading": 0.55,
    "box, reading and clicks": 0.15,
    "reading": 0.3,
}
_MARKED = 0.6
"""How often the frame of a scene is looked at of which there is a reading."""
_STILL, _ONE_SIDED, _COLOURLESS = 0.10, 0.10, 0.06
"""How often a frame is shown as a photo, with one neighbour only, and as nothing but motion."""
_LARGEST_GAP = 3
"""Most frames between the one that is looked at and those that it is compared with."""
_EDGE, _CLICKED = 2.0, 3.0
"""How much more than others pixels count that are near the edge, or near a click."""
_ROUND = 12
"""Shards that a process reads before it looks for new ones."""


@dataclass(frozen=True)
class Example:
    """What one sample gives to the network, and what it should answer."""

    seen: Seen
    truth: Plane
    """float32 (height, width), 0..1."""
    start: Start
    prompts: Prompts
    guess: Plane | None = None
    """An earlier answer, which may be wrong."""

    @property
    def subject(self) -> Region:
        """Where the subject is."""
        inside: Region = self.truth > 0.5
        return inside

    def planes(self) -> Plane:
        """float32 (16, height, width)."""
        return planes_of(self.seen, self.prompts, self.guess)

    def emphasis(self, planes: Plane) -> Plane:
        """float32 (height, width): how much more a pixel counts."""
        clicked = np.maximum(planes[13] * self.truth, planes[14] * (1 - self.truth))
        emphasis: Plane = (_EDGE * _edge(self.truth) + _CLICKED * clicked).astype(np.float32)
        return emphasis

    def corrected(self, answer: Plane, random: np.random.Generator) -> "Example":
        """The same after *answer*: clicks where it is most wrong, as a person would set them."""
        ahead, back = correcting_spots(answer, self.subject, int(random.integers(1, 5)), random)
        prompts = replace(
            self.prompts,
            foreground=(*self.prompts.foreground, *ahead),
            background=(*self.prompts.background, *back),
        )
        return replace(self, prompts=prompts, guess=answer)


def _edge(truth: Plane) -> Plane:
    around = np.ones((5, 5), np.uint8)
    edge: Plane = cv2.dilate(truth, around) - cv2.erode(truth, around)
    return edge


def example_of(
    clip: MadeClip,
    t: int,
    random: np.random.Generator,
    *,
    start: Start | None = None,
    plain: bool = False,
) -> Example:
    """Make up an example from frame *t* of *clip*; a *plain* one lacks nothing that is known."""
    marks = clip.marks if t == clip.marked else None
    starts = _STARTS if marks is None else _STARTS_WITH_READING
    chosen = start or random.choice(list(starts), p=np.array(list(starts.values())))
    seen = _shown(clip, t, random, plain=plain)
    truth = clip.alpha[t].astype(np.float32) / 255
    prompts = prompts_for(truth > 0.5, chosen, random)
    guess = None
    if "guess" in chosen:
        guess = damaged(truth, random)
    if "reading" in chosen and marks is not None:
        guess = marks[1].astype(np.float32) / 255
        prompts = replace(prompts, box=_box_in(marks[0]) if "box" in chosen else None)
    return Example(seen, truth, chosen, prompts, guess)


def _box_in(mark: NDArray[np.uint8]) -> tuple[float, float, float, float]:
    x, y, width, height = cv2.boundingRect((mark > 127).astype(np.uint8))
    return x, y, x + width, y + height


def moment_of(clip: MadeClip, random: np.random.Generator) -> tuple[MadeClip, int]:
    """Any frame of *clip* with its neighbours, nearer or farther, and which of them it is."""
    gap = int(random.integers(1, _LARGEST_GAP + 1))
    t = int(random.integers(len(clip)))
    if clip.marks is not None and random.random() < _MARKED:
        t = clip.marked
    places = [k for k in (t - gap, t, t + gap) if 0 <= k < len(clip)]
    if random.random() < 0.5:
        places.reverse()
    at = places.index(t)
    marks, marked = (clip.marks, at) if t == clip.marked else (None, -1)
    return MadeClip(clip.frames[places], clip.alpha[places], marks, marked), at


def _shown(clip: MadeClip, t: int, random: np.random.Generator, *, plain: bool) -> Seen:
    later = clip.frames[t + 1] if t + 1 < len(clip) else None
    earlier = clip.frames[t - 1] if t > 0 else None
    if not plain and random.random() < _STILL:
        later = earlier = None
    if not plain and later is not None and random.random() < _ONE_SIDED:
        earlier = None
    seen = seen_of(clip.frames[t], later, earlier)
    if not plain and seen.moves and random.random() < _COLOURLESS:
        seen.planes[LAB] = 0
    return seen


def prompts_for(subject: Region, start: Start, random: np.random.Generator) -> Prompts:
    """What a person who wants *subject* shows."""
    if not subject.any() or start in ("automatic", "guess", "reading"):
        return NOTHING
    box = drawn_box(subject, random) if "box" in start else None
    if "clicks" not in start:
        return Prompts(box)
    ahead, back = int(random.integers(1, 9)), int(random.integers(0, 9))
    return Prompts(
        box,
        spots_in(subject, ahead, random),
        spots_in(surroundings(subject), back, random),
    )


def _size_of(group: int, seed: int) -> tuple[int, int]:
    """Width and height of the *group*-th batch, the same in all processes."""
    random = np.random.default_rng((seed, group))
    shares = [share for _, share in SIZES]
    return SIZES[int(random.choice(len(SIZES), p=shares))][0]


class Examples(IterableDataset[Example]):
    """Endless examples from a folder of shards, which is looked at anew in every round.

    As many as are taken *together* are of one size.
    """

    def __init__(
        self,
        folder: Path,
        read: ReadShard,
        *,
        seed: int,
        together: int = 1,
        part: int = 0,
        parts: int = 1,
    ) -> None:
        super().__init__()
        self.together = together
        self.folder, self.read, self.seed = folder, read, seed
        self.part, self.parts = part, parts

    def __iter__(self) -> Iterator[Example]:
        worker = get_worker_info()
        part, parts = self.part, self.parts
        if worker is not None:
            part, parts = part * worker.num_workers + worker.id, parts * worker.num_workers
        random = np.random.default_rng((self.seed, part))
        number = 0
        while True:
            for made in clips_of(self._round(random, part, parts), self.read, random):
                size = _size_of(number // self.together, self.seed)
                number += 1
                moment, t = moment_of(made, random)
                yield example_of(in_size(varied(moment, random), size, random), t, random)

    def _round(self, random: np.random.Generator, part: int, parts: int) -> list[Path]:
        shards = shards_in(self.folder)[1:]
        order = [shards[k] for k in random.permutation(len(shards))[: _ROUND * parts]]
        mine = order if len(order) < 2 * parts else order[part::parts]
        if not mine:
            message = f"{self.folder} holds fewer than two shards; generate some first."
            raise FileNotFoundError(message)
        return mine
