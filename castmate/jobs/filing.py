"""Putting jobs into the table, taking them out of the running, and trying them again.

Where rows are locked one by one (Postgres), every statement here and in :mod:`leasing` locks the
rows of jobs first, in the order of their numbers, and the counter of versions last: so nobody ever
waits for one who waits for him.
"""

from __future__ import annotations

import json
import secrets

from sqlalchemy import Connection, func, insert, select, update

from castmate.jobs.job import JobNotFound, Json
from castmate.jobs.rows import change, change_all, take_versions
from castmate.library.job_tables import jobs

LIVE = ("queued", "running")
RETRIABLE = ("failed", "cancelled")


def file_job(
    connection: Connection,
    kind: str,
    payload: Json,
    *,
    key: str | None,
    group: str | None,
    priority: int,
    anew: bool,
    now: float,
) -> str:
    """The id of a new job, or of the one that already does what *key* stands for."""
    known = _same_key(connection, key, anew=anew, locked=True)
    if known is not None:
        # Somebody asks for it anew: it gets all of its tries again.
        connection.execute(update(jobs).where(jobs.c.id == known, jobs.c.tries > 0).values(tries=0))
        return known
    (number,) = take_versions(connection)  # from here on filing takes turns
    known = _same_key(connection, key, anew=anew)
    if known is not None:
        return known  # another filed it just now
    job_id = f"job_{secrets.token_hex(12)}"
    row = {
        "id": job_id, "number": number, "version": number, "kind": kind, "key": key,
        "group": group, "payload": json.dumps(dict(payload)), "state": "queued",
        "priority": priority, "created_at": now,
    }  # fmt: skip
    connection.execute(insert(jobs).values(row))
    return job_id


def _same_key(
    connection: Connection, key: str | None, *, anew: bool, locked: bool = False
) -> str | None:
    if key is None:
        return None
    states = LIVE if anew else (*LIVE, "done")
    same = (
        select(jobs.c.id)
        .where(jobs.c.key == key, jobs.c.state.in_(states))
        .order_by(jobs.c.number.desc())
        .limit(1)
    )
    if locked:
        same = same.with_for_update()
    return connection.execute(same).scalar_one_or_none()


def cancel_jobs(
    connection: Connection,
    *,
    now: float,
    job_id: str | None = None,
    group: str | None = None,
    running_too: bool = True,
) -> None:
    """Take queued jobs out, and have the workers of running ones asked to stop."""
    mine = jobs.c.id == job_id if job_id is not None else jobs.c.group == group
    live = (
        select(jobs.c.id, jobs.c.state, jobs.c.cancel_requested)
        .where(mine, jobs.c.state.in_(LIVE))
        .order_by(jobs.c.number)
        .with_for_update()
    )
    rows = connection.execute(live).all()
    waiting = [row.id for row in rows if row.state == "queued"]
    asked = [row.id for row in rows if row.state == "running" and not row.cancel_requested]
    change_all(connection, waiting, state="cancelled", finished_at=now)
    if running_too:
        change_all(connection, asked, cancel_requested=True)


def retry_jobs(
    connection: Connection, *, job_id: str | None = None, group: str | None = None
) -> list[str]:
    """Queue one failed or cancelled job again, or all failed ones, of a *group* or of all.

    The ids of those that are queued now. One whose key another live job has is left as it is.
    """
    over = select(jobs.c.id, jobs.c.key).order_by(jobs.c.number).with_for_update()
    if job_id is not None:
        over = over.where(jobs.c.id == job_id, jobs.c.state.in_(RETRIABLE))
    else:
        over = over.where(jobs.c.state == "failed")
        over = over if group is None else over.where(jobs.c.group == group)
    rows = connection.execute(over).all()
    if rows:
        take_versions(connection)  # from here on filing takes turns
    again: dict[str, str] = {}
    for row in rows:
        if not _same_key(connection, row.key, anew=True):
            again.setdefault(row.key or row.id, row.id)
    change_all(
        connection, list(again.values()), state="queued", tries=0, cancel_requested=False,
        progress=0.0, step="", finished_at=None, result=None, worker=None, lease_until=None,
    )  # fmt: skip
    return list(again.values())


def reorder_job(connection: Connection, job_id: str, priority: int) -> None:
    """Give a job another *priority*; raises :class:`JobNotFound`."""
    mine = select(jobs.c.id).where(jobs.c.id == job_id).with_for_update()
    if connection.execute(mine).first() is None:
        raise JobNotFound(job_id)
    change(connection, job_id, priority=priority)


def put_first(connection: Connection, job_id: str) -> None:
    """Give a job a priority above all that wait; raises :class:`JobNotFound`."""
    highest = select(func.max(jobs.c.priority)).where(jobs.c.state == "queued", jobs.c.id != job_id)
    reorder_job(connection, job_id, (connection.execute(highest).scalar_one() or 0) + 1)
