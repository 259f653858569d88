"""From raw scores to probabilities: constants per embedder and per number of references.

Identity confidence is P = sigmoid(alpha_k s + beta_k) (Platt, "Probabilistic outputs for support
vector machines", 1999). The constants of ``fisher-1`` were fitted once, by
``python -m benchmarks.calibration``, on seven DAVIS sequences: sightings cut out again from a
rough box, as they are and under a sunset's and a night's light, against frames of the other six.
Expected calibration error, leaving one sequence out at a time: .031, .037, .038, .051 and .053
with 1, 2, 3, 4 and 6 references; .038 with three references on 19 photographed subjects that were
not fitted. Only the constants are here; no picture is.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from castmate.errors import BadInput

LEAST_GAP = 0.3
"""Own and stranger level are at least this far apart, or every crop would be an even chance."""


@dataclass(frozen=True)
class Calibration:
    """The constants for one number of references."""

    references: int
    alpha: float
    beta: float
    stranger_offset: float
    """Real strangers score this much higher than the bank's held-out negatives do."""
    seen_share: float
    """Of the way from strangers to its references, how far a sighting of the character gets."""
    own_level: float
    """The usual own level, for a character whose own cannot be measured (one reference)."""


FISHER_1: Final = (
    Calibration(1, alpha=7.72, beta=0.72, stranger_offset=0.72, seen_share=0.66, own_level=0.40),
    Calibration(2, alpha=6.11, beta=-0.08, stranger_offset=0.84, seen_share=0.44, own_level=0.76),
    Calibration(3, alpha=6.80, beta=-0.59, stranger_offset=0.85, seen_share=0.47, own_level=1.00),
    Calibration(4, alpha=6.01, beta=-0.41, stranger_offset=0.83, seen_share=0.40, own_level=1.06),
    Calibration(6, alpha=5.42, beta=-0.56, stranger_offset=0.95, seen_share=0.35, own_level=1.11),
)


@dataclass(frozen=True)
class Constants:
    """What turns the raw scores of one embedder into percentages."""

    embedder: str
    """The one they were fitted for: they mean nothing to another."""
    rows: tuple[Calibration, ...]
    """By number of references, fewest first; at least one."""
    told: str
    """In words: where they come from."""

    def for_references(self, count: int) -> Calibration:
        """The constants of the nearest smaller fitted number of references."""
        fitted = [row.references for row in self.rows]
        return self.rows[max(0, bisect_right(fitted, count) - 1)]

    def check_fits(self, embedder: str) -> None:
        """Raise :class:`castmate.errors.BadInput` unless they were fitted for *embedder*."""
        if self.embedder != embedder:
            raise BadInput(
                f'These constants were fitted for the embedder "{self.embedder}", and what is to '
                f'be measured is of "{embedder}": percentages of one mean nothing to the other.',
                advice=f"Give --embedder {self.embedder}, or constants that were fitted for "
                f"{embedder}: castmate calibrate FOLDER --embedder {embedder}",
            )


BUILT_IN: Final = Constants("fisher-1", FISHER_1, "the built-in constants")
STAND_IN: Final = FISHER_1[2]
"""Where an embedder has no constants: good enough to tell which of several cut-outs is the best,
as scores are in units of the verifier's margin; never shown as a percentage."""


def known_constants(embedder: str) -> Constants | None:
    """The constants that castmate brings for *embedder*; None where it brings none."""
    return BUILT_IN if embedder == BUILT_IN.embedder else None


@dataclass(frozen=True)
class Levels:
    """What a character's verifier said of it and of strangers, before any constants."""

    stranger: float
    """The 95th percentile of held-out negatives."""
    own: float | None
    """The median of its references, each left out; None where there is only one."""

    def under(self, row: Calibration) -> tuple[float, float]:
        """u and i: the level it reaches when sighted, and the one that strangers rarely do."""
        i = self.stranger + row.stranger_offset
        own = row.own_level if self.own is None else self.own
        return max(i + row.seen_share * (own - i), i + LEAST_GAP), i
