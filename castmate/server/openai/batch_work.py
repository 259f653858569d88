"""What a server does for its batches, step by step; a step that is done twice does no harm."""

from __future__ import annotations

import json
import secrets
import time
from typing import Any

from castmate.errors import CastmateError
from castmate.films.videos.video_order import upload_path
from castmate.media.files import write_whole
from castmate.server.callers import Caller
from castmate.server.forms import Sent
from castmate.server.http_errors import ApiError, as_api_error
from castmate.server.openai.batch_reading import (
    BatchLine,
    BatchRefused,
    answer_line,
    lines_of,
)
from castmate.server.openai.batch_store import BatchRow, BatchStore
from castmate.server.openai.file_store import FileStore
from castmate.server.openai.ordering import Ordering
from castmate.server.openai.video_object import standing_of, video_json
from castmate.server.openai.video_store import VideoStore
from castmate.server.openai.webhook_store import announce
from castmate.server.services import Services

_SETTLED = ("completed", "failed")


def tend_batches(services: Services) -> None:
    """Read batches that are new, and end those whose videos are all made."""
    for row in BatchStore(services.library).open():
        if services.is_closing.is_set():
            return
        if row.status == "validating":
            _begin(services, row)
        else:
            _end(services, row)


def counts_of(services: Services, row: BatchRow) -> dict[str, int]:
    """How many requests of a batch are done, and how many of all."""
    states = [standing_of(video).status for video in VideoStore(services.library).of_batch(row.id)]
    num_refused = len(json.loads(row.refused))
    return {
        "total": row.total,
        "completed": states.count("completed"),
        "failed": states.count("failed") + num_refused,
    }


def _begin(services: Services, row: BatchRow) -> None:
    store, files = BatchStore(services.library), FileStore(services.library)
    try:
        lines = lines_of(files.path(files.get(row.input_file_id)))
    except BatchRefused as error:
        _settle(services, row, "failed", errors=json.dumps(error.errors))
        return
    except (ApiError, CastmateError) as error:
        lost = [{"code": "file", "line": None, "message": str(error), "param": None}]
        _settle(services, row, "failed", errors=json.dumps(lost))
        return
    refused = [told for line in lines if (told := _order(services, row.id, line)) is not None]
    store.change(
        row.id, was=("validating",), status="in_progress", total=len(lines),
        refused=json.dumps(refused),
    )  # fmt: skip


def _order(services: Services, batch_id: str, line: BatchLine) -> dict[str, Any] | None:
    """Order the video of *line*; what is told of it where it is refused."""
    # The same line ordered twice, as after a crash, is the same video.
    sent = Sent(line.body, is_strict=False, idempotency_key=f"{batch_id}:{line.number}")
    ordering = Ordering(services, Caller(batch_id, frozenset({"write"})))
    try:
        ordering.create(sent, batch_id=batch_id, custom_id=f"{line.number}:{line.custom_id}")
    except ApiError as error:
        return answer_line(batch_id, (line.number, line.custom_id), error=error)
    except CastmateError as error:
        told = as_api_error(error)
        return answer_line(batch_id, (line.number, line.custom_id), error=told)
    return None


def _end(services: Services, row: BatchRow) -> None:
    videos = VideoStore(services.library).of_batch(row.id)
    live = [one for one in videos if one.deleted_at is None]
    if any(standing_of(one).status not in _SETTLED for one in live):
        return
    good: list[dict[str, Any]] = []
    bad: list[dict[str, Any]] = json.loads(row.refused)
    for one in live:
        number, _, custom_id = one.custom_id.partition(":")
        video = video_json(one)
        told = answer_line(row.id, (int(number), custom_id), video=video)
        (good if video["error"] is None else bad).append(told)
    status = "cancelled" if row.status == "cancelling" else "completed"
    _settle(
        services, row, status,
        output_file_id=_written(services, f"{row.id}_output.jsonl", good),
        error_file_id=_written(services, f"{row.id}_error.jsonl", bad),
    )  # fmt: skip


def _written(services: Services, name: str, lines: list[dict[str, Any]]) -> str | None:
    """The id of a file with *lines*; None where there are none."""
    if not lines:
        return None
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    part = upload_path(services.library.home, f"file_{secrets.token_hex(12)}")
    write_whole(part, text.encode())
    return str(FileStore(services.library).add(part, name=name, purpose="batch_output").id)


def _settle(services: Services, row: BatchRow, status: str, **values: Any) -> None:
    now = time.time()
    BatchStore(services.library).change(row.id, status=status, finished_at=now, **values)
    with services.library.database.writing() as connection:
        announce(connection, f"batch.{status}", row.id, now=now)
