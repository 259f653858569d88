"""A server as a program: HTTP, its chores, its workers; begun together and ended together."""

from __future__ import annotations

import shutil
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType

import uvicorn

from castmate.errors import BadInput, CastmateError
from castmate.jobs.fleet import LocalFleet
from castmate.library.library import Library
from castmate.server.access_log import log_line
from castmate.server.app import create_app
from castmate.server.callers import is_loopback
from castmate.server.chores import Chores
from castmate.server.services import Services

_CHORES_SECONDS, _DELIVERIES_SECONDS, _FLEET_SECONDS = 0.5, 1.0, 0.25
_PATIENCE_AT_END_SECONDS = 10
_MOST_AT_ONCE = 2000
_NICENESS = 5
_KEPT_OPEN_SECONDS = 75
"""Longer than a client that polls is ever told to wait."""


@dataclass(frozen=True)
class Listening:
    """Where a server listens, and what it starts."""

    host: str = "127.0.0.1"
    port: int = 8000
    num_workers: int = 2

    @property
    def needs_key(self) -> bool:
        """Whether somebody else than this machine could call."""
        return not is_loopback(self.host)

    @property
    def url(self) -> str:
        """The base of all addresses."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{shown}:{self.port}"


class _Server(uvicorn.Server):
    """Tells the streams at once that it ends, or they would keep it open."""

    services: Services

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to end."""
        self.services.is_closing.set()
        super().handle_exit(sig, frame)


@dataclass
class _Rounds:
    """Something done again and again in a thread of its own, until the server ends."""

    name: str
    do: Callable[[], None]
    every_seconds: float
    is_over: threading.Event
    _thread: threading.Thread = field(init=False)

    def start(self) -> None:
        self._thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        self._thread.start()

    def join(self) -> None:
        self._thread.join(_PATIENCE_AT_END_SECONDS)

    def _run(self) -> None:
        while not self.is_over.wait(self.every_seconds):
            try:
                self.do()
            except CastmateError as error:
                log_line(self.name, failure=str(error))
            except Exception as error:  # a thread that ends unheard would leave work undone
                log_line(self.name, failure=repr(error))


def serve(library: Library, listening: Listening) -> None:
    """Serve *library* until the process is told to stop; jobs at hand go back to the queue."""
    app = create_app(library, needs_key=listening.needs_key, log_to=sys.stderr)
    services: Services = app.state.services
    server = _Server(
        uvicorn.Config(
            app, host=listening.host, port=listening.port, log_level="warning", access_log=False,
            server_header=False, proxy_headers=False, lifespan="off",
            timeout_keep_alive=_KEPT_OPEN_SECONDS,
            timeout_graceful_shutdown=_PATIENCE_AT_END_SECONDS, limit_concurrency=_MOST_AT_ONCE,
        )
    )  # fmt: skip
    server.services = services
    chores = Chores(services)
    fleet = LocalFleet(
        services.queue, max(1, listening.num_workers), with_parent=True, command=_worker_command()
    )
    rounds = [
        _Rounds("chores", chores.do, _CHORES_SECONDS, services.is_closing),
        _Rounds("deliveries", chores.deliver, _DELIVERIES_SECONDS, services.is_closing),
    ]
    if listening.num_workers > 0:
        rounds.append(_Rounds("fleet", fleet.tend, _FLEET_SECONDS, services.is_closing))
    for one in rounds:
        one.start()
    try:
        server.run()
    finally:
        services.is_closing.set()
        for one in rounds:
            one.join()
        fleet.close()


def _worker_command() -> list[str]:
    """What starts a worker: answering goes before rendering where both want the processor."""
    nice = shutil.which("nice")
    gently = [nice, "-n", str(_NICENESS)] if nice else []
    return [*gently, sys.executable, "-m", "castmate", "worker"]


def check_port(listening: Listening) -> None:
    """See that the port is free; raises :class:`BadInput`."""
    family = socket.AF_INET6 if ":" in listening.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((listening.host, listening.port))
        except OSError as error:
            raise BadInput(
                f"{listening.host} port {listening.port} cannot be listened on: {error.strerror}.",
                advice="Choose another one with --port, or end what listens there.",
            ) from error
