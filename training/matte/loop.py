"""The training itself."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.utils.data import DataLoader

from castmate.characters.matte.small import Plane
from training.learner import Learner, Pace
from training.matte.batch import batch_of
from training.matte.curves import Curves
from training.matte.examples import Example, Examples
from training.matte.loss import Loss, loss_of
from training.matte.network import MattingNetwork
from training.matte.ranks import Rank
from training.matte.validation import Validation
from training.plan import Plan

_CORRECTED = 4
"""Every so many steps the answers are corrected by clicks and asked for again."""
_PACE = Pace(peak=1.5e-3, decay=0.02)


@dataclass(frozen=True)
class MattePlan(Plan):
    """A plan for this network, which may also learn on a GPU."""

    device: str = "cpu"


class Training:
    """One process's part in a training."""

    def __init__(self, plan: MattePlan, rank: Rank) -> None:
        self.plan, self.rank = plan, rank
        self.random = np.random.default_rng((plan.seed, rank.number))
        self.device = torch.device(plan.device)
        self.learner = Learner(MattingNetwork, _PACE, plan, device=plan.device)

    def run(self) -> None:
        """Train to the end."""
        curves = Curves(self.plan.out, resumed=self.plan.resume)
        validation = Validation.prepared(self.plan.shards, self.plan.read, self.rank)
        due = time.monotonic() + 60 * self.plan.checkpoint_minutes
        progress = 0.0
        for examples in self._batches():
            progress, loss, answers = self._step(examples, progress)
            losses = [loss]
            if self.learner.step % _CORRECTED == 0:
                again = [
                    one.corrected(chance, self.random)
                    for one, chance in zip(examples, answers, strict=True)
                ]
                progress, loss, _ = self._step(again, progress)
                losses.append(loss)
            if self.rank.leads:
                for visit, loss in enumerate(losses):
                    curves.add(self.learner.step, visit, loss)
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
            seed=self.plan.seed + self.learner.step,
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
        learner = self.learner
        learner.prepare(progress)
        batch = batch_of(examples, self.device)
        with torch.autocast(self.device.type, torch.bfloat16):
            logits, expected = learner.network(batch.planes)
        loss = loss_of(logits, expected, batch.truth, batch.emphasis)
        learner.optimizer.zero_grad()
        loss.total.backward()
        learner.step += 1
        progress = self.rank.average_gradients(learner.network, learner.progress)
        learner.descend()
        return progress, loss, logits.detach().sigmoid()[:, 0].float().cpu().numpy()

    def _check(self, validation: Validation, curves: Curves) -> None:
        judged = validation.judge(self.learner.averaged, self.device)
        if not self.rank.leads:
            return
        curves.checkpoint(self.learner.keep(), judged)


def _as_they_are(examples: list[Example]) -> list[Example]:
    return examples


def trained(
    plan: MattePlan, processes: int, start: Callable[[MattePlan, int, int, str], None]
) -> None:
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
    plan: MattePlan,
    count: int,
    meeting: str,
    start: Callable[[MattePlan, int, int, str], None],
) -> None:
    start(plan, number, count, meeting)


def train_one(plan: MattePlan, number: int, count: int, meeting: str) -> None:
    """One process of a training."""
    if plan.device == "cpu":
        torch.set_num_threads(1)
    if count > 1:
        torch.distributed.init_process_group(
            "gloo", init_method=f"file://{meeting}", rank=number, world_size=count
        )
    Training(plan, Rank(number, count)).run()
