"""Leases: who is silent for too long loses the job, and only one attempt ever publishes."""

import os
import subprocess
import sys

import pytest
from sqlalchemy import insert

from castmate import errors
from castmate.jobs.job import Cancelled, Done, Failed, LeaseLost, Queued
from castmate.jobs.presence import ProcessPresence, is_here, worker_name
from castmate.jobs.queue import Queue
from tests.jobs.practice import publications, published

HOUR = 3600.0


def publish(name):
    def write(connection):
        connection.execute(insert(published).values(name=name, attempt=name))

    return write


@pytest.fixture
def claim(queue):
    queue.file("shot", {"name": "surf"})
    return queue.claim("first", lease_seconds=30)


def seconds_of_silence(queue, clock, seconds, step=5.0):
    """Let time pass while somebody looks every few seconds; what was reclaimed."""
    reclaimed = []
    while seconds > 0:
        clock.let_pass(min(step, seconds))
        seconds -= step
        reclaimed += queue.reclaim_expired()
    return reclaimed


def test_a_silent_lease_runs_out(queue, clock, claim):
    queue.reclaim_expired()
    assert seconds_of_silence(queue, clock, 29) == []
    assert seconds_of_silence(queue, clock, 2) == [claim.job.id]
    assert queue.get(claim.job.id).state == Queued()


def test_another_queue_on_the_same_library_takes_over_too(library, clock, roll, claim):
    other = Queue(library, clock=clock, presence=roll)
    assert other.reclaim_expired() == []
    assert seconds_of_silence(other, clock, 30) == [claim.job.id]


def test_renewing_keeps_a_lease_for_ever(queue, clock, claim):
    for _ in range(20):
        assert seconds_of_silence(queue, clock, 20) == []
        queue.renew(claim, 0.5, "draw")


@pytest.mark.parametrize("jump", [HOUR, -HOUR, 1000 * HOUR, -1000 * HOUR])
def test_a_moved_clock_takes_no_lease_away(queue, clock, claim, jump):
    queue.reclaim_expired()
    clock.move_wall(jump)
    assert seconds_of_silence(queue, clock, 25) == []
    queue.renew(claim, 0.5, "draw")
    queue.finish(claim, {})


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
def test_a_moved_clock_does_not_keep_a_dead_workers_job(queue, clock, claim, jump):
    queue.reclaim_expired()
    clock.move_wall(jump)
    assert seconds_of_silence(queue, clock, 31) == [claim.job.id]


def test_the_order_of_jobs_does_not_hang_on_the_clock(queue, clock):
    for name in "abc":
        queue.file("shot", {"name": name})
        clock.move_wall(-HOUR)
    assert [queue.claim("worker").job.payload["name"] for _ in range(3)] == ["a", "b", "c"]


def test_a_worker_known_to_be_gone_is_not_waited_for(queue, roll, claim):
    roll.gone.add("first")
    assert queue.reclaim_expired() == [claim.job.id]


def test_an_attempt_whose_worker_vanished_counts_as_a_try(queue, roll):
    job = queue.file("shot", {})
    roll.gone.add("first")
    for _ in range(3):
        queue.claim("first")
        queue.reclaim_expired()
    state = queue.get(job.id).state
    assert isinstance(state, Failed)
    assert state.error["code"] == "worker_gone"
    assert f"castmate jobs retry {job.id}" in state.error["message"]


def test_a_cancelled_job_of_a_vanished_worker_is_cancelled(queue, roll, claim):
    queue.cancel(claim.job.id)
    roll.gone.add("first")
    queue.reclaim_expired()
    assert queue.get(claim.job.id).state == Cancelled()


def test_a_zombie_can_neither_renew_nor_publish_nor_fail(queue, library, clock, claim):
    queue.reclaim_expired()
    seconds_of_silence(queue, clock, 31)
    second = queue.claim("second")
    for act in (
        lambda: queue.renew(claim, 0.9, "draw"),
        lambda: queue.check(claim),
        lambda: queue.finish(claim, {"by": "first"}, publish("first")),
        lambda: queue.fail(claim, {}, retry=True),
        lambda: queue.hand_back(claim),
    ):
        with pytest.raises(LeaseLost):
            act()
    queue.finish(second, {"by": "second"}, publish("second"))
    with pytest.raises(LeaseLost):
        queue.finish(claim, {"by": "first"}, publish("first"))
    assert queue.get(claim.job.id).state == Done({"by": "second"})
    assert publications(library) == ["second"]


def test_a_zombie_of_before_a_retry_is_no_newer_attempt(queue, claim):
    queue.fail(claim, {"code": "x"}, retry=False)
    queue.retry(claim.job.id)
    again = queue.claim("second")
    assert (again.job.tries, claim.job.tries) == (1, 1)
    with pytest.raises(LeaseLost):
        queue.finish(claim, {})


def test_finishing_twice_publishes_once(queue, library, claim):
    for _ in range(2):
        queue.finish(claim, {"ok": True}, publish("surf"))
    assert publications(library) == ["surf"]


def test_what_publishing_wrote_is_gone_where_it_fails(queue, library, claim):
    def fall_over(connection):
        publish("half")(connection)
        raise ValueError("the second half")

    with pytest.raises(ValueError, match="second half"):
        queue.finish(claim, {}, fall_over)
    assert publications(library) == []
    queue.finish(claim, {}, publish("whole"))
    assert publications(library) == ["whole"]


def test_once_cancelled_nothing_is_published(queue, library, claim):
    queue.cancel(claim.job.id)
    for act in (
        lambda: queue.renew(claim),
        lambda: queue.check(claim),
        lambda: queue.finish(claim, {}, publish("surf")),
    ):
        with pytest.raises(errors.Cancelled):
            act()
    queue.hand_back(claim)
    assert queue.get(claim.job.id).state == Cancelled()
    assert publications(library) == []


def test_a_failure_after_a_cancellation_is_a_cancellation(queue, claim):
    queue.cancel(claim.job.id)
    queue.fail(claim, {"code": "x"}, retry=True)
    assert queue.get(claim.job.id).state == Cancelled()


def test_a_renewal_between_looking_and_taking_over_wins(queue, clock, claim, library):
    seconds_of_silence(queue, clock, 25)
    version = queue.get(claim.job.id).version
    queue.renew(claim, 0.5, "draw")
    from castmate.jobs.leasing import reclaim

    with library.database.writing() as connection:
        assert reclaim(connection, [(claim.job.id, version)], now=0.0) == []


# Processes that are there, and those that are not any more


def name_of_a_dead_process():
    program = "from castmate.jobs.presence import worker_name; print(worker_name())"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    return done.stdout.strip()


def test_this_process_is_there():
    assert is_here(worker_name())
    assert not ProcessPresence(one_machine=True).is_gone(worker_name())


def test_a_dead_process_is_gone_even_if_its_id_is_used_again():
    dead = name_of_a_dead_process()
    assert is_here(dead)
    assert ProcessPresence(one_machine=False).is_gone(dead)
    host, _, tail = dead.split(":")
    assert ProcessPresence(one_machine=False).is_gone(f"{host}:{os.getpid()}:{tail}")


def test_a_process_that_died_unburied_is_gone():
    program = "from castmate.jobs.presence import worker_name; print(worker_name(), flush=True)"
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as child:
        name = child.stdout.read().decode().strip()
        os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
        assert ProcessPresence(one_machine=False).is_gone(name)


def test_an_earlier_start_of_the_machine_is_gone_where_there_is_only_one():
    host, pid, tail = worker_name().split(":")
    earlier = f"{host}:{pid}:{tail[::-1].replace('-', 'f', 2)}"
    other_boot = f"{host}:{pid}:0123456789abcdef-{tail.split('-', 1)[1]}"
    assert ProcessPresence(one_machine=True).is_gone(other_boot)
    assert not ProcessPresence(one_machine=False).is_gone(other_boot)
    assert not ProcessPresence(one_machine=True).is_gone(earlier)  # no name of ours: in doubt


def test_other_worlds_of_process_ids_are_not_judged():
    host, pid, tail = worker_name().split(":")
    boot, world, began = tail.split("-")
    elsewhere = f"{host}:{pid}:{boot}-{int(world) + 1}-{began}"
    assert not ProcessPresence(one_machine=True).is_gone(elsewhere)
