"""Waiting for the shots of a film: how many are done, and how long the rest will take."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from castmate.errors import Cancelled
from castmate.jobs.fleet import Fleet
from castmate.jobs.job import Failed, Job
from castmate.jobs.queue import Queue
from castmate.report import Event, Noted, Progressed, Report, StepStarted

_NAP_SECONDS = 0.05
_UNITS = 1000
"""Of progress, for each shot."""
_HOPELESS = 3
"""So many failures without a success, and the rest is not tried."""


@dataclass
class Waiting:
    """For *jobs*, which may belong to other films too."""

    queue: Queue
    jobs: dict[str, Job]
    report: Report
    _version: int = field(init=False)
    _began: float = field(default_factory=time.monotonic, init=False)

    def __post_init__(self) -> None:
        self._version = min((job.version for job in self.jobs.values()), default=0)

    @property
    def failed(self) -> list[Job]:
        """Those that will not be done."""
        return [job for job in self.jobs.values() if job.is_settled and job.state.name != "done"]

    @property
    def num_done(self) -> int:
        """How many are."""
        return sum(job.state.name == "done" for job in self.jobs.values())

    def until_settled(self, fleet: Fleet) -> None:
        """Have *fleet* work until every job is settled, or there is no hope left."""
        self.report.tell(StepStarted("shots"))
        is_pause_said = False
        self._look()
        while not all(job.is_settled for job in self.jobs.values()):
            self.report.check_cancelled()
            failures = sum(isinstance(job.state, Failed) for job in self.jobs.values())
            if failures >= _HOPELESS and not self.num_done:
                self.give_up()
                self._look()
                return
            fleet.tend(_Heard(self.report, self))
            if not is_pause_said and self.queue.is_paused():
                is_pause_said = True
                self.report.tell(Noted("The queue is paused. Go on with: castmate jobs resume"))
            if not self._look():
                time.sleep(_NAP_SECONDS)
        if any(job.state.name == "cancelled" for job in self.jobs.values()):
            raise Cancelled

    def give_up(self) -> None:
        """Take what still waits out of the queue; what others are at goes on."""
        for group in {job.group for job in self.jobs.values() if job.group}:
            self.queue.cancel_group(group, finish_running=True)

    def tell(self, within: float = 0.0) -> None:
        """Tell how far all of it is; *within* of the one job that is being done here, 0..1."""
        running = sum(job.progress for job in self.jobs.values() if job.state.name == "running")
        settled = sum(job.is_settled for job in self.jobs.values())
        done = round(_UNITS * (settled + max(running, within)))
        self.report.tell(Progressed(done, _UNITS * len(self.jobs)))

    def _look(self) -> bool:
        """Take in what has changed; whether anything had."""
        changed = self.queue.changed_since(self._version)
        self._version = max([self._version, *(job.version for job in changed)])
        mine = [job for job in changed if job.id in self.jobs]
        for job in mine:
            was_settled, self.jobs[job.id] = self.jobs[job.id].is_settled, job
            if job.is_settled and not was_settled:
                self.report.tell(Noted(self._said_of(job)))
        if mine:
            self.tell()
        return bool(mine)

    def _said_of(self, job: Job) -> str:
        settled = sum(one.is_settled for one in self.jobs.values())
        said = f"{job.payload['label']} {_ended(job)}  ({settled} of {len(self.jobs)}"
        left = len(self.jobs) - settled
        if left and settled:
            seconds = left * (time.monotonic() - self._began) / settled
            said += f", about {time_left(seconds)} left"
        return said + ")"


def time_left(seconds: float) -> str:
    """*seconds* as one says them.

    >>> time_left(8.2), time_left(200), time_left(9000)
    ('8 s', '3 min', '2.5 h')
    """
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


def _ended(job: Job) -> str:
    if job.state.name != "done":
        return "failed" if job.state.name == "failed" else "was cancelled"
    result: Mapping[str, object] = getattr(job.state, "result", {})
    percent = result.get("percent")
    if isinstance(percent, float):
        return f"done, {percent:.0f} %, {result.get('verdict')}"
    return "done"


@dataclass
class _Heard:
    """What a job that is done in this process tells, as part of the whole."""

    report: Report
    waiting: Waiting
    _shown: int = field(default=-1, init=False)

    def tell(self, event: Event) -> None:
        match event:
            case Progressed(done, total) if total > 0 and self._shown != 50 * done // total:
                self._shown = 50 * done // total
                self.waiting.tell(within=0.9 * done / total)
            case Noted(text) if "another seed" in text:
                self.report.tell(event)

    def check_cancelled(self) -> None:
        self.report.check_cancelled()
