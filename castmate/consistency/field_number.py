"""The field's number, shown beside castmate's own and never as it: VBench's subject consistency.

Huang et al., "VBench: comprehensive benchmark suite for video generative models", 2024, equation
of *subject consistency*, with features of the whole frame. castmate ships no such network. DINOv2
or DINOv3 gives it where it measures anyway, or else one that another package installs under the
entry point group ``castmate.frame_embedders``. VBench itself takes DINO ViT-B/16: numbers of
different networks are not comparable.
"""

from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from castmate.media.clip import Frame

GROUP = "castmate.frame_embedders"


@runtime_checkable
class FrameEmbedder(Protocol):
    """Turns whole frames into vectors, as DINO ViT-B/16 does for VBench."""

    @property
    def name(self) -> str:
        """Name of the network and its weights, shown beside the number."""

    def embed_frames(self, frames: Sequence[Frame]) -> NDArray[np.float32]:
        """float32 (len(frames), dimensions), each row of unit length."""


def installed_frame_embedder() -> FrameEmbedder | None:
    """The first one that another package installs, by name; None where none does."""
    found = sorted(entry_points(group=GROUP), key=lambda each: each.name)
    if not found:
        return None
    embedder: FrameEmbedder = found[0].load()()
    return embedder


def subject_consistency(vectors: NDArray[np.float32]) -> float | None:
    """VBench's mean over i >= 2 of (max(0, cos(f_1, f_i)) + max(0, cos(f_i-1, f_i))) / 2.

    *vectors*: float32 (frames, dimensions), unit rows. None for fewer than two frames.

    >>> subject_consistency(np.array([[1, 0], [1, 0], [0, 1]], np.float32))
    0.5
    """
    if len(vectors) < 2:
        return None
    to_first = np.maximum(0, vectors[1:] @ vectors[0])
    to_last = np.maximum(0, (vectors[1:] * vectors[:-1]).sum(axis=1))
    return float(((to_first + to_last) / 2).mean())
