"""One training example: a clip, what is shown of its subject, and the frames that are visited."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from torch.utils.data import IterableDataset, get_worker_info

from castmate.characters.matte.network.channels import Seen, seen_of
from castmate.characters.matte.network.motion import Motion, motion_of
from castmate.characters.matte.network.prompts import NOTHING, Prompts
from castmate.characters.matte.small import Plane, Region
from training.matte.clips import SIZES, MadeClip, ReadShard, clips_of, in_size, shards_in, varied
from training.matte.hints import damaged, drawn_box, spots_in, surroundings

Start = Literal["automatic", "box", "box and clicks", "clicks", "mask", "damaged mask"]

_STARTS: dict[Start, float] = {
    "automatic": 0.36,
    "box": 0.26,
    "box and clicks": 0.10,
    "clicks": 0.10,
    "mask": 0.09,
    "damaged mask": 0.09,
}
_CORRECTED = 0.4
"""How often clicks correct the first answer."""
_GONE = 0.05
"""How often the picture is cut to another scene, where the subject is not."""
STEPS = 8
"""The most visits of an episode; clips are shorter, so the way goes to and fro."""
LENGTHS = {1: 0.5, 2: 0.2, 4: 0.15, STEPS: 0.15}
"""Steps of an episode, with their shares. Long ones teach not to drift, but most of their steps
start from a good mask; what to make of a frame without one is learned in short ones."""
_BRIEF = 2
"""Episodes of at most so many steps need but three frames of their clip."""
_ROUND = 12
"""Shards that a process reads before it looks for new ones."""


@dataclass(frozen=True)
class Visit:
    """One step of an episode."""

    frame: int
    source: int | None
    """The frame whose mask is carried here: the one before or the same one again."""
    corrected: bool = False
    """Whether clicks are set where the answer before was wrong."""


@dataclass(frozen=True)
class Shot:
    """A clip with its motion: what can be known before any mask."""

    seen: tuple[Seen, ...]
    motion: Motion
    truth: Plane
    """float32 (count, height, width), 0..1."""

    def subject(self, t: int) -> Region:
        """Where the subject is in frame *t*."""
        inside: Region = self.truth[t] > 0.5
        return inside


@dataclass(frozen=True)
class Episode:
    """What happens to one sample of a batch."""

    shot: Shot
    start: Start
    prompts: Prompts
    """Shown on the first frame."""
    given: Plane | None
    """The mask given of the first frame, or None."""
    visits: tuple[Visit, ...]
    seed: int


def shot_of(clip: MadeClip) -> Shot:
    """Look at *clip* as the network will: its motion and its planes."""
    motion = motion_of(clip.frames)
    seen = tuple(seen_of(rgb, motion, t) for t, rgb in enumerate(clip.frames))
    return Shot(seen, motion, clip.alpha.astype(np.float32) / 255)


def episode_of(
    clip: MadeClip,
    random: np.random.Generator,
    *,
    start: Start | None = None,
    first: int | None = None,
    corrected: bool | None = None,
    steps: int = STEPS,
) -> Episode:
    """Make up an episode about *clip*; what is not given is drawn at random."""
    shot = shot_of(clip)
    chosen = start or random.choice(list(_STARTS), p=np.array(list(_STARTS.values())))
    if first is None:
        first = _first(len(clip), steps, random)
    subject = shot.subject(first)
    given = None
    if "mask" in chosen:
        given = shot.truth[first]
        if chosen == "damaged mask":
            given = damaged(given, random)
    if corrected is None:
        corrected = random.random() < _CORRECTED
    return Episode(
        shot,
        chosen,
        prompts_for(subject, chosen, random),
        given,
        _visits(first, len(clip), given=given is not None, corrected=corrected and given is None)[
            :steps
        ],
        int(random.integers(2**31)),
    )


def _first(count: int, steps: int, random: np.random.Generator) -> int:
    """The frame to start from: with frames on both sides for most of the short episodes."""
    if steps <= _BRIEF and random.random() < 0.8:
        return count // 2
    return int(random.integers(0, max(1, count - 3)))


def prompts_for(subject: Region, start: Start, random: np.random.Generator) -> Prompts:
    """What a person who wants *subject* shows."""
    if not subject.any() or start in ("automatic", "mask", "damaged mask"):
        return NOTHING
    box = drawn_box(subject, random) if "box" in start else None
    if "clicks" not in start:
        return Prompts(box)
    return Prompts(
        box,
        spots_in(subject, int(random.integers(1, 5)), random),
        spots_in(surroundings(subject), int(random.integers(0, 5)), random),
    )


def _visits(first: int, count: int, *, given: bool, corrected: bool) -> tuple[Visit, ...]:
    visits = [] if given else [Visit(first, None)]
    if corrected:
        visits.append(Visit(first, first, corrected=True))
    frame, step = first, 1
    while len(visits) < STEPS:
        # In a short clip the way goes on backwards.
        if not 0 <= frame + step < count:
            step = -step
        visits.append(Visit(frame + step, frame))
        frame += step
    return tuple(visits)


def cut_away(clip: MadeClip, other: MadeClip, random: np.random.Generator) -> MadeClip:
    """*clip*, its first frames apart, cut to *other* for one or more frames: nobody is there."""
    count = min(len(clip), len(other))
    at = int(random.integers(1, min(3, count)))
    until = count if random.random() < 0.4 else at + 1
    frames, alpha = clip.frames[:count].copy(), clip.alpha[:count].copy()
    frames[at:until] = other.frames[at:until]
    alpha[at:until] = 0
    return MadeClip(frames, alpha)


def _kind_of(group: int, seed: int) -> tuple[tuple[int, int], int]:
    """Size of the pictures and number of steps of the *group*-th batch."""
    random = np.random.default_rng((seed, group))
    sizes, shares = zip(*SIZES, strict=True)
    size = sizes[int(random.choice(len(sizes), p=shares))]
    return size, int(random.choice(list(LENGTHS), p=list(LENGTHS.values())))


def _brief(clip: MadeClip, steps: int, random: np.random.Generator) -> MadeClip:
    """Of *clip* the three frames that are enough for a few steps."""
    if steps > _BRIEF or len(clip) <= 3:
        return clip
    start = int(random.integers(len(clip) - 2))
    return MadeClip(clip.frames[start : start + 3], clip.alpha[start : start + 3])


class Episodes(IterableDataset[Episode]):
    """Endless episodes from a folder of shards, which is looked at anew in every round.

    As many as are taken *together* are of one size, and of as many steps.
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

    def __iter__(self) -> Iterator[Episode]:
        worker = get_worker_info()
        part, parts = self.part, self.parts
        if worker is not None:
            part, parts = part * worker.num_workers + worker.id, parts * worker.num_workers
        random = np.random.default_rng((self.seed, part))
        number = 0
        earlier: MadeClip | None = None
        while True:
            for made in clips_of(self._round(random, part, parts), self.read, random):
                if number % self.together == 0:
                    # The same in all processes: they step together.
                    size, steps = _kind_of(number // self.together, self.seed)
                number += 1
                clip = in_size(_brief(varied(made, random), steps, random), size, random)
                same = earlier is not None and earlier.alpha.shape == clip.alpha.shape
                if earlier is not None and same and steps > 1 and random.random() < _GONE:
                    cut = cut_away(clip, earlier, random)
                    yield episode_of(cut, random, first=0, steps=steps)
                else:
                    yield episode_of(clip, random, steps=steps)
                earlier = clip

    def _round(self, random: np.random.Generator, part: int, parts: int) -> list[Path]:
        shards = shards_in(self.folder)[1:]
        order = [shards[k] for k in random.permutation(len(shards))[: _ROUND * parts]]
        mine = order if len(order) < 2 * parts else order[part::parts]
        if not mine:
            message = f"{self.folder} holds fewer than two shards; generate some first."
            raise FileNotFoundError(message)
        return mine
