"""One attempt at a job: its work is run in a folder of its own, and its end is written down."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlalchemy import Connection

from castmate import errors
from castmate.errors import BadInput, CastmateError, LibraryError, NoSpace, shown
from castmate.jobs.attempt_folders import make_folder, remove_folder
from castmate.jobs.heartbeat import GRACE_SECONDS, Heartbeat
from castmate.jobs.job import Claim, Json, LeaseLost
from castmate.jobs.queue import Queue
from castmate.jobs.stop_sign import StopSign
from castmate.jobs.work import Produced, Publish, Work
from castmate.report import Report

MOST_DETAILS = 4000
"""Characters of a defect's traceback that are kept with the job."""
_KNOCK_AGAIN_SECONDS = 0.25


class DatabaseAway(NoSpace):
    """The database could not be used for longer than a worker bears."""


@dataclass(frozen=True)
class Attempting:
    """How a worker makes its attempts."""

    queue: Queue
    report: Report
    stop: StopSign
    grace_seconds: float = GRACE_SECONDS
    """How long the database may be away before the worker gives up."""
    when_deaf: Callable[[Claim], None] | None = None
    """What to do about a work that does not hear that it should stop."""

    def carry_out(self, claim: Claim, work: Work) -> None:
        """Run *work*, and end the attempt: done, failed, cancelled, handed back or lost.

        Raises :class:`DatabaseAway` where it was away for too long (then nothing is published),
        and whatever stopped the worker itself.
        """
        with Heartbeat(
            self.queue,
            claim,
            listener=self.report,
            grace_seconds=self.grace_seconds,
            when_deaf=partial(self.when_deaf, claim) if self.when_deaf else None,
        ) as heart:
            folder: Path | None = None
            try:
                folder = make_folder(self.queue.library.home, claim)
                with self.stop.heeded():
                    produced = work(claim.job.payload, folder=folder, report=heart)
                self._finish(claim, produced)
            except BaseException as error:
                self._end(claim, error, heart)
            finally:
                if folder is not None:
                    remove_folder(folder)

    def _finish(self, claim: Claim, produced: Produced) -> None:
        publishing = _Publishing(produced.publish)
        self._patiently(
            lambda: self.queue.finish(claim, produced.result, publishing),
            unless=publishing.has_failed,
        )

    def _end(self, claim: Claim, error: BaseException, heart: Heartbeat) -> None:
        """Write down how an attempt ended that did not come to its end; raises what others need."""
        if isinstance(error, LeaseLost):
            return
        if isinstance(error, DatabaseAway):
            raise error
        if isinstance(error, errors.Cancelled):
            self._leave(lambda: self.queue.hand_back(claim))
            if heart.ended is None and not self._was_cancelled(claim):
                raise error  # not the job was to stop, but this worker
        elif isinstance(error, Exception):
            said, retry = as_json(error), is_worth_another_try(error)
            self._leave(lambda: self.queue.fail(claim, said, retry=retry))
        else:
            self._leave(lambda: self.queue.hand_back(claim))
            raise error

    def _was_cancelled(self, claim: Claim) -> bool:
        return self.queue.get(claim.job.id).state.name == "cancelled"

    def _leave(self, step: Callable[[], None]) -> None:
        try:
            self._patiently(step)
        except LeaseLost:
            return  # somebody else has ended this attempt already

    def _patiently(
        self, step: Callable[[], None], *, unless: Callable[[], bool] = lambda: False
    ) -> None:
        """Do *step*, again and again while the database is away, until the grace is over."""
        clock = self.queue.clock
        until = clock.passed() + self.grace_seconds
        while True:
            try:
                return step()
            except NoSpace as error:
                if unless():
                    raise
                if clock.passed() >= until:
                    raise DatabaseAway(error.happened, advice=error.advice) from error
                time.sleep(_KNOCK_AGAIN_SECONDS)


class _Publishing:
    """A work's own publishing, and whether it was that which failed."""

    def __init__(self, publish: Publish | None) -> None:
        self._publish = publish
        self._failed = False

    def __call__(self, connection: Connection) -> None:
        try:
            if self._publish is not None:
                self._publish(connection)
        except Exception:
            self._failed = True
            raise

    def has_failed(self) -> bool:
        """Whether it was, the last time."""
        return self._failed


def as_json(error: Exception) -> Json:
    """*error* as a failed job keeps it."""
    if isinstance(error, CastmateError):
        return {"code": error.code, "message": str(error)}
    if isinstance(error, MemoryError):
        return {
            "code": "no_memory",
            "message": "The memory of this machine was not enough. "
            "Choose a smaller --size, or fewer workers.",
        }
    details = "".join(traceback.format_exception(error))
    return {
        "code": "defect",
        "message": f"Something went wrong inside castmate ({type(error).__name__}: "
        f"{shown(error)}). This is a defect of castmate, not yours. "
        "Please report it, with its details.",
        "details": details[-MOST_DETAILS:],
    }


def is_worth_another_try(error: Exception) -> bool:
    """Whether the same again could end better: not where something given has to change."""
    return not isinstance(error, BadInput) or isinstance(error, NoSpace | LibraryError)
