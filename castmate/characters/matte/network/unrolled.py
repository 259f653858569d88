"""From one frame to all others: the network, step by step, both ways in time."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from castmate.characters.matte.network.channels import Before, before_of, planes_of
from castmate.characters.matte.network.film import Film
from castmate.characters.matte.network.prompts import NOTHING, Colours, Prompts, learned_colours
from castmate.characters.matte.network.session import Answer, MattingNetwork, Remembered
from castmate.characters.matte.small import Plane
from castmate.report import Report, Silent

_SILENT = Silent()

_LATER = 5
"""Every so many frames the later of the two memories is renewed."""
_LOOKS = 2
"""How often a frame is looked at of which nothing is shown: at second sight more is seen. Where
something is shown, the first answer is as good."""


@dataclass(frozen=True)
class Start:
    """What is known of the frame that everything starts from."""

    frame: int
    chance: Plane
    expected: float
    prompts: Prompts = NOTHING
    """What was shown on it."""


def first_answer(network: MattingNetwork, film: Film, t: int, prompts: Prompts) -> Answer:
    """What the network finds on frame *t* by *prompts* alone, without any mask before."""
    answer = network.step(planes_of(film.seen[t], None, prompts, None))
    for _ in range(_LOOKS - 1 if prompts.empty else 0):
        before = before_of(answer.chance, film.motion, t, t)
        answer = network.step(planes_of(film.seen[t], before, prompts, None))
    return answer


def carried_through(
    network: MattingNetwork,
    film: Film,
    start: Start,
    *,
    shown: Mapping[int, Prompts] | None = None,
    report: Report = _SILENT,
) -> list[Answer]:
    """Carry the mask of *start* to all frames of *film*, both ways at once, on two threads.

    *shown* are prompts on other frames; each corrects its own frame and what follows from it.
    """
    last = len(film) - 1
    shown = shown or {}
    turned = {last - t: prompts for t, prompts in shown.items()}
    memory = _memory_of(network, film, start)
    with ThreadPoolExecutor(max_workers=2) as threads:
        later = threads.submit(_walk, network, film, start, memory, shown, report)
        from_end = Start(last - start.frame, start.chance, start.expected)
        earlier = threads.submit(_walk, network, film.reversed(), from_end, memory, turned, report)
        middle = Answer(start.chance, start.expected)
        return [*reversed(earlier.result()), middle, *later.result()]


@dataclass(frozen=True)
class _Memory:
    hinted: Remembered
    colours: Colours


def _memory_of(network: MattingNetwork, film: Film, start: Start) -> _Memory:
    seen = film.seen[start.frame]
    return _Memory(
        network.remember(seen.lab, start.chance), learned_colours(seen.bins, start.chance)
    )


def _walk(
    network: MattingNetwork,
    film: Film,
    start: Start,
    memory: _Memory,
    shown: Mapping[int, Prompts],
    report: Report,
) -> list[Answer]:
    """The answers to all frames after *start*."""
    answers: list[Answer] = []
    later: list[Remembered] = []
    chance = start.chance
    for t in range(start.frame + 1, len(film)):
        report.check_cancelled()
        before: Before = before_of(chance, film.motion, t, t - 1)
        planes = planes_of(film.seen[t], before, shown.get(t, NOTHING), memory.colours)
        answer = network.step(planes, [memory.hinted, *later])
        if (t - start.frame) % _LATER == 0:
            later = [network.remember(film.seen[t].lab, answer.chance)]
        chance = answer.chance
        answers.append(answer)
    return answers
