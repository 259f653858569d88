"""Real processes on a real file: killed, stopped, all at once, and still each job once."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import pytest

from castmate.jobs.attempt_folders import attempts_folder
from castmate.jobs.fleet import LocalFleet
from castmate.jobs.job import Done, Queued, Running
from castmate.jobs.queue import Queue
from castmate.report import Silent
from tests.jobs.practice import publications

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, str(ROOT / "tests" / "jobs" / "program.py"), "worker")


@pytest.fixture
def queue(library):
    return Queue(library)


@contextmanager
def crowd(library, number, *, lease_seconds=30.0):
    """The ids of *number* workers that have just begun; at the end all have ended by themselves."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.jobs.crowd", str(library.home.folder), str(number),
         str(lease_seconds)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT,
    ) as program:  # fmt: skip
        pids = [int(word) for word in program.stdout.readline().split()]
        program.stdin.write(b"go\n")
        program.stdin.flush()
        try:
            yield pids
            assert program.wait(60) == 0
        finally:
            for pid in pids if program.poll() is None else ():
                os.kill(pid, signal.SIGKILL)


def until(true, seconds=20.0):
    end = time.monotonic() + seconds
    while not (found := true()):
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.01)
    return found


def file_all(queue, count, seconds):
    return [
        queue.file("practice", {"name": f"job {n:03}", "seconds": seconds}, group="film")
        for n in range(count)
    ]


def work_off(queue, fleet, settled=lambda: None):
    """Have the fleet do all there is; *settled* is called after the first job that is."""
    is_told = False
    while (counts := queue.counts()).keys() & {"queued", "running"}:
        fleet.tend(Silent())
        if counts.get("done") and not is_told:
            is_told = True
            settled()
        time.sleep(0.02)
    return counts


def busy(queue):
    """The process ids of the workers that are at a job."""
    return {int(name.split(":")[1]) for name in queue.busy_workers()}


def names(count):
    return [f"job {n:03}" for n in range(count)]


def left_over(library):
    folder = attempts_folder(library.home)
    return list(folder.iterdir()) if folder.is_dir() else []


def test_forty_jobs_four_processes_one_killed(queue, library):
    jobs = file_all(queue, 40, seconds=0.05)
    with crowd(library, 4) as pids:
        victim = random.choice(pids)
        until(lambda: victim in busy(queue))
        os.kill(victim, signal.SIGKILL)
    assert publications(library) == names(40)
    assert queue.counts() == {"done": 40}
    attempts = Counter(queue.get(job.id).attempt for job in jobs)
    assert attempts in ({1: 39, 2: 1}, {1: 40})  # killed in a job, or just between two
    assert sorted(path.name for path in (library.home.folder / "shelf").iterdir()) == names(40)
    assert left_over(library) == []


def test_no_job_is_claimed_twice_by_eight_at_once(queue, library):
    jobs = file_all(queue, 48, seconds=0.0)
    with crowd(library, 8):
        pass
    assert publications(library) == names(48)
    assert {queue.get(job.id).attempt for job in jobs} == {1}


def test_a_zombie_publishes_nothing(queue, library):
    (job,) = file_all(queue, 1, seconds=0.5)
    with crowd(library, 2, lease_seconds=1.0) as pids:
        (zombie,) = until(lambda: busy(queue))
        os.kill(zombie, signal.SIGSTOP)
        until(lambda: isinstance(queue.get(job.id).state, Done))
        os.kill(zombie, signal.SIGCONT)
    assert zombie in pids
    assert publications(library) == names(1)
    assert queue.get(job.id).attempt == 2
    assert left_over(library) == []


def test_all_killed_and_begun_again(queue, library):
    file_all(queue, 6, seconds=0.05)
    with crowd(library, 3) as pids:
        until(lambda: queue.counts().get("done", 0) >= 2)
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
    assert queue.counts().get("done", 0) < 6 or not busy(queue)
    begun = time.monotonic()
    with crowd(library, 2):
        pass
    assert time.monotonic() - begun < 15  # nobody waited for the leases of the dead
    assert publications(library) == names(6)
    assert left_over(library) == []


def test_the_database_locked_by_another_program(queue, library):
    file_all(queue, 8, seconds=0.02)
    program = (
        "import sqlite3, sys, time\n"
        "database = sqlite3.connect(sys.argv[1])\n"
        "database.execute('BEGIN EXCLUSIVE')\n"
        "print('locked', flush=True); time.sleep(2); database.rollback()\n"
    )
    command = [sys.executable, "-c", program, str(library.home.database)]
    with (
        crowd(library, 2),
        subprocess.Popen(command, stdout=subprocess.PIPE) as locker,
    ):
        assert locker.stdout.readline() == b"locked\n"
    assert publications(library) == names(8)
    assert set(queue.counts()) == {"done"}


def test_sigterm_hands_the_job_back(queue, library):
    (job,) = file_all(queue, 1, seconds=10)
    with crowd(library, 1) as (pid,):
        until(lambda: busy(queue))
        os.kill(pid, signal.SIGTERM)
    handed_back = queue.get(job.id)
    assert (handed_back.state, handed_back.tries) == (Queued(), 0)
    assert left_over(library) == []


@pytest.fixture
def fleet(queue, monkeypatch):
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    with LocalFleet(queue, 2, with_parent=True, idle_seconds=0.3, command=PROGRAM) as made:
        yield made


def test_a_fleet_has_no_workers_without_work(queue, library, fleet):
    fleet.tend()
    assert fleet.process_ids == ()
    file_all(queue, 6, seconds=0.05)
    counts = work_off(queue, fleet)
    assert counts == {"done": 6}
    assert publications(library) == names(6)
    until(lambda: fleet.process_ids == ())
    assert queue.changed_since(0)[-1].attempt == 1


def test_a_fleet_replaces_a_worker_that_dies(queue, library, fleet):
    file_all(queue, 4, seconds=0.3)

    def kill_one():
        killed.append(min(until(lambda: busy(queue))))
        os.kill(killed[0], signal.SIGKILL)

    killed = []
    counts = work_off(queue, fleet, settled=kill_one)
    assert counts == {"done": 4}
    assert publications(library) == names(4)
    assert killed[0] not in fleet.process_ids
    assert left_over(library) == []


def test_workers_that_cannot_start_say_why(queue, fleet, monkeypatch):
    from castmate.errors import CastmateError

    file_all(queue, 1, seconds=0)
    fleet.command = (sys.executable, "-c", "raise SystemExit('castmate: No disk.')")
    with pytest.raises(CastmateError, match=r"as soon as they start: No disk\..*castmate worker"):
        work_off(queue, fleet)


def test_workers_end_with_their_parent_if_asked(queue, library):
    """The parent is killed, so that it can tell nobody anything."""
    (job,) = file_all(queue, 1, seconds=30)
    script = (
        "import sys, time\n"
        "from castmate.jobs.fleet import LocalFleet; from castmate.jobs.queue import Queue\n"
        "from tests.jobs.practice import open_practice; from pathlib import Path\n"
        "fleet = LocalFleet(Queue(open_practice(Path(sys.argv[1]))), 1, with_parent=True,\n"
        "                   command=sys.argv[2:])\n"
        "while True: fleet.tend(); time.sleep(.05)\n"
    )
    command = [sys.executable, "-c", script, str(library.home.folder), *PROGRAM]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment) as parent:
        (worker,) = until(lambda: busy(queue))
        parent.kill()
    until(lambda: not isinstance(queue.get(job.id).state, Running))
    handed_back = queue.get(job.id)
    assert (handed_back.state, handed_back.tries) == (Queued(), 0)
    until(lambda: not Path(f"/proc/{worker}").exists() or is_unburied(worker))


def is_unburied(pid):
    return " Z " in Path(f"/proc/{pid}/stat").read_text()


def test_closing_a_fleet_hands_its_jobs_back(queue, fleet):
    file_all(queue, 2, seconds=30)
    until(lambda: fleet.tend() or len(busy(queue)) == 2)
    fleet.close()
    assert queue.counts() == {"queued": 2}
    assert fleet.process_ids == ()
