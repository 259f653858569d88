"""The trained network of edges, run by ONNX Runtime: no torch, no download."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from castmate.characters.matte.edges.look import Look, folded
from castmate.characters.matte.sessions import session_of
from castmate.characters.matte.small import Plane

FILE = "edges.onnx"
"""The weights."""


@dataclass(frozen=True)
class EdgeNetwork:
    """The network with its weights; loaded when first asked, and safe to ask from many threads.

    *weights* is a folder of other weights than those that castmate comes with.
    """

    weights: Path | None = None

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        return session_of(__package__, FILE, self.weights)

    def logits(self, look: Look) -> Plane:
        """Log odds of alpha, float32 (2 height, 2 width), for a look with even sides."""
        (logits,) = self._session.run(None, _inputs(look))
        drawn: Plane = logits[0, 0]
        return drawn


def _inputs(look: Look) -> dict[str, NDArray[Any]]:
    return {
        "blocks": folded(look.fine)[None],
        "masks": np.stack([look.chance, look.sure])[None],
        "near": np.concatenate([look.inside, look.outside], axis=2).transpose(2, 0, 1)[None],
    }
