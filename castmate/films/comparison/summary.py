"""What a comparison says: numbers per arm, and the answer to its question in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from castmate.consistency.report import ConsistencyReport, Verdict
from castmate.films.comparison.arms import ARMS, UNRELATED
from castmate.films.comparison.measuring import Measured, Measurements
from castmate.films.comparison.running import Footages

NOTICEABLE = 1.0
"""Points of consistency; a smaller difference is called none."""


@dataclass(frozen=True)
class Moment:
    """One frame that was looked at, on the time line of all shots."""

    seconds: float
    percent: float | None
    """None where it could not be measured."""


@dataclass(frozen=True)
class ArmSummary:
    """One character in one arm, over all shots."""

    handle: str
    arm: str
    mean: float | None
    """Of the shots' consistency, 0..100; None where none could be measured."""
    worst: Moment | None
    """The frame that is least the character."""
    between_shots: float | None
    """0..100: how alike the character is from shot to shot, whoever it is."""
    shots: tuple[float | None, ...]
    verdicts: tuple[Verdict | None, ...]
    curve: tuple[Moment, ...]

    @property
    def passed(self) -> int:
        """Shots that pass the gate."""
        return sum(verdict == "pass" for verdict in self.verdicts)

    @property
    def of(self) -> int:
        """Shots that have the character in them."""
        return sum(verdict is not None for verdict in self.verdicts)

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        worst = self.worst
        return {
            "mean": _rounded(self.mean),
            "worst": None if worst is None else _rounded(worst.percent),
            "worst_at_seconds": None if worst is None else round(worst.seconds, 3),
            "between_shots": _rounded(self.between_shots),
            "passed": self.passed,
            "of": self.of,
            "shots": [
                {"consistency_percent": _rounded(percent), "verdict": verdict}
                for percent, verdict in zip(self.shots, self.verdicts, strict=True)
            ],
            "curve": [[round(at.seconds, 3), _rounded(at.percent, 3)] for at in self.curve],
        }


@dataclass(frozen=True)
class Summary:
    """Everything that a comparison says."""

    arms: dict[str, dict[str, ArmSummary]]
    """Handle, then arm (or ``"unrelated"``)."""
    identical: tuple[tuple[str, ...], ...]
    """Groups of arms that are the same film, picture by picture."""
    answers: tuple[str, ...]
    """Sentences, the most important first."""
    method: str


def summarise(footages: Footages, measurements: Measurements) -> Summary:
    """The numbers of every arm, and what they say together."""
    starts = shot_starts(footages)
    arms = {
        handle: {arm: _summary(measured, starts) for arm, measured in by_arm.items()}
        for handle, by_arm in measurements.by_character.items()
    }
    answers = tuple(
        sentence
        for who in footages.characters
        for sentence in _answers(
            who.name, arms[who.handle], footages.renderer, measurements.identical
        )
    )
    return Summary(arms, measurements.identical, answers, measurements.method)


def shot_starts(footages: Footages) -> tuple[float, ...]:
    """Seconds at which each shot begins, and at last the end of the last one."""
    rate, frames = footages.request.frame_rate, 0
    starts = [0.0]
    for compared in footages.shots:
        frames += max(1, round(compared.shot.seconds * rate))
        starts.append(float(frames / rate))
    return tuple(starts)


def _summary(measured: Measured, starts: Sequence[float]) -> ArmSummary:
    curve: list[Moment] = []
    for start, report in zip(starts, measured.reports, strict=False):
        curve += [
            Moment(start + frame.time_seconds, frame.consistency_percent)
            for frame in (report.frames if report else ())
        ]
    shots = [_percent(report) for report in measured.reports]
    known = [percent for percent in shots if percent is not None]
    seen = [moment for moment in curve if moment.percent is not None]
    return ArmSummary(
        handle=measured.handle,
        arm=measured.arm,
        mean=sum(known) / len(known) if known else None,
        worst=min(seen, key=lambda moment: moment.percent or 0.0, default=None),
        between_shots=measured.between_shots,
        shots=tuple(shots),
        verdicts=tuple(report.verdict if report else None for report in measured.reports),
        curve=tuple(curve),
    )


def _percent(report: ConsistencyReport | None) -> float | None:
    return report.consistency_percent if report else None


def _answers(
    name: str,
    arms: dict[str, ArmSummary],
    renderer: str,
    identical: Sequence[Sequence[str]],
) -> list[str]:
    answers = []
    if {"text", "reference", "both"} <= arms.keys():
        answers.append(_twice(name, arms, renderer, identical))
    else:
        answers.append(
            f"Whether anchoring {name} twice helps was not asked: "
            "that takes the arms text, reference and both."
        )
    if {"none", "both"} <= arms.keys() and _known(arms, "none", "both"):
        answers.append(
            f"Without anchors it reaches {_said(arms['none'].mean)}, with both "
            f"{_said(arms['both'].mean)}; somebody unrelated in its place reaches "
            f"{_said(arms[UNRELATED].mean)}."
        )
    steady = [arm for arm in ARMS if arm in arms and arms[arm].between_shots is not None]
    if steady:
        listed = ", ".join(f"{_said(arms[arm].between_shots)} ({arm})" for arm in steady)
        answers.append(f"How alike it is from shot to shot, whoever it is: {listed}.")
    return answers


def _twice(
    name: str,
    arms: dict[str, ArmSummary],
    renderer: str,
    identical: Sequence[Sequence[str]],
) -> str:
    question = f"Does anchoring {name} twice help with {renderer}?"
    if not _known(arms, "text", "reference", "both"):
        return f"{question} That could not be measured: an arm shows too little of it."
    text, reference, both = (arms[arm].mean or 0.0 for arm in ("text", "reference", "both"))
    reached = f"words alone reach {text:.0f} %, pictures alone {reference:.0f} %, both {both:.0f} %"
    if any({"reference", "both"} <= set(group) for group in identical):
        return (
            f"{question} No difference: where this renderer is given pictures, words change "
            f"nothing; {reached}, and these two are the same film, picture by picture."
        )
    better, other = max((reference, "reference"), (text, "text"))
    gains = [
        one - two
        for one, two in zip(arms["both"].shots, arms[other].shots, strict=True)
        if one is not None and two is not None
    ]
    gain = both - better
    spread = f"{min(gains):+.1f} to {max(gains):+.1f} points over {len(gains)} shots"
    alone = "pictures alone" if other == "reference" else "words alone"
    if abs(gain) < NOTICEABLE:
        return f"{question} No noticeable difference to {alone}: {reached} ({spread})."
    agree = all(one > 0 for one in gains) if gain > 0 else all(one < 0 for one in gains)
    if len(gains) < 2 or not agree:
        return f"{question} These shots do not settle it: {reached} ({spread})."
    verb = "Yes" if gain > 0 else "No, it does harm"
    return f"{question} {verb}: {gain:+.1f} points over {alone}; {reached} ({spread})."


def _known(arms: dict[str, ArmSummary], *wanted: str) -> bool:
    return all(arms[arm].mean is not None for arm in wanted)


def _said(percent: float | None) -> str:
    return "not measurable" if percent is None else f"{percent:.0f} %"


def _rounded(value: float | None, digits: int = 1) -> float | None:
    return None if value is None else round(value, digits)
