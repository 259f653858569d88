"""Where workers come from: this process, or programs of their own on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import IO, Protocol

from castmate.errors import CastmateError
from castmate.jobs.attempt_folders import sweep
from castmate.jobs.presence import is_here
from castmate.jobs.queue import Queue
from castmate.jobs.stop_sign import StopSign
from castmate.jobs.work import Work
from castmate.jobs.worker import Habits, Worker
from castmate.report import Event, Report, Silent

IDLE_SECONDS = 10.0
"""How long a worker stays, warm, when there is nothing to do."""
_LOOK_SECONDS = 0.2
_PATIENCE_AT_END_SECONDS = 10.0
_MOST_FALSE_STARTS = 3


class Fleet(Protocol):
    """Sees to it that there are workers for the work there is."""

    def tend(self, report: Report) -> None:
        """Do what is needed now, and return soon; call it again and again while work is left.

        Raises :class:`castmate.errors.CastmateError` where there can be no workers.
        """

    def close(self) -> None:
        """Let go of the workers."""


@dataclass
class _Relay:
    """A report for whoever listens just now."""

    to: Report = field(default_factory=Silent)

    def tell(self, event: Event) -> None:
        self.to.tell(event)

    def check_cancelled(self) -> None:
        self.to.check_cancelled()


class InlineFleet:
    """One worker, in this process: its ``tend`` does one whole job, reporting as it goes."""

    def __init__(
        self, queue: Queue, works: Mapping[str, Work], *, kinds: Collection[str] | None = None
    ) -> None:
        self._relay = _Relay()
        self._worker = Worker(queue, works, self._relay, StopSign(), Habits(kinds=kinds))

    def __enter__(self) -> InlineFleet:
        return self

    def __exit__(self, *_ended: object) -> None:
        self.close()

    def tend(self, report: Report) -> None:
        """Do the next job, if there is one."""
        self._relay.to = report
        self._worker.do_one()

    def close(self) -> None:
        """Nothing to let go of."""


@dataclass
class _Started:
    """A worker's program."""

    process: subprocess.Popen[bytes]
    words: IO[bytes]
    """What it says on stderr."""

    def last_words(self) -> str:
        self.words.seek(0)
        lines = self.words.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else f"exit code {self.process.returncode}"

    def release(self) -> None:
        self.words.close()
        if self.process.stdin is not None:
            self.process.stdin.close()


@dataclass
class LocalFleet:
    """Programs on this machine, at most *num_workers*; none where there is no work.

    Each stays warm from job to job, and ends *idle_seconds* after the last. One that dies is
    replaced while there is work for it. With *with_parent* they end when this process does,
    however it does; without, they go on with what there is.
    """

    queue: Queue
    num_workers: int
    kinds: Collection[str] | None = None
    with_parent: bool = False
    idle_seconds: float = IDLE_SECONDS
    command: Sequence[str] = (sys.executable, "-m", "castmate", "worker")
    """What starts a worker; options are added to it."""
    _workers: list[_Started] = field(default_factory=list)
    _false_starts: int = 0
    _looked_at: float = float("-inf")

    def __enter__(self) -> LocalFleet:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def process_ids(self) -> tuple[int, ...]:
        """Of the workers that live now."""
        return tuple(one.process.pid for one in self._workers if one.process.poll() is None)

    def tend(self, report: Report | None = None) -> None:
        """Start the workers that are missing; cheap, so that it can be called all the time."""
        (report or Silent()).check_cancelled()
        now = self.queue.clock.passed()
        if now - self._looked_at < _LOOK_SECONDS:
            return
        self._looked_at = now
        self._bury()
        if self.queue.reclaim_expired():
            sweep(self.queue)
        for _ in range(self._num_missing()):
            self._workers.append(self._start())

    def close(self) -> None:
        """End the workers, each handing its job back; or leave them to their work."""
        if self.with_parent:
            for one in self._workers:
                one.process.terminate()
            for one in self._workers:
                self._await_end(one)
        for one in self._workers:
            one.release()
            if one.process.poll() is None:
                # Somebody has to take note of its end, or it stays in the table of processes.
                threading.Thread(target=one.process.wait, name="worker", daemon=True).start()
        self._workers.clear()

    def _num_missing(self) -> int:
        waiting = self.queue.claimable(self.kinds)
        if not waiting:
            return 0
        busy = {name for name in self.queue.busy_workers(self.kinds) if is_here(name)}
        mine = {f":{pid}:" for pid in self.process_ids}
        my_busy = sum(any(pid in name for pid in mine) for name in busy)
        idle = len(mine) - my_busy
        # Those of an earlier fleet, as of a server that was restarted, are at work too.
        room = self.num_workers - len(busy) - idle
        return max(0, min(room, waiting - idle))

    def _start(self) -> _Started:
        options = ["--until-idle", "--idle-seconds", f"{self.idle_seconds:g}"]
        if self.kinds is not None:
            options += ["--kinds", ",".join(sorted(self.kinds))]
        if self.with_parent:
            options += ["--with-parent"]
        words = tempfile.TemporaryFile()  # noqa: SIM115 - closed once the worker has ended
        process = subprocess.Popen(  # noqa: S603 - our own program
            [*self.command, *options],
            stdin=subprocess.PIPE if self.with_parent else subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=words,
            env=self._environment(),
            start_new_session=True,  # a Ctrl-C in the terminal is meant for us, who tell them
        )
        return _Started(process, words)

    def _environment(self) -> dict[str, str]:
        threads = str(max(1, (os.cpu_count() or 1) // self.num_workers))
        return {
            **os.environ,
            "CASTMATE_HOME": str(self.queue.library.home.folder),
            # Workers side by side are quicker than threads that wait for one another.
            "OPENBLAS_NUM_THREADS": threads,
            "OMP_NUM_THREADS": threads,
            "OPENCV_FOR_THREADS_NUM": threads,
        }

    def _bury(self) -> None:
        """Forget workers that ended; raises where they cannot even start."""
        for one in list(self._workers):
            code = one.process.poll()
            if code is None:
                continue
            self._workers.remove(one)
            said = one.last_words()
            one.release()
            # Killed by a signal is a worker's fate; ending with an error is the program's fault.
            self._false_starts = self._false_starts + 1 if 0 < code < 128 else 0
            if self._false_starts >= _MOST_FALSE_STARTS:
                self._false_starts = 0
                raise CastmateError(
                    f"Workers end as soon as they start: {said.removeprefix('castmate: ')}",
                    advice="See what one says: castmate worker --until-idle",
                )

    def _await_end(self, one: _Started) -> None:
        try:
            one.process.wait(_PATIENCE_AT_END_SECONDS)
        except subprocess.TimeoutExpired:
            one.process.kill()
            one.process.wait()
