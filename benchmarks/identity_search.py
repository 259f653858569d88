"""Is a subject found before a strange photo, with and without being told where it is?

The cut-out of a photo is put somewhere into the photo of another subject. The verifier of a
subject, with its first three photos as references, looks for it in composites of its other photos
and of other subjects. The grounds hold subjects of their own, which may be taken for it: that is
what makes the search hard.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import cv2
import numpy as np
from sklearn.metrics import roc_auc_score

from castmate.consistency.find import find
from castmate.consistency.recognise import recognise
from castmate.consistency.seen import Seen
from castmate.identity.embedder import Crop
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import Signature, make_signature
from castmate.media.clip import Frame
from castmate.media.geometry import Box
from castmate.media.pixels import RgbImage

REFERENCES = 3
OWN, STRANGE = 2, 4
"""Composites of each subject, and of others, that its verifier is asked about."""
SIDES = (0.35, 0.6)
"""Share of the ground's height and width that a cut-out takes at most."""
BOX_SLACK = 0.04


class Photographed(Protocol):
    """A subject and what was cut out of its photos."""

    @property
    def crops(self) -> Sequence[Crop]:
        """One whole photo each, with its mask."""


@dataclass(frozen=True)
class Composite:
    """A cut-out before a strange photo, and where it stands."""

    rgb: RgbImage
    box: Box


@dataclass(frozen=True)
class Asked:
    """One composite, and what a verifier made of it."""

    is_own: bool
    searched: float
    boxed: float
    """Raw scores s, without and with the box."""


def search_figures(subjects: Sequence[Photographed], embedder: FisherEmbedder) -> dict[str, float]:
    """AUC of finding without a box and with one; about 0.6 s a composite."""
    asked = list(_asked(subjects, embedder))
    truth = [each.is_own for each in asked]
    figures: Mapping[str, list[float]] = {
        "auc": [each.searched for each in asked],
        "auc_with_boxes": [each.boxed for each in asked],
    }
    aucs = {name: float(roc_auc_score(truth, scores)) for name, scores in figures.items()}
    return {**aucs, "composites": len(asked)}


def _asked(subjects: Sequence[Photographed], embedder: FisherEmbedder) -> Iterator[Asked]:
    rng = np.random.default_rng(0)
    for k, subject in enumerate(subjects):
        signature = make_signature(subject.crops[:REFERENCES], embedder)
        others = [other for j, other in enumerate(subjects) if j != k]
        picks = rng.choice(len(others), min(STRANGE, len(others)), replace=False)
        strangers = [others[pick].crops[-1] for pick in picks]
        own = subject.crops[REFERENCES:][:OWN]
        for crop in (*own, *strangers):
            # A ground that shows the subject itself, or the stranger alone, would answer for it.
            grounds = [o.crops[0].rgb for o in others if o.crops[-1] is not crop]
            shown = composite(crop, grounds[rng.integers(len(grounds))], rng)
            yield Asked(any(crop is each for each in own), *_scores(shown, signature, embedder))


def composite(crop: Crop, ground: RgbImage, rng: np.random.Generator) -> Composite:
    """The cut-out of *crop*, in a random size, somewhere in *ground*."""
    box = Box(*cv2.boundingRect((crop.alpha > 127).astype(np.uint8)))
    rows, columns = slice(box.y, box.bottom), slice(box.x, box.right)
    share = rng.uniform(*SIDES)
    factor = share * min(ground.shape[0] / box.height, ground.shape[1] / box.width)
    size = (max(8, round(box.width * factor)), max(8, round(box.height * factor)))
    rgb, alpha = (
        cv2.resize(crop.rgb[rows, columns], size),
        cv2.resize(crop.alpha[rows, columns], size),
    )
    x = int(rng.integers(ground.shape[1] - size[0]))
    y = int(rng.integers(ground.shape[0] - size[1]))
    whole, cover = ground.copy(), alpha[..., None] / 255
    part = whole[y : y + size[1], x : x + size[0]]
    part[:] = np.round(part * (1 - cover) + rgb * cover).astype(np.uint8)
    return Composite(whole, Box(x, y, *size))


def _scores(
    shown: Composite, signature: Signature, embedder: FisherEmbedder
) -> tuple[float, float]:
    searched = find(Frame(0, 0.0, shown.rgb), signature, embedder, last=None)
    boxed = recognise(shown.rgb, shown.box.grown(BOX_SLACK), signature, embedder)
    return (
        _raw(searched[1] if searched else None, signature),
        _raw(boxed[1] if boxed else None, signature),
    )


def _raw(seen: Seen | None, signature: Signature) -> float:
    """s; far below every other where nothing was found."""
    return float(signature.score_vectors(seen.vector[None]).raw[0]) if seen else -2.0
