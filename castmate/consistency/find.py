"""Finding a character in a frame whose renderer did not say where it is.

Places are proposed by colour and by what stands out; each is cut out, and the one that the
verifier likes best is the sighting. Where the last sighting was sure, its place is tried first.
"""

from castmate.consistency.proposals import proposed_boxes
from castmate.consistency.recognise import recognise
from castmate.consistency.seen import Seen
from castmate.consistency.sighting import Sighting
from castmate.identity.embedder import Embedder
from castmate.identity.signature import Signature
from castmate.media.clip import Frame
from castmate.media.geometry import Box

PROPOSALS = 5
SURE = 0.8
"""Identity confidence from which the neighbourhood of the last sighting is enough."""
ROOM = 0.12
"""Share of its size by which a character may have moved or grown since the last sample."""

Found = tuple[Sighting, Seen]


def find(
    frame: Frame, signature: Signature, embedder: Embedder, *, last: Box | None
) -> Found | None:
    """The best sighting in *frame*, however good; None where nothing can be cut out.

    *last* is the box of a sure sighting in the sample before, if there was one.
    """
    if last is not None:
        near = _look_at(frame, last.grown(ROOM), signature, embedder)
        if near and confidence_of(near, signature) >= SURE:
            return near
    places = proposed_boxes(frame.rgb, signature.palette, PROPOSALS)
    glances = [
        _look_at(frame, box.grown(0.05), signature, embedder, thoroughly=False) for box in places
    ]
    found = [each for each in glances if each]
    best = max(found, key=lambda each: confidence_of(each, signature), default=None)
    if best is None or confidence_of(best, signature) >= SURE:
        return best
    again = _look_at(frame, best[0].box.grown(0.05), signature, embedder)
    return max(best, again or best, key=lambda each: confidence_of(each, signature))


def confidence_of(found: Found, signature: Signature) -> float:
    """P of one sighting, 0..1."""
    return float(signature.score_vectors(found[1].vector[None]).confidence[0])


def _look_at(
    frame: Frame, box: Box, signature: Signature, embedder: Embedder, *, thoroughly: bool = True
) -> Found | None:
    recognised = recognise(frame.rgb, box, signature, embedder, thoroughly=thoroughly)
    if recognised is None:
        return None
    cut, seen = recognised
    return Sighting(frame.index, cut.box, "search"), seen
