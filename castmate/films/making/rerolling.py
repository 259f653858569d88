"""One take more of a shot, of another seed; those that are there stay."""

from __future__ import annotations

from castmate.characters.collection import Collection
from castmate.errors import BadInput
from castmate.films.book.take_rows import FilmRow, TakeRow
from castmate.films.book.takes import TakeBook
from castmate.films.making.film_plan import FilmPlan, Script, plan_film
from castmate.films.making.film_settings import FilmSettings
from castmate.films.making.filming import begun, do_jobs, file_shot
from castmate.jobs.queue import Queue
from castmate.report import Report


def planned_again(film: FilmRow, collection: Collection) -> FilmPlan:
    """The plan of *film* from the script and settings it was last made with."""
    form = film.settings.get("form")
    script = Script(
        film.script,
        str(film.settings.get("script", "")),
        form if form in ("fountain", "list") else "auto",
    )
    settings = FilmSettings.from_json(film.settings)
    return plan_film(script, settings, collection, output=film.output)


def reroll(
    film: FilmRow, label: str, collection: Collection, *, count: int, report: Report
) -> list[TakeRow]:
    """Make *count* takes more of the shot called *label*; the last one is selected.

    A locked shot keeps its own. Returns the new takes, in order.
    """
    if not 1 <= count <= 20:
        raise BadInput(f"{count} takes cannot be made at once.", advice="Give 1 to 20.")
    book, queue = TakeBook(collection.library), Queue(collection.library)
    row = book.shot(film.id, label)
    before = {take.id for take in book.takes_of(film.id).get(row.id, ())}
    for _ in range(count):
        plan = planned_again(film, collection)
        _, shots = begun(plan, book, film.output)
        planned = next(shot for shot in shots if shot.row.id == row.id)
        job = file_shot(queue, film.id, planned, another=True)
        do_jobs(queue, collection, {job.id: job}, 1, shots, report)
    return [take for take in book.takes_of(film.id)[row.id] if take.id not in before]
