"""Who stands where a character should be: another one of the cast, or something between the two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from castmate.consistency.seen import Seen
from castmate.identity.signature import Signature

Floats = NDArray[np.float32]

LIKER = 0.15
"""By how much a sighting must be liker another character than its own to be that one."""
LEAST_ODDS = 0.5
"""Identity confidence of the other character, at least."""
LEAST_SHARE = 0.2
"""Share of the sightings from which a swap is told: it may happen half-way."""
BLENDED = (0.1, 0.9)
"""Likeness to its own character between which a sighting may be a blend."""
BLENDED_IN = 0.2
"""Likeness to the other, beyond what the character has anyhow, from which it is a blend."""


@dataclass(frozen=True)
class Confusion:
    """A character that shows where another one should be."""

    kind: Literal["swapped", "blended"]
    name: str
    """The other character's."""
    sightings: int
    """How many of the sightings show it."""
    of: int

    @property
    def share(self) -> float:
        """0..1 of the sightings."""
        return self.sightings / self.of

    def told(self, own_name: str) -> str:
        """In words, for the reasons."""
        where = f"in {self.sightings} of {self.of} frames"
        if self.kind == "swapped":
            return f"What stands where {own_name} should be looks more like {self.name}, {where}."
        return f"What stands where {own_name} should be blends into {self.name}, {where}."


def confusion(
    seen: Sequence[Seen], signature: Signature, rivals: Mapping[str, Signature]
) -> Confusion | None:
    """The rival that most of *seen* show instead of *signature*'s character, if any does.

    *rivals*: the other characters of the cast, by name. Signatures of another embedder cannot be
    compared and are left out. About 0.1 ms a sighting and rival.
    """
    found = [
        each
        for name, rival in rivals.items()
        if rival.embedder == signature.embedder
        for each in (_with(name, rival, seen, signature),)
        if each
    ]
    return max(found, key=lambda each: (each.kind == "swapped", each.sightings), default=None)


def is_another(seen: Seen, signature: Signature, rivals: Mapping[str, Signature]) -> bool:
    """Whether one sighting shows one of *rivals* rather than *signature*'s character."""
    return any(
        bool(_swapped([seen], signature, rival)[0])
        for rival in rivals.values()
        if rival.embedder == signature.embedder
    )


def _with(
    name: str, rival: Signature, seen: Sequence[Seen], signature: Signature
) -> Confusion | None:
    if not seen:
        return None
    for kind, shown in (
        ("swapped", _swapped(seen, signature, rival)),
        ("blended", _blended(seen, signature, rival)),
    ):
        if shown.sum() >= max(1.0, LEAST_SHARE * len(seen)):
            swapped_or_blended: Literal["swapped", "blended"] = (
                "swapped" if kind == "swapped" else "blended"
            )
            return Confusion(swapped_or_blended, name, int(shown.sum()), len(seen))
    return None


def _swapped(seen: Sequence[Seen], signature: Signature, rival: Signature) -> NDArray[np.bool_]:
    own, other = _likeness(seen, signature), _likeness(seen, rival)
    odds = np.array([rival.score_vectors(_vectors(each)).confidence.max() for each in seen])
    return (other > own + LIKER) & (odds >= LEAST_ODDS)


def _blended(seen: Sequence[Seen], signature: Signature, rival: Signature) -> NDArray[np.bool_]:
    own, other = _likeness(seen, signature), _likeness(seen, rival)
    anyhow = float(rival.score_vectors(signature.references).likeness.max())
    is_between = (own > BLENDED[0]) & (own < BLENDED[1])
    return is_between & (other > anyhow + BLENDED_IN)


def _likeness(seen: Sequence[Seen], signature: Signature) -> Floats:
    """r of each sighting, as it was seen best for this character."""
    best = [signature.score_vectors(_vectors(each)).likeness.max() for each in seen]
    return np.array(best, np.float32)


def _vectors(seen: Seen) -> Floats:
    return np.concatenate([seen.vector[None], seen.as_lit])
