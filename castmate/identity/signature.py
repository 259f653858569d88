"""The signature: a character's measurable identity, and how alike a crop is to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from castmate.errors import ArchiveError, BadInput
from castmate.identity.calibration import (
    BUILT_IN,
    STAND_IN,
    Constants,
    Levels,
    known_constants,
)
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
    levels: Levels | None = None
    """Of what the levels above are made; None in a signature of an earlier version."""
    calibrated_by: str = BUILT_IN.told
    """Which constants made them, in words; empty where there are none for this embedder."""

    def __post_init__(self) -> None:
        dimensions = self.verifier.w.size
        if self.references.ndim != 2 or self.references.shape[1] != dimensions:
            raise ValueError(f"references are of shape {self.references.shape}")
        if self.palette.lab.shape != (self.palette.shares.size, 3):
            raise ValueError(f"the palette is of shape {self.palette.lab.shape}")
        if self.own_level <= self.stranger_level:
            raise ValueError("the own level is not above the strangers'")

    @property
    def is_calibrated(self) -> bool:
        """Whether confidence and likeness mean anything as percentages."""
        return bool(self.calibrated_by)

    def recalibrated(self, constants: Constants) -> "Signature":
        """The same character, read by other *constants* of the same embedder.

        Raises :class:`castmate.errors.BadInput` for constants of another one.
        """
        constants.check_fits(self.embedder)
        row, levels = constants.for_references(len(self.references)), self._levels()
        own, stranger = levels.under(row)
        return replace(
            self, own_level=own, stranger_level=stranger, alpha=row.alpha, beta=row.beta,
            levels=levels, calibrated_by=constants.told,
        )  # fmt: skip

    def _levels(self) -> Levels:
        """What was measured, taken back from the built-in constants where it was not kept."""
        if self.levels is not None:
            return self.levels
        row = BUILT_IN.for_references(len(self.references))
        reach = (self.own_level - self.stranger_level) / row.seen_share
        own = self.stranger_level + reach if len(self.references) > 1 else None
        return Levels(self.stranger_level - row.stranger_offset, own)

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
            {
                "embedder": self.embedder,
                "b": self.verifier.b,
                **numbers,
                "calibrated_by": self.calibrated_by,
                **_facts_of(self.levels),
            },
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
                levels=_levels_of(facts),
                calibrated_by=str(facts.get("calibrated_by", BUILT_IN.told)),
                **{name: float(facts[name]) for name in NUMBERS},
            )
        except (KeyError, ValueError) as error:
            raise ArchiveError(
                f"This {KIND} cannot be read: {error}.",
                advice="Cast the character again, or import it from an undamaged .castmate file.",
            ) from error


def make_signature(
    crops: Sequence[Crop],
    embedder: Embedder,
    *,
    neighbours: Sequence[Crop] = (),
    constants: Constants | None = None,
) -> Signature:
    """The signature of the character that *crops* show: at least one, best three to eight.

    The calibration leans on them: take them from the beginning, middle and end of the clip.
    *neighbours* are samples of the clip in order, about five a second; from them comes what is
    usual for this character between one sample and the next. *constants* are those that castmate
    brings for *embedder*, unless given; where it brings none, the signature is not calibrated.
    About 0.3 s, plus 0.15 s a crop and 50 ms a neighbour.
    """
    constants = constants or known_constants(embedder.name)
    if constants is not None:
        constants.check_fits(embedder.name)
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
    calibration = constants.for_references(len(crops)) if constants else STAND_IN
    levels = Levels(
        stranger_level(positives, negatives),
        own_level(references, groups, negatives) if len(crops) > 1 else None,
    )
    own, stranger = levels.under(calibration)
    samples = neighbours if len(neighbours) > 1 else crops
    palette = lab_palette(crops)
    return Signature(
        embedder=embedder.name,
        references=references,
        verifier=train_verifier(positives, negatives),
        own_level=own,
        stranger_level=stranger,
        alpha=calibration.alpha,
        beta=calibration.beta,
        continuity_level=_continuity(embedder.embed(samples)),
        palette=palette,
        colour_limit=_colour_limit(palette, samples),
        levels=levels,
        calibrated_by=constants.told if constants else "",
    )


def _facts_of(levels: Levels | None) -> dict[str, float]:
    if levels is None:
        return {}
    own = {} if levels.own is None else {"measured_own": levels.own}
    return {"measured_stranger": levels.stranger, **own}


def _levels_of(facts: Mapping[str, str | float]) -> Levels | None:
    if "measured_stranger" not in facts:
        return None
    own = facts.get("measured_own")
    return Levels(float(facts["measured_stranger"]), None if own is None else float(own))


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
