"""The trained network, run by ONNX Runtime: no torch, no download."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path

import numpy as np
import onnxruntime

from castmate.characters.matte.small import Plane

WEIGHTS = "matting.onnx"


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
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        # Threads that wait busily for work would take the core of another question.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        folder = self.weights or resources.files(__package__).joinpath("weights")
        stored = folder.joinpath(WEIGHTS).read_bytes()
        return onnxruntime.InferenceSession(stored, options, providers=["CPUExecutionProvider"])

    def answers(self, planes: Sequence[Plane]) -> list[Answer]:
        """An answer for each of *planes*, float32 (16, height, width), all of one size.

        Height and width are divisible by 16.
        """
        logits, expected = self._session.run(None, {"planes": np.stack(planes)})
        chances = _share(logits[:, 0])
        return [
            Answer(chance, float(sure))
            for chance, sure in zip(chances, _share(expected), strict=True)
        ]


def _share(logits: Plane) -> Plane:
    share: Plane = (1 / (1 + np.exp(-np.clip(logits, -30, 30)))).astype(np.float32)
    return share
