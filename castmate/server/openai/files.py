"""``/v1/files``: what batches read and write, and pictures that videos begin with."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any, Literal

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse, JSONResponse

from castmate.films.videos.video_order import upload_path
from castmate.server.callers import Reader, Writer
from castmate.server.forms import Body
from castmate.server.http_errors import refused
from castmate.server.openai import bodies
from castmate.server.openai.file_store import PURPOSES, FileStore, file_json
from castmate.server.openai.reading import file_of, refuse_unknown, required_text, whole_of
from castmate.server.openai.shapes import DeletedFile, FileList, FileObject, ok
from castmate.server.openai.videos import Limit
from castmate.server.openai.webhooks import page_of
from castmate.server.services import Here
from castmate.server.settings import MIB
from castmate.server.uploads import take_in

router = APIRouter(prefix="/v1/files", tags=["Files"])
MOST_BYTES = 200 * MIB
_LEAST_KEPT, _MOST_KEPT = 3600, 2_592_000
_BATCH_KEPT = 2_592_000


@router.post("", responses=ok(FileObject, 400, 413, 415), openapi_extra=bodies.FILE)
def create_file(here: Here, _caller: Writer, sent: Body) -> Response:
    """Keep a file here. Its name is only shown, never a path."""
    refuse_unknown(sent, ("file", "purpose", "expires_after"))
    upload = file_of(sent.fields, "file")
    purpose = required_text(sent.fields, "purpose", most=40)
    if purpose not in PURPOSES:
        raise refused(f"'purpose' must be one of {', '.join(PURPOSES)}.", "purpose")
    expires = _expires_seconds(sent.fields, purpose)
    part = upload_path(here.library.home, f"file_{secrets.token_hex(12)}")
    take_in(upload.file, part, max_bytes=MOST_BYTES, param="file")
    row = FileStore(here.library).add(
        part, name=_shown_name(upload.filename), purpose=purpose, expires_seconds=expires
    )
    return JSONResponse(file_json(row))


@router.get("", responses=ok(FileList, 400, 404))
def list_files(
    here: Here,
    _caller: Reader,
    limit: Limit = 20,
    after: str | None = None,
    purpose: str | None = None,
    order: Literal["asc", "desc"] = "desc",
) -> Response:
    """Files in pages, the newest first."""
    rows, has_more = FileStore(here.library).page(
        limit=limit, after=after or None, purpose=purpose, order=order
    )
    return JSONResponse(page_of([file_json(row) for row in rows], has_more=has_more))


@router.get("/{file_id}", responses=ok(FileObject, 404))
def retrieve_file(here: Here, _caller: Reader, file_id: str) -> Response:
    """What is known of a file."""
    return JSONResponse(file_json(FileStore(here.library).get(file_id)))


@router.delete("/{file_id}", responses=ok(DeletedFile, 404))
def delete_file(here: Here, _caller: Writer, file_id: str) -> Response:
    """Delete a file."""
    FileStore(here.library).remove(file_id)
    return JSONResponse({"id": file_id, "object": "file", "deleted": True})


@router.get("/{file_id}/content", response_class=FileResponse, responses=bodies.binary())
def download_file(here: Here, _caller: Reader, file_id: str) -> Response:
    """The bytes of a file."""
    store = FileStore(here.library)
    row = store.get(file_id)
    return FileResponse(
        store.path(row),
        media_type="application/octet-stream",
        filename=row.filename,
        content_disposition_type="attachment",
    )


def _shown_name(name: str | None) -> str:
    """The last part of *name*, as it may be shown."""
    last = (name or "").replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join(c if c.isprintable() else "_" for c in last).strip(". ")
    return shown.encode(errors="replace").decode()[:200] or "file"


def _expires_seconds(fields: Mapping[str, Any], purpose: str) -> int | None:
    told = fields.get("expires_after")
    if told in (None, ""):
        return _BATCH_KEPT if purpose == "batch" else None
    if not isinstance(told, Mapping) or told.get("anchor") != "created_at":
        raise refused("'expires_after' needs the anchor created_at and seconds.", "expires_after")
    seconds = whole_of(told, "seconds", most=_MOST_KEPT)
    if seconds is None or seconds < _LEAST_KEPT:
        raise refused(f"'seconds' must be {_LEAST_KEPT} to {_MOST_KEPT}.", "expires_after")
    return seconds
