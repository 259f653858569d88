"""``/api/films``: films that are made from scripts, their shots and takes, and what leaves here."""

from __future__ import annotations

import secrets
import shutil
from typing import Any, Literal

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse, JSONResponse
from pydantic import BaseModel, ConfigDict, Field
from starlette.background import BackgroundTask

from castmate.films.book.take_rows import FilmRow, ShotRow, TakeRow
from castmate.films.book.takes import FilmNotFound, TakeBook
from castmate.films.making.film_plan import seconds_of
from castmate.films.making.film_work import FILM
from castmate.jobs.document import job_as_json
from castmate.jobs.job import Job
from castmate.server.api.plans import FilmWish, planned
from castmate.server.callers import Reader, Writer
from castmate.server.http_errors import ApiError
from castmate.server.openai import bodies
from castmate.server.openai.shapes import JsonObject, ok
from castmate.server.services import Here, Services

router = APIRouter(prefix="/api/films", tags=["Films"])
Form = Literal["otio", "edl", "fcpxml", "srt", "vtt", "zip"]


class Films(BaseModel):
    """Films by name."""

    films: list[JsonObject]


class FilmDocument(BaseModel):
    """A film with its shots and takes."""

    id: str
    name: str
    title: str
    updated_at: float
    is_made: bool
    shots: list[JsonObject]


class OrderedFilm(BaseModel):
    """A film whose making is filed."""

    name: str
    job: JsonObject
    num_shots: int
    seconds: float


class TakeChange(BaseModel):
    """What is to become of a shot's takes."""

    model_config = ConfigDict(extra="forbid", strict=True)
    select: int | None = Field(None, ge=1, description="Number of the take to be in the film.")
    lock: bool | None = Field(None, description="Keep the selected take whatever happens.")


@router.get("", responses=ok(Films))
def list_films(here: Here, _caller: Reader) -> Response:
    """Every film of the library, also those made on the command line."""
    return JSONResponse({"films": [_head(film) for film in TakeBook(here.library).films()]})


@router.post("", responses=ok(OrderedFilm, 400, 404, 413))
def make_film(here: Here, _caller: Writer, wish: FilmWish) -> Response:
    """File the making of a film. What is there of it already is not made again."""
    plan = planned(here, wish)
    order = {
        "name": wish.name, "script": wish.script, "form": wish.form,
        "settings": wish.settings().as_json(),
    }  # fmt: skip
    job = here.queue.file(FILM, order, key=f"film {wish.name}", group=wish.name, anew=True)
    return JSONResponse(
        {
            "name": wish.name,
            "job": _shown(job),
            "num_shots": len(plan.shots),
            "seconds": round(float(seconds_of(plan)), 3),
        }
    )


@router.get("/{name}", responses=ok(FilmDocument, 404))
def retrieve_film(here: Here, _caller: Reader, name: str) -> Response:
    """A film with its shots, every take of each, and which is selected."""
    film = _film(here, name)
    book = TakeBook(here.library)
    takes = book.takes_of(film.id)
    shots = [_shot(row, takes.get(row.id, [])) for row in book.shots(film.id)]
    return JSONResponse({**_head(film), "shots": shots})


@router.get("/{name}/content", response_class=FileResponse, responses=bodies.binary("video/mp4"))
def download_film(here: Here, _caller: Reader, name: str) -> Response:
    """The film itself, whole or in parts."""
    film = _film(here, name)
    _check_made(film)
    return FileResponse(film.output, media_type="video/mp4", filename=f"{film.name}.mp4")


@router.get("/{name}/export/{form}", response_class=FileResponse, responses=bodies.binary())
def export_film(here: Here, _caller: Reader, name: str, form: Form) -> Response:
    """A film for an editor or a player: a timeline, its subtitles, or all of it in one zip."""
    # Here, as timelines need libraries that are slow to start and seldom wanted.
    from castmate.films.exports.finished import finished_film
    from castmate.films.exports.hand_over import form_of, hand_over

    film = _film(here, name)
    _check_made(film)
    folder = here.library.home.folder / "uploads" / f"handed_{secrets.token_hex(12)}"
    folder.mkdir(parents=True)
    try:
        finished = finished_film(film.id, here.collection)
        written = hand_over(finished, form_of(form), folder / f"{film.name}.{form}")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return FileResponse(
        written.output, filename=written.output.name, media_type="application/octet-stream",
        background=BackgroundTask(shutil.rmtree, folder, ignore_errors=True),
    )  # fmt: skip


@router.patch("/{name}/shots/{label}", responses=ok(FilmDocument, 400, 404, 413))
def change_shot(here: Here, caller: Writer, name: str, label: str, change: TakeChange) -> Response:
    """Select a take of a shot, lock it or unlock it. Ask for the film again to put it in."""
    film, book = _film(here, name), TakeBook(here.library)
    shot = book.shot(film.id, label)
    if change.select is not None:
        book.select(shot, change.select)
    if change.lock is not None:
        book.lock(book.shot(film.id, label), locked=change.lock)
    return retrieve_film(here, caller, name)


@router.delete("/{name}/shots/{label}/takes/{number}", responses=ok(FilmDocument, 400, 404))
def remove_take(here: Here, caller: Writer, name: str, label: str, number: int) -> Response:
    """Forget a take that is not selected."""
    film, book = _film(here, name), TakeBook(here.library)
    book.remove(book.shot(film.id, label), number)
    return retrieve_film(here, caller, name)


@router.get(
    "/{name}/shots/{label}/takes/{number}/content",
    response_class=FileResponse,
    responses=bodies.binary("video/mp4"),
)
def download_take(here: Here, _caller: Reader, name: str, label: str, number: int) -> Response:
    """The video of one take."""
    film, book = _film(here, name), TakeBook(here.library)
    shot = book.shot(film.id, label)
    found = [take for take in book.takes_of(film.id).get(shot.id, []) if take.number == number]
    if not found:
        raise ApiError(404, "The shot has no such take.", code="take_not_found", param="number")
    path = here.library.blobs.path(found[0].video)
    return FileResponse(path, media_type="video/mp4", filename=f"{shot.label}.take{number}.mp4")


def _film(here: Services, name: str) -> FilmRow:
    """The film of this name or id: paths are for the command line."""
    films = TakeBook(here.library).films()
    for film in films:
        if name in (film.id, film.name):
            return film
    raise FilmNotFound(name, [film.name for film in films])


def _check_made(film: FilmRow) -> None:
    if not film.output.is_file():
        raise ApiError(409, "The film is not made yet.", code="film_not_made")


def _head(film: FilmRow) -> dict[str, Any]:
    return {
        "id": film.id,
        "name": film.name,
        "title": film.title,
        "updated_at": film.updated_at,
        "is_made": film.output.is_file(),
    }


def _shot(row: ShotRow, takes: list[TakeRow]) -> dict[str, Any]:
    return {
        "id": row.id,
        "label": row.label,
        "locked": row.locked,
        "selected": next((take.number for take in takes if take.id == row.selected), None),
        "takes": [take.as_json() for take in takes],
    }


def _shown(job: Job) -> dict[str, Any]:
    return {name: value for name, value in job_as_json(job).items() if name != "payload"}
