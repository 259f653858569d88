"""A plan that is there already, changed by a prompt: edited, carried on, or made anew.

What the prompt names is taken from the prompt, what it does not name from the plan that was there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

from castmate.scripts.casting import MOST_IN_A_SHOT
from castmate.scripts.conditions import choose_time, choose_weather
from castmate.scripts.cues import find_cues
from castmate.scripts.mentions import KnownCharacter, find_mentions
from castmate.scripts.places import choose_set
from castmate.scripts.prompt import plan_shot
from castmate.scripts.shot import PlanWarning, Position, Role, Shot
from castmate.scripts.viewpoint import choose_camera, choose_framing
from castmate.scripts.words import read_words

_SWAPS = re.compile(r"\b(?:replace[ds]?|instead|swap(?:s|ped)?|becomes?|turn(?:s|ed)?\b.*\binto)\b")
_LEAVES = re.compile(r"\b(?:remove[ds]?|without|leaves|erase[ds]?|take (?:out|away))\b")
_NOT_TOLD = frozenset({"no_place", "nobody", "not_named"})
"""Warnings of a prompt on its own that do not hold where there is a plan already."""


def edited_plan(source: Shot, prompt: str, known: Sequence[KnownCharacter]) -> Shot:
    """*source* with what *prompt* names changed: place, hour, weather, camera, cast and actions.

    Raises what :func:`castmate.scripts.prompt.plan_shot` raises for the prompt alone.
    """
    asked = plan_shot(
        prompt, known=known, cast=_library_cast(source, known), seconds=source.seconds
    )
    named = [mention.character.handle for mention in find_mentions(prompt, known)]
    cast = _recast(source, asked, named, prompt)
    return replace(
        source,
        prompt=prompt,
        text=f"{source.text.rstrip()} {asked.text}",
        cast=cast,
        warnings=_warnings(source, asked, cast),
        **_named_facts(prompt, known),
    )


def continued_plan(
    source: Shot,
    prompt: str,
    known: Sequence[KnownCharacter],
    *,
    seconds: Fraction,
    ends_at: Mapping[str, Position],
) -> Shot:
    """What comes after *source*: everyone begins where it *ends_at*, and does what is asked.

    The camera rests where nothing is said of it, so that the join does not jump.
    """
    changed = edited_plan(source, prompt, known)
    said = _named_facts(prompt, known)
    cast = tuple(
        replace(role, position=ends_at.get(role.handle, role.position)) for role in changed.cast
    )
    camera = said.get("camera", "static")
    return replace(changed, cast=cast, camera=camera, seconds=seconds)


def replanned(source: Shot, prompt: str, known: Sequence[KnownCharacter]) -> Shot:
    """*prompt* planned anew with the cast, the place and the length of *source*.

    The place is the source's only where the prompt names none; a cast that the prompt names is
    the prompt's own.
    """
    named = find_mentions(prompt, known)
    cast = () if named else _library_cast(source, known)
    asked = plan_shot(prompt, known=known, cast=cast, seconds=source.seconds)
    facts = _named_facts(prompt, known)
    described = asked.cast or source.cast
    return replace(
        asked,
        set=facts.get("set", source.set),
        time_of_day=facts.get("time_of_day", source.time_of_day),
        cast=described,
        warnings=_warnings(source, asked, described),
    )


def _library_cast(source: Shot, known: Sequence[KnownCharacter]) -> tuple[str, ...]:
    """Those of the source's cast that the library still has."""
    handles = {character.handle for character in known}
    return tuple(role.handle for role in source.cast if role.handle in handles)


def _named_facts(prompt: str, known: Sequence[KnownCharacter]) -> dict[str, Any]:
    """What *prompt* itself says of place, hour, weather and camera; nothing that is assumed."""
    words = read_words(prompt)
    mentions = find_mentions(prompt, known)
    spoken_for = [(mention.start, mention.stop) for mention in mentions]
    mentioned = {
        at
        for at, word in enumerate(words)
        if any(start <= word.start < stop for start, stop in spoken_for)
    }
    matches = tuple(
        match for match in find_cues(words) if mentioned.isdisjoint(range(match.first, match.stop))
    )
    facts = {
        "set": choose_set(words, matches, only_named=True),
        "time_of_day": choose_time(words, matches),
        "weather": choose_weather(words, matches),
        "camera": choose_camera(words, matches),
        "framing": choose_framing(words, matches),
    }
    return {name: value for name, value in facts.items() if value is not None}


def _recast(source: Shot, asked: Shot, named: Sequence[str], prompt: str) -> tuple[Role, ...]:
    """Who plays now: the source's cast with new actions, and who joins, swaps or leaves."""
    before = {role.handle: role for role in source.cast}
    now = {role.handle: role for role in asked.cast}
    kept = [_acting(role, now.get(role.handle)) for role in source.cast]
    joining = [role for handle, role in now.items() if handle not in before]
    low = prompt.lower()
    if joining and _SWAPS.search(low):
        leaving = [handle for handle in named if handle in before] or [r.handle for r in kept[:1]]
        places = [before[handle].position for handle in leaving]
        kept = [role for role in kept if role.handle not in leaving]
        joining = [
            replace(role, position=place, actions=_actions(role, before[left]))
            for role, place, left in zip(joining, places, leaving, strict=False)
        ]
    elif _LEAVES.search(low):
        kept = [role for role in kept if role.handle not in named]
    return tuple([*kept, *joining][:MOST_IN_A_SHOT])


def _acting(role: Role, asked: Role | None) -> Role:
    if asked is None:
        return role
    return replace(
        role,
        actions=_actions(asked, role),
        says=asked.says if asked.says is not None else role.says,
        position=asked.position if asked.position != "centre" else role.position,
    )


def _actions(asked: Role, before: Role) -> Any:
    """What is asked for; what was done before where nothing is."""
    return asked.actions if asked.actions != ("stand",) else before.actions


def _warnings(source: Shot, asked: Shot, cast: Sequence[Role]) -> tuple[PlanWarning, ...]:
    """What the prompt's own plan warns of, as far as it still holds with the source's plan."""
    told = [warning for warning in asked.warnings if warning.code not in _NOT_TOLD]
    gone = [
        role.name
        for role in source.cast
        if "reference" in role.anchors and role.handle not in {r.handle for r in cast}
    ]
    if gone:
        told.append(PlanWarning("left_the_shot", f"Not in the shot any more: {', '.join(gone)}."))
    return tuple(told)
