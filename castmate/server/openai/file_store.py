"""Files that clients keep here for batches and pictures: rows, and blobs by content."""

from __future__ import annotations

import secrets
import time
from pathlib import Path
from typing import Any

from sqlalchemy import Row, delete, insert, select

from castmate.errors import CastmateError
from castmate.library.library import Library
from castmate.library.server_tables import files
from castmate.server.http_errors import not_found

FileRow = Row[Any]
LONGEST_NAME = 255
PURPOSES = (
    "assistants", "batch", "batch_output", "evals", "fine-tune", "user_data", "vision",
)  # fmt: skip


class FileStore:
    """The files of a library."""

    def __init__(self, library: Library) -> None:
        """Rows and blobs are those of *library*."""
        self._library = library
        self._database = library.database

    def add(
        self, path: Path, *, name: str, purpose: str, expires_seconds: int | None = None
    ) -> FileRow:
        """Take in the file at *path*; *name* is only ever shown."""
        size = path.stat().st_size
        blob = self._library.blobs.adopt(path)
        now = time.time()
        row = {
            "id": f"file-{secrets.token_hex(12)}", "filename": name[:LONGEST_NAME],
            "purpose": purpose, "bytes": size, "blob": blob, "created_at": now,
            "expires_at": None if expires_seconds is None else now + expires_seconds,
        }  # fmt: skip
        with self._database.writing() as connection:
            connection.execute(insert(files).values(row))
        return self.get(str(row["id"]))

    def get(self, file_id: str) -> FileRow:
        """The file of this id; raises :class:`castmate.server.http_errors.ApiError` (404)."""
        with self._database.reading() as connection:
            row = connection.execute(select(files).where(files.c.id == file_id)).first()
        if row is None or (row.expires_at is not None and row.expires_at < time.time()):
            raise not_found("file", file_id)
        return row

    def path(self, row: FileRow) -> Path:
        """Where its bytes are."""
        path = self._library.blobs.path(row.blob)
        if not path.exists():
            raise CastmateError(f"The bytes of {row.id} are gone.")
        return path

    def page(
        self, *, limit: int, after: str | None, purpose: str | None, order: str
    ) -> tuple[list[FileRow], bool]:
        """Up to *limit* files after the one of id *after*, and whether there are more."""
        column = files.c.position
        wanted = select(files).order_by(column.desc() if order == "desc" else column)
        if purpose is not None:
            wanted = wanted.where(files.c.purpose == purpose)
        if after is not None:
            edge = self.get(after).position
            wanted = wanted.where(column < edge if order == "desc" else column > edge)
        with self._database.reading() as connection:
            rows = list(connection.execute(wanted.limit(limit + 1)).all())
        return rows[:limit], len(rows) > limit

    def remove(self, file_id: str) -> None:
        """Forget a file, and its bytes where no other file has the same."""
        row = self.get(file_id)
        with self._database.writing() as connection:
            connection.execute(delete(files).where(files.c.id == file_id))
            same = select(files.c.id).where(files.c.blob == row.blob)
            is_used = connection.execute(same).first() is not None
        if not is_used:
            self._library.blobs.remove(row.blob)


def file_json(row: FileRow) -> dict[str, Any]:
    """A file as clients see it."""
    return {
        "id": row.id,
        "object": "file",
        "bytes": row.bytes,
        "created_at": int(row.created_at),
        "expires_at": None if row.expires_at is None else int(row.expires_at),
        "filename": row.filename,
        "purpose": row.purpose,
        "status": "processed",
        "status_details": None,
    }
