"""The gate: a take that falls short is shot again with another seed, a few times and no more.

Every take is kept. The best one has the shot's name at any moment, also when the work is stopped;
what no try brought above the gate is said, not hidden.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from castmate.characters.collection import Collection
from castmate.consistency.gate import LEAST_PERCENT
from castmate.consistency.yardstick import Yardstick
from castmate.errors import BadInput
from castmate.films.shots.gate_look import Looked, Witness, look
from castmate.films.shots.players import players_of
from castmate.films.shots.shooting import ShotRequest, Take, take
from castmate.films.shots.sidecar import add_to_sidecar
from castmate.films.shots.take_files import next_take_name, promote
from castmate.renderers.animatic.animatic import Animatic
from castmate.renderers.renderer import Renderer
from castmate.report import Noted, Report
from castmate.scripts.shot import Shot

MOST_TRIES = 20
BLIND_TRIES = 2
"""Where so many tries in a row cannot be measured, the next one could not either."""

GateVerdict = Literal["pass", "fail", "not measurable", "nobody to measure"]
_WORST_FIRST: tuple[GateVerdict, ...] = ("not measurable", "fail", "pass", "nobody to measure")


@dataclass(frozen=True)
class Gate:
    """What a take must reach, and how often it may try."""

    least_percent: float = LEAST_PERCENT
    tries: int = 3
    yardstick: Yardstick | None = None
    """None: each character is measured by what it was cast with."""

    def __post_init__(self) -> None:
        if not 0 < self.least_percent <= 100:
            raise BadInput(
                f"A gate of {self.least_percent:g} % is none.",
                advice="Give a percentage up to 100, such as 95, or off.",
            )
        if not 1 <= self.tries <= MOST_TRIES:
            raise BadInput(
                f"A shot cannot be tried {self.tries} times.", advice=f"Give 1 to {MOST_TRIES}."
            )


@dataclass(frozen=True)
class TriedTake:
    """One try and what the gate said of it."""

    take: Take
    looks: tuple[Looked, ...]
    """One for each character of the shot that has pictures."""

    @property
    def verdict(self) -> GateVerdict:
        """The worst of its characters' verdicts."""
        verdicts: list[GateVerdict] = [looked.verdict for looked in self.looks]
        return min(verdicts or ["nobody to measure"], key=_WORST_FIRST.index)

    @property
    def percent(self) -> float | None:
        """The lowest of its characters' percentages; None where one could not be measured."""
        percents = [looked.consistency_percent for looked in self.looks]
        known = [percent for percent in percents if percent is not None]
        return min(known) if known and len(known) == len(percents) else None

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        percent = self.percent
        return {
            "output": str(self.take.path),
            "seed": self.take.recipe["seed"],
            "verdict": self.verdict,
            "consistency_percent": None if percent is None else round(percent, 1),
            "characters": [looked.as_json() for looked in self.looks],
        }


@dataclass(frozen=True)
class GatedTake:
    """The best take of a shot, and every try."""

    gate: Gate
    tried: tuple[TriedTake, ...]
    """In the order in which they were shot."""
    best: TriedTake
    kept: Path | None
    """Where the video went that had this name before."""

    @property
    def take(self) -> Take:
        """The best one, which has the shot's name."""
        return replace(self.best.take, kept=self.kept)

    def as_json(self) -> dict[str, Any]:
        """For machines: the take that was chosen, and under ``gate`` how it got there."""
        return {
            **self.take.as_json(),
            "gate": {
                "least_percent": self.gate.least_percent,
                "tries": self.gate.tries,
                **self.best.as_json(),
                "takes": [tried.as_json() for tried in self.tried],
            },
        }


def seed_of_try(seed: int, number: int) -> int:
    """The seed of try *number*, from 0: the user's own, then others that follow from it.

    >>> seed_of_try(1, 0), seed_of_try(1, 1), seed_of_try(1, 2)
    (1, 312396423, 1822214455)
    """
    if number == 0:
        return seed
    return int.from_bytes(hashlib.sha256(f"{seed}/{number}".encode()).digest()[:4], "big") >> 1


def gated_take(
    shot: Shot,
    request: ShotRequest,
    collection: Collection,
    output: Path,
    *,
    gate: Gate,
    report: Report,
    renderer: Renderer | None = None,
) -> GatedTake:
    """Shoot *shot* until a take passes *gate* or its tries are used up; the best is *output*.

    The others are ``FILE.take1.mp4`` and so on. The verdict is in every take's sidecar.
    """
    witness = Witness(renderer or Animatic())
    players = players_of(shot, collection, gate.yardstick)
    tried: list[TriedTake] = []
    best, kept = 0, None
    for number in range(gate.tries):
        if number:
            report.tell(Noted(_trying_again(tried, gate)))
        trying = replace(request, seed=seed_of_try(request.seed, number))
        path = next_take_name(output) if number else output
        taken = take(shot, trying, collection, path, report=report, renderer=witness)
        kept = kept or taken.kept
        looks = tuple(
            look(
                taken.path, witness, who, rest=[other for other in players if other is not who],
                least_percent=gate.least_percent, report=report,
            )
            for who in players
        )  # fmt: skip
        tried.append(TriedTake(taken, looks))
        _note(tried[-1], gate)
        if number and _rank(tried[-1]) > _rank(tried[best]):
            tried = _promoted(tried, best, output)
            best = len(tried) - 1
        if _is_settled(tried):
            break
    return GatedTake(gate, tuple(tried), tried[best], kept)


def _trying_again(tried: Sequence[TriedTake], gate: Gate) -> str:
    percent = tried[-1].percent
    short = tried[-1].verdict if percent is None else f"{percent:.0f} %"
    return (
        f"Take {len(tried)} is {short}, the gate is {gate.least_percent:g} %: "
        f"trying another seed, {len(tried) + 1} of {gate.tries}"
    )


def _note(tried: TriedTake, gate: Gate) -> None:
    if tried.looks:
        facts = {key: value for key, value in tried.as_json().items() if key != "output"}
        add_to_sidecar(tried.take.path, {"gate": {"least_percent": gate.least_percent, **facts}})


def _rank(tried: TriedTake) -> tuple[int, float]:
    percent = tried.percent
    return _WORST_FIRST.index(tried.verdict), -1.0 if percent is None else percent


def _promoted(tried: list[TriedTake], best: int, output: Path) -> list[TriedTake]:
    """The last of *tried* gets the name *output*; the best so far is numbered."""
    aside = promote(tried[-1].take.path, output)
    renamed = {best: aside or output, len(tried) - 1: output}
    return [
        replace(each, take=replace(each.take, path=renamed[k])) if k in renamed else each
        for k, each in enumerate(tried)
    ]


def _is_settled(tried: Sequence[TriedTake]) -> bool:
    if tried[-1].verdict in ("pass", "nobody to measure"):
        return True
    blind = [each.verdict == "not measurable" for each in tried[-BLIND_TRIES:]]
    return len(blind) == BLIND_TRIES and all(blind)
