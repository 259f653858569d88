"""One place in one frame: cut out what stands there, and see how alike it is."""

from castmate.consistency.measure import Seen, see
from castmate.consistency.sighting import Cut, cut_from_box
from castmate.identity.colour_drift import Light, under_light
from castmate.identity.embedder import Embedder
from castmate.identity.signature import Signature
from castmate.media.geometry import Box
from castmate.media.pixels import RgbImage

GOOD_LIKENESS = 0.9
"""From here on a second cut would not change the answer."""

Recognised = tuple[Cut, Seen]


def recognise(
    rgb: RgbImage, box: Box, signature: Signature, embedder: Embedder
) -> Recognised | None:
    """What stands in *box*, cut out and seen; None where nothing can be cut out.

    A cut that knows nothing of the character comes first. Where it looks unlike, a second one
    starts from the character's colours, under the plain light and under the light of the first,
    and the likest counts: a bad cut should not speak against the character.
    """
    blind = cut_from_box(rgb, box)
    if blind is None:
        return None
    best = blind, see(blind.crop, signature, embedder)
    for light in _lights(best[1].light):
        if likeness_of(best[1], signature) >= GOOD_LIKENESS:
            break
        cut = cut_from_box(rgb, box, colours=under_light(signature.palette, *light))
        if cut is not None:
            found = cut, see(cut.crop, signature, embedder)
            best = max(best, found, key=lambda each: likeness_of(each[1], signature))
    return best


def _lights(first: Light) -> list[tuple[float, float]]:
    """Stops and warmth under which the character's colours are looked for."""
    plain = (0.0, 0.0)
    as_seen = (-first.stops, -first.warmth)
    return [plain] if as_seen == plain else [plain, as_seen]


def likeness_of(seen: Seen, signature: Signature) -> float:
    """r of one sighting, 0..1."""
    return float(signature.score_vectors(seen.vector[None]).likeness[0])
