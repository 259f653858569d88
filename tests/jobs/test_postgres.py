"""The same queue on Postgres, where writers do not wait for one another's rows.

``CASTMATE_TEST_POSTGRES`` may name a database to use, as a SQLAlchemy URL with ``psycopg``; without
it a server is started from the programs of Postgres, where they are installed.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import create_engine, insert, select

from castmate.jobs.job import Done, LeaseLost, Queued
from castmate.jobs.queue import Queue
from castmate.jobs.worker import run_worker
from castmate.library.home import Home
from castmate.library.job_tables import jobs
from castmate.library.library import Library
from tests.jobs.practice import Practice, publications, published

URL = os.environ.get("CASTMATE_TEST_POSTGRES", "")


def folder_of_programs():
    found = shutil.which("initdb")
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return Path(found or versions[-1]).resolve().parent if found or versions else None


PROGRAMS = folder_of_programs()
pytestmark = [
    pytest.mark.skipif(
        not importlib.util.find_spec("psycopg"),
        reason="needs psycopg: pip install castmate[postgres]",
    ),
    pytest.mark.skipif(
        not URL and PROGRAMS is None,
        reason="needs Postgres: apt-get install postgresql, or CASTMATE_TEST_POSTGRES",
    ),
]


def as_somebody():
    """Postgres refuses to be started by root."""
    return {"user": "postgres"} if os.geteuid() == 0 else {}


@pytest.fixture(scope="module")
def url():
    if URL:
        yield URL
        return
    with tempfile.TemporaryDirectory(prefix="castmate-pg-") as folder:
        data = Path(folder, "data")
        data.mkdir()
        if os.geteuid() == 0:
            for path in (folder, data):
                shutil.chown(path, "postgres")
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": "/"}
        initdb = [PROGRAMS / "initdb", "-D", data, "-A", "trust", "-U", "castmate", "-N"]
        subprocess.run([*initdb, "-E", "UTF8"], check=True, **quiet, **as_somebody())
        server = [PROGRAMS / "postgres", "-D", data, "-k", folder, "-F", "-c", "listen_addresses="]
        with subprocess.Popen(server, **quiet, **as_somebody()) as running:
            try:
                ready = [PROGRAMS / "pg_isready", "-h", folder, "-U", "castmate", "-t", "1"]
                while subprocess.run(ready, check=False, **quiet).returncode:
                    assert running.poll() is None, "Postgres did not start"
                yield f"postgresql+psycopg://castmate@/postgres?host={folder}"
            finally:
                running.send_signal(signal.SIGINT)  # at once, whoever is still connected


@pytest.fixture
def library(url, tmp_path):
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("DROP SCHEMA public CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    opened = Library(Home(tmp_path / "home"), database_url=url)
    with opened.database.writing() as connection:
        published.create(connection)
    yield opened
    opened.close()


@pytest.fixture
def queue(library):
    return Queue(library)


def test_a_worker_does_all_there_is(queue, library):
    for name in "abc":
        queue.file("practice", {"name": name}, key=name)
    assert queue.file("practice", {}, key="a").number == 1
    assert run_worker(queue, {"practice": Practice(library)}) == 3
    assert publications(library) == ["a", "b", "c"]
    assert queue.counts() == {"done": 3}


def test_who_claims_does_not_wait_for_a_row_that_is_held(queue, library):
    held, free = (queue.file("practice", {"name": name}) for name in "ab")
    with library.database.writing() as connection:
        connection.execute(select(jobs).where(jobs.c.id == held.id).with_for_update()).one()
        assert queue.claim("worker").job.id == free.id


def test_no_job_is_claimed_twice_by_eight_at_once(queue):
    for number in range(40):
        queue.file("practice", {"name": str(number)})

    def claim_all(worker):
        mine = []
        while claim := queue.claim(worker):
            mine.append(claim.job.id)
            queue.finish(claim, {}, None)
        return mine

    with ThreadPoolExecutor(8) as pool:
        claimed = [job for mine in pool.map(claim_all, map(str, range(8))) for job in mine]
    assert len(claimed) == len(set(claimed)) == 40
    versions = [job.version for job in queue.changed_since(0)]
    assert versions == sorted(set(versions))


def test_eight_that_ask_for_the_same_at_once_get_one_job(queue):
    with ThreadPoolExecutor(8) as pool:
        filed = list(pool.map(lambda _: queue.file("practice", {}, key="k").id, range(16)))
    assert len(set(filed)) == 1


def test_a_zombie_publishes_nothing(queue, library):
    job = queue.file("practice", {})
    zombie = queue.claim("zombie", lease_seconds=0.0)
    queue.reclaim_expired()
    assert queue.reclaim_expired() == [] or queue.get(job.id).state == Queued()
    second = queue.claim("second")
    assert second.job.attempt == 2

    def publish(connection):
        connection.execute(insert(published).values(name="x", attempt="x"))

    queue.finish(second, {"by": "second"}, publish)
    with pytest.raises(LeaseLost):
        queue.finish(zombie, {"by": "zombie"}, publish)
    assert publications(library) == ["x"]
    assert queue.get(job.id).state == Done({"by": "second"})


def test_all_that_users_do_at_once_with_workers(queue, library):
    """Cancelling, retrying, reordering beside two workers: nothing waits for ever."""
    ids = [queue.file("practice", {"name": str(n)}, group="film").id for n in range(24)]

    def meddle(job_id):
        queue.reorder(job_id, 1)
        queue.cancel(job_id)
        queue.retry(job_id)
        queue.cancel_group("film", finish_running=True)
        queue.retry(job_id)

    def work():
        return run_worker(queue, {"practice": Practice(library)})

    with ThreadPoolExecutor(4) as pool:
        workers = [pool.submit(work) for _ in range(2)]
        list(pool.map(meddle, ids))
        assert all(one.result(30) >= 0 for one in workers)
    for job_id in ids:
        queue.retry(job_id)
    run_worker(queue, {"practice": Practice(library)})
    assert queue.counts() == {"done": 24}
    assert publications(library) == sorted(str(n) for n in range(24))
