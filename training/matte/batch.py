"""Several episodes taken one step at a time, as tensors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from castmate.characters.matte.small import Plane
from training.matte.network import KEY, VALUE, MattingNetwork, Memory
from training.matte.unrolling import SLOTS, StepInput

_CELL = 8
"""Pixels per place of the memory."""


@dataclass(frozen=True)
class Batch:
    """One step of several samples."""

    planes: Tensor
    """(batch, 16, height, width)"""
    truth: Tensor
    """(batch, 1, height, width)"""
    emphasis: Tensor
    lab: Tensor
    """(slots that are filled, 3, height, width)"""
    chance: Tensor
    """(slots that are filled, 1, height, width)"""
    places: Tensor
    """(slots that are filled,): sample times SLOTS plus slot."""


def batch_of(inputs: Sequence[StepInput], device: torch.device) -> Batch:
    """Stack *inputs*."""
    filled = [
        (SLOTS * sample + number, slot)
        for sample, one in enumerate(inputs)
        for number, slot in enumerate(one.slots)
        if slot is not None
    ]
    shape = inputs[0].truth.shape
    return Batch(
        _pictures([one.planes for one in inputs], device),
        _pictures([one.truth[None] for one in inputs], device),
        _pictures([one.emphasis[None] for one in inputs], device),
        _pictures([slot.lab for _, slot in filled] or [np.zeros((0, 3, *shape))], device),
        _pictures([slot.chance[None] for _, slot in filled] or [np.zeros((0, 1, *shape))], device),
        torch.tensor([place for place, _ in filled], dtype=torch.long, device=device),
    )


def _pictures(planes: Sequence[Plane], device: torch.device) -> Tensor:
    stacked = np.stack(planes) if planes[0].ndim == 3 else planes[0]
    tensor = torch.from_numpy(np.ascontiguousarray(stacked, np.float32))
    return tensor.to(device, memory_format=torch.channels_last)


def answer(network: MattingNetwork, batch: Batch) -> tuple[Tensor, Tensor]:
    """Logits (batch, 1, height, width) and logits of the expected overlap (batch,)."""
    logits, expected = network(batch.planes, _memory(network, batch))
    return logits, expected


def _memory(network: MattingNetwork, batch: Batch) -> Memory:
    samples, _, height, width = batch.planes.shape
    places = (height // _CELL) * (width // _CELL)
    keys = batch.planes.new_zeros(samples * SLOTS, KEY, places)
    values = batch.planes.new_zeros(samples * SLOTS, VALUE, places)
    valid = batch.planes.new_zeros(samples * SLOTS, places)
    if len(batch.places):
        key, value = network.remembering(batch.lab, batch.chance)
        keys = keys.index_copy(0, batch.places, key)
        values = values.index_copy(0, batch.places, value)
        valid = valid.index_fill(0, batch.places, 1.0)
    return Memory(
        _side_by_side(keys, samples),
        _side_by_side(values, samples),
        valid.reshape(samples, SLOTS * places),
    )


def _side_by_side(slots: Tensor, samples: int) -> Tensor:
    _, width, places = slots.shape
    apart = slots.reshape(samples, SLOTS, width, places)
    return apart.transpose(1, 2).reshape(samples, width, SLOTS * places)
