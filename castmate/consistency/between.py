"""How alike a character is between scenes, and how that falls with their distance.

The cross-shot view of ViStoryBench (CIDS, between shots) and EntityBench (similarity against gap),
with this project's own measure: the mean cosine of the sightings of two scenes, as a share of the
way from strangers (the 95th percentile of the bank against the references) to what the references
have among themselves.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from castmate.consistency.seen import Seen
from castmate.identity.signature import Signature

Floats = NDArray[np.float32]
Matrix = tuple[tuple[float | None, ...], ...]

STRANGERS_BELOW = 95.0
LEAST_GAP = 0.1


def between_scenes(
    scenes: Sequence[Sequence[Seen]], signature: Signature, negatives: Floats
) -> Matrix:
    """Likeness 0..1 of each scene (row) to each scene (column); None where one has no sightings.

    On the diagonal: a scene's sightings among themselves, None where there is but one.
    """
    stranger = float(np.percentile(signature.references @ negatives.T, STRANGERS_BELOW))
    own = max(_own_cosine(signature), stranger + LEAST_GAP)
    vectors = [np.stack([each.vector for each in scene]) if scene else None for scene in scenes]

    def likeness(one: Floats | None, other: Floats | None) -> float | None:
        if one is None or other is None:
            return None
        cosines = one @ other.T
        if one is other:
            cosines = cosines[~np.eye(len(one), dtype=bool)]
        if not cosines.size:
            return None
        return float(((cosines - stranger) / (own - stranger)).clip(0, 1).mean())

    return tuple(tuple(likeness(one, other) for other in vectors) for one in vectors)


def by_distance(matrix: Matrix) -> tuple[tuple[int, float, int], ...]:
    """(scenes apart, mean likeness, number of pairs), nearest first.

    >>> by_distance(((1.0, 0.9, 0.5), (0.9, 1.0, 0.7), (0.5, 0.7, 1.0)))
    ((1, 0.8, 2), (2, 0.5, 1))
    """
    found = []
    for apart in range(1, len(matrix)):
        pairs = [matrix[k][k + apart] for k in range(len(matrix) - apart)]
        known = [likeness for likeness in pairs if likeness is not None]
        if known:
            found.append((apart, round(sum(known) / len(known), 6), len(known)))
    return tuple(found)


def _own_cosine(signature: Signature) -> float:
    """What the references have among themselves; of one reference, what neighbours have."""
    references = signature.references
    if len(references) < 2:
        return signature.continuity_level
    pairs = np.triu_indices(len(references), 1)
    return float(np.median((references @ references.T)[pairs]))
