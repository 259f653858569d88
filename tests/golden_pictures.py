"""Golden pictures: what a drawing looked like when somebody last reviewed it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path(__file__).with_name("golden")
TONE_STEP = 4
"""Files keep every fourth of the 256 tones: a third smaller, and no eye sees it."""
STRONG = 24
"""Tones from which a pixel counts as another one."""


@dataclass(frozen=True)
class Difference:
    """How far a picture is from its golden one."""

    mean: float
    """Mean absolute difference, 0..255."""
    strong_share: float
    """Share of pixels, 0..1, of which a channel is at least ``STRONG`` tones away."""

    @property
    def is_rounding(self) -> bool:
        """Whether another processor's rounding may explain it; no change of drawing does."""
        return self.mean <= 0.8 and self.strong_share <= 0.0005

    def __str__(self) -> str:
        return f"{self.mean:.2f} tones in the mean, {self.strong_share:.2%} of pixels strongly"


def golden_file(name: str) -> Path:
    """Where the golden picture *name*, such as ``"sets/beach"``, lies."""
    return FOLDER / f"{name}.png"


def write_golden(path: Path, picture: np.ndarray) -> None:
    """Keep *picture*, uint8 (height, width, 3), as the PNG *path*."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(_in_steps(picture)).save(path, optimize=True)


def read_golden(path: Path) -> np.ndarray:
    """The golden picture *path*, uint8 (height, width, 3)."""
    with Image.open(path) as picture:
        return np.array(picture.convert("RGB"))


def difference(picture: np.ndarray, golden: np.ndarray) -> Difference:
    """How far *picture* is from *golden*; both uint8 (height, width, 3), of one size."""
    assert picture.shape == golden.shape, f"{picture.shape} against {golden.shape}"
    far = np.abs(_in_steps(picture).astype(int) - golden)
    return Difference(float(far.mean()), float((far.max(axis=2) >= STRONG).mean()))


def _in_steps(picture: np.ndarray) -> np.ndarray:
    nearest = (picture.astype(int) + TONE_STEP // 2) // TONE_STEP * TONE_STEP
    return np.clip(nearest, 0, 255).astype(np.uint8)
