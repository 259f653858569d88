"""``/api/characters``: look at characters, change them, take them away and bring them in."""

from __future__ import annotations

import secrets
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse, JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from castmate.characters.archive import export_character
from castmate.characters.character import Character
from castmate.characters.document import character_as_json
from castmate.characters.edit import edited
from castmate.characters.imported import imported
from castmate.characters.keeping import keep_changed
from castmate.characters.rights import check_name
from castmate.errors import ArchiveError
from castmate.films.videos.video_order import upload_path
from castmate.server.callers import Reader, Writer
from castmate.server.forms import Body
from castmate.server.http_errors import ApiError, refused
from castmate.server.openai import bodies
from castmate.server.openai.reading import file_of, text_of
from castmate.server.openai.shapes import JsonObject, ok
from castmate.server.services import Here
from castmate.server.uploads import take_in

router = APIRouter(prefix="/api/characters", tags=["Library"])
Words = list[str]


class Characters(BaseModel):
    """Characters by handle."""

    characters: list[JsonObject]


class CharacterDocument(BaseModel):
    """A character as it is written in a .castmate file, and where its sheet is."""

    model_config = ConfigDict(extra="allow")
    id: str
    handle: str
    name: str
    version: int


class CharacterChange(BaseModel):
    """What is to change; the rest stays."""

    model_config = ConfigDict(extra="forbid", strict=True)
    name: str | None = Field(None, max_length=80, examples=["Momo the Second"])
    handle: str | None = Field(None, max_length=80)
    traits: Words | None = Field(None, max_length=100)
    aliases: Words | None = Field(None, max_length=100)
    tags: Words | None = Field(None, max_length=100)
    best_view: int | None = Field(None, ge=1, description="Number of the view to put first.")
    still: bool = Field(
        default=False, description="Move one still view instead of the clip's motion."
    )
    statement: str | None = Field(None, max_length=2000)


@router.get("", responses=ok(Characters, 400))
def list_characters(
    here: Here, _caller: Reader, search: str = "", tag: str | None = None
) -> Response:
    """Every character, or those that *search* is found in, or that have a *tag*."""
    found = here.collection.search(search) if search.strip() else here.collection.all()
    chosen = [one for one in found if tag is None or tag in one.tags]
    return JSONResponse({"characters": [_shown(one) for one in chosen]})


@router.post(
    "/import", responses=ok(CharacterDocument, 400, 409, 413, 415), openapi_extra=bodies.IMPORT
)
def import_character(here: Here, _caller: Writer, sent: Body) -> Response:
    """Bring in the character of a .castmate file, under another handle if one is given."""
    upload, handle = file_of(sent.fields, "file"), text_of(sent.fields, "handle", most=80)
    part = upload_path(here.library.home, f"import_{secrets.token_hex(12)}")
    take_in(upload.file, part, max_bytes=here.settings.max_upload_bytes, param="file")
    try:
        return JSONResponse(_shown(imported(part, here.collection, handle=handle)))
    except ArchiveError as error:
        # Where it lies here is nobody's business.
        told = str(error).replace(str(part), "file")
        raise refused(told, "file", code=error.code) from error
    finally:
        part.unlink(missing_ok=True)


@router.get("/{handle}", responses=ok(CharacterDocument, 404))
def retrieve_character(here: Here, _caller: Reader, handle: str) -> Response:
    """A character, whole."""
    return JSONResponse(_shown(here.collection.get(handle)))


@router.patch("/{handle}", responses=ok(CharacterDocument, 400, 404, 409, 413))
def change_character(here: Here, _caller: Writer, handle: str, change: CharacterChange) -> Response:
    """Change a character; every change is a new version."""
    character = here.collection.get(handle)
    wanted = {name: value for name, value in change if name != "statement"}
    for value in wanted.values():
        _check_text(value)
    if change.name is not None:
        check_name(change.name, statement=change.statement)
    changed = edited(character, **wanted)
    if changed.version != character.version:
        keep_changed(here.collection, changed)
    return JSONResponse(_shown(changed))


@router.get("/{handle}/sheet", response_class=FileResponse, responses=bodies.binary("image/png"))
def show_sheet(here: Here, _caller: Reader, handle: str) -> Response:
    """Its sheet: all its views on one page."""
    path = here.collection.sheet_path(here.collection.get(handle))
    if not path.exists():
        raise ApiError(404, "This character has no sheet yet.", code="sheet_not_found")
    return FileResponse(path, media_type="image/png")


@router.get(
    "/{handle}/views/{number}",
    response_class=FileResponse,
    responses=bodies.binary("image/png"),
)
def show_view(here: Here, _caller: Reader, handle: str, number: int) -> Response:
    """One view, cut out; they count from 1, best first."""
    character = here.collection.get(handle)
    if not 1 <= number <= len(character.views):
        raise ApiError(
            404, f"It has views 1 to {len(character.views)}.", code="view_not_found", param="number"
        )
    view = character.views[number - 1]
    return FileResponse(here.library.blobs.path(view.picture), media_type="image/png")


@router.get("/{handle}/export", response_class=Response, responses=bodies.binary("application/zip"))
def export(here: Here, _caller: Reader, handle: str) -> Response:
    """A .castmate file with everything of a character."""
    character = here.collection.get(handle)
    path = upload_path(here.library.home, f"export_{secrets.token_hex(12)}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        export_character(character, here.library.blobs, path)
        content = path.read_bytes()
    finally:
        path.unlink(missing_ok=True)
    named = {"content-disposition": f'attachment; filename="{character.handle}.castmate"'}
    return Response(content, media_type="application/zip", headers=named)


def _shown(character: Character) -> dict[str, Any]:
    return character_as_json(character, sheet=f"/api/characters/{character.handle}/sheet")


def _check_text(value: object) -> None:
    """Raise :class:`ApiError` (400) for characters that are no text."""
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, str):
            text_of({"text": text}, "text", most=2000)
