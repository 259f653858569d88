"""How good the network is on generated scenes that it never trains on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import torch

from castmate.characters.matte.small import Plane
from training.matte.batch import answer, batch_of
from training.matte.clips import MadeClip, ReadShard, shards_in
from training.matte.episodes import STEPS, Episode, Start, episode_of
from training.matte.network import MattingNetwork
from training.matte.ranks import Rank
from training.matte.unrolling import Unfolding

_STARTS: tuple[Start, ...] = ("automatic", "box", "mask")
_SCENES = 24
_TOGETHER = 8


@dataclass(frozen=True)
class Validation:
    """Episodes of the first shard, which no training looks at."""

    episodes: dict[Start, list[Episode]]
    rank: Rank

    @classmethod
    def prepared(
        cls, shards: Path, read: ReadShard, rank: Rank, count: int = _SCENES
    ) -> "Validation":
        """The share of *rank* of *count* scenes, each with every start."""
        scenes = islice(read(shards_in(shards)[0]), count)
        clips = [MadeClip(scene.frames, scene.alpha) for scene in scenes]
        mine = list(enumerate(clips))[rank.number :: rank.count]
        episodes = {start: [_episode(clip, k, start) for k, clip in mine] for start in _STARTS}
        return cls(episodes, rank)

    def judge(self, network: MattingNetwork, device: torch.device) -> dict[str, float]:
        """J per start at the last step, and how far off the expected overlaps are."""
        judged, errors = {}, []
        for start, episodes in self.episodes.items():
            pairs = [pair for part in _parts(episodes) for pair in _played(network, part, device)]
            judged[f"J {start}"] = float(np.mean([overlap for overlap, _ in pairs]))
            errors.extend(abs(overlap - expected) for overlap, expected in pairs)
        judged["error of the expected J"] = float(np.mean(errors))
        means = self.rank.mean(torch.tensor(list(judged.values())))
        return dict(zip(judged, means.tolist(), strict=True))


def _episode(clip: MadeClip, seed: int, start: Start) -> Episode:
    random = np.random.default_rng(seed)
    return episode_of(clip, random, start=start, first=0, corrected=False)


def _parts(episodes: Sequence[Episode]) -> list[Sequence[Episode]]:
    return [episodes[k : k + _TOGETHER] for k in range(0, len(episodes), _TOGETHER)]


def _played(
    network: MattingNetwork, episodes: Sequence[Episode], device: torch.device
) -> list[tuple[float, float]]:
    """Overlap reached and expected at the last step of each of *episodes*."""
    chances, expected = last_answers(network, episodes, device)
    return [
        (overlap(chance, episode.shot.truth[episode.visits[-1].frame]), float(sure))
        for chance, sure, episode in zip(chances, expected, episodes, strict=True)
    ]


@torch.no_grad()
def last_answers(
    network: MattingNetwork, episodes: Sequence[Episode], device: torch.device
) -> tuple[Plane, Plane]:
    """The chances (batch, height, width) and expected overlaps at the end of *episodes*."""
    unfolding = [Unfolding(episode, judged=True) for episode in episodes]
    for step in range(STEPS):
        batch = batch_of([one.input(step) for one in unfolding], device)
        with torch.autocast(device.type, torch.bfloat16):
            logits, expected = answer(network, batch)
        chances: Plane = logits.sigmoid()[:, 0].float().cpu().numpy()
        for one, chance in zip(unfolding, chances, strict=True):
            one.answered(step, chance)
    return chances, expected.sigmoid().float().cpu().numpy()


def overlap(chance: Plane, truth: Plane) -> float:
    """IoU of two masks; 1 when both are empty."""
    found, wanted = chance > 0.5, truth > 0.5
    union = float((found | wanted).sum())
    return float((found & wanted).sum()) / union if union else 1.0


def sheet(network: MattingNetwork, episodes: Sequence[Episode], path: Path) -> None:
    """A picture of answers: frame, truth, answer; a row per episode."""
    chances, expected = last_answers(network, episodes, torch.device("cpu"))
    rows = []
    for chance, sure, episode in zip(chances, expected, episodes, strict=True):
        t = episode.visits[-1].frame
        lab = episode.shot.seen[t].lab.transpose(1, 2, 0) * (50, 40, 40) + (50, 0, 0)
        rgb = 255 * cv2.cvtColor(lab.astype(np.float32), cv2.COLOR_LAB2RGB)
        masks = [np.repeat(255 * m[..., None], 3, axis=2) for m in (episode.shot.truth[t], chance)]
        row = np.concatenate([rgb, *masks], axis=1).clip(0, 255).astype(np.uint8)
        told = f"{episode.start} {overlap(chance, episode.shot.truth[t]):.2f} ({sure:.2f})"
        cv2.putText(row, told, (4, 12), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (255, 255, 0), 1)
        rows.append(row)
    cv2.imwrite(str(path), cv2.cvtColor(np.concatenate(rows), cv2.COLOR_RGB2BGR))
