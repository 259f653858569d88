"""What is asked of a training, whatever it trains."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Plan:
    """How long to train, on what, and where to keep what is reached."""

    shards: Path
    out: Path
    read: Callable[[Path], Any]
    """Reads a shard."""
    minutes: float
    """Ends after this time, what was spent before a resume included."""
    steps: int | None = None
    """Ends after as many steps instead."""
    batch: int = 8
    """Examples (of the matting network) or pieces of pictures (of edges) in a step."""
    seed: int = 0
    workers: int = 0
    """Processes that prepare data."""
    checkpoint_minutes: float = 8.0
    resume: bool = False

    @property
    def checkpoint(self) -> Path:
        """Where the training stands."""
        return self.out / "checkpoint.pt"

    def progress(self, step: int, seconds: float) -> float:
        """0 at the start, 1 at the end."""
        if self.steps is not None:
            return step / self.steps
        return seconds / (60 * self.minutes)
