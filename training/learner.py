"""A network that learns, and what is needed to go on with it or to export what it has reached."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

import torch
from torch import nn

from training.plan import Plan

Network = TypeVar("Network", bound=nn.Module)


@dataclass(frozen=True)
class Pace:
    """How fast weights change."""

    peak: float
    """Largest learning rate; it falls to 0 along a cosine."""
    decay: float
    """Of weights."""
    warm_up: int = 100
    """Steps to reach the peak."""
    clip: float = 1.0
    """Largest norm of a gradient."""

    def rate(self, step: int, progress: float) -> float:
        """The learning rate of *step*, at *progress* of the whole training."""
        fallen = 0.5 * (1 + math.cos(math.pi * min(1.0, progress)))
        return self.peak * fallen * min(1.0, (step + 1) / self.warm_up)


@dataclass(frozen=True)
class Reached:
    """How far a training has come."""

    step: int
    seconds: float


class Learner(Generic[Network]):
    """A network, its weights averaged over the last thousand steps or so (Polyak), and AdamW."""

    def __init__(
        self, make: Callable[[], Network], pace: Pace, plan: Plan, *, device: str = "cpu"
    ) -> None:
        torch.manual_seed(plan.seed)
        self.plan, self.pace = plan, pace
        self.network = _placed(make(), device)
        self.averaged = _placed(make(), device).eval()
        self.averaged.load_state_dict(self.network.state_dict())
        self.optimizer = torch.optim.AdamW(
            self.network.parameters(), lr=pace.peak, weight_decay=pace.decay, fused=True
        )
        self.parts = {
            "network": self.network,
            "averaged": self.averaged,
            "optimizer": self.optimizer,
        }
        reached = load(plan.checkpoint, self.parts) if plan.resume else Reached(0, 0.0)
        self.step, self._began = reached.step, time.monotonic() - reached.seconds

    @property
    def reached(self) -> Reached:
        """How far it has come."""
        return Reached(self.step, time.monotonic() - self._began)

    @property
    def progress(self) -> float:
        """0 at the start, 1 at the end."""
        return self.plan.progress(self.step, self.reached.seconds)

    def prepare(self, progress: float) -> None:
        """Set the learning rate of the next step, at *progress* of the whole training."""
        for group in self.optimizer.param_groups:
            group["lr"] = self.pace.rate(self.step, progress)
        self.network.train()

    def descend(self) -> None:
        """One step along the gradients that were computed."""
        nn.utils.clip_grad_norm_(self.network.parameters(), self.pace.clip)
        self.optimizer.step()
        self._follow()

    def keep(self) -> Reached:
        """Write a checkpoint."""
        reached = self.reached
        save(self.plan.checkpoint, self.parts, reached)
        return reached

    @torch.no_grad()
    def _follow(self, slowness: float = 0.999) -> None:
        slowness = min(slowness, (1 + self.step) / (10 + self.step))
        mine, theirs = list(self.averaged.parameters()), list(self.network.parameters())
        torch._foreach_lerp_(mine, theirs, 1 - slowness)


def _placed(network: Network, device: str) -> Network:
    placed: Network = network.to(device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return placed


def save(path: Path, parts: dict[str, Any], reached: Reached) -> None:
    """Write *parts* (what has a ``state_dict``) to *path*, at once or not at all."""
    state = {name: part.state_dict() for name, part in parts.items()}
    state["reached"] = {"step": reached.step, "seconds": reached.seconds}
    unfinished = path.with_suffix(".part")
    torch.save(state, unfinished)
    unfinished.replace(path)


def load(path: Path, parts: dict[str, Any]) -> Reached:
    """Read *path* into *parts*."""
    state = torch.load(path, map_location="cpu", weights_only=True)
    for name, part in parts.items():
        part.load_state_dict(state[name])
    return Reached(**state["reached"])


def averaged_network(path: Path, make: Callable[[], Network]) -> Network:
    """The averaged network of the checkpoint *path*, ready to answer."""
    network = make()
    load(path, {"averaged": network})
    return network.eval()
