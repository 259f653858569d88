"""``castmate jobs`` and ``castmate worker``: looking at the queue, and changing one's mind."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from castmate.cli import jobs as command
from castmate.errors import BadInput, CastmateError
from castmate.jobs.job import JobNotFound
from castmate.jobs.queue import Queue
from castmate.library.home import Home
from castmate.library.library import Library

ROOT = Path(__file__).resolve().parents[2]
PRACTICE = str(ROOT / "tests" / "jobs" / "program.py")


@pytest.fixture
def queue(tmp_path, monkeypatch):
    monkeypatch.setenv("CASTMATE_HOME", str(tmp_path / "home"))
    library = Library(Home(tmp_path / "home"))
    yield Queue(library)
    library.close()


def jobs(*arguments):
    """What ``castmate jobs`` says; raises what it raises."""
    done = CliRunner().invoke(command.app, list(map(str, arguments)))
    if isinstance(done.exception, CastmateError):
        raise done.exception
    assert done.exit_code == 0, done.output
    return json.loads(done.output) if "--json" in arguments else done.output


def file_all(queue, *names):
    return [queue.file("shot", {"name": name}, group="film") for name in names]


def test_an_empty_queue_says_what_to_do(queue):
    assert "castmate film" in jobs("list")


def test_list_shows_what_waits_runs_and_failed(queue):
    queue.file("shot", {"label": "S01"})
    file_all(queue, "b", "c")
    queue.renew(queue.claim("x"), 0.4, "draw")
    queue.fail(queue.claim("x"), {"code": "failed", "message": "No such set."}, retry=False)
    running, failed, waiting, counts = jobs("list").splitlines()
    assert running == "#1      running   shot     S01       40% draw"
    assert failed == "#2      failed    shot              No such set."
    assert waiting == "#3      queued    shot"
    assert counts == "1 queued, 1 running, 1 failed"


def test_list_for_machines(queue):
    file_all(queue, "a", "b", "c")
    queue.finish(queue.claim("x"), {"percent": 97})
    queue.pause()
    document = jobs("list", "--state", "done", "--json")
    assert document["paused"] is True
    assert document["counts"] == {"done": 1, "queued": 2}
    (job,) = document["jobs"]
    assert (job["state"], job["result"], job["error"]) == ("done", {"percent": 97}, None)
    assert [job["number"] for job in jobs("list", "--limit", 2, "--json")["jobs"]] == [2, 3]
    assert jobs("list", "--group", "other", "--json")["jobs"] == []


def test_show_tells_why_it_failed(queue):
    (job,) = file_all(queue, "a")
    error = {"code": "defect", "message": "It fell over.", "details": "Traceback\n  in draw"}
    queue.fail(queue.claim("host:12:x"), error, retry=False)
    said = jobs("show", "#1")
    assert job.id in said
    assert "  message    It fell over." in said
    assert "  details      in draw" in said
    assert jobs("show", job.id, "--json")["error"] == error


def test_pause_and_resume(queue):
    file_all(queue, "a")
    assert "castmate jobs resume" in jobs("pause")
    assert queue.is_paused()
    assert "castmate jobs resume" in jobs("list")
    assert "1 waiting" in jobs("resume")
    assert not queue.is_paused()


def test_cancel_one_and_retry_it(queue):
    file_all(queue, "a")
    assert jobs("cancel", 1).startswith("#1      cancelled")
    assert jobs("retry", 1, "--json")[0]["state"] == "queued"


def test_finish_this_and_cancel_the_rest(queue):
    file_all(queue, "a", "b", "c")
    queue.claim("x")
    jobs("cancel", "--group", "film", "--finish-running")
    assert queue.counts() == {"running": 1, "cancelled": 2}
    assert "stopping" in jobs("cancel", "--group", "film")


def test_retry_all_that_failed(queue):
    assert jobs("retry", "--failed") == "No job is concerned.\n"
    file_all(queue, "a", "b")
    for _ in range(2):
        queue.fail(queue.claim("x"), {"code": "x"}, retry=False)
    assert len(jobs("retry", "--failed", "--json")) == 2
    assert queue.counts() == {"queued": 2}


def test_move_a_job_before_others(queue):
    file_all(queue, "a", "b", "c")
    jobs("move", 3, "--first")
    jobs("move", 1, "--priority", -5)
    assert [queue.claim("x").job.number for _ in range(3)] == [3, 2, 1]


@pytest.mark.parametrize(
    ("arguments", "way_out"),
    [
        (["cancel"], "Give a JOB, or --group GROUP."),
        (["cancel", "1", "--group", "film"], "Give a JOB, or --group GROUP."),
        (["retry"], "Give a JOB, or --failed."),
        (["retry", "1", "--failed"], "Give a JOB, or --failed."),
        (["move", "1"], "--first"),
        (["move", "1", "--first", "--priority", "2"], "--first"),
        (["list", "--state", "lost"], "queued, running, done, failed, cancelled"),
    ],
)
def test_what_cannot_be_meant_says_what_could(queue, arguments, way_out):
    file_all(queue, "a")
    with pytest.raises(BadInput) as refused:
        jobs(*arguments)
    assert way_out in refused.value.advice


def test_a_job_that_is_not_there(queue):
    with pytest.raises(JobNotFound, match='There is no job "12"'):
        jobs("show", 12)


def practise(*options, **how):
    return subprocess.Popen(
        [sys.executable, PRACTICE, "worker", *options], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **how,
    )  # fmt: skip


@pytest.fixture
def shelf(queue, monkeypatch):
    from tests.jobs.practice import open_practice

    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    open_practice(queue.library.home.folder).close()
    return queue.library.home.folder / "shelf"


def test_a_worker_does_what_waits_and_says_how_it_went(queue, shelf):
    job = queue.file("practice", {"name": "a"})
    with practise("--until-idle") as worker:
        said, told = worker.communicate(timeout=60)
    assert (worker.returncode, said) == (0, "1 attempt made.\n")
    assert f"practice {job.id}: done" in told
    assert (shelf / "a").is_file()


def test_a_worker_stopped_at_work(queue, shelf):
    queue.file("practice", {"name": "a", "seconds": 60})
    with practise() as worker:
        while "practice" not in (line := worker.stderr.readline()):
            assert line, "the program ended before it was asked to"
        worker.send_signal(signal.SIGTERM)
        _, told = worker.communicate(timeout=60)
    assert worker.returncode == 143
    assert told.endswith("The work at hand is back in the queue.\n")
    (job,) = queue.jobs()
    assert (job.state.name, job.tries) == ("queued", 0)


def test_a_worker_cannot_do_what_there_is_no_work_for(queue, shelf):
    with practise("--kinds", "dream") as worker:
        _, told = worker.communicate(timeout=60)
    assert worker.returncode == 2
    assert told == 'castmate: No work is of the kind "dream". There are: practice.\n'
