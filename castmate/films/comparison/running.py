"""Shooting a comparison: every arm of every shot, with the same seed, and only once.

A take that is finished, and whose recipe is still the one asked for, is used again; so a
comparison that was stopped goes on where it was.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from castmate.characters.character import Character
from castmate.characters.collection import Collection
from castmate.consistency.yardstick import Yardstick
from castmate.errors import BadInput
from castmate.films.comparison.arms import ARMS, UNRELATED, Arm, Staged, staged, unrelated
from castmate.films.comparison.strangers import Stranger, stranger_to
from castmate.films.cutting.assembly import assemble
from castmate.films.shots.casting import known_characters, references_of
from castmate.films.shots.players import check_calibrated, player_of
from castmate.films.shots.recipe import recipe_of
from castmate.films.shots.shooting import ShotRequest, planned, write_take
from castmate.films.shots.sidecar import sidecar_path
from castmate.media.geometry import Size
from castmate.media.part_file import writing_to
from castmate.renderers.renderer import Look, Renderer, RenderSettings
from castmate.report import Noted, Report
from castmate.scripts.casting import MOST_IN_A_SHOT
from castmate.scripts.shot import Shot

PAGE = "index.html"
"""In the comparison's folder; written last."""


@dataclass(frozen=True)
class ComparisonRequest:
    """What is compared."""

    prompts: tuple[str, ...]
    """One shot each."""
    cast: tuple[str, ...] = ()
    """Whose anchors differ between the arms; empty: everyone of the library whom a prompt names."""
    arms: tuple[Arm, ...] = ARMS
    seconds: Fraction | None = None
    size: Size = Size(1280, 720)
    frame_rate: Fraction = Fraction(24)
    look: Look = "sticker"
    seed: int = 1
    """Of the first shot; the second has the next one, and so on. All arms share them."""


@dataclass(frozen=True)
class ComparedShot:
    """One shot in all its arms."""

    number: int
    """From 1."""
    shot: Shot
    """Anchored twice."""
    seed: int
    compared: tuple[str, ...]
    staged: dict[str, Staged]
    """By arm, and ``"unrelated"``."""
    takes: dict[str, Path]


@dataclass(frozen=True)
class Footages:
    """Everything that was shot for a comparison."""

    request: ComparisonRequest
    renderer: str
    shots: tuple[ComparedShot, ...]
    characters: tuple[Character, ...]
    """Those compared."""
    strangers: dict[str, Stranger]
    """By the handle of the character in whose place they stand."""
    films: dict[str, Path]
    """By arm, and ``"unrelated"``: all its shots in one film."""
    reused: int
    """Takes that were finished already."""


def shoot_arms(
    request: ComparisonRequest,
    collection: Collection,
    folder: Path,
    *,
    renderer: Renderer,
    report: Report,
    yardstick: Yardstick | None = None,
) -> Footages:
    """Shoot every arm of every shot into *folder*; what is finished there already is kept.

    That the characters can be measured by *yardstick* is seen first.
    """
    plans = [_plan(prompt, request, collection) for prompt in request.prompts]
    characters = _compared(plans, request, collection)
    for who in characters:
        check_calibrated(player_of(who, collection.library.blobs, yardstick))
    strangers = {
        who.handle: stranger_to(who, collection, max_views=renderer.limits.max_views)
        for who in characters
    }
    shots = tuple(
        _staged(number, shot, request, collection, characters, strangers, renderer, folder)
        for number, shot in enumerate(plans, 1)
    )
    with writing_to(folder):
        (folder / "takes").mkdir(parents=True, exist_ok=True)
        (folder / "films").mkdir(exist_ok=True)
    reused = 0
    versions = (*request.arms, UNRELATED)
    for shot in shots:
        for place, arm in enumerate(versions, 1):
            at = (shot.number - 1) * len(versions) + place
            recipe = _recipe(shot, arm, request, collection, strangers, renderer)
            if _is_finished(shot.takes[arm], recipe):
                reused += 1
                continue
            report.tell(Noted(f"Shot {shot.number}, {arm}  ({at} of {len(shots) * len(versions)})"))
            # A page of before must not show what is being made now.
            (folder / PAGE).unlink(missing_ok=True)
            _shoot(shot, arm, recipe, request, renderer, report)
    films = {arm: folder / "films" / f"{arm}.mp4" for arm in versions}
    for arm, film in films.items():
        report.check_cancelled()
        assemble([shot.takes[arm] for shot in shots], film)
    return Footages(request, renderer.name, shots, characters, strangers, films, reused)


def _plan(prompt: str, request: ComparisonRequest, collection: Collection) -> Shot:
    asked = ShotRequest(prompt=prompt, cast=request.cast, seconds=request.seconds)
    return planned(asked, collection)


def _compared(
    plans: Sequence[Shot], request: ComparisonRequest, collection: Collection
) -> tuple[Character, ...]:
    handles = [collection.get(handle).handle for handle in request.cast] or [
        role.handle for shot in plans for role in shot.cast if "reference" in role.anchors
    ]
    handles = list(dict.fromkeys(handles))
    if not handles:
        raise BadInput(
            "No character of your library is in these prompts, so there is nothing to compare.",
            advice="Name one in the prompt, or give --cast. List them: castmate characters list",
        )
    if len(request.cast) > MOST_IN_A_SHOT:
        raise BadInput(
            f"A shot holds {MOST_IN_A_SHOT} characters; {len(request.cast)} are to be compared.",
            advice="Compare fewer at a time with --cast.",
        )
    return tuple(collection.get(handle) for handle in handles)


def _staged(
    number: int,
    shot: Shot,
    request: ComparisonRequest,
    collection: Collection,
    characters: Sequence[Character],
    strangers: dict[str, Stranger],
    renderer: Renderer,
    folder: Path,
) -> ComparedShot:
    known = known_characters(collection.all())
    references = references_of(shot, collection, renderer.limits)
    inside = {role.handle for role in shot.cast}
    compared = tuple(who.handle for who in characters if who.handle in inside)
    arms: dict[str, Staged] = {
        arm: staged(arm, shot, references, compared, known) for arm in request.arms
    }
    both = staged("both", shot, references, compared, known)
    others = {handle: strangers[handle].reference for handle in compared}
    arms[UNRELATED] = unrelated(both, others)
    takes = {arm: folder / "takes" / f"shot-{number:02}-{arm}.mp4" for arm in arms}
    return ComparedShot(number, shot, request.seed + number - 1, compared, arms, takes)


def _settings(request: ComparisonRequest) -> RenderSettings:
    return RenderSettings(size=request.size, frame_rate=request.frame_rate, look=request.look)


def _recipe(
    shot: ComparedShot,
    arm: str,
    request: ComparisonRequest,
    collection: Collection,
    strangers: dict[str, Stranger],
    renderer: Renderer,
) -> dict[str, Any]:
    """Everything that shapes the take of *arm*: where it is the same, so is the take."""
    plan = shot.staged[arm].shot
    who = [collection.get(role.handle) for role in plan.cast if "reference" in role.anchors]
    recipe = recipe_of(plan, who, _settings(request), renderer=renderer.name, seed=shot.seed)
    words = [reference.description for reference in shot.staged[arm].references]
    if arm == UNRELATED:
        standing_in = [strangers[handle] for handle in shot.compared]
        signatures = [each.character.signature for each in standing_in if each.character]
        return {**recipe, "arm": arm, "described": words, "standing_in": signatures}
    return {**recipe, "arm": arm, "described": words}


def _is_finished(take: Path, recipe: dict[str, Any]) -> bool:
    """Whether *take* is there, whole, and made as *recipe* says."""
    beside = sidecar_path(take)
    if not (take.is_file() and beside.is_file()):
        return False
    try:
        known = json.loads(beside.read_bytes())
    except ValueError:
        return False
    # It also says what came of the recipe: boxes, and what can be heard.
    return isinstance(known, dict) and {name: known.get(name) for name in recipe} == recipe


def _shoot(
    shot: ComparedShot,
    arm: str,
    recipe: dict[str, Any],
    request: ComparisonRequest,
    renderer: Renderer,
    report: Report,
) -> None:
    take, version = shot.takes[arm], shot.staged[arm]
    take.unlink(missing_ok=True)  # made differently: it must not be found beside a new sidecar
    footage = renderer.render(
        version.shot, version.references, _settings(request), seed=shot.seed, report=report
    )
    write_take(footage, take, recipe)
