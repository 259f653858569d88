"""How good the network is on generated scenes that it never trains on."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import torch

from castmate.characters.matte.network.planes import LAB
from castmate.characters.matte.small import Plane
from training.matte.batch import batch_of
from training.matte.clips import MadeClip, ReadShard, shards_in
from training.matte.examples import Example, Start, example_of
from training.matte.network import MattingNetwork
from training.matte.ranks import Rank

_STARTS: tuple[Start, ...] = ("automatic", "box", "box and clicks", "guess")
_SCENES = 64
_TOGETHER = 8


@dataclass(frozen=True)
class Validation:
    """Examples of the first shard, which no training looks at."""

    examples: dict[Start, list[Example]]
    rank: Rank

    @classmethod
    def prepared(
        cls, shards: Path, read: ReadShard, rank: Rank, count: int = _SCENES
    ) -> "Validation":
        """The share of *rank* of *count* scenes, each with every start."""
        scenes = islice(read(shards_in(shards)[0]), count)
        mine = list(enumerate(scenes))[rank.number :: rank.count]
        examples = {start: [_example(clip, k, start) for k, clip in mine] for start in _STARTS}
        read_ones = [(k, clip) for k, clip in mine if clip.marks is not None]
        if read_ones:
            start: Start = "box and reading"
            examples[start] = [_example(clip, k, start) for k, clip in read_ones]
        return cls(examples, rank)

    def judge(self, network: MattingNetwork, device: torch.device) -> dict[str, float]:
        """J per start, and how far off the expected overlaps are."""
        judged, errors = {}, []
        for start, examples in self.examples.items():
            pairs = [pair for part in _parts(examples) for pair in _judged(network, part, device)]
            judged[f"J {start}"] = float(np.mean([overlap for overlap, _ in pairs]))
            errors.extend(abs(overlap - expected) for overlap, expected in pairs)
        judged["error of the expected J"] = float(np.mean(errors))
        means = self.rank.mean(torch.tensor(list(judged.values())))
        return dict(zip(judged, means.tolist(), strict=True))


def _example(clip: MadeClip, seed: int, start: Start) -> Example:
    random = np.random.default_rng(seed)
    t = clip.marked if "reading" in start else len(clip) // 2
    return example_of(clip, t, random, start=start, plain=True)


def _parts(examples: Sequence[Example]) -> list[Sequence[Example]]:
    return [examples[k : k + _TOGETHER] for k in range(0, len(examples), _TOGETHER)]


def _judged(
    network: MattingNetwork, examples: Sequence[Example], device: torch.device
) -> list[tuple[float, float]]:
    """Overlap reached and expected of each of *examples*."""
    chances, expected = answers(network, examples, device)
    return [
        (overlap(chance, example.truth), float(sure))
        for chance, sure, example in zip(chances, expected, examples, strict=True)
    ]


@torch.no_grad()
def answers(
    network: MattingNetwork, examples: Sequence[Example], device: torch.device
) -> tuple[Plane, Plane]:
    """The chances (batch, height, width) and expected overlaps (batch,) of *examples*."""
    with torch.autocast(device.type, torch.bfloat16):
        logits, expected = network(batch_of(examples, device).planes)
    chances: Plane = logits.sigmoid()[:, 0].float().cpu().numpy()
    return chances, expected.sigmoid().float().cpu().numpy()


def overlap(chance: Plane, truth: Plane) -> float:
    """IoU of two masks; 1 when both are empty."""
    found, wanted = chance > 0.5, truth > 0.5
    union = float((found | wanted).sum())
    return float((found & wanted).sum()) / union if union else 1.0


def sheet(network: MattingNetwork, examples: Sequence[Example], path: Path) -> None:
    """A picture of answers: frame, truth, answer; a row per example."""
    chances, expected = answers(network, examples, torch.device("cpu"))
    rows = []
    for chance, sure, example in zip(chances, expected, examples, strict=True):
        lab = example.seen.planes[LAB].transpose(1, 2, 0) * (50, 40, 40) + (50, 0, 0)
        rgb = 255 * cv2.cvtColor(lab.astype(np.float32), cv2.COLOR_LAB2RGB)
        masks = [np.repeat(255 * m[..., None], 3, axis=2) for m in (example.truth, chance)]
        row = np.concatenate([rgb, *masks], axis=1).clip(0, 255).astype(np.uint8)
        told = f"{example.start} {overlap(chance, example.truth):.2f} ({sure:.2f})"
        cv2.putText(row, told, (4, 12), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (255, 255, 0), 1)
        rows.append(row)
    cv2.imwrite(str(path), cv2.cvtColor(np.concatenate(rows), cv2.COLOR_RGB2BGR))
