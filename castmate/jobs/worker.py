"""A worker: it claims jobs and runs the works it was given, one after the other."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from castmate.errors import CastmateError, NoSpace
from castmate.jobs.attempt import Attempting, DatabaseAway
from castmate.jobs.attempt_folders import sweep, sweep_parts
from castmate.jobs.heartbeat import GRACE_SECONDS
from castmate.jobs.job import Claim, Failed, Queued
from castmate.jobs.presence import worker_name
from castmate.jobs.queue import LEASE_SECONDS, Queue
from castmate.jobs.stop_sign import StopSign
from castmate.jobs.work import Work
from castmate.report import Noted, Report, Silent, StepStarted

_SHORTEST_NAP_SECONDS = 0.02
_LONGEST_NAP_SECONDS = 0.4
_ROUND_SECONDS = 1.0
"""How often a worker looks after jobs whose workers are gone."""


@dataclass(frozen=True)
class Habits:
    """How a worker behaves."""

    until_idle: bool = True
    """Whether it ends once there is nothing to do, or waits for ever."""
    idle_seconds: float = 0.0
    """How long there has to be nothing to do before it ends."""
    kinds: Collection[str] | None = None
    """Only jobs of these kinds; by default of all the works it has."""
    lease_seconds: float = LEASE_SECONDS
    """How long it may be silent before others take its job over."""
    grace_seconds: float = GRACE_SECONDS
    """How long it bears a database that is away."""
    own_process: bool = False
    """Whether the process is the worker's alone: then a work that does not hear that it should
    stop is ended with it."""


@dataclass
class _Day:
    """What a worker keeps in mind between jobs."""

    nap_seconds: float = _SHORTEST_NAP_SECONDS
    last_round: float = field(default=float("-inf"))
    idle_since: float | None = None


def run_worker(
    queue: Queue,
    works: Mapping[str, Work],
    *,
    until_idle: bool = True,
    report: Report | None = None,
    stop: StopSign | None = None,
    habits: Habits | None = None,
) -> int:
    """Do jobs of the kinds in *works*; returns how many attempts were made.

    With *until_idle* it ends once nothing waits and nobody is at work whose job could come back;
    without, when the *stop* sign is held up. Whatever stops it hands its job back, so that it does
    not count as a try. Raises :class:`castmate.errors.NoSpace` where the database was away for
    longer than the grace, :class:`castmate.errors.Cancelled` where *report* says so.
    """
    kept = replace(habits or Habits(), until_idle=until_idle)
    return Worker(queue, works, report or Silent(), stop or StopSign(), kept).run()


class Worker:
    """A loop that claims and runs."""

    def __init__(
        self,
        queue: Queue,
        works: Mapping[str, Work],
        report: Report,
        stop: StopSign,
        habits: Habits,
    ) -> None:
        self.name = worker_name()
        self.queue, self.works, self.report, self.stop = queue, works, report, stop
        self.habits = habits
        self.kinds = frozenset(works)
        if habits.kinds is not None:
            self.kinds &= frozenset(habits.kinds)
        self._day = _Day()
        self._attempting = Attempting(
            queue,
            report,
            stop,
            grace_seconds=habits.grace_seconds,
            when_deaf=self._end_process if habits.own_process else None,
        )

    def run(self) -> int:
        """Work until there is a reason to end; how many attempts were made."""
        count = 0
        away_since: float | None = None
        while not self.stop.is_up:
            self.report.check_cancelled()
            try:
                worked = self.do_one()
                away_since = None
            except DatabaseAway:
                raise
            except NoSpace as error:
                away_since = self._bear(error, away_since)
                continue
            if worked:
                count += 1
            elif self._may_end():
                break
            else:
                self._nap()
        return count

    def do_one(self) -> bool:
        """Do the next job, if there is one; whether there was."""
        self._go_round()
        claim = self.queue.claim(self.name, self.kinds, self.habits.lease_seconds)
        if claim is None:
            return False
        self._day.nap_seconds, self._day.idle_since = _SHORTEST_NAP_SECONDS, None
        self.report.tell(StepStarted(f"{claim.job.kind} {claim.job.id}"))
        self._attempting.carry_out(claim, self.works[claim.job.kind])
        self._say_how_it_went(claim)
        return True

    def _say_how_it_went(self, claim: Claim) -> None:
        job = self.queue.get(claim.job.id)
        said = f"{job.kind} {job.id}: {job.state.name}"
        if isinstance(job.state, Failed):
            said += f". {job.state.error.get('message', '')}"
        self.report.tell(Noted(said))
        if isinstance(job.state, Queued) and (job.last_error or {}).get("code") == NoSpace.code:
            time.sleep(_ROUND_SECONDS)  # a full disk is no emptier at once

    def _go_round(self) -> None:
        """Take over from workers that are gone, and clear away what they left."""
        now = self.queue.clock.passed()
        if now - self._day.last_round >= _ROUND_SECONDS:
            is_first = self._day.last_round == float("-inf")
            self._day.last_round = now
            if is_first:
                sweep_parts(self.queue)
            if self.queue.reclaim_expired() or is_first:
                sweep(self.queue)

    def _may_end(self) -> bool:
        if not self.habits.until_idle:
            return False
        now = self.queue.clock.passed()
        if self._day.idle_since is None:
            self._day.idle_since = now
        patience = self.habits.idle_seconds
        if self.queue.busy_workers(self.kinds):
            # Until every lease was watched for its length: what is left then is really at work.
            patience = max(patience, LEASE_SECONDS, self.habits.lease_seconds)
        return now - self._day.idle_since >= patience

    def _nap(self) -> None:
        time.sleep(self._day.nap_seconds)
        self._day.nap_seconds = min(_LONGEST_NAP_SECONDS, 1.5 * self._day.nap_seconds)

    def _bear(self, error: NoSpace, away_since: float | None) -> float:
        """Wait for a database that is away; raises once the grace is over."""
        now = self.queue.clock.passed()
        since = now if away_since is None else away_since
        if now - since >= self.habits.grace_seconds:
            raise error
        time.sleep(_LONGEST_NAP_SECONDS)
        return since

    def _end_process(self, claim: Claim) -> None:
        """A work is deaf: write down that its attempt is over, and end the process with it."""
        try:
            self.queue.hand_back(claim)
        except CastmateError:
            self.report.tell(Noted(f"Job {claim.job.id} does not stop; its worker ends."))
        finally:
            os._exit(70)  # the folder is swept by the next worker
