"""A plan that was kept as JSON becomes a plan again."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, cast

from castmate.errors import BadInput
from castmate.scripts.shot import (
    ACTIONS,
    CAMERA_MOVES,
    FRAMINGS,
    SETS,
    TIMES_OF_DAY,
    WEATHERS,
    PlanWarning,
    Role,
    Shot,
    Voice,
)

_ANCHORS = ("reference", "text")
_POSITIONS = ("left", "centre", "right")


def shot_from_json(plan: Mapping[str, Any]) -> Shot:
    """The shot that :func:`castmate.scripts.plan_json.shot_as_json` wrote.

    Raises :class:`castmate.errors.BadInput` for anything else.
    """
    try:
        return Shot(
            prompt=str(plan["prompt"]),
            text=str(plan["text"]),
            set=_one_of(SETS, plan["set"]),
            time_of_day=_one_of(TIMES_OF_DAY, plan["time_of_day"]),
            weather=_one_of(WEATHERS, plan["weather"]),
            cast=tuple(_role(role) for role in plan["cast"]),
            camera=_one_of(CAMERA_MOVES, plan["camera"]),
            framing=_one_of(FRAMINGS, plan["framing"]),
            seconds=Fraction(str(plan["seconds"])),
            warnings=tuple(PlanWarning(w["code"], w["text"]) for w in plan["warnings"]),
            voices=tuple(
                Voice(str(v["handle"]), str(v["name"]), str(v["says"]))
                for v in plan.get("voices", ())
            ),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise BadInput(f"The plan cannot be read: {error!r}.", advice="Plan it anew.") from error


def _role(role: Mapping[str, Any]) -> Role:
    return Role(
        handle=str(role["handle"]),
        name=str(role["name"]),
        anchors=tuple(_one_of(_ANCHORS, anchor) for anchor in role["anchors"]),
        actions=tuple(_one_of(ACTIONS, action) for action in role["actions"]),
        position=_one_of(_POSITIONS, role["position"]),
        says=None if role["says"] is None else str(role["says"]),
    )


def _one_of(choices: tuple[Any, ...], value: object) -> Any:
    if value not in choices:
        raise ValueError(f'"{value}" is none of {", ".join(choices)}')
    return cast("Any", value)
