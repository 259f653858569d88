"""The training of the network that draws edges."""

import csv
import itertools
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from training.edges.examples import Batch, batches
from training.edges.loss import alpha_of, loss_of, unsteadiness
from training.edges.network import EdgeNetwork
from training.edges.stills import shards_of, shown, stills
from training.learner import Learner, Pace
from training.plan import Plan

_PACE = Pace(peak=4e-3, decay=1e-4)
_JUDGED = 8
"""Batches of the held-back shard by which a checkpoint is judged."""


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
        self.plan = plan
        self.learner = Learner(EdgeNetwork, _PACE, plan)
        self.losses: list[float] = []

    def run(self) -> EdgeNetwork:
        """Train to the end; the network with averaged weights."""
        self.plan.out.mkdir(parents=True, exist_ok=True)
        judged = self._held_back()
        due = time.monotonic() + 60 * self.plan.checkpoint_minutes
        data = Pieces(self.plan, self.learner.step)
        for batch in DataLoader(data, batch_size=None, num_workers=self.plan.workers):
            if self.learner.progress >= 1:
                break
            self.losses.append(self.learn(batch))
            if time.monotonic() >= due:
                self._keep(judged)
                due = time.monotonic() + 60 * self.plan.checkpoint_minutes
        self._keep(judged)
        return self.learner.averaged

    def learn(self, batch: Batch) -> float:
        """One step; the loss before it."""
        learner = self.learner
        learner.prepare(learner.progress)
        alpha = _answer(learner.network, batch)
        loss = loss_of(alpha, batch.alpha) + unsteadiness(alpha)
        learner.optimizer.zero_grad()
        loss.backward()
        learner.step += 1
        learner.descend()
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
        reached = self.learner.keep()
        with torch.no_grad():
            held_back = [
                float(loss_of(_answer(self.learner.averaged, batch), batch.alpha))
                for batch in judged
            ]
        row = {
            "step": reached.step,
            "minutes": round(reached.seconds / 60, 2),
            "loss": round(float(np.mean(self.losses or [0.0])), 5),
            "loss of held-back pieces": round(float(np.mean(held_back)), 5),
        }
        self.losses.clear()
        _log(self.plan.out / "log.csv", row)


def _answer(network: torch.nn.Module, batch: Batch) -> torch.Tensor:
    with torch.autocast("cpu", torch.bfloat16):
        logits = network(batch.blocks, batch.masks, batch.near)
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
