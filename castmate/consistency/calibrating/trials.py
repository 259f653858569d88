"""One subject tried as a character: what its verifier says of itself, and of the others.

References come from all over a subject's pictures. Sightings are its other pictures, each found
again from a rough box and cut out anew, as they are and in two other lights; strangers are pictures
of other subjects, sighted in the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.consistency.calibrating.subjects import Subject
from castmate.consistency.recognise import recognise
from castmate.identity.calibration import Constants
from castmate.identity.colour_drift import Light, relit
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.signature import Signature, make_signature
from castmate.media.geometry import Box
from castmate.report import Report

Floats = NDArray[np.float64]

MOST_SIGHTINGS = 5
MOST_STRANGERS = 18
LIGHTS = (Light(0, 0, 0), Light(-0.4, 0.5, 0), Light(-1.2, -0.4, 0))
"""As it is, a sunset, a night."""
ROUGH = 0.04
"""By which share of its size a renderer's box is larger than the character."""


@dataclass(frozen=True)
class Trial:
    """One subject's raw scores; neither is empty."""

    own: Floats
    strangers: Floats
    stranger_level: float
    """Without the offset that is being fitted."""
    own_level: float
    """Without the share that is being fitted."""


def trial_of(
    subject: Subject,
    others: Sequence[Subject],
    references: int,
    embedder: Embedder,
    *,
    constants: Constants | None,
    report: Report,
) -> Trial | None:
    """*subject* as a character of so many *references*; None where nothing could be sighted.

    *constants* are those that are known so far: by them the best of several cut-outs is chosen,
    as it will be. About 0.3 s a sighting; up to 15 of its own and 18 of strangers.
    """
    pictures = subject.pictures
    places = spread(len(pictures), references)
    signature = make_signature([pictures[place] for place in places], embedder, constants=constants)
    rest = [picture for place, picture in enumerate(pictures) if place not in places]
    sighted = rest[:: max(1, len(rest) // MOST_SIGHTINGS)][:MOST_SIGHTINGS]
    lit = [relit(picture, light) for picture in sighted for light in LIGHTS]
    own = _raw(lit, signature, embedder, report)
    strangers = _raw(strangers_of(subject, others), signature, embedder, report)
    if not len(own) or not len(strangers) or signature.levels is None:
        return None
    levels = signature.levels
    # One reference cannot be left out of itself: its sightings stand in.
    own_level = float(np.median(own)) if levels.own is None else levels.own
    return Trial(own, strangers, levels.stranger, own_level)


def strangers_of(subject: Subject, others: Sequence[Subject]) -> list[Crop]:
    """Up to 18 pictures of others; those of its own kind first, then spread over all of them."""
    alike = [other for other in others if other.kind == subject.kind]
    unlike = [other for other in others if other.kind != subject.kind]
    room = max(0, MOST_STRANGERS - len(alike))
    chosen = [*alike, *unlike[:: max(1, -(-len(unlike) // max(1, room)))]][:MOST_STRANGERS]
    each = max(1, MOST_STRANGERS // max(1, len(chosen)))
    return [
        other.pictures[place]
        for other in chosen
        for place in spread(len(other.pictures), min(each, len(other.pictures)))
    ]


def spread(count: int, of: int) -> list[int]:
    """*of* different places among *count*, equally far apart, none at an end if that can be.

    >>> spread(9, 3), spread(2, 2)
    ([2, 4, 6], [0, 1])
    """
    places = np.linspace(0, count - 1, 2 * of + 1).round()[1::2] if count > 2 * of else ()
    if not len(places):
        places = np.floor((np.arange(of) + 0.5) * count / of)
    return [int(place) for place in places]


def rough_box(picture: Crop) -> Box:
    """As a renderer hands it over: a little larger than the character."""
    return Box(*cv2.boundingRect((picture.alpha > 127).astype(np.uint8))).grown(ROUGH)


def _raw(
    pictures: Sequence[Crop], signature: Signature, embedder: Embedder, report: Report
) -> Floats:
    found = []
    for picture in pictures:
        report.check_cancelled()
        recognised = recognise(picture.rgb, rough_box(picture), signature, embedder)
        if recognised:
            found.append(float(signature.score_vectors(recognised[1].vector[None]).raw[0]))
    return np.array(found)
