"""One process at a time: a lock that ends with whoever holds it, however that ends."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from castmate.media.part_file import writing_to
from castmate.report import Report

_NAP_SECONDS = 0.05


@contextmanager
def one_at_a_time(lock: Path, report: Report) -> Iterator[None]:
    """Hold the file *lock*, after whoever holds it now; *report* may cancel the waiting."""
    with writing_to(lock):
        lock.parent.mkdir(parents=True, exist_ok=True)
        file = lock.open("ab")
    with file:
        while not _taken(file.fileno()):
            report.check_cancelled()
            time.sleep(_NAP_SECONDS)
        yield  # closing the file lets go of it


def _taken(number: int) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
