"""What was seen at one place of one frame, before it is judged."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from castmate.consistency.grade import Grade
from castmate.identity.embedder import Crop

Floats = NDArray[np.float32]
Appearance = tuple[Crop, ...]
"""A few cut-outs of a character in one scene or shot, spread over it."""


@dataclass(frozen=True)
class Seen:
    """A sighting as it was seen best."""

    vector: Floats
    """float32 (dimensions,), of unit length: as the character is likest itself."""
    as_lit: Floats
    """float32 (cuts, dimensions): without a change of light, each way in which it was cut out."""
    grade: Grade
    crop: Crop = field(repr=False)
    """What was cut out."""
    unhelped: Crop = field(repr=False)
    """As it was cut out without knowing the character's colours, where that was tried."""
