"""The queue: every job there is, who is at it, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Select, func, select, update

from castmate.jobs import filing, leasing
from castmate.jobs.clock import Clock, SystemClock
from castmate.jobs.job import Claim, Job, JobNotFound, Json, StateName, attempt_name
from castmate.jobs.presence import Presence, ProcessPresence
from castmate.jobs.rows import as_job, take_versions
from castmate.jobs.watch import Lease, Watch
from castmate.jobs.work import Publish
from castmate.library.job_tables import jobs, queue
from castmate.library.library import Library

LEASE_SECONDS = 30.0
"""How long a worker may be silent before another takes its job over."""


class Queue:
    """Jobs in a library. Any number of processes and threads may use one at the same time.

    Every method is one short transaction. Raises :class:`castmate.errors.NoSpace` where the
    database cannot be used.
    """

    def __init__(
        self,
        library: Library,
        *,
        clock: Clock | None = None,
        presence: Presence | None = None,
    ) -> None:
        """The queue of *library*; *clock* tells it the time, *presence* who is still there."""
        self.library = library
        self.clock = clock or SystemClock()
        self._database = library.database
        on_sqlite = library.database.engine.dialect.name == "sqlite"
        self._presence = presence or ProcessPresence(one_machine=on_sqlite)
        self._watch = Watch()

    # Filing

    def file(
        self,
        kind: str,
        payload: Json,
        *,
        key: str | None = None,
        group: str | None = None,
        priority: int = 0,
        anew: bool = False,
    ) -> Job:
        """File a job of *kind*, unless one with the same *key* waits, runs or is done: then it.

        With *anew* one that is done does not count. Asking for a job again gives it all its tries.
        """
        with self._database.writing() as connection:
            job_id = filing.file_job(
                connection, kind, payload, key=key, group=group, priority=priority, anew=anew,
                now=self.clock.now(),
            )  # fmt: skip
            return as_job(connection.execute(select(jobs).where(jobs.c.id == job_id)).one())

    # Working

    def claim(
        self,
        worker: str,
        kinds: Collection[str] | None = None,
        lease_seconds: float = LEASE_SECONDS,
    ) -> Claim | None:
        """Begin an attempt at the job that goes next, of one of the *kinds* (None: of any)."""
        with self._database.reading() as connection:  # who finds nothing keeps nobody waiting
            if not leasing.is_something_to_do(connection, kinds):
                return None
        with self._database.writing() as connection:
            job = leasing.claim_next(
                connection, worker, kinds, lease_seconds=lease_seconds, now=self.clock.now()
            )
        if job is None:
            return None
        self._watch.note(job.id, job.version, passed=self.clock.passed())
        return Claim(job, worker, lease_seconds)

    def renew(self, claim: Claim, progress: float = 0.0, step: str = "") -> None:
        """Keep an attempt, and tell how far it is: *progress* from 0 to 1, and the *step*.

        Raises :class:`LeaseLost` where it is no longer the claim's, and
        :class:`castmate.errors.Cancelled` where the user asked to stop.
        """
        with self._database.writing() as connection:
            leasing.renew_lease(
                connection, claim, progress=progress, step=step, now=self.clock.now()
            )

    def check(self, claim: Claim) -> None:
        """Raise as :meth:`renew` does, but only look: nobody has to wait for it."""
        with self._database.reading() as connection:
            leasing.check_lease(connection, claim)

    def finish(self, claim: Claim, result: Json, publish: Publish | None = None) -> None:
        """End an attempt well: the result, and what *publish* writes, in one transaction.

        Raises :class:`LeaseLost` and :class:`castmate.errors.Cancelled`; nothing is published
        then. Finishing twice does no harm.
        """
        with self._database.writing() as connection:
            leasing.finish_attempt(connection, claim, result, publish, now=self.clock.now())

    def fail(self, claim: Claim, error: Json, *, retry: bool) -> None:
        """End an attempt with an *error* (``code`` and ``message``).

        With *retry* the job is queued again while it has tries left. Where the user asked to
        stop, it is cancelled. Raises :class:`LeaseLost`.
        """
        with self._database.writing() as connection:
            leasing.fail_attempt(connection, claim, error, retry=retry, now=self.clock.now())

    def hand_back(self, claim: Claim) -> None:
        """End an attempt that did not come to its end; it does not count as a try.

        The job is queued, or cancelled where the user asked to stop. Raises :class:`LeaseLost`.
        """
        with self._database.writing() as connection:
            leasing.hand_back(connection, claim, now=self.clock.now())

    def reclaim_expired(self) -> list[str]:
        """End the attempts that nobody is at any more; the ids of their jobs.

        That is so where the worker's process is known to have ended, or where *this* queue has
        seen the lease unchanged for as long as it is: call this now and then.
        """
        running = select(jobs.c.id, jobs.c.version, jobs.c.worker, jobs.c.lease_seconds).where(
            jobs.c.state == "running"
        )
        with self._database.reading() as connection:
            leases = [Lease(*row) for row in connection.execute(running)]
        expired = set(self._watch.expired(leases, passed=self.clock.passed()))
        expired |= {lease for lease in leases if self._presence.is_gone(lease.worker)}
        if not expired:
            return []
        seen = [(lease.job_id, lease.version) for lease in expired]
        with self._database.writing() as connection:
            return leasing.reclaim(connection, seen, now=self.clock.now())

    def running_attempts(self) -> set[str]:
        """The names of the attempts that run now: :attr:`Claim.attempt_name`."""
        running = select(jobs.c.id, jobs.c.attempt).where(jobs.c.state == "running")
        with self._database.reading() as connection:
            return {attempt_name(*row) for row in connection.execute(running)}

    def claimable(self, kinds: Collection[str] | None = None) -> int:
        """How many jobs of the *kinds* could be begun now: none during a pause."""
        with self._database.reading() as connection:
            return leasing.count_claimable(connection, kinds)

    def busy_workers(self, kinds: Collection[str] | None = None) -> list[str]:
        """The worker of every running job of the *kinds*."""
        busy = select(jobs.c.worker).where(jobs.c.state == "running")
        if kinds is not None:
            busy = busy.where(jobs.c.kind.in_(kinds))
        with self._database.reading() as connection:
            return list(connection.execute(busy).scalars())

    # Control

    def cancel(self, job_id: str) -> Job:
        """Stop a job: at once where it waits, else as soon as its worker hears of it.

        Once this has returned, the job publishes nothing. One that is settled stays as it is.
        """
        with self._database.writing() as connection:
            filing.cancel_jobs(connection, job_id=job_id, now=self.clock.now())
        return self.get(job_id)

    def cancel_group(self, group: str, *, finish_running: bool = False) -> None:
        """Stop all jobs of a group; with *finish_running* those that run may come to their end."""
        with self._database.writing() as connection:
            filing.cancel_jobs(
                connection, group=group, running_too=not finish_running, now=self.clock.now()
            )

    def retry(self, job_id: str) -> Job:
        """Queue a failed or cancelled job again, with all its tries; others stay as they are."""
        with self._database.writing() as connection:
            filing.retry_jobs(connection, job_id=job_id)
        return self.get(job_id)

    def retry_failed(self, group: str | None = None) -> list[str]:
        """Queue all failed jobs again, or those of one *group*; their ids."""
        with self._database.writing() as connection:
            return filing.retry_jobs(connection, group=group)

    def reorder(self, job_id: str, priority: int) -> Job:
        """Give a job another *priority*: higher goes first."""
        with self._database.writing() as connection:
            filing.reorder_job(connection, job_id, priority)
        return self.get(job_id)

    def put_first(self, job_id: str) -> Job:
        """Let a job go before all that wait."""
        with self._database.writing() as connection:
            filing.put_first(connection, job_id)
        return self.get(job_id)

    def pause(self) -> None:
        """From now on nothing new is begun; what runs goes on."""
        self._set_paused(paused=True)

    def resume(self) -> None:
        """Go on after a pause."""
        self._set_paused(paused=False)

    def is_paused(self) -> bool:
        """Whether nothing new is begun."""
        with self._database.reading() as connection:
            return bool(connection.execute(select(queue.c.paused)).scalar_one())

    # Looking

    def get(self, job_id: str) -> Job:
        """The job of this id; raises :class:`JobNotFound`."""
        found = self._read(select(jobs).where(jobs.c.id == job_id))
        if not found:
            raise JobNotFound(job_id)
        return found[0]

    def find(self, name: str) -> Job:
        """The job of this id, or of this number as people type it: ``12`` or ``#12``."""
        number = name.strip().removeprefix("#")
        if not (number.isascii() and number.isdigit() and len(number) < 10):
            return self.get(name.strip())
        found = self._read(select(jobs).where(jobs.c.number == int(number)))
        if not found:
            raise JobNotFound(name)
        return found[0]

    def jobs(
        self,
        group: str | None = None,
        state: StateName | None = None,
        after: str | None = None,
        limit: int | None = None,
        *,
        newest_first: bool = False,
    ) -> list[Job]:
        """Jobs in the order of filing, or the *newest_first*, beginning *after* the one of that id.

        At most *limit*; of one *group* and in one *state*, where those are given.
        """
        wanted = select(jobs).limit(limit)
        if group is not None:
            wanted = wanted.where(jobs.c.group == group)
        if state is not None:
            wanted = wanted.where(jobs.c.state == state)
        if after is not None:
            edge = self.get(after).number
            wanted = wanted.where(jobs.c.number < edge if newest_first else jobs.c.number > edge)
        order = jobs.c.number.desc() if newest_first else jobs.c.number
        return self._read(wanted.order_by(order))

    def counts(self, group: str | None = None) -> Mapping[StateName, int]:
        """How many jobs there are in each state that has any, of one *group* or of all."""
        counted = select(jobs.c.state, func.count()).group_by(jobs.c.state)
        if group is not None:
            counted = counted.where(jobs.c.group == group)
        with self._database.reading() as connection:
            return {row.state: row[1] for row in connection.execute(counted)}

    def version(self) -> int:
        """The version of the newest change."""
        with self._database.reading() as connection:
            return int(connection.execute(select(queue.c.version)).scalar_one())

    def changed_since(self, version: int, limit: int | None = None) -> list[Job]:
        """Jobs that changed after *version*, in the order of their last changes."""
        return self._read(
            select(jobs).where(jobs.c.version > version).order_by(jobs.c.version).limit(limit)
        )

    def _read(self, wanted: Select[Any]) -> list[Job]:
        with self._database.reading() as connection:
            return [as_job(row) for row in connection.execute(wanted)]

    def _set_paused(self, *, paused: bool) -> None:
        with self._database.writing() as connection:
            take_versions(connection)
            connection.execute(update(queue).values(paused=paused))
