"""One place in one frame: cut out what stands there, and see how alike it is."""

from dataclasses import replace

import numpy as np

from castmate.consistency.grade import Grade, graded
from castmate.consistency.measure import GOOD_LIKENESS, see
from castmate.consistency.seen import Seen
from castmate.consistency.sighting import GRABCUT_ROUNDS, Cut, cut_from_box
from castmate.identity.colour import Palette
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.partial_views import worn
from castmate.identity.signature import Signature
from castmate.media.geometry import Box
from castmate.media.pixels import RgbImage

Recognised = tuple[Cut, Seen]
AS_IT_IS = Grade()
QUICK = 1
"""Rounds of GrabCut of the first cut: from the character's colours one is mostly enough."""


def recognise(
    rgb: RgbImage,
    box: Box,
    signature: Signature,
    embedder: Embedder,
    *,
    thoroughly: bool = True,
    light: Grade = AS_IT_IS,
) -> Recognised | None:
    """What stands in *box*, cut out and seen; None where nothing can be cut out.

    The first cut is quick, and starts from the character's colours in *light*: that of the frame
    before, where it is known. Where the result looks unlike, and *thoroughly*, better cuts follow:
    one that knows nothing of the character, one that looks for its colours in the light of that
    cut, one for its plain colours, and one without the rim of the best. The likest counts: a bad
    cut should not speak against the character. About 60 ms a cut.
    """

    def cut_out(colours: Palette | None, rounds: int = GRABCUT_ROUNDS) -> Recognised | None:
        cut = cut_from_box(rgb, box, colours=colours, rounds=rounds)
        return (cut, see(cut.crop, signature, embedder)) if cut else None

    best = cut_out(graded(signature.palette, light), QUICK)
    if best is None or not thoroughly or _is_good(best, signature):
        return best
    unhelped = cut_out(None)
    found_light = unhelped[1].grade if unhelped else AS_IT_IS
    best = _liker(best, unhelped, signature)
    for grade in (found_light, AS_IT_IS):
        if not _is_good(best, signature):
            best = _liker(best, cut_out(graded(signature.palette, grade)), signature)
    if _is_good(best, signature):
        return best
    # An outline, as of a sticker, and a rim of background do not belong to the character.
    inner = replace(best[0], crop=Crop(best[0].crop.rgb, worn(best[0].crop.alpha)))
    return _liker(best, (inner, see(inner.crop, signature, embedder)), signature)


def _is_good(found: Recognised, signature: Signature) -> bool:
    return likeness_of(found[1], signature) >= GOOD_LIKENESS


def _liker(one: Recognised, other: Recognised | None, signature: Signature) -> Recognised:
    """The liker of two; it remembers how the character looked in both.

    The second of all cuts is the one that knows nothing of the character.
    """
    if other is None:
        return one
    cut, seen = max(one, other, key=lambda each: likeness_of(each[1], signature))
    as_lit = np.concatenate([one[1].as_lit, other[1].as_lit])
    unhelped = other[1].crop if len(one[1].as_lit) == 1 else one[1].unhelped
    return cut, replace(seen, as_lit=as_lit, unhelped=unhelped)


def likeness_of(seen: Seen, signature: Signature) -> float:
    """r of one sighting, 0..1."""
    return float(signature.score_vectors(seen.vector[None]).likeness[0])
