"""The training itself."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader

from castmate.characters.matte.small import Plane
from training.matte.batch import batch_of
from training.matte.checkpoint import Averaged, Reached, load, save
from training.matte.clips import ReadShard
from training.matte.curves import Curves
from training.matte.examples import Example, Examples
from training.matte.loss import Loss, loss_of
from training.matte.network import MattingNetwork
from training.matte.ranks import Rank
from training.matte.validation import Validation

_CORRECTED = 4
"""Every so many steps the answers are corrected by clicks and asked for again."""
_PEAK, _WARM_UP, _DECAY, _CLIP = 1.5e-3, 100, 0.02, 1.0
"""Largest learning rate, steps to reach it, weight decay, largest gradient norm."""


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
    batch: int = 8
    """Examples per process."""
    seed: int = 0
    workers: int = 0
    checkpoint_minutes: float = 8.0
    resume: bool = False
    device: str = "cpu"

    @property
    def checkpoint(self) -> Path:
        """Where the training stands."""
        return self.out / "checkpoint.pt"


class Training:
    """One process's part in a training."""

    def __init__(self, plan: Plan, rank: Rank) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.rank = plan, rank
        self.random = np.random.default_rng((plan.seed, rank.number))
        self.device = torch.device(plan.device)
        self.network = MattingNetwork().to(self.device, memory_format=torch.channels_last)
        self.averaged = Averaged(
            MattingNetwork().to(self.device, memory_format=torch.channels_last)
        )
        self.averaged.network.load_state_dict(self.network.state_dict())
        self.averaged.network.eval()
        self.optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=_PEAK, weight_decay=_DECAY, fused=True
        )
        self.parts = {
            "network": self.network,
            "averaged": self.averaged.network,
            "optimizer": self.optimizer,
        }
        self.reached = Reached(0, 0.0)
        if plan.resume:
            self.reached = load(plan.checkpoint, self.parts)
        self.step = self.reached.step
        self.began = time.monotonic() - self.reached.seconds

    @property
    def progress(self) -> float:
        """0 at the start, 1 at the end."""
        if self.plan.steps is not None:
            return self.step / self.plan.steps
        return (time.monotonic() - self.began) / (60 * self.plan.minutes)

    def run(self) -> None:
        """Train to the end."""
        curves = Curves(self.plan.out, resumed=self.plan.resume)
        validation = Validation.prepared(self.plan.shards, self.plan.read, self.rank)
        due = time.monotonic() + 60 * self.plan.checkpoint_minutes
        progress = 0.0
        for examples in self._batches():
            progress, loss, answers = self._step(examples, progress)
            losses = [loss]
            if self.step % _CORRECTED == 0:
                again = [
                    one.corrected(chance, self.random)
                    for one, chance in zip(examples, answers, strict=True)
                ]
                progress, loss, _ = self._step(again, progress)
                losses.append(loss)
            if self.rank.leads:
                for visit, loss in enumerate(losses):
                    curves.add(self.step, visit, loss)
            # All processes agree on the time: the first one's, told with the gradients.
            if progress >= 1 or self._due(due):
                self._check(validation, curves)
                due = time.monotonic() + 60 * self.plan.checkpoint_minutes
            if progress >= 1 or self.rank.alone:
                return

    def _due(self, due: float) -> bool:
        late = torch.tensor([float(time.monotonic() >= due and self.rank.leads)])
        return bool(self.rank.mean(late) > 0)

    def _batches(self) -> Iterator[Sequence[Example]]:
        # A resumed training sees other scenes than the one before.
        data = Examples(
            self.plan.shards,
            self.plan.read,
            seed=self.plan.seed + self.step,
            together=self.plan.batch,
            part=self.rank.number,
            parts=self.rank.count,
        )
        loader = DataLoader(
            data, self.plan.batch, num_workers=self.plan.workers, collate_fn=_as_they_are
        )
        return iter(loader)

    def _step(
        self, examples: Sequence[Example], progress: float
    ) -> tuple[float, Loss, Sequence[Plane]]:
        self._prepare(progress)
        batch = batch_of(examples, self.device)
        with torch.autocast(self.device.type, torch.bfloat16):
            logits, expected = self.network(batch.planes)
        loss = loss_of(logits, expected, batch.truth, batch.emphasis)
        self.optimizer.zero_grad()
        loss.total.backward()
        self.step += 1
        progress = self.rank.average_gradients(self.network, self.progress)
        nn.utils.clip_grad_norm_(self.network.parameters(), _CLIP)
        self.optimizer.step()
        self.averaged.follow(self.network, self.step)
        return progress, loss, logits.detach().sigmoid()[:, 0].float().cpu().numpy()

    def _prepare(self, progress: float) -> None:
        rate = _PEAK * 0.5 * (1 + math.cos(math.pi * min(1.0, progress)))
        rate *= min(1.0, (self.step + 1) / _WARM_UP)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.network.train()

    def _check(self, validation: Validation, curves: Curves) -> None:
        judged = validation.judge(self.averaged.network, self.device)
        if not self.rank.leads:
            return
        reached = Reached(self.step, time.monotonic() - self.began)
        save(self.plan.checkpoint, self.parts, reached)
        curves.checkpoint(reached, judged)


def _as_they_are(examples: list[Example]) -> list[Example]:
    return examples


def trained(plan: Plan, processes: int, start: Callable[[Plan, int, int, str], None]) -> None:
    """Run *plan* in *processes* processes that share their gradients; *start* begins each."""
    plan.out.mkdir(parents=True, exist_ok=True)
    meeting = plan.out / f"meeting-{time.time_ns()}"
    if processes == 1:
        start(plan, 0, 1, "")
        return
    context = torch.multiprocessing.spawn(
        _ranked, (plan, processes, str(meeting), start), nprocs=processes, join=True
    )
    del context
    meeting.unlink(missing_ok=True)


def _ranked(
    number: int,
    plan: Plan,
    count: int,
    meeting: str,
    start: Callable[[Plan, int, int, str], None],
) -> None:
    start(plan, number, count, meeting)


def train_one(plan: Plan, number: int, count: int, meeting: str) -> None:
    """One process of a training."""
    if plan.device == "cpu":
        torch.set_num_threads(1)
    if count > 1:
        torch.distributed.init_process_group(
            "gloo", init_method=f"file://{meeting}", rank=number, world_size=count
        )
    Training(plan, Rank(number, count)).run()
