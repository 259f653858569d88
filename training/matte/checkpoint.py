"""What is needed to go on with a training, or to export what it has reached."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import nn

from training.matte.network import MattingNetwork


@dataclass
class Averaged:
    """The network with its weights averaged over the last thousand steps or so (Polyak)."""

    network: MattingNetwork
    slowness: float = 0.999

    @torch.no_grad()
    def follow(self, trained: nn.Module, step: int) -> None:
        """Move a little towards *trained*."""
        slowness = min(self.slowness, (1 + step) / (10 + step))
        mine, theirs = list(self.network.parameters()), list(trained.parameters())
        torch._foreach_lerp_(mine, theirs, 1 - slowness)


@dataclass(frozen=True)
class Reached:
    """How far a training has come."""

    step: int
    seconds: float


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


def trained_network(path: Path) -> MattingNetwork:
    """The averaged network of the checkpoint *path*, ready to answer."""
    network = MattingNetwork()
    load(path, {"averaged": network})
    return network.eval()
