"""Attempts at jobs: begun by a claim, kept by renewals, ended once, and only by their own worker.

Every statement about an attempt says which one it means (fencing): a worker that was away too long
finds that its attempt is over, whatever it has made meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from castmate import errors
from castmate.jobs.job import MOST_TRIES, Claim, Job, Json, LeaseLost
from castmate.jobs.rows import as_job, change
from castmate.jobs.work import Publish
from castmate.library.job_tables import jobs, queue

_PAUSED = select(queue.c.paused)


def next_job(kinds: Collection[str] | None) -> Select[Any]:
    """The row that goes next: the highest priority, then the longest in the queue."""
    waiting = select(jobs).where(jobs.c.state == "queued")
    if kinds is not None:
        waiting = waiting.where(jobs.c.kind.in_(kinds))
    return waiting.order_by(jobs.c.priority.desc(), jobs.c.number).limit(1)


def is_something_to_do(connection: Connection, kinds: Collection[str] | None) -> bool:
    """Whether a job of one of the *kinds* waits, and may be begun."""
    if connection.execute(_PAUSED).scalar_one():
        return False
    return connection.execute(next_job(kinds)).first() is not None


def count_claimable(connection: Connection, kinds: Collection[str] | None) -> int:
    """How many jobs of the *kinds* wait, and may be begun."""
    if connection.execute(_PAUSED).scalar_one():
        return 0
    waiting = select(func.count()).select_from(jobs).where(jobs.c.state == "queued")
    if kinds is not None:
        waiting = waiting.where(jobs.c.kind.in_(kinds))
    return connection.execute(waiting).scalar_one()


def claim_next(
    connection: Connection,
    worker: str,
    kinds: Collection[str] | None,
    *,
    lease_seconds: float,
    now: float,
) -> Job | None:
    """Begin an attempt at the next job of one of the *kinds* (None: of any)."""
    row = connection.execute(next_job(kinds).with_for_update(skip_locked=True)).first()
    # Locked, so that nothing is begun after a pause was said.
    if row is None or connection.execute(_PAUSED.with_for_update()).scalar_one():
        return None
    change(
        connection, row.id, state="running", attempt=row.attempt + 1, tries=row.tries + 1,
        worker=worker, lease_seconds=lease_seconds, lease_until=now + lease_seconds,
        cancel_requested=False, progress=0.0, step="", started_at=now,
    )  # fmt: skip
    return as_job(connection.execute(select(jobs).where(jobs.c.id == row.id)).one())


def renew_lease(
    connection: Connection, claim: Claim, *, progress: float, step: str, now: float
) -> None:
    """Keep the attempt; raises :class:`LeaseLost` or :class:`castmate.errors.Cancelled`."""
    _mine(connection, claim, locked=True)
    change(
        connection, claim.job.id, progress=min(1.0, max(0.0, progress)), step=step[:80],
        lease_until=now + claim.lease_seconds,
    )  # fmt: skip


def check_lease(connection: Connection, claim: Claim) -> None:
    """Raise as :func:`renew_lease` does, but change nothing."""
    _mine(connection, claim, locked=False)


def finish_attempt(
    connection: Connection, claim: Claim, result: Json, publish: Publish | None, *, now: float
) -> None:
    """End the attempt with a *result* and publish it: all of it, or nothing."""
    if _finished_before(connection, claim):
        return  # the earlier call did it, but its caller was not told
    _mine(connection, claim, locked=True)
    if publish is not None:
        publish(connection)
    change(
        connection, claim.job.id, state="done", result=json.dumps(dict(result)), error=None,
        progress=1.0, finished_at=now,
    )  # fmt: skip


def fail_attempt(
    connection: Connection, claim: Claim, error: Json, *, retry: bool, now: float
) -> None:
    """End the attempt with an *error*; where *retry*, and tries are left, the job is queued."""
    row = _attempt(connection, claim, locked=True)
    _settle(connection, row, error, retry=retry, now=now)


def hand_back(connection: Connection, claim: Claim, *, now: float) -> None:
    """End the attempt as if it had not been tried; one that should stop is cancelled."""
    row = _attempt(connection, claim, locked=True)
    if row.cancel_requested:
        change(connection, row.id, state="cancelled", finished_at=now)
    else:
        change(connection, row.id, state="queued", tries=row.tries - 1, progress=0.0, step="")


def reclaim(connection: Connection, expired: Sequence[tuple[str, int]], *, now: float) -> list[str]:
    """End the attempts whose leases have run out: (id of the job, its version as it was seen).

    The ids of the jobs it concerned; one that was renewed meanwhile is not among them.
    """
    ended = []
    for job_id, version in sorted(expired):
        seen = jobs.c.id == job_id, jobs.c.version == version, jobs.c.state == "running"
        row = connection.execute(
            select(jobs).where(*seen).with_for_update(skip_locked=True)
        ).first()
        if row is not None:
            _settle(connection, row, _gone(row), retry=True, now=now)
            ended.append(job_id)
    return ended


def _settle(connection: Connection, row: Row[Any], error: Json, *, retry: bool, now: float) -> None:
    said = json.dumps(dict(error))
    if row.cancel_requested:
        change(connection, row.id, state="cancelled", finished_at=now)
    elif retry and row.tries < MOST_TRIES:
        change(connection, row.id, state="queued", error=said, progress=0.0, step="")
    else:
        change(connection, row.id, state="failed", error=said, finished_at=now)


def _gone(row: Row[Any]) -> Json:
    at = f' at "{row.step}"' if row.step else ""
    return {
        "code": "worker_gone",
        "message": f"The worker stopped without a word{at} (attempt {row.attempt}). "
        f"Try the job again: castmate jobs retry {row.id}",
    }


def _finished_before(connection: Connection, claim: Claim) -> bool:
    same = jobs.c.id == claim.job.id, jobs.c.attempt == claim.job.attempt, jobs.c.state == "done"
    return connection.execute(select(jobs.c.id).where(*same)).first() is not None


def _mine(connection: Connection, claim: Claim, *, locked: bool) -> None:
    if _attempt(connection, claim, locked=locked).cancel_requested:
        raise errors.Cancelled


def _attempt(connection: Connection, claim: Claim, *, locked: bool) -> Row[Any]:
    """The row of a claim's job while the claim's attempt is the one that runs."""
    attempt = select(jobs).where(
        jobs.c.id == claim.job.id, jobs.c.attempt == claim.job.attempt, jobs.c.state == "running"
    )
    row = connection.execute(attempt.with_for_update() if locked else attempt).first()
    if row is None:
        raise LeaseLost(claim)
    return row
