"""Waiting for the jobs of a group while a fleet does them."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from castmate.jobs.fleet import Fleet
from castmate.jobs.job import Job, StateName
from castmate.jobs.queue import Queue
from castmate.report import Noted, Progressed, Report

_NAP_SECONDS = 0.05


def work_off(
    queue: Queue,
    fleet: Fleet,
    group: str,
    *,
    report: Report,
    settled: Callable[[Job], None] = lambda _job: None,
) -> Mapping[StateName, int]:
    """Have *fleet* do every job of *group*; returns once all are settled: how many in each state.

    *report* hears how many are settled; *settled* is called with each job as it gets there. Raises
    what the fleet and *report* raise; the jobs stay in the queue then.
    """
    news = _News(queue, group)
    shown, pause_said = -1, False
    while True:
        for job in news.settled():
            settled(job)
        counts = queue.counts(group)
        total = sum(counts.values())
        left = counts.get("queued", 0) + counts.get("running", 0)
        if total - left != shown:
            shown = total - left
            report.tell(Progressed(shown, total))
        if not left:
            return counts
        report.check_cancelled()
        fleet.tend(report)
        if not pause_said and queue.is_paused():
            pause_said = True
            report.tell(Noted("The queue is paused. Go on with: castmate jobs resume"))
        if queue.version() == news.version:
            time.sleep(_NAP_SECONDS)


class _News:
    """Which jobs of a group came to their end since one last asked."""

    def __init__(self, queue: Queue, group: str) -> None:
        self._queue, self._group = queue, group
        self.version = queue.version()
        self._earlier = queue.jobs(group)

    def settled(self) -> list[Job]:
        """Those that did, in the order in which they did; the first time all that had before."""
        changed = [*self._earlier, *self._queue.changed_since(self.version)]
        self._earlier = []
        self.version = max([self.version, *(job.version for job in changed)])
        newest = {job.id: job for job in changed if job.group == self._group}
        return [job for job in newest.values() if job.is_settled]
