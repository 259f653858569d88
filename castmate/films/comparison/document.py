"""The comparison for machines, ``compare.json``, and to paste somewhere, ``compare.md``."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from castmate import __version__
from castmate.consistency.gate import LEAST_PERCENT
from castmate.films.comparison.arms import MEANING, UNRELATED
from castmate.films.comparison.running import ComparedShot, Footages
from castmate.films.comparison.summary import ArmSummary, Summary, shot_starts

METHOD_IN_WORDS = (
    "Every arm has the same shots, seeds and noise; only what anchors the character differs.",
    (
        "Consistency is 100 times the mean of (r + q) / 2 over the frames looked at: r is the "
        "likeness to the character's own clip between a stranger's level (0) and its own (1), "
        "q how much it stays itself from one sample to the next. About five frames a second are "
        "looked at, where the renderer says the character stands."
    ),
    (
        "Between shots, the character of one shot is the reference of a later one: it says "
        "whether it is the same one again, not whether it is yours."
    ),
    (
        "Unrelated is somebody else in the character's place, anchored twice and measured the "
        "same way: what a wrong character scores."
    ),
)


def comparison_as_json(footages: Footages, summary: Summary) -> dict[str, Any]:
    """Everything, as plain JSON values; file names are relative to the comparison's folder."""
    request = footages.request
    return {
        "format": "castmate.comparison/1",
        "castmate": __version__,
        "renderer": footages.renderer,
        "size": str(request.size),
        "frame_rate": str(request.frame_rate),
        "gate": LEAST_PERCENT,
        "method": summary.method,
        "method_in_words": list(METHOD_IN_WORDS),
        "answers": list(summary.answers),
        "arms": list(request.arms),
        "identical_arms": [list(group) for group in summary.identical],
        "shots": [
            _shot(shot, *span)
            for shot, span in zip(footages.shots, pairwise(shot_starts(footages)), strict=True)
        ],
        "characters": [
            {
                "handle": who.handle,
                "name": who.name,
                "unrelated": footages.strangers[who.handle].name,
                "why_unrelated": footages.strangers[who.handle].why,
                "arms": {arm: found.as_json() for arm, found in summary.arms[who.handle].items()},
            }
            for who in footages.characters
        ],
        "films": {arm: f"films/{film.name}" for arm, film in footages.films.items()},
    }


def _shot(shot: ComparedShot, start: float, stop: float) -> dict[str, Any]:
    return {
        "prompt": shot.shot.prompt,
        "seed": shot.seed,
        "start_seconds": round(start, 4),
        "stop_seconds": round(stop, 4),
        "compared": list(shot.compared),
        "texts": {arm: staged.shot.text for arm, staged in shot.staged.items()},
        "takes": {arm: f"takes/{take.name}" for arm, take in shot.takes.items()},
        "warnings": [warning.text for warning in shot.shot.warnings],
    }


def comparison_as_markdown(footages: Footages, summary: Summary) -> str:
    """The answer, the table and the method."""
    names = " and ".join(who.name for who in footages.characters)
    lines = [f"# {names}, with and without anchors", ""]
    lines += [f"{sentence}\n" for sentence in summary.answers]
    for who in footages.characters:
        lines += [
            f"## {who.name}",
            "",
            "| arm | what the renderer was given | mean | worst frame | between shots | passed |",
            "|---|---|---:|---:|---:|---:|",
        ]
        for arm, found in summary.arms[who.handle].items():
            given = MEANING.get(arm, footages.strangers[who.handle].name)  # type: ignore[call-overload]
            lines.append(f"| {arm} | {given} | {_cells(found)} |")
        lines += ["", footages.strangers[who.handle].why, ""]
    lines += ["## Shots", ""]
    lines += [f"{shot.number}. {shot.shot.prompt} (seed {shot.seed})" for shot in footages.shots]
    lines += ["", "## Method", "", *(f"{sentence}\n" for sentence in METHOD_IN_WORDS)]
    lines.append(
        f"Renderer {footages.renderer}; {summary.method}; castmate {__version__}. "
        f"`{UNRELATED}` is no arm but the baseline. These films are synthetic."
    )
    return "\n".join(lines) + "\n"


def _cells(found: ArmSummary) -> str:
    worst = found.worst.percent if found.worst else None
    return " | ".join(
        [*(said(value) for value in (found.mean, worst, found.between_shots)),
         f"{found.passed} of {found.of}"]
    )  # fmt: skip


def said(percent: float | None) -> str:
    """A percentage as people read it."""
    return "not measurable" if percent is None else f"{percent:.0f} %"
