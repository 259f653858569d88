"""Somebody unrelated, to read the numbers against: what a wrong character would score."""

from __future__ import annotations

from dataclasses import dataclass

from castmate.characters.character import Character
from castmate.characters.collection import Collection
from castmate.films.shots.casting import reference_of
from castmate.identity.signature import Signature
from castmate.renderers.animatic.creature import draw_creature
from castmate.renderers.renderer import Reference

BUILT_IN = "purple monster with spots and horns"
BUILT_IN_NAME = "a monster drawn by castmate"
_SEED, _TALL = 11, 480
SAME = 0.5
"""Identity confidence from which another character of the library is too alike to be unrelated."""


@dataclass(frozen=True)
class Stranger:
    """Who stands in, and in words where from."""

    reference: Reference
    name: str
    why: str
    character: Character | None = None
    """None: drawn for this."""


def stranger_to(who: Character, collection: Collection, *, max_views: int) -> Stranger:
    """The character of the library that is likest *who* and yet not it, or one drawn for this."""
    signature = Signature.from_bytes(collection.library.blobs.get(who.signature))
    chosen: tuple[float, Character] | None = None
    for handle, other in collection.signatures():
        if handle == who.handle or other.embedder != signature.embedder:
            continue
        scores = signature.score_vectors(other.references)
        raw = float(scores.raw.mean())
        if scores.confidence.mean() < SAME and (chosen is None or raw > chosen[0]):
            chosen = raw, collection.get(handle)
    if chosen is None:
        return Stranger(
            Reference(
                "stranger", BUILT_IN_NAME, BUILT_IN, (draw_creature(BUILT_IN, _SEED, _TALL),)
            ),
            BUILT_IN_NAME,
            "Your library has no unrelated character, so castmate drew one.",
        )
    other_one = chosen[1]
    return Stranger(
        reference_of(other_one, collection.library.blobs, max_views=max_views),
        f"{other_one.name} (@{other_one.handle})",
        f"Of the unrelated characters in your library it is the one most like {who.name}.",
        other_one,
    )
