"""How many of the expected fields of unseen prompts the script reader gets right.

    python -m benchmarks.prompts FILE [--json]

FILE holds one JSON object a line: ``{"prompt": ..., "expect": {"set", "time_of_day", "weather",
"actions": [...], "camera", "framing"}}``; absent keys are not judged. Actions are compared as a
set: the actions of all roles together, whoever does them. An ``@handle`` that no library knows is
played from the text alone; where a prompt
names nobody ("strolling along the seashore"), a stand-in plays.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.prompt import plan_shot
from castmate.scripts.shot import Shot

FIELDS = ("set", "time_of_day", "weather", "actions", "camera", "framing")

_STAND_IN = KnownCharacter("stand_in", "Stand-in", has_pictures=False)


@dataclass(frozen=True)
class Miss:
    """A field of a prompt that was read otherwise than expected."""

    prompt: str
    field: str
    expected: Any
    found: Any


@dataclass(frozen=True)
class Score:
    """Right and judged fields of a file of prompts."""

    right: Counter[str]
    judged: Counter[str]
    misses: tuple[Miss, ...]

    @property
    def accuracy(self) -> float:
        """0..1 over all judged fields; 1 when none was judged."""
        judged = self.judged.total()
        return self.right.total() / judged if judged else 1.0

    def by_field(self) -> dict[str, float]:
        """0..1 for each field that was judged."""
        return {f: self.right[f] / self.judged[f] for f in FIELDS if self.judged[f]}


def judge(lines: Sequence[dict[str, Any]]) -> Score:
    """The score of the script reader on *lines* of prompts with what is expected of each."""
    right: Counter[str] = Counter()
    judged: Counter[str] = Counter()
    misses = []
    for line in lines:
        found = found_fields(plan(line["prompt"]))
        for field in FIELDS:
            if field not in line["expect"]:
                continue
            expected = line["expect"][field]
            expected = sorted(set(expected)) if field == "actions" else expected
            judged[field] += 1
            if found[field] == expected:
                right[field] += 1
            else:
                misses.append(Miss(line["prompt"], field, expected, found[field]))
    return Score(right, judged, tuple(misses))


def plan(prompt: str) -> Shot:
    """The plan of *prompt* with an empty library; where it names nobody, a stand-in plays."""
    shot = plan_shot(prompt, known=(), strangers="text_only")
    return shot if shot.cast else plan_shot(prompt, known=(_STAND_IN,), cast=("stand_in",),
                                            strangers="text_only")  # fmt: skip


def found_fields(shot: Shot) -> dict[str, Any]:
    """The judged fields of *shot*; actions of all roles, each once, sorted."""
    actions = {action for role in shot.cast for action in role.actions} or {"stand"}
    return {
        "set": shot.set,
        "time_of_day": shot.time_of_day,
        "weather": shot.weather,
        "actions": sorted(actions),
        "camera": shot.camera,
        "framing": shot.framing,
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Judge a file and print the score."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.prompts", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    given = parser.parse_args(arguments)
    text = given.file.read_text(encoding="utf-8")
    score = judge([json.loads(line) for line in text.splitlines() if line.strip()])
    if given.json:
        print(json.dumps({"accuracy": score.accuracy, "by_field": score.by_field()}, indent=2))
    else:
        _print_table(score)


def _print_table(score: Score) -> None:
    for miss in score.misses:
        print(f"{miss.field}: expected {miss.expected}, found {miss.found}\n    {miss.prompt}")
    print(f"{'field':<12} {'right':>6} {'of':>6} {'share':>7}")
    for field, share in score.by_field().items():
        print(f"{field:<12} {score.right[field]:>6} {score.judged[field]:>6} {share:>7.1%}")
    print(f"{'all':<12} {score.right.total():>6} {score.judged.total():>6} {score.accuracy:>7.1%}")


if __name__ == "__main__":
    main()
