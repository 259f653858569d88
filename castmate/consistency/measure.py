"""Sightings become numbers: identity confidence, likeness, continuity, colour residual.

Of each sighting the kindest grade is sought (exposure, warm or cool, contrast, all bounded) under
which the character's palette comes nearest to what is seen. A sighting that is unlike the
character as it is lit is measured without that grade too, so that an honest sunset is not mistaken
for another character; the colours that no such grade explains are the colour residual.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from castmate.consistency.grade import kindest_grade, ungraded
from castmate.consistency.report import FrameMeasure
from castmate.consistency.seen import Seen
from castmate.identity.colour import lab_palette
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.signature import Signature

Floats = NDArray[np.float32]

LOOKED_BACK = 5
"""Samples: about one second."""
CUT_ANEW = 0.9
"""Of the source clip's own continuity, what a cut-out made anew in every frame keeps."""
GOOD_LIKENESS = 0.9
"""From here on another grade, or another cut, would not change the answer."""


@dataclass(frozen=True)
class Measures:
    """Of a run of sightings, each float32 (sightings,)."""

    confidence: Floats
    """P, 0..1."""
    likeness: Floats
    """r, 0..1."""
    continuity: Floats
    """q, 0..1."""
    colour_residual: Floats
    """dE."""

    @property
    def percent(self) -> Floats:
        """100 (r + q) / 2, 0..100."""
        return 50 * (self.likeness + self.continuity)

    def part(self, positions: Sequence[int]) -> "Measures":
        """The numbers of some of the sightings."""
        columns = (self.confidence, self.likeness, self.continuity, self.colour_residual)
        return Measures(*(column[list(positions)] for column in columns))

    def of_frame(self, frame: FrameMeasure, position: int) -> FrameMeasure:
        """*frame* with the numbers of the sighting at *position*."""
        return replace(
            frame,
            consistency_percent=float(self.percent[position]),
            confidence=float(self.confidence[position]),
            likeness=float(self.likeness[position]),
            continuity=float(self.continuity[position]),
            colour_residual=float(self.colour_residual[position]),
        )


def see(crop: Crop, signature: Signature, embedder: Embedder) -> Seen:
    """The vector of *crop*, and the grade that explains its palette best; 50 ms."""
    return best_seen(crop, embedder.embed([crop])[0], signature, embedder)


def best_seen(crop: Crop, vector: Floats, signature: Signature, embedder: Embedder) -> Seen:
    """*crop*, whose vector is *vector*, in the light that suits *signature*'s character best.

    Where the character is unlike itself as it is lit, and is liker without the grade that explains
    its palette best, the vector is the one without.
    """
    grade = kindest_grade(lab_palette([crop]), signature.palette)
    vectors = vector[None]
    if signature.score_vectors(vectors).likeness[0] < GOOD_LIKENESS and grade.is_a_change:
        vectors = np.concatenate([vectors, embedder.embed([ungraded(crop, grade)])])
    best = int(signature.score_vectors(vectors).raw.argmax())
    return Seen(vectors[best], vectors[:1], grade, crop, crop)


def measure(seen: Sequence[Seen], starts: frozenset[int], signature: Signature) -> Measures:
    """The numbers of sightings in order, at least one.

    *starts* are the positions at which a scene begins: nothing is continuous across a cut.
    """
    scores = signature.score_vectors(np.stack([each.vector for each in seen]))
    return Measures(
        confidence=scores.confidence,
        likeness=scores.likeness,
        continuity=_continuity(
            [each.as_lit for each in seen], scores.confidence, starts, signature.continuity_level
        ),
        colour_residual=np.array([each.grade.residual for each in seen], np.float32),
    )


def _continuity(
    as_lit: Sequence[Floats], confidence: Floats, starts: frozenset[int], usual: float
) -> Floats:
    """q: the cosine to the samples before, as a share of what is usual in the source clip.

    The most alike of the last second counts, in the most alike of their cut-outs: a jump changes
    a pose within a sample and comes back to it, a drift does not. A steady stranger is continuous
    with itself, not with the character: below even odds of being the character, q shrinks with P.
    A scene's first sample takes the q of its second.
    """
    cosines = np.full(len(as_lit), usual, np.float32)
    first = 0
    for k, vectors in enumerate(as_lit):
        first = k if k in starts else first
        before = as_lit[max(first, k - LOOKED_BACK) : k]
        if before:
            cosines[k] = (np.concatenate(before) @ vectors.T).max()
    for start in starts:
        if start + 1 < len(as_lit) and start + 1 not in starts:
            cosines[start] = cosines[start + 1]
    usual = max(CUT_ANEW * usual, 1e-6)
    q: Floats = (cosines / usual).clip(0, 1) * np.minimum(1, 2 * confidence)
    return q.astype(np.float32)
