"""How quick the queue is: claims a second with several processes, and a page of a long list.

    python -m benchmarks.jobs [--json] [--jobs 800] [--rows 10000]

Bars: 100 claims a second with two processes (a film of short shots asks for ten), and a page of a
list of 10 000 jobs in 50 ms. Every job is claimed, renewed and finished, each in a transaction
that is on the disk when it returns.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlalchemy import insert, select, update

from castmate.jobs.queue import Queue
from castmate.library.home import Home
from castmate.library.job_tables import jobs as job_rows
from castmate.library.job_tables import queue as counter
from castmate.library.library import Library

PROCESSES = (1, 2, 4, 8)
PAGE = 100
REPEATS = 15


@dataclass(frozen=True)
class Claims:
    """How quickly a number of processes emptied a queue."""

    processes: int
    jobs: int
    claimed: int
    """Of all processes together: as many as there were jobs, or one was claimed twice."""
    jobs_per_second: float
    cpu_milliseconds_per_job: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--jobs", type=int, default=800, help="for each number of processes")
    parser.add_argument("--rows", type=int, default=10_000, help="of the long list")
    asked = parser.parse_args()
    claims = [claims_of(number, asked.jobs) for number in PROCESSES]
    pages = page_milliseconds(asked.rows)
    if asked.json:
        print(json.dumps({"claims": list(map(asdict, claims)), "milliseconds": pages}, indent=2))
        return
    print(f"{'processes':>9} {'jobs/s':>8} {'CPU ms/job':>11} {'claimed':>8} of jobs")
    for one in claims:
        print(
            f"{one.processes:>9} {one.jobs_per_second:>8.0f} {one.cpu_milliseconds_per_job:>11.2f} "
            f"{one.claimed:>8} {one.jobs:>7}"
        )
    print(f"\n{'of ' + str(asked.rows) + ' jobs':<34} {'median ms':>9}")
    for name, milliseconds in pages.items():
        print(f"{name:<34} {milliseconds:>9.2f}")


def claims_of(number: int, jobs: int) -> Claims:
    """Let *number* processes empty a queue of *jobs*, doing nothing with them."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Home(Path(folder)))
        queue = Queue(library)
        for index in range(jobs):
            queue.file("shot", {"index": index})
        library.close()
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.perf_counter()
        children = [_empty_in_a_child(Path(folder)) for _ in range(number)]
        claimed = sum(_answer(pid, pipe) for pid, pipe in children)
        seconds = time.perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Claims(number, jobs, claimed, jobs / seconds, 1000 * cpu / jobs)


def _empty_in_a_child(folder: Path) -> tuple[int, int]:
    reader, writer = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writer)
        return pid, reader
    queue, count = Queue(Library(Home(folder))), 0
    while claim := queue.claim(f"worker {os.getpid()}"):
        queue.renew(claim, 0.5, "draw")
        queue.finish(claim, {"index": claim.job.payload["index"]})
        count += 1
    os.write(writer, str(count).encode())
    os._exit(0)


def _answer(pid: int, pipe: int) -> int:
    said = os.read(pipe, 64)
    os.close(pipe)
    os.waitpid(pid, 0)
    return int(said)


def page_milliseconds(rows: int) -> dict[str, float]:
    """What looking at a list of *rows* jobs costs, half of them done."""
    with tempfile.TemporaryDirectory() as folder:
        library = Library(Home(Path(folder)))
        queue = Queue(library)
        first = queue.file("shot", {"prompt": "@momo surfs at sunset"}, group="film")
        _copy(library, first.id, rows - 1)
        middle = queue.jobs("film", limit=rows // 2)[-1]
        looks: dict[str, Callable[[], object]] = {
            f"first page, {PAGE} rows": lambda: queue.jobs("film", limit=PAGE),
            f"newest page, {PAGE} rows": lambda: queue.jobs(limit=PAGE, newest_first=True),
            f"page in the middle, {PAGE} rows": lambda: queue.jobs(after=middle.id, limit=PAGE),
            "counts of each state": lambda: queue.counts("film"),
            "what changed: nothing": lambda: queue.changed_since(queue.version()),
            "all rows at once": lambda: queue.jobs(),
        }
        took = {name: _median_milliseconds(look) for name, look in looks.items()}
        library.close()
    return took


def _copy(library: Library, job_id: str, copies: int) -> None:
    """Rows like that of *job_id*, quicker than by filing."""
    with library.database.writing() as connection:
        row = connection.execute(select(job_rows).where(job_rows.c.id == job_id)).one()._asdict()
        more = [
            {
                **row,
                "id": f"{job_id}-{number}",
                "number": row["number"] + number,
                "version": row["version"] + number,
                "state": "done" if number % 2 else "queued",
                "result": "{}",
            }
            for number in range(1, copies + 1)
        ]
        connection.execute(insert(job_rows), more)
        connection.execute(update(counter).values(version=row["version"] + copies))


def _median_milliseconds(look: Callable[[], object]) -> float:
    times = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        look()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


if __name__ == "__main__":
    main()
