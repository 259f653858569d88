"""The signature: a character's measurable identity, and how alike a crop is to it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from castmate.errors import ArchiveError, BadInput
from castmate.identity.calibration import calibration_for
from castmate.identity.colour import Palette, lab_palette
from castmate.identity.colour_drift import colour_residual
from castmate.identity.embedder import Crop, Embedder
from castmate.identity.embedders import embedder_named
from castmate.identity.packing import packed, unpacked
from castmate.identity.partial_views import partial_views
from castmate.identity.verifier import Verifier, own_level, stranger_level, train_verifier

Floats = NDArray[np.float32]

KIND = "castmate-signature-1"
NUMBERS = ("own_level", "stranger_level", "alpha", "beta", "continuity_level", "colour_limit")
LEAST_GAP = 0.3
"""Own and stranger level are at least this far apart, or every crop would be an even chance."""
COLOUR_LIMIT = 9.0
"""dE: the colour residual that is always allowed."""
CUT_ANEW = 3.0
"""dE that a rougher cut-out and a coat of weather add to the source clip's own residuals."""


@dataclass(frozen=True)
class Scores:
    """How alike crops are to a character, each float32 (crops,)."""

    confidence: Floats
    """P, 0..1: the probability that it is the character."""
    likeness: Floats
    """r, 0..1: 0 is a stranger's level, 1 is the character's own level in its clip."""
    raw: Floats
    """s, the verifier's score: about +1 for the character, about -1 for others."""


@dataclass(frozen=True)
class Signature:
    """A character's measurable identity. Tied to its embedder; stored as safetensors."""

    embedder: str
    references: Floats
    """float32 (k, dimensions), unit vectors."""
    verifier: Verifier
    own_level: float
    """u: the raw score the character itself reaches, left out of its references, once it is
    sighted and cut out anew."""
    stranger_level: float
    """i: the raw score that strangers rarely exceed."""
    alpha: float
    beta: float
    continuity_level: float
    """Median cosine of neighbouring samples of the source clip, 0..1."""
    palette: Palette
    """Of all references together."""
    colour_limit: float
    """dE: what 95 % of the source clip's own samples stay below, and 3 more; never under 9."""

    def __post_init__(self) -> None:
        dimensions = self.verifier.w.size
        if self.references.ndim != 2 or self.references.shape[1] != dimensions:
            raise ValueError(f"references are of shape {self.references.shape}")
        if self.palette.lab.shape != (self.palette.shares.size, 3):
            raise ValueError(f"the palette is of shape {self.palette.lab.shape}")
        if self.own_level <= self.stranger_level:
            raise ValueError("the own level is not above the strangers'")

    def score(self, crops: Sequence[Crop], embedder: Embedder | None = None) -> Scores:
        """How alike *crops* are to the character; about 30 ms a crop.

        *embedder* is the signature's own unless given; give it to save its loading time.
        """
        return self.score_vectors((embedder or embedder_named(self.embedder)).embed(crops))

    def score_vectors(self, vectors: Floats) -> Scores:
        """The same for vectors (n, dimensions) of the signature's embedder."""
        s = self.verifier.scores(vectors)
        likeness = (s - self.stranger_level) / (self.own_level - self.stranger_level)
        return Scores(
            confidence=1 / (1 + np.exp(-(self.alpha * s + self.beta))),
            likeness=likeness.clip(0, 1),
            raw=s,
        )

    def to_bytes(self) -> bytes:
        """The signature as safetensors; the same signature always gives the same bytes."""
        numbers: dict[str, float] = {name: getattr(self, name) for name in NUMBERS}
        return packed(
            KIND,
            {"embedder": self.embedder, "b": self.verifier.b, **numbers},
            {
                "references": self.references,
                "w": self.verifier.w,
                "palette_lab": self.palette.lab,
                "palette_shares": self.palette.shares,
            },
        )

    @classmethod
    def from_bytes(cls, stored: bytes) -> "Signature":
        """Read what :meth:`to_bytes` wrote; raises :class:`castmate.errors.ArchiveError`."""
        facts, arrays = unpacked(KIND, stored)
        try:
            return cls(
                embedder=str(facts["embedder"]),
                references=arrays["references"],
                verifier=Verifier(arrays["w"], float(facts["b"])),
                palette=Palette(arrays["palette_lab"], arrays["palette_shares"]),
                **{name: float(facts[name]) for name in NUMBERS},
            )
        except (KeyError, ValueError) as error:
            raise ArchiveError(
                f"This {KIND} cannot be read: {error}.",
                advice="Cast the character again, or import it from an undamaged .castmate file.",
            ) from error


def make_signature(
    crops: Sequence[Crop], embedder: Embedder, *, neighbours: Sequence[Crop] = ()
) -> Signature:
    """The signature of the character that *crops* show: at least one, best three to eight.

    The calibration leans on them: take them from the beginning, middle and end of the clip.
    *neighbours* are samples of the clip in order, about five a second; from them comes what is
    usual for this character between one sample and the next. About 0.3 s, plus 0.15 s a crop and
    50 ms a neighbour.
    """
    if not any(np.any(crop.alpha > 127) for crop in crops):
        raise BadInput(
            "A signature needs at least one picture with the character cut out.",
            advice="Give the cut-out of the clip: castmate matte CLIP shows it.",
        )
    references, negatives = embedder.embed(crops), embedder.negatives
    groups = [
        np.concatenate([reference[None], embedder.embed(partial)])
        for reference, partial in zip(references, partial_views(crops), strict=True)
    ]
    positives = np.concatenate(groups)
    calibration = calibration_for(embedder.name, len(crops))
    stranger = stranger_level(positives, negatives) + calibration.stranger_offset
    own = own_level(references, groups, negatives) if len(crops) > 1 else calibration.own_level
    own = stranger + calibration.seen_share * (own - stranger)
    samples = neighbours if len(neighbours) > 1 else crops
    palette = lab_palette(crops)
    return Signature(
        embedder=embedder.name,
        references=references,
        verifier=train_verifier(positives, negatives),
        own_level=max(own, stranger + LEAST_GAP),
        stranger_level=stranger,
        alpha=calibration.alpha,
        beta=calibration.beta,
        continuity_level=_continuity(embedder.embed(samples)),
        palette=palette,
        colour_limit=_colour_limit(palette, samples),
    )


def _continuity(vectors: Floats) -> float:
    """Median cosine of consecutive unit vectors; 1 where there is only one."""
    if len(vectors) < 2:
        return 1.0
    return float(np.median((vectors[1:] * vectors[:-1]).sum(axis=1)))


def _colour_limit(palette: Palette, samples: Sequence[Crop]) -> float:
    palettes = [lab_palette([crop]) for crop in samples]
    residuals = [colour_residual(seen, palette) for seen in palettes if len(seen.shares)]
    own = float(np.percentile(residuals, 95)) if residuals else 0.0
    return max(COLOUR_LIMIT, own + CUT_ANEW)
