"""Which take of a shot is in the film, and whether another one should be tried.

What somebody chose stays chosen. Otherwise the gate decides, as
:mod:`castmate.films.shots.gating` does.
"""

from __future__ import annotations

from collections.abc import Sequence

from castmate.films.book.take_rows import NewTake, TakeRow, TakeVerdict
from castmate.films.shots.gating import BLIND_TRIES, Gate

_WORST_FIRST: tuple[TakeVerdict, ...] = (
    "not measured", "not measurable", "fail", "pass", "nobody to measure",
)  # fmt: skip


def verdict_at(take: NewTake, gate: Gate | None) -> TakeVerdict:
    """What *gate* says of *take*, which may have been held to another."""
    percent, held_to = take.percent, take.least_percent
    if gate is None or percent is None or held_to is None:
        return take.verdict
    if take.verdict == "pass" and percent < gate.least_percent:
        return "fail"
    if take.verdict == "fail" and gate.least_percent <= percent < held_to:
        return "pass"
    return take.verdict


def best_of(takes: Sequence[TakeRow], gate: Gate | None) -> TakeRow | None:
    """The take of *takes* that should be in the film: chosen by hand last, or by *gate*.

    *takes* are tries of one shot, in the order in which they were made.
    """
    by_hand = [take for take in takes if take.selected_at is not None]
    if by_hand:
        return max(by_hand, key=lambda take: take.selected_at or 0.0)
    return max(takes, key=lambda take: _rank(take, gate), default=None)


def is_settled(takes: Sequence[NewTake], gate: Gate | None) -> bool:
    """Whether no further take need be tried after *takes*, which are in order."""
    if gate is None or any(isinstance(t, TakeRow) and t.selected_at is not None for t in takes):
        return bool(takes)
    verdicts = [verdict_at(take, gate) for take in takes if take.verdict != "not measured"]
    if any(verdict in ("pass", "nobody to measure") for verdict in verdicts):
        return True
    blind = [verdict == "not measurable" for verdict in verdicts[-BLIND_TRIES:]]
    return len(verdicts) >= gate.tries or (len(blind) == BLIND_TRIES and all(blind))


def _rank(take: TakeRow, gate: Gate | None) -> tuple[int, float]:
    percent = take.percent
    return _WORST_FIRST.index(verdict_at(take, gate)), -1.0 if percent is None else percent
