"""Does honest light pass, and does a drifted or another character fail? The gate as a whole.

    python -m benchmarks.drift [DIR] [--json] [--half dev|held-out|all] [--strangers N]

DIR holds ``clips/`` and ``subjects/`` (see benchmarks/drift_takes.py); ../shared/data by default.
Every edit of benchmarks/drift_edits.py is made to a take of every character, and the gate judges
it from the renderer's boxes. Rates come with 95 % Wilson intervals. Constants of the gate were
chosen on the first half of the characters (every second one by name); the *held-out* half is
what is reported unless asked otherwise. Hue is only turned on saturated characters.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.drift_edits import DRIFTS, HONEST, RELIT, Take, side_by_side
from benchmarks.drift_takes import SECONDS_APART, Filmed, filmed_characters
from castmate.consistency.report import ConsistencyReport, Verdict
from castmate.consistency.rivals import Rival
from castmate.consistency.score import Wanted, score
from castmate.identity.embedder import Embedder
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import Signature
from castmate.media.clip import Frame

Z = 1.96
BOX_SLACK = 0.04
"""A renderer's box is a little larger than the character."""
SWAPS = ("a swapped character", "swapped half-way", "two swapped characters")
STRANGER = "a stranger"


@dataclass(frozen=True)
class Trial:
    """One take of one character under one edit, and what the gate said."""

    edit: str
    name: str
    should_pass: bool
    verdict: Verdict
    percent: float | None
    is_named: bool = False
    """Whether the report names the character that stands in its place."""


@dataclass(frozen=True)
class Rate:
    """How often the gate was right about one edit."""

    right: int
    of: int

    def as_json(self) -> dict[str, Any]:
        """The share with its interval."""
        low, high = wilson(self.right, self.of)
        share = self.right / self.of if self.of else None
        return {"right": self.right, "of": self.of, "share": share, "interval": [low, high]}


def wilson(right: int, of: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson, "Probable inference", 1927).

    >>> [round(end, 3) for end in wilson(10, 10)]
    [0.722, 1.0]
    """
    if of == 0:
        return 0.0, 1.0
    p, widened = right / of, 1 + Z * Z / of
    middle = (p + Z * Z / (2 * of)) / widened
    reach = Z * ((p * (1 - p) + Z * Z / (4 * of)) / of) ** 0.5 / widened
    return max(0.0, middle - reach), min(1.0, middle + reach)


def trials_of(
    one: Filmed, others: Sequence[Filmed], embedder: Embedder, *, strangers: int
) -> Iterator[Trial]:
    """Every edit of *one*'s take, swaps with the first of *others*, then some strangers."""
    for edit, change in {**HONEST, **DRIFTS}.items():
        if not edit.startswith("hue") or one.is_saturated:
            found = judged(change(one.take), Wanted(one.signature), embedder)
            yield _trial(edit, one, found)
    other = others[0]
    rivals = {other.name: Rival(other.signature)}
    half = len(one.take) // 2
    shown = {
        SWAPS[0]: other.take,
        SWAPS[1]: one.take[:half] + other.take[half:],
        SWAPS[2]: side_by_side(one.take, other.take)[1],
    }
    for edit, take in shown.items():
        yield _trial(edit, one, judged(take, _wanted(one.signature, rivals), embedder))
    for stranger in others[1 : 1 + strangers]:
        yield _trial(STRANGER, one, judged(stranger.take, Wanted(one.signature), embedder))


def judged(take: Take, wanted: Wanted, embedder: Embedder) -> ConsistencyReport:
    """What the gate says of *take*, whose boxes are handed over."""
    frames = [Frame(k, k * SECONDS_APART, shown.rgb) for k, shown in enumerate(take)]
    boxes = {k: shown.box.grown(BOX_SLACK) for k, shown in enumerate(take)}
    return score(frames, wanted, boxes=boxes, embedder=embedder)


def figures(trials: Sequence[Trial]) -> dict[str, Any]:
    """Rates per edit, and those of the gate as a whole."""
    by_edit: dict[str, list[Trial]] = defaultdict(list)
    for trial in trials:
        by_edit[trial.edit].append(trial)
    relit = [trial for edit in RELIT for trial in by_edit[edit]]
    strange = [trial for edit in (SWAPS[0], SWAPS[2], STRANGER) for trial in by_edit[edit]]
    swapped = [trial for edit in SWAPS for trial in by_edit[edit]]
    return {
        "edits": {edit: _right(found).as_json() for edit, found in by_edit.items()},
        "false_fails": Rate(len(relit) - _right(relit).right, len(relit)).as_json(),
        "false_passes": Rate(len(strange) - _right(strange).right, len(strange)).as_json(),
        "swaps_named": Rate(sum(trial.is_named for trial in swapped), len(swapped)).as_json(),
        "wrong": [
            f"{trial.edit}: {trial.name}, {trial.verdict}, {_shown(trial.percent)}"
            for trial in trials
            if (trial.verdict == "pass") != trial.should_pass
        ],
    }


def _right(trials: Sequence[Trial]) -> Rate:
    right = [(trial.verdict == "pass") == trial.should_pass for trial in trials]
    return Rate(sum(right), len(right))


def _wanted(signature: Signature, rivals: dict[str, Rival]) -> Wanted:
    return Wanted(signature, rivals=rivals)


def _trial(edit: str, one: Filmed, found: ConsistencyReport) -> Trial:
    return Trial(
        edit,
        one.name,
        edit in HONEST,
        found.verdict,
        found.consistency_percent,
        found.confused_with is not None,
    )


def _shown(percent: float | None) -> str:
    return "nothing measured" if percent is None else f"{percent:.0f} %"


def _print(found: dict[str, Any]) -> None:
    print(f"{'edit':24} {'should':7} {'right':>9}   95 % interval")
    rows = {**found["edits"], **{k: found[k] for k in ("false_fails", "false_passes")}}
    for edit, rate in {**rows, "swaps named": found["swaps_named"]}.items():
        should = "pass" if edit in HONEST else "fail" if edit in found["edits"] else ""
        low, high = rate["interval"]
        print(f"{edit:24} {should:7} {rate['right']:4}/{rate['of']:<4}   {low:.3f} to {high:.3f}")
    for wrong in found["wrong"]:
        print(f"  wrong  {wrong}")


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path, metavar="DIR", nargs="?", default="../shared/data")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--half", choices=("dev", "held-out", "all"), default="held-out")
    parser.add_argument("--strangers", type=int, default=8, help="per character")
    asked = parser.parse_args()
    embedder = FisherEmbedder()
    everyone = list(filmed_characters(asked.folder, embedder))
    chosen = {"dev": everyone[::2], "held-out": everyone[1::2], "all": everyone}[asked.half]
    trials: list[Trial] = []
    for one in chosen:
        at = next(k for k, other in enumerate(everyone) if other is one)
        others = (everyone[at + 1 :] + everyone[:at])[2:]
        trials += trials_of(one, others, embedder, strangers=asked.strangers)
    found = {"characters": len(chosen), "half": asked.half, **figures(trials)}
    if asked.json:
        print(json.dumps(found))
    else:
        _print(found)


if __name__ == "__main__":
    main()
