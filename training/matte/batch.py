"""Several examples as tensors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from castmate.characters.matte.small import Plane
from training.matte.examples import Example


@dataclass(frozen=True)
class Batch:
    """Several samples of one size."""

    planes: Tensor
    """(batch, 16, height, width)"""
    truth: Tensor
    """(batch, 1, height, width)"""
    emphasis: Tensor
    """(batch, 1, height, width)"""


def batch_of(examples: Sequence[Example], device: torch.device) -> Batch:
    """Stack *examples*."""
    planes = [one.planes() for one in examples]
    emphasis = [one.emphasis(seen)[None] for one, seen in zip(examples, planes, strict=True)]
    return Batch(
        _stacked(planes, device),
        _stacked([one.truth[None] for one in examples], device),
        _stacked(emphasis, device),
    )


def _stacked(pictures: Sequence[Plane], device: torch.device) -> Tensor:
    tensor = torch.from_numpy(np.stack(pictures).astype(np.float32, copy=False))
    return tensor.to(device, memory_format=torch.channels_last)
