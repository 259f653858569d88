"""Whose consistency is measured, and what it is held to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from castmate.consistency.gate import LEAST_PERCENT
from castmate.consistency.rivals import Rival
from castmate.identity.embedder import Crop
from castmate.identity.signature import Signature


@dataclass(frozen=True)
class Wanted:
    """Whose consistency is measured."""

    signature: Signature
    name: str = "the character"
    views: Sequence[Crop] = ()
    """Pictures of it, for part drift; without any, that is not measurable."""
    rivals: Mapping[str, Rival] = field(default_factory=dict)
    """The rest of the cast by name: who might stand in its place."""
    least_percent: float = LEAST_PERCENT
    """The gate: the consistency that a video and each of its scenes must reach."""
