"""Rows of takes as they are written, and their files as they are forgotten."""

from __future__ import annotations

import json
import secrets
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, insert, or_, select, update

from castmate.errors import CastmateError
from castmate.films.book.take_rows import NewTake, TakeRow, take_from
from castmate.library.blobs import FolderBlobs
from castmate.library.film_tables import film_shots, takes


def write_take_row(
    connection: Connection, blobs: FolderBlobs, shot_id: str, take: NewTake, *, now: float
) -> TakeRow:
    """Add *take* to a shot, or tell the one of its key and seed that is there.

    That one is brought up to date where it was not measured, or its files are gone.
    """
    for name in (take.video, take.sidecar):
        if not blobs.path(name).exists():  # forgotten just now, with another take that had it
            raise CastmateError(
                f"The file of a take is missing ({name[:12]}).", advice="Run the command again."
            )
    mine = select(takes).where(
        takes.c.shot_id == shot_id, takes.c.key == take.key, takes.c.seed == take.seed
    )
    row = connection.execute(mine).first()
    if row is None:
        values = _values(take) | {
            "id": f"take_{secrets.token_hex(12)}", "shot_id": shot_id,
            "number": _next_number(connection, shot_id), "created_at": now,
        }  # fmt: skip
        connection.execute(insert(takes).values(values))
    elif row.verdict == "not measured" or not _is_whole(blobs, take_from(row)):
        connection.execute(update(takes).where(takes.c.id == row.id).values(_values(take)))
    return take_from(connection.execute(mine).one())


def forget_blobs(connection: Connection, blobs: FolderBlobs, take: TakeRow) -> None:
    """Remove the files of *take*, whose row is gone, as far as no other take has them."""
    for name in (take.video, take.sidecar):
        others = select(takes.c.id).where(or_(takes.c.video == name, takes.c.sidecar == name))
        if connection.execute(others).first() is None:
            blobs.remove(name)


def _is_whole(blobs: FolderBlobs, take: TakeRow) -> bool:
    return blobs.path(take.video).exists() and blobs.path(take.sidecar).exists()


def _next_number(connection: Connection, shot_id: str) -> int:
    its = film_shots.c.id == shot_id
    counted = update(film_shots).where(its).values(takes_made=film_shots.c.takes_made + 1)
    return int(connection.execute(counted.returning(film_shots.c.takes_made)).scalar_one())


def _values(take: NewTake) -> dict[str, Any]:
    values = {field.name: getattr(take, field.name) for field in fields(NewTake)}
    return values | {"recipe": json.dumps(take.recipe, ensure_ascii=False)}
