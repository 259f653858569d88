"""``/api/plans``: what a script would become, before anything is spent."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from castmate.films.book.takes import TakeBook
from castmate.films.making.estimate import estimated_seconds
from castmate.films.making.film_plan import FilmPlan, PlannedShot, Script, plan_film, seconds_of
from castmate.films.making.film_settings import FilmSettings
from castmate.films.making.film_work import film_file
from castmate.scripts.plan_json import shot_as_json
from castmate.server.callers import Reader
from castmate.server.http_errors import refused
from castmate.server.openai.reading import text_of
from castmate.server.openai.shapes import JsonObject, ok
from castmate.server.services import Here, Services

router = APIRouter(prefix="/api/plans", tags=["Films"])
LONGEST_SCRIPT = 4_000_000


class FilmWish(BaseModel):
    """A script, and how it is to be made."""

    model_config = ConfigDict(extra="forbid", strict=True)
    name: str = Field(max_length=80, pattern=r"^[A-Za-z0-9_-]+$", examples=["surf"])
    script: str = Field(min_length=1, max_length=LONGEST_SCRIPT, examples=["Momo surfs.\n"])
    form: Literal["fountain", "list", "auto"] = "auto"
    size: str = Field("1280x720", pattern=r"^\d{2,4}x\d{2,4}$")
    frame_rate: str = Field("24", pattern=r"^[1-9]\d{0,2}$")
    look: Literal["sticker", "cel", "plain"] = "sticker"
    seed: int = Field(1, ge=0, le=2**31 - 1)
    gate_percent: float | None = Field(95.0, gt=0, le=100)
    tries: int = Field(3, ge=1, le=20)
    subtitles: bool = False
    draft: bool = Field(default=False, description="Small and quick, without a gate.")

    def settings(self) -> FilmSettings:
        """How it is to be made."""
        told = self.model_dump(exclude={"name", "script", "form", "draft"})
        settings = FilmSettings.from_json({"renderer": "animatic", **told})
        return settings.as_draft() if self.draft else settings


class Plan(BaseModel):
    """What a script would become."""

    title: str
    form: str
    tokens: int
    seconds: float
    estimated_seconds: float
    num_missing: int
    settings: JsonObject
    shots: list[JsonObject]
    warnings: list[JsonObject]


@router.post("", responses=ok(Plan, 400, 404, 413))
def plan(here: Here, _caller: Reader, wish: FilmWish) -> Response:
    """Scenes, shots, cast and warnings; nothing is rendered and nothing is kept."""
    return JSONResponse(plan_json(planned(here, wish), here))


def planned(here: Services, wish: FilmWish) -> FilmPlan:
    """The plan of *wish*; raises what the script has to say, with line and column."""
    text_of({"script": wish.script}, "script", most=LONGEST_SCRIPT)
    if not wish.script.strip():
        raise refused("'script' is empty.", "script")
    output = film_file(here.library.home, wish.name)
    script = Script(wish.script, wish.name, wish.form)
    return plan_film(script, wish.settings(), here.collection, output=output)


def plan_json(found: FilmPlan, here: Services) -> dict[str, Any]:
    """*found* as plain JSON values."""
    film = found.film
    seconds = estimated_seconds(found, TakeBook(here.library), num_workers=1)
    return {
        "title": film.title,
        "form": film.form,
        "tokens": film.tokens,
        "seconds": round(float(seconds_of(found)), 3),
        "estimated_seconds": round(seconds, 1),
        "num_missing": len(found.missing),
        "settings": found.settings.as_json(),
        "shots": [_shot(each) for each in found.shots],
        "warnings": [
            {"code": w.code, "text": w.text, "line": w.source.line, "column": w.source.column}
            for w in film.warnings
        ],
    }


def _shot(each: PlannedShot) -> dict[str, Any]:
    shot = each.shot
    return {
        "label": shot.label,
        "line": shot.source.line,
        "column": shot.source.column,
        "entered_by": shot.entered_by,
        "is_ready": each.is_ready,
        **shot_as_json(shot.shot),
    }
