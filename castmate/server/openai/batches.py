"""``/v1/batches``: many videos at once, from a file."""

from __future__ import annotations

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse

from castmate.server.callers import Reader, Writer
from castmate.server.forms import Body
from castmate.server.http_errors import ApiError, refused
from castmate.server.openai import bodies
from castmate.server.openai.batch_reading import ENDPOINT
from castmate.server.openai.batch_store import BatchRow, BatchStore, batch_json
from castmate.server.openai.batch_work import counts_of
from castmate.server.openai.file_store import FileStore
from castmate.server.openai.reading import refuse_unknown, required_text
from castmate.server.openai.shapes import Batch, BatchList, ok
from castmate.server.openai.videos import Limit
from castmate.server.openai.webhooks import page_of
from castmate.server.services import Here, Services

router = APIRouter(prefix="/v1/batches", tags=["Batches"])
_KNOWN = ("input_file_id", "endpoint", "completion_window", "metadata", "output_expires_after")
_MOST_LABELS = 16


@router.post("", responses=ok(Batch, 400, 413, 415), openapi_extra=bodies.BATCH)
def create_batch(here: Here, _caller: Writer, sent: Body) -> Response:
    """Order a video for each line of a file, whose purpose is batch."""
    refuse_unknown(sent, _KNOWN)
    if required_text(sent.fields, "endpoint", most=80) != ENDPOINT:
        raise refused(f"'endpoint' must be {ENDPOINT}; nothing else is made here.", "endpoint")
    if required_text(sent.fields, "completion_window", most=20) != "24h":
        raise refused("'completion_window' must be 24h.", "completion_window")
    file_id = required_text(sent.fields, "input_file_id", most=80)
    try:
        file = FileStore(here.library).get(file_id)
    except ApiError as error:
        raise refused(error.message, "input_file_id", code="file_not_found") from error
    if file.purpose != "batch":
        raise refused("The file's purpose is not batch.", "input_file_id")
    labels = _labels(sent.fields.get("metadata"))
    row = BatchStore(here.library).add(input_file_id=file_id, metadata=labels)
    return _answer(here, row)


@router.get("", responses=ok(BatchList, 400, 404))
def list_batches(
    here: Here, _caller: Reader, limit: Limit = 20, after: str | None = None
) -> Response:
    """Batches in pages, the newest first."""
    rows, has_more = BatchStore(here.library).page(limit=limit, after=after or None)
    data = [batch_json(row, counts_of(here, row)) for row in rows]
    return JSONResponse(page_of(data, has_more=has_more))


@router.get("/{batch_id}", responses=ok(Batch, 404))
def retrieve_batch(here: Here, _caller: Reader, batch_id: str) -> Response:
    """A batch, and how far it is."""
    return _answer(here, BatchStore(here.library).get(batch_id))


@router.post("/{batch_id}/cancel", responses=ok(Batch, 400, 404))
def cancel_batch(here: Here, _caller: Writer, batch_id: str) -> Response:
    """Stop what is not made yet."""
    return _answer(here, BatchStore(here.library).cancel(batch_id, here.queue))


def _answer(here: Services, row: BatchRow) -> Response:
    return JSONResponse(batch_json(row, counts_of(here, row)))


def _labels(value: object) -> dict[str, str] | None:
    if value is None:
        return None
    is_right = isinstance(value, dict) and all(
        isinstance(name, str) and len(name) <= 64 and isinstance(text, str) and len(text) <= 512
        for name, text in value.items()
    )
    if not isinstance(value, dict) or not is_right or len(value) > _MOST_LABELS:
        raise refused(f"'metadata' must be at most {_MOST_LABELS} short texts.", "metadata")
    return dict(value)
