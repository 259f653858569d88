"""What is said of films: their plans, what was made, and how to make them again."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from castmate.cli.console import print_json, say

if TYPE_CHECKING:
    from castmate.films.making.film_plan import FilmPlan, PlannedShot
    from castmate.films.making.film_settings import FilmSettings
    from castmate.films.making.filming import MadeFilm

_MOST_WARNINGS = 40


def plan_as_json(plan: FilmPlan, estimated_seconds: float) -> dict[str, Any]:
    """*plan* for machines."""
    film = plan.film
    return {
        "title": film.title,
        "form": film.form,
        "tokens": film.tokens,
        "settings": plan.settings.as_json(),
        "seconds": round(float(_seconds(plan)), 3),
        "estimated_seconds": round(estimated_seconds, 1),
        "num_shots": len(plan.shots),
        "num_missing": len(plan.missing),
        "characters": [_cast_as_json(plan, number) for number in range(len(plan.characters))],
        "shots": [_shot_as_json(shot) for shot in plan.shots],
        "warnings": [
            {"code": w.code, "text": w.text, "line": w.source.line, "column": w.source.column}
            for w in film.warnings
        ],
        "unsupported": [
            {"kind": u.kind, "text": u.text, "line": u.source.line, "column": u.source.column}
            for u in film.unsupported
        ],
    }


def _cast_as_json(plan: FilmPlan, number: int) -> dict[str, Any]:
    who = plan.characters[number]
    used = min(len(who.views), plan.limits.max_views)
    return {
        "handle": who.handle,
        "name": who.name,
        "num_shots": sum(_plays(shot, who.handle) for shot in plan.shots),
        "references_used": used,
        "references_dropped": len(who.views) - used,
    }


def _shot_as_json(planned: PlannedShot) -> dict[str, Any]:
    from castmate.scripts.plan_json import shot_as_json

    shot, shown = planned.shot, planned.shown
    return {
        "label": shot.label,
        "line": shot.source.line,
        "column": shot.source.column,
        "entered_by": shot.entered_by,
        "key": planned.row.key,
        "state": state_of(planned),
        "take": None if shown is None else shown.as_json(),
        **shot_as_json(shot.shot),
    }


def state_of(planned: PlannedShot) -> str:
    """What there is of a shot: ``locked``, ``ready``, ``to be tried again`` or ``to be made``."""
    if planned.row.locked:
        return "locked"
    if planned.is_ready:
        return "ready"
    return "to be tried again" if planned.takes else "to be made"


def say_plan(plan: FilmPlan, estimated_seconds: float, workers: int) -> None:
    """*plan* in words."""
    from castmate.films.making.waiting import time_left

    film = plan.film
    say(f"{film.title or plan.script.name or 'Film'}")
    scenes = len({shot.shot.label.split("-")[0] for shot in plan.shots})
    say(
        f"  {_counted(scenes, 'scene')}, {_counted(len(plan.shots), 'shot')}, "
        f"{_clock(float(_seconds(plan)))}; "
        f"{film.tokens:,} tokens, read scene by scene"
    )
    settings = plan.settings
    say(f"  {settings.renderer}, {settings.size}, {float(settings.frame_rate):g} fps, "
        f"seed {settings.seed}")  # fmt: skip
    _say_cast(plan)
    chosen = {shot.shot.label for shot in plan.shots}
    by_label = {shot.shot.label: shot for shot in plan.shots}
    for scene in film.scenes:
        if not chosen.intersection(shot.label for shot in scene.shots):
            continue
        within = f"  ({' > '.join(scene.sections)})" if scene.sections else ""
        say(f"{scene.label}  {scene.heading or '(before the first heading)'}{within}")
        for shot in scene.shots:
            if shot.label in chosen:
                _say_shot(by_label[shot.label])
    _say_warnings(plan)
    num_missing = len(plan.missing)
    if num_missing:
        say(f"{num_missing} of {len(plan.shots)} shots are to be rendered: about "
            f"{time_left(estimated_seconds)} with {workers} at a time.")  # fmt: skip
    else:
        say(f"All {len(plan.shots)} shots are rendered; nothing is left but to put them together.")


def _say_cast(plan: FilmPlan) -> None:
    for number, who in enumerate(plan.characters):
        facts = _cast_as_json(plan, number)
        dropped = facts["references_dropped"]
        most = f"({plan.settings.renderer} takes {plan.limits.max_views})"
        left_out = f", {dropped} dropped {most}" if dropped else ""
        plays = _counted(facts["num_shots"], "shot")
        say(f"  @{who.handle}: in {plays}, held by pictures and words; "
            f"{facts['references_used']} of its pictures used{left_out}")  # fmt: skip
    words_only = sorted({
        role.name for planned in plan.shots for role in planned.shot.shot.cast
        if "reference" not in role.anchors
    })  # fmt: skip
    if words_only:
        say(f"  held by words only: {', '.join(words_only[:8])}")


def _say_shot(planned: PlannedShot) -> None:
    shot = planned.shot.shot
    entered = "" if planned.shot.entered_by == "cut" else f", {planned.shot.entered_by}"
    cast = ", ".join(f"{role.name} ({' '.join(role.actions)})" for role in shot.cast)
    say(
        f"  {planned.shot.label}  {float(shot.seconds):4g} s  {state_of(planned):<10}  "
        f"{shot.set}, {shot.time_of_day}, {shot.framing}{entered}: {cast or 'nobody'}"
    )
    if planned.is_outdated:
        say("    ! It is locked, though the script asks for something else by now.")


def _say_warnings(plan: FilmPlan) -> None:
    told = [(w.source, w.text) for w in plan.film.warnings]
    told += [(u.source, f"Kept, but not shown: {u.kind.replace('_', ' ')}.")
             for u in plan.film.unsupported]  # fmt: skip
    for source, text in sorted(told, key=lambda one: one[0].offset)[:_MOST_WARNINGS]:
        say(f"  ! {source}: {text}")
    if len(told) > _MOST_WARNINGS:
        say(f"  ! and {len(told) - _MOST_WARNINGS} more; see --plan --json")


def say_film(plan: FilmPlan, made: MadeFilm, *, as_json: bool) -> None:
    """What was made."""
    done = made.assembled
    if as_json:
        print_json(made_as_json(plan, made))
        return
    if done.kept is not None:
        say(f"  What had this name before is now {done.kept}")
    for planned, take in made.chosen:
        if planned.row.locked and take.key != planned.row.key:
            say(f"  ! {planned.row.label} is locked at take {take.number}, though the script asks "
                "for something else by now.")  # fmt: skip
    short = [(p, take) for p, take in made.chosen if take.verdict in ("fail", "not measurable")]
    for planned, take in short[:_MOST_WARNINGS]:
        percent = take.verdict if take.percent is None else f"{take.percent:.0f} %"
        say(f"  ! {planned.row.label}: its best take ({take.number}) is {percent}; see "
            f"castmate takes list {shlex.quote(made.film.name)}")  # fmt: skip
    seconds = done.num_frames / plan.settings.frame_rate
    news = f"{made.num_rendered} rendered" if made.num_rendered else "nothing had to be rendered"
    state = news if done.is_new else "up to date"
    output = Path(done.output)
    say(f"{_shown_path(output)}  ({_counted(len(made.chosen), 'shot')}, {_clock(float(seconds))}, "
        f"{plan.settings.size}; {state})")  # fmt: skip


def made_as_json(plan: FilmPlan, made: MadeFilm) -> dict[str, Any]:
    """What was made, for machines."""
    done = made.assembled
    return {
        "film": made.film.name,
        "output": str(done.output),
        "num_frames": done.num_frames,
        "settings": plan.settings.as_json(),
        "num_rendered": made.num_rendered,
        "is_new": done.is_new,
        "kept": None if done.kept is None else str(done.kept),
        "shots": [
            {"label": planned.row.label, "locked": planned.row.locked, "take": take.as_json()}
            for planned, take in made.chosen
        ],
    }


def command_of(script: Path, settings: FilmSettings, output: Path) -> list[str]:
    """How to make a film of *script* again, as words of a command line."""
    gate = settings.gate
    words = [
        "castmate", "film", str(script), "-o", str(output), "--renderer", settings.renderer,
        "--size", str(settings.size), "--fps", str(settings.frame_rate), "--seed",
        str(settings.seed), "--look", settings.look, "--gate",
        "off" if gate is None else f"{gate.least_percent:g}",
    ]  # fmt: skip
    words += [] if gate is None else ["--tries", str(gate.tries)]
    words += ["--subtitles", "burn"] if settings.subtitles else []
    return [shlex.quote(word) for word in words]


def say_restored(script: Path, settings: FilmSettings) -> None:
    """What was taken out of a film."""
    say(f"The script        {script}")
    say(f"Its settings      {settings.renderer}, {settings.size}, "
        f"{float(settings.frame_rate):g} fps, seed {settings.seed}, {settings.look}")  # fmt: skip


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def _seconds(plan: FilmPlan) -> Any:
    from castmate.films.making.film_plan import seconds_of

    return seconds_of(plan)


def _plays(planned: PlannedShot, handle: str) -> bool:
    roles: Sequence[Any] = planned.shot.shot.cast
    return any(role.handle == handle for role in roles)


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds, 1), 60)
    return f"{int(minutes)}:{rest:04.1f}"


def _shown_path(path: Path) -> Path:
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
