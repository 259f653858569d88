"""From raw scores to probabilities: constants per embedder and per number of references.

Identity confidence is P = sigmoid(alpha_k s + beta_k) (Platt, "Probabilistic outputs for support
vector machines", 1999). The constants of ``fisher-1`` were fitted once, by
``python -m benchmarks.calibration``, on seven DAVIS sequences: sightings cut out again from a
rough box, as they are and under a sunset's and a night's light, against frames of the other six.
Expected calibration error, leaving one sequence out at a time: .035 with three references, .064
with six. With 1, 2 and 4 references alpha and beta are of an earlier, penalised fit, which says P
nearer to one half than it is. Only the constants are
here; no picture is. ``seen_share`` of three references and more is their common value.
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
    Calibration(1, alpha=5.03, beta=0.82, stranger_offset=0.68, seen_share=0.62, own_level=0.48),
    Calibration(2, alpha=4.99, beta=0.23, stranger_offset=0.77, seen_share=0.52, own_level=0.70),
    Calibration(3, alpha=7.73, beta=-0.50, stranger_offset=0.79, seen_share=0.52, own_level=0.88),
    Calibration(4, alpha=4.91, beta=-0.29, stranger_offset=0.79, seen_share=0.52, own_level=0.97),
    Calibration(6, alpha=5.85, beta=-0.34, stranger_offset=0.82, seen_share=0.52, own_level=1.06),
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
