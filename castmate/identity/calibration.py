"""From raw scores to probabilities: constants per embedder and per number of references.

Identity confidence is P = sigmoid(alpha_k s + beta_k) (Platt, "Probabilistic outputs for support
vector machines", 1999). The constants of ``fisher-1`` were fitted once, by
``python -m benchmarks.calibration``, on seven DAVIS sequences and one drawn mascot with exact
masks (references spread in time, sightings also under changed light) against each other and
against photographs of 19 subjects. Only the constants are here; no picture is.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from castmate.errors import BadInput


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
    Calibration(1, alpha=6.0, beta=1.5, stranger_offset=0.35, seen_share=0.75, own_level=0.55),
    Calibration(2, alpha=6.0, beta=0.9, stranger_offset=0.38, seen_share=0.75, own_level=0.75),
    Calibration(3, alpha=6.0, beta=0.6, stranger_offset=0.42, seen_share=0.75, own_level=0.85),
    Calibration(4, alpha=6.0, beta=0.3, stranger_offset=0.45, seen_share=0.75, own_level=0.88),
    Calibration(6, alpha=6.0, beta=-0.3, stranger_offset=0.50, seen_share=0.75, own_level=0.92),
)


def calibration_for(embedder: str, references: int) -> Calibration:
    """The constants of *embedder* for the nearest smaller fitted number of *references*."""
    if embedder != "fisher-1":
        raise BadInput(
            f'There is no calibration for the embedder "{embedder}".',
            advice="Use the built-in one, fisher-1.",
        )
    fitted = [row.references for row in FISHER_1]
    return FISHER_1[max(0, bisect_right(fitted, references) - 1)]
