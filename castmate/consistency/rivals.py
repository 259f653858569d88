"""Who stands where a character should be: another one of the cast, or something between the two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from castmate.consistency.seen import Seen
from castmate.identity.signature import Signature
from castmate.media.geometry import Box

Floats = NDArray[np.float32]

LIKER = 0.15
"""By how much a sighting must be liker another character than its own to be that one."""
LEAST_ODDS = 0.5
"""Identity confidence of the other character, at least."""
LEAST_SHARE = 0.2
"""Share of the sightings from which a swap is told: it may happen half-way."""
BLENDED_IN = 0.4
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


@dataclass(frozen=True)
class Rival:
    """Another one of the cast."""

    signature: Signature
    boxes: Mapping[int, Box] | None = None
    """Where it rightly stands, in pixels of the video as shown, if the renderer said so."""

    def stands_in(self, index: int, box: Box) -> bool:
        """Whether it rightly reaches into *box* of frame *index*."""
        own = (self.boxes or {}).get(index)
        if own is None:
            return False
        apart_x = own.right <= box.x or box.right <= own.x
        return not (apart_x or own.bottom <= box.y or box.bottom <= own.y)


@dataclass(frozen=True)
class Beheld:
    """One sighting, as its own character and as each rival would see what stands there."""

    own: Seen
    by_rivals: Mapping[str, Seen]


def confusion(
    beheld: Sequence[Beheld], signature: Signature, rivals: Mapping[str, Rival]
) -> Confusion | None:
    """The rival that most of *beheld* show instead of *signature*'s character, if any does.

    *rivals*: the other characters of the cast, by name. Signatures of another embedder cannot be
    compared and are left out. About 0.1 ms a sighting and rival.
    """
    found = [
        each
        for name, rival in rivals.items()
        if beheld and rival.signature.embedder == signature.embedder
        for each in (_with(name, rival.signature, beheld, signature),)
        if each
    ]
    return max(found, key=lambda each: (each.kind == "swapped", each.sightings), default=None)


def is_another(seen: Seen, signature: Signature, rivals: Mapping[str, Rival]) -> bool:
    """Whether one sighting shows one of *rivals* rather than *signature*'s character."""
    alone = [Beheld(seen, {})]
    return any(
        bool(_swapped(name, alone, signature, rival.signature)[0])
        for name, rival in rivals.items()
        if rival.signature.embedder == signature.embedder
    )


def _with(
    name: str, rival: Signature, beheld: Sequence[Beheld], signature: Signature
) -> Confusion | None:
    least = max(1.0, LEAST_SHARE * len(beheld))
    swapped = int(_swapped(name, beheld, signature, rival).sum())
    if swapped >= least:
        return Confusion("swapped", name, swapped, len(beheld))
    blended = int(_blended(name, beheld, signature, rival).sum())
    return Confusion("blended", name, blended, len(beheld)) if blended >= least else None


def _swapped(
    name: str, beheld: Sequence[Beheld], signature: Signature, rival: Signature
) -> NDArray[np.bool_]:
    own = _best([each.own for each in beheld], signature)
    other = [each.by_rivals.get(name, each.own) for each in beheld]
    odds = np.array([rival.score_vectors(_vectors(each)).confidence.max() for each in other])
    return (_best(other, rival) > own + LIKER) & (odds >= LEAST_ODDS)


def _blended(
    name: str, beheld: Sequence[Beheld], signature: Signature, rival: Signature
) -> NDArray[np.bool_]:
    """Where the rival is seen too, beyond what the two have in common anyhow."""
    anyhow = float(rival.score_vectors(signature.references).likeness.max())
    other = [each.by_rivals.get(name, each.own) for each in beheld]
    return _best(other, rival) > anyhow + BLENDED_IN


def _best(seen: Sequence[Seen], signature: Signature) -> Floats:
    """r of each sighting, as it was seen best for this character."""
    best = [signature.score_vectors(_vectors(each)).likeness.max() for each in seen]
    return np.array(best, np.float32)


def _vectors(seen: Seen) -> Floats:
    return np.concatenate([seen.vector[None], seen.as_lit])
