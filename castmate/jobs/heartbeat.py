"""What keeps an attempt's lease while its work goes on, and hears that it should stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType

from castmate.errors import CastmateError
from castmate.jobs.job import Claim, LeaseLost
from castmate.jobs.queue import Queue
from castmate.report import Event, Noted, Progressed, Report, StepStarted

MOST_OFTEN_SECONDS = 1.0
"""A job tells its progress no more often."""
GRACE_SECONDS = 60.0
"""How long a work may go on while the database is away."""
DEAF_SECONDS = 20.0
"""How long a work may take to hear that it should stop."""


class Heartbeat:
    """The report of one attempt; a thread of its own renews the lease, however long a step takes.

    Telling costs nothing: the thread passes the newest on. ``check_cancelled()`` raises
    :class:`castmate.errors.Cancelled` once the user asked to stop, and :class:`LeaseLost` once
    the attempt is another's or the database was away for too long.
    """

    def __init__(
        self,
        queue: Queue,
        claim: Claim,
        *,
        listener: Report,
        grace_seconds: float = GRACE_SECONDS,
        when_deaf: Callable[[], None] | None = None,
        deaf_seconds: float = DEAF_SECONDS,
    ) -> None:
        """*listener* hears everything too; *when_deaf* is called when the work hears nothing."""
        self.ended: CastmateError | None = None
        """Why the attempt should stop, once it should."""
        self._queue, self._claim, self._listener = queue, claim, listener
        self._grace_seconds = grace_seconds
        self._when_deaf, self._deaf_seconds = when_deaf, deaf_seconds
        self._over = threading.Event()
        self._step, self._progress = "", 0.0
        self._told = ("", 0.0)
        self._renewed_at = queue.clock.passed()
        self._thread = threading.Thread(target=self._beat, name="heartbeat", daemon=True)

    def __enter__(self) -> Heartbeat:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()

    def tell(self, event: Event) -> None:
        """Take note of *event*; the job's row shows it within a second or so."""
        match event:
            case StepStarted(step):
                self._step = step
            case Progressed(done, total) if total > 0:
                self._progress = min(1.0, done / total)
            case Noted(_) | Progressed(_, _):
                pass
        self._listener.tell(event)

    def check_cancelled(self) -> None:
        """Raise what ended the attempt, if something did."""
        self._listener.check_cancelled()
        if self.ended is not None:
            raise self.ended

    def _beat(self) -> None:
        pause = min(MOST_OFTEN_SECONDS, self._claim.lease_seconds / 4)
        while self.ended is None and not self._over.wait(pause):
            try:
                self._renew()
            except CastmateError as error:
                self._note(error)
            except Exception as error:  # a heart that stops unheard would have the job done twice
                self.ended = CastmateError(f"The lease could not be renewed: {error!r}.")
        if not self._over.wait(self._deaf_seconds) and self._when_deaf is not None:
            self._when_deaf()

    def _renew(self) -> None:
        newest, now = (self._step, self._progress), self._queue.clock.passed()
        if newest != self._told or now - self._renewed_at >= self._claim.lease_seconds / 4:
            self._queue.renew(self._claim, newest[1], newest[0])
            self._told = newest
        else:
            self._queue.check(self._claim)
            return  # it was there, but the lease is no longer than before
        self._renewed_at = now

    def _note(self, error: CastmateError) -> None:
        """The attempt is over, or the database is away: for a while the work goes on without."""
        away = self._queue.clock.passed() - self._renewed_at
        if isinstance(error, LeaseLost) or error.code == "cancelled":
            self.ended = error
        elif away > self._grace_seconds:
            self.ended = LeaseLost(self._claim)
