"""Rows of the table of jobs, and the counter that gives every change its version."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, bindparam, update

from castmate.jobs.job import (
    Cancelled,
    Done,
    Failed,
    Job,
    Json,
    Queued,
    Running,
    State,
    StateName,
)
from castmate.library.job_tables import jobs, queue

UNKNOWN_ERROR: Json = {"code": "failed", "message": "It failed without a word."}


def as_job(row: Row[Any]) -> Job:
    """*row* of the table as a value."""
    return Job(
        id=row.id,
        number=row.number,
        kind=row.kind,
        key=row.key,
        group=row.group,
        payload=json.loads(row.payload),
        priority=row.priority,
        state=_state(row),
        attempt=row.attempt,
        tries=row.tries,
        progress=row.progress,
        step=row.step,
        last_error=json.loads(row.error) if row.error else None,
        created_at=row.created_at,
        started_at=row.started_at,
        finished_at=row.finished_at,
        version=row.version,
    )


def _state(row: Row[Any]) -> State:
    name: StateName = row.state
    match name:
        case "queued":
            return Queued()
        case "running":
            return Running(row.worker, row.lease_until, row.cancel_requested)
        case "done":
            return Done(json.loads(row.result or "{}"))
        case "failed":
            return Failed(json.loads(row.error) if row.error else UNKNOWN_ERROR)
        case "cancelled":
            return Cancelled()


def take_versions(connection: Connection, count: int = 1) -> range:
    """The next *count* versions. Whoever takes some is the only writer until it commits."""
    taken = update(queue).values(version=queue.c.version + count).returning(queue.c.version)
    last = connection.execute(taken).scalar_one()
    return range(last - count + 1, last + 1)


def change(connection: Connection, job_id: str, **values: Any) -> None:
    """Write *values* into the row of one job, locked by the caller, with a new version."""
    (version,) = take_versions(connection)
    connection.execute(update(jobs).where(jobs.c.id == job_id).values(version=version, **values))


def change_all(connection: Connection, job_ids: Sequence[str], **values: Any) -> None:
    """Write the same *values* into the rows of several jobs, each with a version of its own.

    The caller has locked them.
    """
    if not job_ids:
        return
    versions = take_versions(connection, len(job_ids))
    changed = update(jobs).where(jobs.c.id == bindparam("of")).values(
        version=bindparam("as_version"), **values
    )  # fmt: skip
    pairs: Iterable[tuple[str, int]] = zip(job_ids, versions, strict=True)
    connection.execute(changed, [{"of": of, "as_version": version} for of, version in pairs])
