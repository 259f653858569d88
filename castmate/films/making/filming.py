"""A plan becomes a film: what is missing is rendered by a fleet of workers, then put together.

Every finished shot is in the library at once. Whatever ends this, the same command goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from castmate.characters.collection import Collection
from castmate.errors import BadInput, CastmateError, shown
from castmate.films.book.choosing import best_of
from castmate.films.book.take_rows import FilmRow, TakeRow
from castmate.films.book.takes import TakeBook
from castmate.films.cutting.assembling import Assembled, assemble_film
from castmate.films.making.film_plan import FilmPlan, PlannedShot, wanted_shots
from castmate.films.making.waiting import Waiting
from castmate.films.shots.shot_work import KIND
from castmate.films.shots.take_files import check_names
from castmate.films.works import works
from castmate.jobs.attempt_folders import sweep
from castmate.jobs.fleet import Fleet, InlineFleet, LocalFleet
from castmate.jobs.job import Job
from castmate.jobs.queue import Queue
from castmate.report import Report


@dataclass(frozen=True)
class MadeFilm:
    """A film that is whole."""

    film: FilmRow
    chosen: tuple[tuple[PlannedShot, TakeRow], ...]
    """Every shot in the file with its take, in order."""
    assembled: Assembled
    num_rendered: int
    """Shots that were worked on for this, by whomever."""


def make_film(
    plan: FilmPlan,
    collection: Collection,
    output: Path,
    *,
    report: Report,
    num_workers: int = 1,
    force: Sequence[str] = (),
) -> MadeFilm:
    """Make the film of *plan* and write it to *output*, rendering only what is missing.

    *force* names shots that get one take more, of another seed, whatever there is. Raises
    :class:`castmate.errors.CastmateError` where shots could not be made; what could is kept.
    """
    check_output(output)
    book = TakeBook(collection.library)
    film, shots = begun(plan, book, output)
    forced = _forced(shots, force)
    queue = Queue(collection.library)
    jobs = _filed(queue, film, shots, forced)
    if jobs:
        do_jobs(queue, collection, jobs, num_workers, shots, report)
    sweep(queue)  # of a worker that was killed after its last shot, too
    chosen = _chosen(book, shots)
    book.show_all(
        {planned.row.id: take.id for planned, take in chosen if planned.row.selected != take.id}
    )
    assembled = assemble_film(plan, film, chosen, book, report=report)
    return MadeFilm(film, tuple(chosen), assembled, len(jobs))


def check_output(output: Path) -> None:
    """Raise :class:`castmate.errors.BadInput` for a name that no film can have."""
    if output.suffix.lower() != ".mp4":
        better = output.with_suffix(".mp4") if output.stem else Path("film.mp4")
        raise BadInput(
            f'A film is an .mp4 file, not "{shown(output)}".', advice=f"Give -o {shown(better)}"
        )
    if not output.absolute().parent.is_dir():
        raise BadInput(
            f'There is no folder "{shown(output.parent)}" to write the film into.',
            advice="Make it first, or give another -o.",
        )
    check_names(output)


def begun(plan: FilmPlan, book: TakeBook, output: Path) -> tuple[FilmRow, list[PlannedShot]]:
    """The film in the book with the shots of *plan*, each with what other shots have of its key."""
    film = book.open_film(
        output, title=plan.film.title, script=plan.script.text,
        settings={
            **plan.settings.as_json(), "script": plan.script.name, "form": plan.script.form,
        },
    )  # fmt: skip
    rows = {row.label: row for row in book.set_shots(film.id, wanted_shots(plan))}
    shots = [replace(planned, row=rows[planned.row.label]) for planned in plan.shots]
    for planned in shots:
        if planned.takes and all(take.shot_id != planned.row.id for take in planned.takes):
            book.share(planned.row.id, planned.takes)
    return film, shots


def _forced(shots: Sequence[PlannedShot], force: Sequence[str]) -> set[str]:
    """The ids of the shots called *force*."""
    by_label = {planned.row.label.casefold(): planned for planned in shots}
    ids = set()
    for label in force:
        planned = by_label.get(label.strip().casefold())
        if planned is None:
            raise BadInput(
                f'The film has no shot "{shown(label)}".', advice="List them with --plan."
            )
        if planned.row.locked:
            raise BadInput(
                f"{planned.row.label} is locked.",
                advice="Unlock it first: castmate takes unlock FILM SHOT",
            )
        ids.add(planned.row.id)
    return ids


def _filed(
    queue: Queue, film: FilmRow, shots: Sequence[PlannedShot], forced: set[str]
) -> dict[str, Job]:
    """A job, by its id, for every shot that is missing or *forced*; equal shots share one."""
    jobs = {}
    for planned in shots:
        another = planned.row.id in forced
        if planned.is_ready and not another:
            continue
        job = file_shot(queue, film.id, planned, another=another)
        jobs[job.id] = job
    return jobs


def file_shot(queue: Queue, film_id: str, planned: PlannedShot, *, another: bool) -> Job:
    """File the job that makes what is missing of *planned*, or *another* take of it."""
    row, gate = planned.row, planned.order.gate
    held_to = "off" if gate is None else f"{gate.least_percent:g}x{gate.tries}"
    key = f"{KIND} {row.key} {held_to}"
    if another:
        key = f"another {row.id} {row.key} {len(planned.takes)}"
    payload = {
        "shot_id": row.id, "key": row.key, "label": row.label,
        "order": planned.order.as_json(), "another": another,
    }  # fmt: skip
    return queue.file(KIND, payload, key=key, group=film_id, anew=True)


def do_jobs(
    queue: Queue,
    collection: Collection,
    jobs: dict[str, Job],
    num_workers: int,
    shots: Sequence[PlannedShot],
    report: Report,
) -> None:
    """Have every one of *jobs* done. Raises :class:`CastmateError` for those that cannot be."""
    kinds = (KIND,)
    fleet: Fleet
    holding: AbstractContextManager[object]
    if min(num_workers, len(jobs)) <= 1:
        fleet, holding = InlineFleet(queue, works(collection.library), kinds=kinds), nullcontext()
    else:
        local = LocalFleet(queue, min(num_workers, len(jobs)), kinds=kinds, with_parent=True)
        fleet, holding = local, local
    waiting = Waiting(queue, jobs, report)
    try:
        with holding:
            waiting.until_settled(fleet)
    except BaseException:
        waiting.give_up()
        raise
    if waiting.failed:
        raise _failed(waiting.failed, shots, len(jobs))


def _failed(failed: Sequence[Job], shots: Sequence[PlannedShot], num_jobs: int) -> CastmateError:
    said = []
    places = {planned.row.label: planned.shot.source for planned in shots}
    for job in failed[:3]:
        label = job.payload["label"]
        message = (job.last_error or {}).get("message", "it was cancelled.")
        said.append(f"{label} ({places.get(label, 'no line')}): {message}")
    more = f" And {len(failed) - 3} more." if len(failed) > 3 else ""
    return CastmateError(
        f"{len(failed)} of {num_jobs} shots could not be made. {' '.join(said)}{more}",
        advice="The others are kept: the same command goes on from there.",
    )


def _chosen(book: TakeBook, shots: Sequence[PlannedShot]) -> list[tuple[PlannedShot, TakeRow]]:
    """Every shot with the take that is in the film."""
    by_key = book.takes_with(planned.row.key for planned in shots)
    locked = book.takes_called(p.row.selected for p in shots if p.row.locked)
    chosen = []
    for planned in shots:
        there = [take for take in by_key.get(planned.row.key, ()) if book.is_there(take)]
        own = [take for take in there if take.shot_id == planned.row.id]
        if not own and there:  # an equal shot was made for both
            book.share(planned.row.id, there)
            mine = book.takes_with([planned.row.key])[planned.row.key]
            own = [take for take in mine if take.shot_id == planned.row.id]
        take = locked.get(planned.row.selected or "") or best_of(own, planned.order.gate)
        if take is None:
            raise CastmateError(
                f"The take of {planned.row.label} was removed meanwhile.",
                advice="Run the command again.",
            )
        chosen.append((planned, take))
    return chosen
