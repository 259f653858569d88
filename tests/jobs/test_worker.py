"""A worker and its attempts: how each can end, and that nothing half-made is left."""

import errno
import os
import sqlite3
import threading
import time

import pytest
from sqlalchemy import insert

from castmate import errors
from castmate.errors import BadInput, CastmateError, NoSpace
from castmate.jobs.attempt import DatabaseAway
from castmate.jobs.attempt_folders import attempts_folder, sweep
from castmate.jobs.fleet import InlineFleet
from castmate.jobs.heartbeat import Heartbeat
from castmate.jobs.job import Cancelled, Done, Failed, LeaseLost, Queued, Running
from castmate.jobs.queue import Queue
from castmate.jobs.stop_sign import StopSign
from castmate.jobs.work import Produced
from castmate.jobs.worker import Habits, run_worker
from castmate.library import database
from castmate.report import Progressed, Silent, StepStarted
from tests.jobs.practice import Practice, publications, published


@pytest.fixture
def queue(library):
    """On the real clock: a worker's heart beats in a thread of its own."""
    return Queue(library)


@pytest.fixture
def practice(library):
    return Practice(library)


class Listening:
    def __init__(self):
        self.events = []

    def tell(self, event):
        self.events.append(event)

    def check_cancelled(self):
        pass


def attempts_left(library):
    folder = attempts_folder(library.home)
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def until(true, seconds=10.0):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true"
        time.sleep(0.01)


def file_all(queue, *names, **payload):
    return [queue.file("practice", {"name": name, **payload}, group="film") for name in names]


def test_it_does_all_there_is_and_ends(queue, library, practice):
    file_all(queue, "a", "b", "c")
    assert run_worker(queue, {"practice": practice}) == 3
    assert queue.counts() == {"done": 3}
    assert publications(library) == ["a", "b", "c"]
    assert (library.home.folder / "shelf" / "b").read_text() == "b"
    assert attempts_left(library) == []


def test_it_leaves_alone_what_it_cannot_do(queue, practice):
    queue.file("diffusion", {})
    file_all(queue, "a")
    assert run_worker(queue, {"practice": practice}) == 1
    assert run_worker(queue, {"practice": practice}, habits=Habits(kinds=["diffusion"])) == 0
    assert queue.counts() == {"queued": 1, "done": 1}


@pytest.mark.parametrize(
    ("error", "tries", "code"),
    [
        pytest.param(BadInput("No such set."), 1, "bad_input", id="what the user can change"),
        pytest.param(CastmateError("The renderer fell over."), 3, "failed", id="bad luck"),
        pytest.param(KeyError("x"), 3, "defect", id="a defect"),
        pytest.param(MemoryError(), 3, "no_memory", id="too little memory"),
    ],
)
def test_how_often_is_tried_what_fails(queue, library, error, tries, code):
    def work(_payload, *, folder, report):
        (folder / "half").write_text("half")
        raise error

    (job,) = file_all(queue, "a")
    assert run_worker(queue, {"practice": work}) == tries
    failed = queue.get(job.id)
    assert isinstance(failed.state, Failed)
    assert failed.state.error["code"] == code
    assert "Traceback" not in failed.state.error["message"]
    assert ("details" in failed.state.error) == (code == "defect")
    assert attempts_left(library) == []


def test_the_second_try_may_succeed(queue, library, practice):
    def work(payload, *, folder, report):
        if folder.name.endswith("-1"):
            raise CastmateError("Not today.")
        return practice(payload, folder=folder, report=report)

    file_all(queue, "a")
    assert run_worker(queue, {"practice": work}) == 2
    assert publications(library) == ["a"]


def test_progress_reaches_the_row_while_one_long_step_goes_on(queue):
    (job,) = file_all(queue, "a")

    def work(_payload, *, folder, report):
        report.tell(StepStarted("draw"))
        report.tell(Progressed(1, 4))
        until(lambda: queue.get(job.id).progress == 0.25)
        assert queue.get(job.id).step == "draw"
        return Produced({})

    run_worker(queue, {"practice": work}, habits=Habits(lease_seconds=0.4))
    assert queue.get(job.id).state == Done({})


def test_a_long_silent_step_keeps_its_lease(queue, library, practice):
    (job,) = file_all(queue, "a", seconds=1.2)
    other = Queue(library)
    reclaimed = []

    def look(_payload, *, folder, report):
        end = time.monotonic() + 1.2
        while time.monotonic() < end:
            reclaimed.extend(other.reclaim_expired())
            time.sleep(0.05)
        return Produced({})

    run_worker(queue, {"practice": look}, habits=Habits(lease_seconds=0.4))
    assert reclaimed == []
    assert queue.get(job.id).attempt == 1


def test_a_cancelled_job_stops_at_its_next_step_and_publishes_nothing(queue, library, practice):
    job, _ = file_all(queue, "a", "b", seconds=0.0)

    def work(payload, *, folder, report):
        if payload["name"] == "a":
            queue.cancel(job.id)
            return practice({**payload, "seconds": 10}, folder=folder, report=report)
        return practice(payload, folder=folder, report=report)

    begun = time.monotonic()
    run_worker(queue, {"practice": work})
    assert time.monotonic() - begun < 5
    assert queue.get(job.id).state == Cancelled()
    assert publications(library) == ["b"]
    assert attempts_left(library) == []


def test_cancelled_after_its_last_step_it_publishes_nothing(queue, library, practice):
    (job,) = file_all(queue, "a")

    def work(payload, *, folder, report):
        made = practice(payload, folder=folder, report=report)
        queue.cancel(job.id)
        return made

    run_worker(queue, {"practice": work})
    assert queue.get(job.id).state == Cancelled()
    assert publications(library) == []


def test_a_worker_that_lost_its_lease_publishes_nothing(queue, library, practice):
    (job,) = file_all(queue, "a")
    claims = []

    def work(payload, *, folder, report):
        made = practice(payload, folder=folder, report=report)
        if not claims:  # meanwhile it was taken for dead, and another has begun
            with library.database.writing() as connection:
                from castmate.jobs.leasing import reclaim

                reclaim(connection, [(job.id, queue.get(job.id).version)], now=0.0)
            claims.append(queue.claim("another"))
        return made

    run_worker(queue, {"practice": work}, until_idle=True, habits=Habits(kinds=["practice"]),
               stop=stop_when(lambda: bool(claims)))  # fmt: skip
    assert publications(library) == []
    assert isinstance(queue.get(job.id).state, Running)
    queue.finish(claims[0], {"by": "another"})


class stop_when(StopSign):  # noqa: N801 - reads as a word
    """A stop sign that goes up by itself."""

    def __init__(self, true):
        super().__init__()
        self._true = true

    @property
    def is_up(self):
        return self._true()

    @is_up.setter
    def is_up(self, value):
        pass


def test_a_stop_in_the_midst_of_a_work_hands_the_job_back(queue, library, practice):
    (job,) = file_all(queue, "a", "b")[:1]
    stop = StopSign()

    def work(payload, *, folder, report):
        (folder / "half").write_text("half")
        stop.hold_up()
        raise AssertionError("the sign was not heeded")

    with pytest.raises(KeyboardInterrupt):
        run_worker(queue, {"practice": work}, stop=stop)
    handed_back = queue.get(job.id)
    assert (handed_back.state, handed_back.tries) == (Queued(), 0)
    assert attempts_left(library) == []
    assert run_worker(queue, {"practice": practice}) == 2


def test_a_stop_while_publishing_lets_it_come_to_its_end(queue, library):
    stop = StopSign()

    def work(payload, *, folder, report):
        def publish(connection):
            stop.hold_up()
            connection.execute(insert(published).values(name=payload["name"], attempt="1"))

        return Produced({}, publish)

    file_all(queue, "a", "b")
    assert run_worker(queue, {"practice": work}, stop=stop) == 1
    assert publications(library) == ["a"]
    assert queue.counts() == {"done": 1, "queued": 1}


def test_a_stop_sign_interrupts_works_once_and_nothing_else():
    stop = StopSign()
    with pytest.raises(KeyboardInterrupt), stop.heeded():
        stop.hold_up()
    stop.hold_up()  # while the job is handed back: no second interruption
    with pytest.raises(KeyboardInterrupt), stop.heeded():
        raise AssertionError("it was up already, so no work should begin")


def test_a_report_that_says_stop_ends_the_worker_and_keeps_the_job(queue, practice):
    class Impatient(Silent):
        asked = 0

        def check_cancelled(self):
            self.asked += 1
            if self.asked > 3:
                raise errors.Cancelled

    (job,) = file_all(queue, "a", seconds=10)
    with pytest.raises(errors.Cancelled):
        run_worker(queue, {"practice": practice}, report=Impatient())
    assert queue.get(job.id).state == Queued()


# A machine in trouble


def test_a_disk_that_is_full_for_a_while(queue, library):
    def work(payload, *, folder, report):
        if folder.name.endswith("-1"):
            raise NoSpace("The disk is full.")
        return Produced({})

    (job,) = file_all(queue, "a")
    run_worker(queue, {"practice": work})
    assert queue.get(job.id).state == Done({})


def test_a_database_that_is_full_when_publishing(queue, library, practice):
    """SQLite itself says that its file may not grow: the attempt is over, nothing is half there."""

    def work(payload, *, folder, report):
        made = practice(payload, folder=folder, report=report)
        first = folder.name.endswith("-1")

        def publish(connection):
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one() if first else 10**6
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
            made.publish(connection)
            if first:
                row = {"name": "x" * 10_000_000, "attempt": folder.name}
                connection.execute(insert(published).values(row))

        return Produced({}, publish)

    (job,) = file_all(queue, "a")
    run_worker(queue, {"practice": work})
    assert publications(library) == ["a"]
    done = queue.get(job.id)
    assert (done.state, done.attempt) == (Done({}), 2)


def test_no_room_for_the_attempts_folder(queue, library, practice, monkeypatch):
    from castmate.jobs import attempt

    def full(_home, _claim):
        raise NoSpace(os.strerror(errno.ENOSPC))

    (job,) = file_all(queue, "a")
    monkeypatch.setattr(attempt, "make_folder", full)
    monkeypatch.setattr(time, "sleep", lambda _seconds: None)
    run_worker(queue, {"practice": practice})
    failed = queue.get(job.id)
    assert failed.state.error["code"] == "no_space"
    monkeypatch.undo()
    queue.retry(job.id)
    run_worker(queue, {"practice": practice})
    assert publications(library) == ["a"]


@pytest.fixture
def locked(library):
    """Lock the database as another program would; ``locked(seconds)`` returns at once."""
    threads = []

    def lock(seconds):
        begun = threading.Event()

        def hold():
            other = sqlite3.connect(library.home.database)
            other.execute("BEGIN EXCLUSIVE")
            begun.set()
            time.sleep(seconds)
            other.rollback()
            other.close()

        threads.append(threading.Thread(target=hold))
        threads[-1].start()
        begun.wait(10)

    yield lock
    for thread in threads:
        thread.join()


@pytest.fixture
def impatient(monkeypatch, tmp_path):
    """A library whose database says "locked" at once, instead of after half a minute."""
    from tests.jobs.practice import open_practice

    monkeypatch.setattr(database, "PATIENCE_SECONDS", 0)
    library = open_practice(tmp_path / "impatient")
    yield library
    library.close()


def test_a_database_locked_for_a_while_when_finishing(impatient):
    queue, practice = Queue(impatient), Practice(impatient)
    lock_now = []

    def work(payload, *, folder, report):
        made = practice(payload, folder=folder, report=report)
        other = sqlite3.connect(impatient.home.database, check_same_thread=False)
        other.execute("BEGIN IMMEDIATE")
        lock_now.append(other)
        threading.Timer(1.0, other.rollback).start()
        return made

    (job,) = file_all(queue, "a")
    run_worker(queue, {"practice": work})
    lock_now[0].close()
    assert queue.get(job.id).attempt == 1
    assert publications(impatient) == ["a"]


def test_a_database_away_for_longer_than_the_grace(impatient):
    queue, practice = Queue(impatient), Practice(impatient)
    other = sqlite3.connect(impatient.home.database)

    def work(payload, *, folder, report):
        made = practice(payload, folder=folder, report=report)
        other.execute("BEGIN IMMEDIATE")
        return made

    (job,) = file_all(queue, "a")
    with pytest.raises(DatabaseAway, match="could not be used"):
        run_worker(queue, {"practice": work}, habits=Habits(grace_seconds=0.5))
    other.rollback()
    other.close()
    assert publications(impatient) == []
    assert attempts_left(impatient) == []
    assert isinstance(queue.get(job.id).state, Running)  # until its lease is over


@pytest.mark.parametrize(("grace_seconds", "attempts"), [(60.0, 1), (0.1, 2)])
def test_a_work_goes_on_for_a_while_without_its_database(impatient, grace_seconds, attempts):
    queue, practice = Queue(impatient), Practice(impatient)
    other = sqlite3.connect(impatient.home.database, check_same_thread=False)

    def work(payload, *, folder, report):
        if folder.name.endswith("-1"):
            other.execute("BEGIN IMMEDIATE")
            threading.Timer(0.8, other.rollback).start()
        return practice({**payload, "seconds": 1.0}, folder=folder, report=report)

    (job,) = file_all(queue, "a")
    habits = Habits(lease_seconds=0.4, grace_seconds=grace_seconds)
    run_worker(queue, {"practice": work}, habits=habits)
    other.close()
    assert publications(impatient) == ["a"]
    assert queue.get(job.id).attempt == attempts


def test_a_database_away_when_there_is_nothing_to_do_yet(impatient, practice):
    queue = Queue(impatient)
    other = sqlite3.connect(impatient.home.database)
    file_all(queue, "a")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(NoSpace):
        run_worker(queue, {"practice": practice}, habits=Habits(grace_seconds=0.2))
    other.close()


def test_two_seconds_of_a_locked_database_are_waited_for(queue, library, practice, locked):
    file_all(queue, "a")
    locked(2.0)
    run_worker(queue, {"practice": practice})
    assert publications(library) == ["a"]


# Hearts


def test_a_work_whose_attempt_is_lost_hears_of_it(queue, roll):
    file_all(queue, "a")
    claim = queue.claim("worker", lease_seconds=0.2)
    with Heartbeat(queue, claim, listener=Silent()) as heart:
        heart.check_cancelled()
        queue.fail(claim, {"code": "x"}, retry=False)
        until(lambda: heart.ended is not None)
        with pytest.raises(LeaseLost):
            heart.check_cancelled()


def test_a_deaf_work_is_ended_with_its_process(queue):
    file_all(queue, "a")
    claim = queue.claim("worker", lease_seconds=0.2)
    deaf = threading.Event()
    with Heartbeat(
        queue, claim, listener=Silent(), when_deaf=deaf.set, deaf_seconds=0.1
    ):  # fmt: skip
        queue.cancel(claim.job.id)
        assert deaf.wait(5)


def test_a_work_that_ends_in_time_is_not_deaf(queue):
    file_all(queue, "a")
    claim = queue.claim("worker", lease_seconds=0.2)
    deaf = threading.Event()
    with Heartbeat(queue, claim, listener=Silent(), when_deaf=deaf.set, deaf_seconds=5) as heart:
        queue.cancel(claim.job.id)
        until(lambda: heart.ended is not None)
    assert not deaf.is_set()


# Folders


def test_sweeping_takes_what_is_over_and_leaves_what_runs(queue, library):
    file_all(queue, "a")
    claim = queue.claim("worker")
    folder = attempts_folder(library.home)
    for name in (claim.attempt_name, f"{claim.job.id}-0", "job_of_long_ago-3"):
        (folder / name).mkdir(parents=True)
        (folder / name / "half.part").write_text("half")
    assert sweep(queue) == sorted([f"{claim.job.id}-0", "job_of_long_ago-3"])
    assert attempts_left(library) == [claim.attempt_name]
    queue.hand_back(claim)
    sweep(queue)
    assert attempts_left(library) == []


def test_parts_of_long_ago_are_swept_from_the_shelves(queue, library):
    shelf = library.home.blobs / "ab"
    shelf.mkdir()
    old, new, whole = shelf / ".old.1.part", shelf / ".new.2.part", shelf / ("ab" * 32)
    for path in (old, new, whole):
        path.write_text("half")
    hours_ago = time.time() - 2 * 3600
    os.utime(old, (hours_ago, hours_ago))
    os.utime(whole, (hours_ago, hours_ago))
    run_worker(queue, {})
    assert sorted(shelf.iterdir()) == sorted([new, whole])


# In this process


def test_an_inline_fleet_does_one_job_at_a_time_and_tells_of_it(queue, library, practice):
    file_all(queue, "a", "b")
    report = Listening()
    with InlineFleet(queue, {"practice": practice}) as fleet:
        fleet.tend(report)
        assert queue.counts() == {"done": 1, "queued": 1}
        assert isinstance(report.events[0], StepStarted)
        fleet.tend(Silent())
        fleet.tend(Silent())
    assert publications(library) == ["a", "b"]
