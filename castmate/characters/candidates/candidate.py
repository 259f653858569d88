"""One thing in a clip that a character could be cast from."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from castmate.media.geometry import Box


@dataclass(frozen=True)
class Candidate:
    """What might be meant, outlined on one frame."""

    frame_index: int
    mask: NDArray[np.bool_] = field(repr=False)
    """bool (height, width), full size of the frame."""
    box: Box
    """The tight box of *mask*."""
    confidence: float
    """0..1: how likely it is meant and rightly outlined, as far as anything tells."""
    share: float
    """0..1 of the picture that it covers."""
    is_all: bool = False
    """Whether it is all that the clip's own transparency or plain backdrop leaves: then the clip
    is cut better without a hint."""
