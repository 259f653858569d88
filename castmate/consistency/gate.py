"""The gate: what a take must reach, and in words why it does not."""

from dataclasses import dataclass

import numpy as np

from castmate.consistency.measure import Measures
from castmate.consistency.report import Verdict

LEAST_PERCENT = 95.0
LEAST_CONFIDENCE = 0.5
"""Of identity, at the worst 5 % of the frames."""
LEAST_COVERAGE = 0.8
LEAST_FRAMES = 3
COLOUR_ALLOWED = 12.0
"""dE of residual that honest light may leave, whatever the source clip's own is: over half of the
subjects of the drift benchmark it leaves at most 9.5 in 95 of 100 frames, a hue turned by 40
degrees at least 15.9."""


@dataclass(frozen=True)
class Judgement:
    """What the gate says."""

    verdict: Verdict
    reasons: tuple[str, ...]


def judge(
    measures: Measures | None,
    *,
    covered: int,
    expected: int,
    colour_limit: float,
    least_percent: float = LEAST_PERCENT,
) -> Judgement:
    """Whether the measured frames pass.

    *expected* frames should have shown the character, *covered* did so measurably.

    A wrong pass is worse than no answer: too few measurable frames are *not measurable*, however
    good they look.
    """
    unseen = _too_little(covered, expected)
    if measures is None or unseen:
        return Judgement("not measurable", unseen)
    falls_short = _falls_short(measures, colour_limit, least_percent)
    if falls_short:
        return Judgement("fail", falls_short)
    percent = float(measures.percent.mean())
    return Judgement(
        "pass",
        (f"{percent:.0f} % over {covered} frames, at or above the gate.",),
    )


def _too_little(covered: int, expected: int) -> tuple[str, ...]:
    if covered == 0:
        return ("The character was not recognised in any frame.",)
    if covered < LEAST_FRAMES:
        return (f"Only {covered} of the frames show it; at least {LEAST_FRAMES} are needed.",)
    if covered < LEAST_COVERAGE * expected:
        seen = f"The character was recognised in {covered} of {expected} frames"
        return (f"{seen}; {LEAST_COVERAGE:.0%} are needed.",)
    return ()


def _falls_short(measures: Measures, colour_limit: float, least_percent: float) -> tuple[str, ...]:
    reasons = []
    percent = float(measures.percent.mean())
    if percent < least_percent:
        weaker = (
            "it looks unlike the character"
            if measures.likeness.mean() <= measures.continuity.mean()
            else "it changes from frame to frame"
        )
        reasons.append(
            f"Consistency is {percent:.0f} %, under the gate of {least_percent:.0f} %: {weaker}."
        )
    worst = worst_confidence(measures)
    if worst < LEAST_CONFIDENCE:
        reasons.append(
            f"In the worst frames the odds that it is the character are {worst:.0%}, under even."
        )
    residual = float(np.median(measures.colour_residual))
    if residual > colour_limit:
        reasons.append(
            f"Its colours are off by {residual:.0f} dE beyond what light explains; "
            f"{colour_limit:.0f} dE are allowed."
        )
    return tuple(reasons)


def worst_confidence(measures: Measures) -> float:
    """The 5th percentile of the identity confidence."""
    return float(np.percentile(measures.confidence, 5))
