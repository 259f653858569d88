"""The seam of the matte: hints in, alpha and confidence out, whichever branch did the work."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from castmate.characters.character import Branch
from castmate.media.geometry import Box, Point
from castmate.media.pixels import AlphaImage


@dataclass(frozen=True)
class Hint:
    """What the user showed on one frame. Coordinates are pixels of the frame as shown."""

    frame_index: int
    box: Box | None = None
    foreground: tuple[Point, ...] = ()
    background: tuple[Point, ...] = ()
    mask: AlphaImage | None = None


@dataclass(frozen=True)
class MatteFrame:
    """The cut-out of one frame."""

    index: int
    alpha: AlphaImage
    """Full size of the clip as shown."""
    confidence: float
    """0..1: the expected overlap (IoU) with what a person would cut out."""


@dataclass(frozen=True)
class Matte:
    """The cut-out of a span of frames."""

    branch: Branch
    confidence: float
    """0..1, of the frames that count (the sure ones), not of the worst."""
    frames: tuple[MatteFrame, ...] = field(repr=False)
    """In order; every frame of the span, sure or not."""
    warnings: tuple[str, ...] = ()

    SURE = 0.5
    """A frame is sure from this confidence on."""

    @property
    def sure(self) -> tuple[MatteFrame, ...]:
        """The frames that are sure and show the subject."""
        return tuple(
            f for f in self.frames if f.confidence >= self.SURE and bool(np.any(f.alpha > 127))
        )


def hints_on(hints: Sequence[Hint], index: int) -> tuple[Hint, ...]:
    """The hints given on frame *index*."""
    return tuple(hint for hint in hints if hint.frame_index == index)
