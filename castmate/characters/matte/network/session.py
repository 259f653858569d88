"""The trained network, run by ONNX Runtime: no torch, no download."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from castmate.characters.matte.small import Plane

STEP, MEMORY = "step.onnx", "memory.onnx"
"""The two halves of the weights: one answers, the other remembers."""


@dataclass(frozen=True)
class Remembered:
    """One frame and its mask, as the network keeps it."""

    keys: NDArray[np.float32]
    """float32 (1, numbers, places)."""
    values: NDArray[np.float32]


@dataclass(frozen=True)
class Answer:
    """What the network says of one frame."""

    chance: Plane
    """0..1 per pixel, at network size."""
    expected: float
    """0..1: the expected overlap (IoU) with what a person would cut out."""


@dataclass(frozen=True)
class MattingNetwork:
    """The network with its weights; loaded when first asked, and safe to ask from many threads.

    *weights* is a folder of other weights than those that castmate comes with; *threads* is how
    many one question may keep busy.
    """

    weights: Path | None = None
    threads: int = 1

    @cached_property
    def _step(self) -> onnxruntime.InferenceSession:
        return self._loaded(STEP)

    @cached_property
    def _memory(self) -> onnxruntime.InferenceSession:
        return self._loaded(MEMORY)

    def _loaded(self, name: str) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        # Threads that wait busily for work would take the other direction's core.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        folder = self.weights or resources.files(__package__).joinpath("weights")
        stored = folder.joinpath(name).read_bytes()
        return onnxruntime.InferenceSession(stored, options, providers=["CPUExecutionProvider"])

    def step(self, planes: Plane, memory: Sequence[Remembered] = ()) -> Answer:
        """Answer for *planes*, float32 (16, height, width) with sides divisible by 16."""
        logits, expected = self._step.run(
            None,
            {
                "planes": planes[None],
                "keys": _joined([one.keys for one in memory], self._widths[0]),
                "values": _joined([one.values for one in memory], self._widths[1]),
            },
        )
        chance: Plane = 1 / (1 + np.exp(-np.clip(logits[0, 0], -30, 30)))
        return Answer(chance, float(1 / (1 + np.exp(-expected[0]))))

    @cached_property
    def _widths(self) -> tuple[int, int]:
        shapes = {one.name: one.shape for one in self._step.get_inputs()}
        return shapes["keys"][1], shapes["values"][1]

    def remember(self, lab: Plane, chance: Plane) -> Remembered:
        """Keep a frame, *lab* float32 (3, height, width), whose mask is *chance*."""
        keys, values = self._memory.run(None, {"lab": lab[None], "chance": chance[None, None]})
        return Remembered(keys, values)


def _joined(parts: Sequence[NDArray[np.float32]], width: int) -> NDArray[np.float32]:
    if not parts:
        return np.zeros((1, width, 0), np.float32)
    return np.concatenate(parts, axis=2)
