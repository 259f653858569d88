"""The trained network, run by ONNX Runtime: no torch, no download."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import onnxruntime

from castmate.characters.matte.sessions import session_of
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

    *weights* is a folder of other weights than those that castmate comes with.
    """

    weights: Path | None = None

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session_of(__package__, WEIGHTS, self.weights)

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
