"""The queue as those see it who file jobs, wait for them, and change their minds."""

import pytest

from castmate.jobs.job import Cancelled, Done, Failed, JobNotFound, Queued, Running

ERROR = {"code": "failed", "message": "It fell over."}


def names(jobs):
    return [job.payload["name"] for job in jobs]


def filed(queue, *wanted, **how):
    return [queue.file("shot", {"name": name}, **how) for name in wanted]


def run_down(queue, claim_of=lambda claim: claim.job.payload["name"]):
    """Claim everything, in order."""
    order = []
    while claim := queue.claim("worker"):
        order.append(claim_of(claim))
    return order


def test_a_job_is_what_was_filed(queue):
    job = queue.file("shot", {"name": "surf", "seconds": 4}, key="k", group="film", priority=2)
    assert queue.get(job.id) == job
    assert (job.kind, job.payload) == ("shot", {"name": "surf", "seconds": 4})
    assert (job.key, job.group, job.priority) == ("k", "film", 2)
    assert job.state == Queued()
    assert (job.attempt, job.tries, job.progress, job.step) == (0, 0, 0.0, "")


def test_from_filing_to_done(queue):
    (job,) = filed(queue, "surf")
    claim = queue.claim("worker")
    assert isinstance(claim.job.state, Running)
    queue.renew(claim, 0.5, "draw")
    running = queue.get(job.id)
    assert (running.progress, running.step, running.attempt) == (0.5, "draw", 1)
    queue.finish(claim, {"percent": 97})
    done = queue.get(job.id)
    assert (done.state, done.progress) == (Done({"percent": 97}), 1.0)
    assert queue.claim("worker") is None


def test_higher_priority_first_then_in_the_order_of_filing(queue):
    filed(queue, "a", "b")
    filed(queue, "urgent", priority=5)
    filed(queue, "c")
    filed(queue, "some day", priority=-1)
    assert run_down(queue) == ["urgent", "a", "b", "c", "some day"]


def test_reorder_and_put_first(queue):
    a, b, c = filed(queue, "a", "b", "c")
    queue.reorder(c.id, 3)
    assert queue.put_first(b.id).priority == 4
    queue.reorder(a.id, -1)
    assert run_down(queue) == ["b", "c", "a"]


def test_a_worker_claims_only_kinds_it_can_do(queue):
    queue.file("video", {})
    assert queue.claim("worker", {"shot"}) is None
    assert queue.claim("worker", {"shot", "video"}).job.kind == "video"


def test_the_same_key_is_one_job_while_it_waits_runs_or_is_done(queue):
    (first,) = filed(queue, "surf", key="k")
    assert filed(queue, "surf", key="k")[0].id == first.id
    claim = queue.claim("worker")
    assert filed(queue, "surf", key="k")[0].id == first.id
    queue.finish(claim, {})
    assert filed(queue, "surf", key="k")[0].id == first.id
    assert filed(queue, "surf", key="other")[0].id != first.id


@pytest.mark.parametrize("ended_by", ["failure", "cancellation"])
def test_the_same_key_is_a_new_job_after_a(queue, ended_by):
    (first,) = filed(queue, "surf", key="k")
    if ended_by == "failure":
        queue.fail(queue.claim("worker"), ERROR, retry=False)
    else:
        queue.cancel(first.id)
    (second,) = filed(queue, "surf", key="k")
    assert second.id != first.id
    assert second.state == Queued()


def test_anew_does_not_count_what_is_done_but_what_is_at_work(queue):
    (first,) = filed(queue, "surf", key="k")
    queue.finish(queue.claim("worker"), {})
    (second,) = filed(queue, "surf", key="k", anew=True)
    assert second.id != first.id
    assert filed(queue, "surf", key="k", anew=True)[0].id == second.id
    assert filed(queue, "surf", key="k")[0].id == second.id


def test_three_tries_then_failed_with_the_last_error(queue):
    (job,) = filed(queue, "surf")
    for number in (1, 2, 3):
        assert queue.get(job.id).state == Queued()
        queue.fail(queue.claim("worker"), {**ERROR, "number": number}, retry=True)
    assert queue.get(job.id).state == Failed({**ERROR, "number": 3})


def test_what_cannot_end_better_is_not_tried_again(queue):
    (job,) = filed(queue, "surf")
    queue.fail(queue.claim("worker"), ERROR, retry=False)
    assert queue.get(job.id).state == Failed(ERROR)


def test_the_last_error_is_known_while_the_next_try_is_waited_for(queue):
    (job,) = filed(queue, "surf")
    queue.fail(queue.claim("worker"), ERROR, retry=True)
    assert queue.get(job.id).last_error == ERROR
    queue.finish(queue.claim("worker"), {})
    assert queue.get(job.id).last_error is None


def test_a_job_handed_back_was_not_tried(queue):
    (job,) = filed(queue, "surf")
    for _ in range(5):
        queue.hand_back(queue.claim("worker"))
    job = queue.get(job.id)
    assert (job.state, job.tries, job.attempt) == (Queued(), 0, 5)


def test_asking_again_gives_all_tries_again(queue):
    (job,) = filed(queue, "surf", key="k")
    queue.fail(queue.claim("worker"), ERROR, retry=True)
    assert filed(queue, "surf", key="k")[0].tries == 0
    assert queue.get(job.id).attempt == 1


def test_retry_of_a_failed_and_of_a_cancelled_job(queue):
    failed, cancelled = filed(queue, "a", "b")
    queue.fail(queue.claim("worker"), ERROR, retry=False)
    queue.cancel(cancelled.id)
    for job in (failed, cancelled):
        assert queue.retry(job.id).state == Queued()
    claim = queue.claim("worker")
    assert (claim.job.id, claim.job.attempt, claim.job.tries) == (failed.id, 2, 1)


@pytest.mark.parametrize("state", ["queued", "running", "done"])
def test_retry_leaves_alone_what_is(queue, state):
    (job,) = filed(queue, "a")
    if state != "queued":
        claim = queue.claim("worker")
    if state == "done":
        queue.finish(claim, {})
    before = queue.get(job.id)
    assert queue.retry(job.id) == before


def test_retry_does_not_make_two_live_jobs_of_one_key(queue):
    (old,) = filed(queue, "a", key="k")
    queue.cancel(old.id)
    filed(queue, "a", key="k")
    assert queue.retry(old.id).state == Cancelled()


def test_retry_failed_of_a_group_or_of_all(queue):
    filed(queue, "a", "b", group="film")
    filed(queue, "c", group="other")
    while claim := queue.claim("worker"):
        queue.fail(claim, ERROR, retry=False)
    assert len(queue.retry_failed("film")) == 2
    assert queue.counts("other") == {"failed": 1}
    assert len(queue.retry_failed()) == 1
    assert queue.counts() == {"queued": 3}


def test_nothing_is_begun_during_a_pause(queue):
    filed(queue, "a", "b")
    claim = queue.claim("worker")
    queue.pause()
    assert queue.is_paused()
    assert queue.claim("worker") is None
    assert queue.claimable() == 0
    queue.finish(claim, {})  # what runs goes on
    queue.resume()
    assert queue.claimable() == 1
    assert queue.claim("worker").job.payload == {"name": "b"}


def test_cancel_while_it_waits(queue):
    (job,) = filed(queue, "a")
    assert queue.cancel(job.id).state == Cancelled()
    assert queue.claim("worker") is None


def test_finish_this_and_cancel_the_rest(queue):
    filed(queue, "a", "b", "c", group="film")
    filed(queue, "d", group="other")
    claim = queue.claim("worker")
    queue.cancel_group("film", finish_running=True)
    queue.renew(claim, 0.5, "draw")
    queue.finish(claim, {})
    assert queue.counts("film") == {"done": 1, "cancelled": 2}
    assert queue.counts("other") == {"queued": 1}


def test_cancel_all_of_a_group(queue):
    filed(queue, "a", "b", group="film")
    queue.claim("worker")
    queue.cancel_group("film")
    running, waiting = queue.jobs("film")
    assert running.state.cancel_requested
    assert waiting.state == Cancelled()


def test_what_is_settled_cannot_be_cancelled(queue):
    (job,) = filed(queue, "a")
    queue.finish(queue.claim("worker"), {"ok": True})
    assert queue.cancel(job.id).state == Done({"ok": True})


def test_pages_of_jobs(queue):
    filed(queue, *"abcdefg", group="film")
    filed(queue, "x", group="other")
    first = queue.jobs("film", limit=3)
    assert names(first) == ["a", "b", "c"]
    assert names(queue.jobs("film", after=first[-1].id, limit=3)) == ["d", "e", "f"]
    assert names(queue.jobs(newest_first=True, limit=2)) == ["x", "g"]
    edge = queue.jobs(newest_first=True, limit=2)[-1].id
    assert names(queue.jobs("film", newest_first=True, after=edge, limit=2)) == ["f", "e"]


def test_jobs_of_one_state(queue):
    filed(queue, "a", "b")
    queue.claim("worker")
    assert names(queue.jobs(state="running")) == ["a"]
    assert names(queue.jobs(state="queued")) == ["b"]


def test_every_change_has_a_version_larger_than_all_before(queue):
    a, b = filed(queue, "a", "b", group="film")
    seen = queue.version()
    assert [job.id for job in queue.changed_since(0)] == [a.id, b.id]
    claim = queue.claim("worker")
    queue.renew(claim, 0.1, "draw")
    (changed,) = queue.changed_since(seen)
    assert (changed.id, changed.progress) == (a.id, 0.1)
    queue.cancel_group("film")
    changed = queue.changed_since(changed.version)
    assert [job.id for job in changed] == [b.id, a.id]
    assert changed[0].version < changed[1].version == queue.version()
    assert queue.changed_since(queue.version()) == []


def test_a_job_is_found_by_its_number_as_people_type_it(queue):
    a, b = filed(queue, "a", "b")
    assert queue.find(f"#{b.number}").id == b.id
    assert queue.find(str(a.number)).id == a.id
    assert queue.find(a.id).id == a.id


@pytest.mark.parametrize("name", ["job_that_is_not", "12", "#0", "²", ""])
def test_what_is_not_there_says_so(queue, name):
    with pytest.raises(JobNotFound, match="castmate jobs list"):
        queue.find(name)
    with pytest.raises(JobNotFound):
        queue.reorder(name, 1)
