"""How alike a character is between scenes, or shots, and how that falls with their distance.

The cross-shot view of ViStoryBench (CIDS, between shots) and EntityBench (similarity against gap),
with this project's own measure: a few cut-outs of the earlier scene become the references of a
signature, and those of the later one are measured against it, as footage is against a clip. The
character's own clip is not asked, and cut-outs that knew its colours are not used where there are
others: so it answers "the same one again?" also where a stranger plays the part throughout.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from castmate.consistency.measure import best_seen
from castmate.consistency.scene_matrix import Matrix
from castmate.consistency.seen import Appearance, Seen
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.signature import Signature, make_signature

Floats = NDArray[np.float32]

PICTURES = 4
LEAST_PICTURES = 2
"""Of a scene, to be compared at all: one sighting says nothing of what varies within a scene."""
MOST_PAIRS = 15


def appearance_of(seen: Sequence[Seen]) -> Appearance:
    """A few of the sightings of one scene, as they were cut out without help; copies."""
    crops = [seen[k].unhelped for k in _spread(len(seen))]
    return tuple(Crop(crop.rgb.copy(), crop.alpha.copy()) for crop in crops)


def together(appearances: Sequence[Appearance]) -> Appearance:
    """Several scenes as one."""
    crops = [crop for each in appearances for crop in each]
    return tuple(crops[k] for k in _spread(len(crops)))


def between_scenes(scenes: Sequence[Appearance], embedder: Embedder) -> Matrix:
    """Likeness 0..1 of the scenes (rows) to each other (columns).

    None on the diagonal, where a scene shows less than two sightings, and, of more than six
    scenes, for the pairs that were left out: 15 are measured, spread evenly. About 1 s a scene
    and 0.1 s a pair; nothing for a single scene.
    """
    usable = [k for k, crops in enumerate(scenes) if len(crops) >= LEAST_PICTURES]
    pairs = list(combinations(usable, 2))
    pairs = pairs[:: max(1, -(-len(pairs) // MOST_PAIRS))]
    looks = {k: _Look.of(scenes[k], embedder) for k in sorted({k for pair in pairs for k in pair})}
    signatures = {
        first: make_signature(scenes[first], embedder) for first in {first for first, _ in pairs}
    }
    found = {
        (first, later): looks[later].likeness_to(signatures[first], embedder)
        for first, later in pairs
    }
    places = range(len(scenes))
    return tuple(tuple(found.get((min(a, b), max(a, b))) for b in places) for a in places)


@dataclass(frozen=True)
class _Look:
    """The cut-outs of a scene with their vectors."""

    crops: Appearance
    vectors: Floats

    @classmethod
    def of(cls, crops: Appearance, embedder: Embedder) -> "_Look":
        return cls(crops, embedder.embed(crops))

    def likeness_to(self, signature: Signature, embedder: Embedder) -> float:
        """Mean r, 0..1, each cut-out in the light that suits it best."""
        seen = [
            best_seen(crop, vector, signature, embedder).vector
            for crop, vector in zip(self.crops, self.vectors, strict=True)
        ]
        return float(signature.score_vectors(np.stack(seen)).likeness.mean())


def _spread(count: int) -> list[int]:
    """Up to four of *count* places, equally far apart, the outer ones half as far from the ends."""
    most = min(count, PICTURES)
    return [(2 * k + 1) * count // (2 * most) for k in range(most)]
