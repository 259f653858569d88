"""The training of the network that draws edges."""

import csv
import itertools
import math
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from training.edges.examples import Batch, batches
from training.edges.loss import alpha_of, loss_of, unsteadiness
from training.edges.network import EdgeNetwork
from training.edges.stills import ReadShard, shards_of, shown, stills
from training.matte.checkpoint import Averaged, Reached, load, save

_PEAK, _WARM_UP, _DECAY, _CLIP = 4e-3, 100, 1e-4, 1.0
"""Largest learning rate, steps to reach it, weight decay, largest gradient norm."""
_JUDGED = 8
"""Batches of the held-back shard by which a checkpoint is judged."""


@dataclass(frozen=True)
class Plan:
    """What is asked of a training."""

    shards: Path
    out: Path
    read: ReadShard
    minutes: float
    """Ends after this time, what was spent before a resume included."""
    steps: int | None = None
    """Ends after as many steps instead."""
    batch: int = 16
    """Pieces, masks counted: a multiple of four."""
    seed: int = 0
    workers: int = 0
    """Processes that prepare data."""
    checkpoint_minutes: float = 4.0
    resume: bool = False

    @property
    def checkpoint(self) -> Path:
        """Where the training stands."""
        return self.out / "checkpoint.pt"


class Pieces(IterableDataset[Batch]):
    """Batches for a training, other ones in every process and after every resume."""

    def __init__(self, plan: Plan, step: int) -> None:
        self.plan, self.step = plan, step

    def __iter__(self) -> Iterator[Batch]:
        worker = get_worker_info()
        rng = np.random.default_rng((self.plan.seed, self.step, worker.id if worker else 0))
        paths, _ = shards_of(self.plan.shards)
        return batches(stills(paths, self.plan.read, rng), rng, pieces=self.plan.batch)


class Training:
    """A training as far as it has come."""

    def __init__(self, plan: Plan) -> None:
        torch.manual_seed(plan.seed)
        self.plan = plan
        self.network = EdgeNetwork().to(memory_format=torch.channels_last)
        self.averaged = Averaged(EdgeNetwork().to(memory_format=torch.channels_last).eval())
        self.averaged.network.load_state_dict(self.network.state_dict())
        self.optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=_PEAK, weight_decay=_DECAY, fused=True
        )
        self.parts = {
            "network": self.network,
            "averaged": self.averaged.network,
            "optimizer": self.optimizer,
        }
        reached = load(plan.checkpoint, self.parts) if plan.resume else Reached(0, 0.0)
        self.step, self.began = reached.step, time.monotonic() - reached.seconds
        self.losses: list[float] = []

    @property
    def progress(self) -> float:
        """0 at the start, 1 at the end."""
        if self.plan.steps is not None:
            return self.step / self.plan.steps
        return (time.monotonic() - self.began) / (60 * self.plan.minutes)

    def run(self) -> EdgeNetwork:
        """Train to the end; the network with averaged weights."""
        self.plan.out.mkdir(parents=True, exist_ok=True)
        judged = self._held_back()
        due = time.monotonic() + 60 * self.plan.checkpoint_minutes
        data = Pieces(self.plan, self.step)
        for batch in DataLoader(data, batch_size=None, num_workers=self.plan.workers):
            if self.progress >= 1:
                break
            self.losses.append(self.learn(batch))
            if time.monotonic() >= due:
                self._keep(judged)
                due = time.monotonic() + 60 * self.plan.checkpoint_minutes
        self._keep(judged)
        network: EdgeNetwork = self.averaged.network
        return network

    def learn(self, batch: Batch) -> float:
        """One step; the loss before it."""
        rate = _PEAK * 0.5 * (1 + math.cos(math.pi * min(1.0, self.progress)))
        for group in self.optimizer.param_groups:
            group["lr"] = rate * min(1.0, (self.step + 1) / _WARM_UP)
        alpha = _answer(self.network, batch)
        loss = loss_of(alpha, batch.alpha) + unsteadiness(alpha)
        self.optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), _CLIP)
        self.optimizer.step()
        self.step += 1
        self.averaged.follow(self.network, self.step)
        return float(loss.detach())

    def _held_back(self) -> list[Batch]:
        """The same batches for every training."""
        rng = np.random.default_rng(0)
        made = list(shown(self.plan.read(shards_of(self.plan.shards)[1])))
        return list(
            itertools.islice(batches(itertools.cycle(made), rng, pieces=self.plan.batch), _JUDGED)
        )

    def _keep(self, judged: list[Batch]) -> None:
        """Write a checkpoint and a line of the log."""
        reached = Reached(self.step, time.monotonic() - self.began)
        save(self.plan.checkpoint, self.parts, reached)
        with torch.no_grad():
            held_back = [
                float(loss_of(_answer(self.averaged.network, batch), batch.alpha))
                for batch in judged
            ]
        row = {
            "step": self.step,
            "minutes": round(reached.seconds / 60, 2),
            "loss": round(float(np.mean(self.losses or [0.0])), 5),
            "loss of held-back pieces": round(float(np.mean(held_back)), 5),
        }
        self.losses.clear()
        _log(self.plan.out / "log.csv", row)


def _answer(network: torch.nn.Module, batch: Batch) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        logits = network(batch.fine, batch.masks, batch.near)
    return alpha_of(logits.float(), batch.alpha.shape[-1])


def _log(path: Path, row: dict[str, float]) -> None:
    sys.stdout.write(", ".join(f"{name} {value}" for name, value in row.items()) + "\n")
    sys.stdout.flush()
    new = not path.exists()
    with path.open("a", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        if new:
            writer.writeheader()
        writer.writerow(row)
