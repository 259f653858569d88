"""A whole server for tests: real HTTP over loopback, a real worker in a thread."""

from __future__ import annotations

import threading
import time
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import openai
import pytest
import uvicorn
from fastapi.testclient import TestClient

from castmate.characters.collection import Collection
from castmate.films.works import works
from castmate.jobs.fleet import InlineFleet
from castmate.jobs.queue import Queue
from castmate.library.home import Home
from castmate.library.library import Library
from castmate.report import Silent
from castmate.server.app import create_app
from castmate.server.chores import Chores
from tests.films.dragon import cast_dragon


@dataclass
class RunningServer:
    """A server that answers, and the library behind it."""

    app: object
    library: Library
    url: str
    chores: Chores

    @property
    def services(self):
        """What its routes work with."""
        return self.app.state.services

    def openai(self, **options):
        """A client of the OpenAI SDK, as a user's code makes it."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            return openai.OpenAI(base_url=f"{self.url}/v1", api_key="sk-any", **options)


@contextmanager
def running_server(home: Path, *, with_worker: bool = True, **settings):
    """A server on a library in *home*, on a free port of this machine, until the block ends."""
    library = Library(Home(home))
    app = create_app(library)
    app.state.services.change_settings({"allow_private_targets": True, "tries": 1, **settings})
    config = uvicorn.Config(app, port=0, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    chores = Chores(app.state.services)
    stop = threading.Event()
    threads = [threading.Thread(target=server.run, daemon=True)]
    if with_worker:
        threads.append(threading.Thread(target=_work, args=(library, stop), daemon=True))
    threads.append(threading.Thread(target=_do_chores, args=(chores, stop), daemon=True))
    for thread in threads:
        thread.start()
    while not server.started:
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield RunningServer(app, library, f"http://127.0.0.1:{port}", chores)
    finally:
        stop.set()
        app.state.services.is_closing.set()
        server.should_exit = True
        for thread in threads:
            thread.join(30)
        library.close()


def _work(library, stop):
    with InlineFleet(Queue(library), works(library)) as fleet:
        while not stop.wait(0.05):
            fleet.tend(Silent())


def _do_chores(chores, stop):
    while not stop.wait(0.1):
        chores.do()


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """A server for all tests of a file, with Ruby the dragon in its library."""
    with running_server(tmp_path_factory.mktemp("server") / "home") as running:
        Collection(running.library).add(cast_dragon(running.library.blobs))
        yield running


@pytest.fixture
def here(tmp_path):
    """An app without HTTP and without a worker, and its library."""
    library = Library(Home(tmp_path / "home"))
    app = create_app(library)
    with TestClient(
        app, "http://localhost", raise_server_exceptions=False, client=("127.0.0.1", 50000)
    ) as client:
        client.library = library
        client.services = app.state.services
        yield client
    library.close()
