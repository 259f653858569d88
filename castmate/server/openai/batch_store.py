"""Batches: a file of requests becomes videos, and their ends become a file of answers."""

from __future__ import annotations

import json
import secrets
import time
from typing import Any

from sqlalchemy import Row, insert, select, update

from castmate.jobs.queue import Queue
from castmate.library.library import Library
from castmate.library.server_tables import batches
from castmate.server.http_errors import not_found, refused

BatchRow = Row[Any]
OPEN = ("validating", "in_progress", "cancelling")
_WINDOW_SECONDS = 24 * 3600


class BatchStore:
    """The batches of a library."""

    def __init__(self, library: Library) -> None:
        """Rows are those of *library*."""
        self._library = library
        self._database = library.database

    def add(self, *, input_file_id: str, metadata: dict[str, str] | None) -> BatchRow:
        """A new batch, to be read soon."""
        row = {
            "id": f"batch_{secrets.token_hex(12)}", "input_file_id": input_file_id,
            "status": "validating", "created_at": time.time(),
            "labels": None if metadata is None else json.dumps(metadata),
        }  # fmt: skip
        with self._database.writing() as connection:
            connection.execute(insert(batches).values(row))
        return self.get(str(row["id"]))

    def get(self, batch_id: str) -> BatchRow:
        """The batch of this id; raises :class:`castmate.server.http_errors.ApiError` (404)."""
        with self._database.reading() as connection:
            row = connection.execute(select(batches).where(batches.c.id == batch_id)).first()
        if row is None:
            raise not_found("batch", batch_id)
        return row

    def open(self) -> list[BatchRow]:
        """Those that are not over, oldest first."""
        wanted = select(batches).where(batches.c.status.in_(OPEN)).order_by(batches.c.position)
        with self._database.reading() as connection:
            return list(connection.execute(wanted).all())

    def page(self, *, limit: int, after: str | None) -> tuple[list[BatchRow], bool]:
        """Up to *limit* batches, newest first, after the one of id *after*; and if more."""
        wanted = select(batches).order_by(batches.c.position.desc())
        if after is not None:
            wanted = wanted.where(batches.c.position < self.get(after).position)
        with self._database.reading() as connection:
            rows = list(connection.execute(wanted.limit(limit + 1)).all())
        return rows[:limit], len(rows) > limit

    def change(self, batch_id: str, *, was: tuple[str, ...] = OPEN, **values: Any) -> None:
        """Write *values*, unless the batch is no longer in one of the states it *was* in."""
        mine = update(batches).where(batches.c.id == batch_id, batches.c.status.in_(was))
        with self._database.writing() as connection:
            connection.execute(mine.values(**values))

    def cancel(self, batch_id: str, queue: Queue) -> BatchRow:
        """Stop what is not made yet; what is made stays."""
        row = self.get(batch_id)
        if row.status in ("completed", "failed", "cancelled"):
            raise refused(f"The batch is {row.status} already.", "batch_id")
        self.change(batch_id, status="cancelling", cancelling_at=time.time())
        queue.cancel_group(batch_id)
        return self.get(batch_id)


def batch_json(row: BatchRow, counts: dict[str, int]) -> dict[str, Any]:
    """A batch as clients see it; *counts* has total, completed and failed."""
    ended = None if row.finished_at is None else int(row.finished_at)
    errors = json.loads(row.errors)
    return {
        "id": row.id,
        "object": "batch",
        "endpoint": "/v1/videos",
        "completion_window": "24h",
        "input_file_id": row.input_file_id,
        "status": row.status,
        "errors": {"object": "list", "data": errors} if errors else None,
        "output_file_id": row.output_file_id,
        "error_file_id": row.error_file_id,
        "created_at": int(row.created_at),
        "in_progress_at": None if row.status == "validating" else int(row.created_at),
        "completed_at": ended if row.status == "completed" else None,
        "failed_at": ended if row.status == "failed" else None,
        "cancelling_at": None if row.cancelling_at is None else int(row.cancelling_at),
        "cancelled_at": ended if row.status == "cancelled" else None,
        "expires_at": int(row.created_at) + _WINDOW_SECONDS,
        "request_counts": counts,
        "metadata": None if row.labels is None else json.loads(row.labels),
    }
