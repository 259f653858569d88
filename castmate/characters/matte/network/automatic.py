"""Nothing was shown: what the network itself takes for the subject, on a few frames."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from castmate.characters.matte.confidence import overlap
from castmate.characters.matte.flow import carried
from castmate.characters.matte.network.film import Film
from castmate.characters.matte.network.prompts import NOTHING
from castmate.characters.matte.network.session import Answer, MattingNetwork
from castmate.characters.matte.network.unrolled import Start, carried_through, first_answer
from castmate.report import Report, Silent

_SILENT = Silent()

_SAMPLED = 8
"""Frames that are asked, over the whole span."""
_LEAST_SHARE = 0.003
"""Share of the picture that a subject covers at least."""
_TRIED = 2
"""First masks that are carried through the span, to see what becomes of them."""
_ALIKE = 0.5
"""From this overlap on, two masks show the same subject."""


@dataclass(frozen=True)
class Candidate:
    """A first mask that nobody asked for."""

    frame: int
    answer: Answer
    worth: float
    """0..1: expected overlap, less where the neighbouring frames answer otherwise."""

    @property
    def start(self) -> Start:
        """Where to carry it from."""
        return Start(self.frame, self.answer.chance, self.answer.expected)


@dataclass(frozen=True)
class Automatic:
    """The masks of a span for which nothing was shown."""

    candidate: Candidate
    answers: tuple[Answer, ...]
    worth: float
    """0..1: how far the answers of other frames agree with it, times the expected overlap."""


def candidates(network: MattingNetwork, film: Film, *, count: int = _SAMPLED) -> list[Candidate]:
    """First masks of *count* frames over the span, the best first."""
    places = np.unique(np.linspace(0, len(film) - 1, min(count, len(film))).round().astype(int))
    with ThreadPoolExecutor(max_workers=2) as threads:
        found = threads.map(lambda t: _candidate(network, film, int(t)), places)
        kept = [one for one in found if _share(one.answer) >= _LEAST_SHARE]
    return sorted(kept, key=lambda one: one.worth, reverse=True)


def _candidate(network: MattingNetwork, film: Film, t: int) -> Candidate:
    answer = first_answer(network, film, t, NOTHING)
    near = t + 1 if t + 1 < len(film) else t - 1
    if near < 0:
        return Candidate(t, answer, answer.expected)
    beside = first_answer(network, film, near, NOTHING)
    moved = carried(beside.chance, film.motion.between(t, near), outside=0.0)
    steady = overlap(answer.chance > 0.5, moved > 0.5)
    return Candidate(t, answer, answer.expected * (0.5 + 0.5 * steady))


def _share(answer: Answer) -> float:
    return float((answer.chance > 0.5).mean())


def subjects(
    network: MattingNetwork, film: Film, *, most: int = 3, report: Report = _SILENT
) -> list[Automatic]:
    """Up to *most* different subjects, each through the whole *film*, the best first.

    What one subject's masks cover on the frame of another candidate is the same subject.
    """
    found = candidates(network, film)
    left, different = list(found), list[Automatic]()
    while left and len(different) < most:
        subject = _carried(network, film, left[0], found, report)
        different.append(subject)
        left = [
            one
            for one in left[1:]
            if overlap(subject.answers[one.frame].chance > 0.5, one.answer.chance > 0.5) < _ALIKE
        ]
    return sorted(different, key=lambda one: one.worth, reverse=True)


def found_by_itself(
    network: MattingNetwork, film: Film, *, report: Report = _SILENT
) -> Automatic | None:
    """The masks of *film* when nothing was shown; None when nothing is found."""
    found = candidates(network, film)
    tried = [_carried(network, film, one, found, report) for one in found[:_TRIED]]
    return max(tried, key=lambda one: one.worth, default=None)


def _carried(
    network: MattingNetwork,
    film: Film,
    candidate: Candidate,
    found: Sequence[Candidate],
    report: Report,
) -> Automatic:
    answers = carried_through(network, film, candidate.start, report=report)
    agreed = [
        overlap(answers[other.frame].chance > 0.5, other.answer.chance > 0.5) * other.worth
        for other in found
        if other.frame != candidate.frame
    ]
    sure = float(np.mean([answer.expected for answer in answers]))
    support = float(np.mean(agreed)) if agreed else 0.5
    return Automatic(candidate, tuple(answers), sure * (0.5 + 0.5 * support))
