"""The page that shows a comparison; opens offline, beside the films it shows."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from castmate import __version__
from castmate.films.comparison.arms import MEANING, UNRELATED, Arm
from castmate.films.comparison.document import comparison_as_json, said
from castmate.films.comparison.running import Footages
from castmate.films.comparison.summary import ArmSummary, Summary


def comparison_page(footages: Footages, summary: Summary) -> str:
    """The page's HTML; it names the films, contact sheets and portraits of its folder."""
    facts = comparison_as_json(footages, summary)
    environment = Environment(
        loader=PackageLoader("castmate.films.comparison"),
        autoescape=True,
        undefined=StrictUndefined,
    )
    return environment.get_template("page.html").render(
        names=" and ".join(who.name for who in footages.characters),
        arms=[_arm(arm) for arm in footages.request.arms],
        characters=[_character(who, summary) for who in facts["characters"]],
        data=_data(facts, footages),
        version=__version__,
        **{
            key: facts[key]
            for key in ("answers", "shots", "gate", "renderer", "method", "method_in_words")
        },
    )


def _arm(arm: Arm) -> dict[str, str]:
    return {
        "name": arm,
        "meaning": MEANING[arm],
        "film": f"films/{arm}.mp4",
        "sheet": f"sheets/{arm}.jpg",
    }


def _character(who: dict[str, Any], summary: Summary) -> dict[str, Any]:
    rows = [
        _row(found, who["unrelated"] if arm == UNRELATED else MEANING[arm])  # type: ignore[index]
        for arm, found in summary.arms[who["handle"]].items()
    ]
    return {**who, "rows": rows, "portrait": f"portraits/{who['handle']}.png"}


def _row(found: ArmSummary, given: str) -> dict[str, str]:
    return {
        "arm": found.arm,
        "given": given,
        "mean": said(found.mean),
        "share": f"{found.mean or 0.0:.0f}",
        "worst": said(found.worst.percent if found.worst else None),
        "between": said(found.between_shots),
        "passed": f"{found.passed} of {found.of}",
    }


def _data(facts: dict[str, Any], footages: Footages) -> dict[str, Any]:
    """What the player needs: times in seconds, percentages 0..100."""
    shots = facts["shots"]
    return {
        "rate": float(footages.request.frame_rate),
        "gate": facts["gate"],
        "arms": facts["arms"],
        "identical": facts["identical_arms"],
        "prompts": [shot["prompt"] for shot in shots],
        "starts": [*(shot["start_seconds"] for shot in shots), shots[-1]["stop_seconds"]],
        "characters": [
            {
                "handle": who["handle"],
                "curves": {arm: found["curve"] for arm, found in who["arms"].items()},
            }
            for who in facts["characters"]
        ],
    }
