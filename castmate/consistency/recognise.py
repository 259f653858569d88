"""One place in one frame: cut out what stands there, and see how alike it is."""

from dataclasses import replace

import numpy as np

from castmate.consistency.grade import Grade, graded
from castmate.consistency.measure import GOOD_LIKENESS, see
from castmate.consistency.seen import Seen
from castmate.consistency.sighting import Cut, cut_from_box
from castmate.identity.colour import Palette
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.partial_views import worn
from castmate.identity.signature import Signature
from castmate.media.geometry import Box
from castmate.media.pixels import RgbImage

Recognised = tuple[Cut, Seen]
AS_IT_IS = Grade()


def recognise(
    rgb: RgbImage,
    box: Box,
    signature: Signature,
    embedder: Embedder,
    *,
    cuts: int = 3,
    light: Grade = AS_IT_IS,
) -> Recognised | None:
    """What stands in *box*, cut out and seen; None where nothing can be cut out.

    The first cut starts from the character's colours in *light*: that of the frame before, where
    it is known. Where the result looks unlike, a cut that knows nothing of the character follows,
    and one that looks for its colours in the light of that cut; the likest counts: a bad cut
    should not speak against the character. Fewer *cuts* are faster: 60 ms each.
    """
    best: Recognised | None = None
    colours: Palette | None = graded(signature.palette, light)
    for colours_follow in (False, True, False)[:cuts]:
        cut = cut_from_box(rgb, box, colours=colours)
        if cut is None:
            return best
        found = cut, see(cut.crop, signature, embedder)
        best = _liker(best, found, signature)
        if likeness_of(best[1], signature) >= GOOD_LIKENESS:
            return best
        colours = graded(signature.palette, found[1].grade) if colours_follow else None
    if best is None or cuts < 2:
        return best
    # An outline, as of a sticker, and a rim of background do not belong to the character.
    inner = replace(best[0], crop=Crop(best[0].crop.rgb, worn(best[0].crop.alpha)))
    return _liker(best, (inner, see(inner.crop, signature, embedder)), signature)


def _liker(one: Recognised | None, other: Recognised, signature: Signature) -> Recognised:
    """The liker of two; it remembers how the character looked in both.

    The second of all cuts is the one that knows nothing of the character.
    """
    if one is None:
        return other
    cut, seen = max(one, other, key=lambda each: likeness_of(each[1], signature))
    as_lit = np.concatenate([one[1].as_lit, other[1].as_lit])
    unhelped = other[1].crop if len(one[1].as_lit) == 1 else one[1].unhelped
    return cut, replace(seen, as_lit=as_lit, unhelped=unhelped)


def likeness_of(seen: Seen, signature: Signature) -> float:
    """r of one sighting, 0..1."""
    return float(signature.score_vectors(seen.vector[None]).likeness[0])
