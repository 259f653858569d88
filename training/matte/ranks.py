"""Several processes that train one network: on a CPU, one thread each beats one with many."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field

import torch
from torch import Tensor, distributed, nn


@dataclass(frozen=True)
class Rank:
    """This process among those that train together."""

    number: int
    count: int
    parent: int = field(default_factory=os.getppid)

    @property
    def alone(self) -> bool:
        """Whether the process that started this one is gone: it was stopped."""
        return os.getppid() != self.parent

    @property
    def leads(self) -> bool:
        """Whether this process writes checkpoints and logs."""
        return self.number == 0

    def mean(self, values: Tensor) -> Tensor:
        """The mean of *values* over all processes."""
        if self.count > 1:
            distributed.all_reduce(values)
            values /= self.count
        return values

    def average_gradients(self, network: nn.Module, told: float) -> float:
        """Give every process the mean gradient, and the first one's number *told*."""
        if self.count == 1:
            return told
        gradients = [_gradient(p) for p in network.parameters()]
        flat = torch.cat([g.flatten() for g in gradients] + [torch.tensor([told])])
        if not self.leads:
            flat[-1] = 0
        distributed.all_reduce(flat)
        first = float(flat[-1])
        _write_back(flat / self.count, gradients)
        return first


def _gradient(parameter: nn.Parameter) -> Tensor:
    """What is not used in a step (no mask was remembered, say) has a gradient of zero."""
    if parameter.grad is None:
        parameter.grad = torch.zeros_like(parameter)
    return parameter.grad


def _write_back(flat: Tensor, parts: Iterable[Tensor]) -> None:
    start = 0
    for part in parts:
        part.copy_(flat[start : start + part.numel()].view_as(part))
        start += part.numel()
