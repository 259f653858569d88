"""The queue against a model of it that fits on a page: whatever is done, in whatever order."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from sqlalchemy import insert

from castmate import errors
from castmate.jobs.clock import SetClock
from castmate.jobs.job import MOST_TRIES, LeaseLost, Running
from castmate.jobs.queue import Queue
from tests.jobs.conftest import Roll
from tests.jobs.practice import open_practice, publications, published

LEASE_SECONDS = 30.0
WORKERS = st.sampled_from(["anna", "ben", "cleo"])
GROUPS = st.sampled_from(["film", "series"])


@dataclass
class Expected:
    """What the model knows of a job."""

    number: int
    key: str | None
    group: str
    priority: int
    state: str = "queued"
    attempt: int = 0
    tries: int = 0
    stopping: bool = False
    silent_seconds: float = 0.0

    @property
    def is_live(self):
        return self.state in ("queued", "running")


class QueueMachine(RuleBasedStateMachine):
    """Does things to a queue and to the model, and compares."""

    def __init__(self):
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.library = open_practice(self.folder)
        self.clock, self.roll = SetClock(), Roll()
        self.queue = Queue(self.library, clock=self.clock, presence=self.roll)
        self.jobs: dict[str, Expected] = {}
        self.claims = []
        self.published = []
        self.paused = False
        self.version = 0

    def teardown(self):
        self.library.close()
        shutil.rmtree(self.folder)

    # What users do

    @rule(
        key=st.sampled_from([None, None, "a", "b"]),
        group=GROUPS,
        priority=st.integers(-1, 1),
        anew=st.booleans(),
    )
    def file(self, key, group, priority, anew):
        job = self.queue.file(
            "shot", {}, key=key, group=group, priority=priority, anew=anew
        )  # fmt: skip
        same = [
            job_id
            for job_id, known in self.jobs.items()
            if key is not None
            and known.key == key
            and (known.is_live or (known.state == "done" and not anew))
        ]
        if same:
            assert job.id == max(same, key=lambda job_id: self.jobs[job_id].number)
            self.jobs[job.id].tries = 0
        else:
            assert job.id not in self.jobs
            self.jobs[job.id] = Expected(job.number, key, group, priority)

    @rule(data=st.data())
    def cancel(self, data):
        if job_id := self.some(data, self.jobs):
            self.queue.cancel(job_id)
            self.expect_cancelled(self.jobs[job_id], running_too=True)

    @rule(group=GROUPS, finish_running=st.booleans())
    def cancel_group(self, group, finish_running):
        self.queue.cancel_group(group, finish_running=finish_running)
        for known in self.jobs.values():
            if known.group == group:
                self.expect_cancelled(known, running_too=not finish_running)

    @rule(data=st.data())
    def retry(self, data):
        if job_id := self.some(data, self.jobs):
            self.queue.retry(job_id)
            if self.jobs[job_id].state in ("failed", "cancelled"):
                self.expect_retried(self.jobs[job_id])

    @rule(group=st.one_of(st.none(), GROUPS))
    def retry_failed(self, group):
        self.queue.retry_failed(group)
        for known in sorted(self.jobs.values(), key=lambda known: known.number):
            if known.state == "failed" and group in (None, known.group):
                self.expect_retried(known)

    @rule(data=st.data(), priority=st.integers(-2, 2))
    def reorder(self, data, priority):
        if job_id := self.some(data, self.jobs):
            self.queue.reorder(job_id, priority)
            self.jobs[job_id].priority = priority
            self.jobs[job_id].silent_seconds = 0.0  # any change of the row is a sign of life

    @rule(paused=st.booleans())
    def pause_or_resume(self, paused):
        (self.queue.pause if paused else self.queue.resume)()
        self.paused = paused

    # What workers do

    @rule(worker=WORKERS)
    def claim(self, worker):
        self.roll.gone.discard(worker)
        claim = self.queue.claim(worker, {"shot"}, LEASE_SECONDS)
        waiting = [job_id for job_id, known in self.jobs.items() if known.state == "queued"]
        if self.paused or not waiting:
            assert claim is None
            return
        first = min(waiting, key=lambda of: (-self.jobs[of].priority, self.jobs[of].number))
        known = self.jobs[first]
        known.state, known.stopping, known.silent_seconds = "running", False, 0.0
        known.attempt, known.tries = known.attempt + 1, known.tries + 1
        assert (claim.job.id, claim.job.attempt) == (first, known.attempt)
        self.claims.append(claim)

    @rule(data=st.data(), progress=st.floats(0, 1))
    def renew(self, data, progress):
        if claim := self.some(data, self.claims):
            ending = self.ending_of(claim, lambda: self.queue.renew(claim, progress, "draw"))
            if ending == "mine":
                self.jobs[claim.job.id].silent_seconds = 0.0

    @rule(data=st.data())
    def finish(self, data):
        if not (claim := self.some(data, self.claims)):
            return

        def publish(connection):
            row = {"name": claim.attempt_name, "attempt": claim.attempt_name}
            connection.execute(insert(published).values(row))

        known = self.jobs[claim.job.id]
        if (known.state, known.attempt) == ("done", claim.job.attempt):
            self.queue.finish(claim, {}, publish)  # again: no harm
        elif self.ending_of(claim, lambda: self.queue.finish(claim, {}, publish)) == "mine":
            known.state = "done"
            self.published.append(claim.attempt_name)

    @rule(data=st.data(), retry=st.booleans())
    def fail(self, data, retry):
        if claim := self.some(data, self.claims):
            known = self.jobs[claim.job.id]
            ends = self.ending_of(
                claim, lambda: self.queue.fail(claim, {"code": "x"}, retry=retry), stops=False
            )
            if ends == "mine":
                self.expect_ended(known, retry=retry)

    @rule(data=st.data())
    def hand_back(self, data):
        if claim := self.some(data, self.claims):
            known = self.jobs[claim.job.id]
            ends = self.ending_of(claim, lambda: self.queue.hand_back(claim), stops=False)
            if ends == "mine":
                known.state = "cancelled" if known.stopping else "queued"
                known.tries -= 0 if known.stopping else 1

    # What befalls machines

    @rule(seconds=st.sampled_from([1.0, 14.0, 31.0]), jump=st.sampled_from([0, 0, 3600, -3600]))
    def time_passes(self, seconds, jump):
        self.look()
        self.clock.let_pass(seconds)
        self.clock.move_wall(jump)
        for known in self.jobs.values():
            known.silent_seconds += seconds
        self.look()

    @rule(worker=WORKERS)
    def worker_dies(self, worker):
        self.roll.gone.add(worker)
        self.look()

    def look(self):
        expected = set()
        for job in self.queue.jobs(state="running"):
            known = self.jobs[job.id]
            assert isinstance(job.state, Running)
            if job.state.worker in self.roll.gone or known.silent_seconds >= LEASE_SECONDS:
                self.expect_ended(known, retry=True)
                expected.add(job.id)
        assert set(self.queue.reclaim_expired()) == expected

    # What must be so

    @invariant()
    def the_table_is_as_expected(self):
        for job in self.queue.jobs():
            known = self.jobs[job.id]
            found = (job.state.name, job.attempt, job.tries, job.priority)
            assert found == (known.state, known.attempt, known.tries, known.priority)
            if isinstance(job.state, Running):
                assert job.state.cancel_requested == known.stopping
        assert len(self.queue.jobs()) == len(self.jobs)

    @invariant()
    def each_done_job_was_published_once(self):
        assert publications(self.library) == sorted(self.published)

    @invariant()
    def versions_grow_and_are_each_jobs_own(self):
        changed = self.queue.changed_since(self.version)
        versions = [job.version for job in changed]
        assert versions == sorted(set(versions))
        self.version = max([self.version, *versions])
        assert self.version <= self.queue.version()

    # How the model changes

    def some(self, data, of):
        return data.draw(st.sampled_from(list(of))) if of else None

    def ending_of(self, claim, act, *, stops=True):
        known = self.jobs[claim.job.id]
        is_mine = (known.state, known.attempt) == ("running", claim.job.attempt)
        try:
            act()
        except LeaseLost:
            assert not is_mine
            return "lost"
        except errors.Cancelled:
            assert is_mine
            assert known.stopping
            return "stopping"
        assert is_mine
        assert not (stops and known.stopping)
        return "mine"

    def expect_ended(self, known, *, retry):
        if known.stopping:
            known.state = "cancelled"
        elif retry and known.tries < MOST_TRIES:
            known.state = "queued"
        else:
            known.state = "failed"

    def expect_cancelled(self, known, *, running_too):
        if known.state == "queued":
            known.state = "cancelled"
        elif known.state == "running" and running_too and not known.stopping:
            known.stopping, known.silent_seconds = True, 0.0

    def expect_retried(self, known):
        live = [other.key for other in self.jobs.values() if other.is_live]
        if known.key is None or known.key not in live:
            known.state, known.tries, known.stopping = "queued", 0, False


TestQueue = QueueMachine.TestCase
TestQueue.settings = settings(
    max_examples=8,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
