"""The server under load: how quickly it answers, and what answering costs the work.

    python -m benchmarks.server

Four figures: the 99th percentile of creating a video at 20 requests a second while two workers
render; how much 200 clients that poll slow the rendering; a page of a list with 10 000 videos; and
seconds from creating to completed for a 4 s 720p animatic with a warm worker.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import insert

from castmate.library.home import Home
from castmate.library.library import Library
from castmate.library.server_tables import videos

WISH = {"prompt": "A red fox runs through a forest", "size": "1280x720", "seconds": "4"}
_POLLERS = 200


@contextmanager
def served(home: Path, workers: int) -> Iterator[int]:
    """A server of its own process on *home*; its port."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = int(trial.getsockname()[1])
    command = [sys.executable, "-m", "castmate", "serve", "--port", str(port)]
    process = subprocess.Popen(  # noqa: S603 - our own program
        [*command, "--workers", str(workers)],
        env={**os.environ, "CASTMATE_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            try:
                Client(port).ask("GET", "/healthz")
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


class Client:
    """One connection, kept open as clients do."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method: str, path: str, body: object = None) -> tuple[Any, dict[str, str]]:
        """The answer, and its headers."""
        content = None if body is None else json.dumps(body)
        headers = {"content-type": "application/json"}
        try:
            self._connection.request(method, path, content, headers)
            answer = self._connection.getresponse()
        except http.client.RemoteDisconnected:  # it was not used for long
            self._connection.close()
            self._connection.request(method, path, content, headers)
            answer = self._connection.getresponse()
        return json.loads(answer.read()), {k.lower(): v for k, v in answer.getheaders()}

    def completed(self, video: dict[str, Any], *, every: float = 0.1) -> dict[str, Any]:
        """*video* once it is over."""
        while video["status"] in ("queued", "in_progress"):
            time.sleep(every)
            video, _ = self.ask("GET", f"/v1/videos/{video['id']}")
        return video


def creating(port: int, *, seconds: float, per_second: int) -> list[float]:
    """Milliseconds that creating took, each, at a steady rate; the videos are deleted again."""
    client, ids = Client(port), []
    took: list[float] = []
    began = time.monotonic()
    for number in range(round(seconds * per_second)):
        time.sleep(max(0.0, began + number / per_second - time.monotonic()))
        asked = time.monotonic()
        ids.append(client.ask("POST", "/v1/videos", WISH)[0]["id"])
        took.append(1000 * (time.monotonic() - asked))
    for video in ids:
        client.ask("DELETE", f"/v1/videos/{video}")
    return took


def rendering(port: int, count: int) -> float:
    """Seconds for *count* videos, one after another."""
    client, began = Client(port), time.monotonic()
    for _ in range(count):
        client.completed(client.ask("POST", "/v1/videos", WISH)[0], every=0.5)
    return time.monotonic() - began


@contextmanager
def polled(port: int, count: int) -> Iterator[None]:
    """*count* clients that each wait for a video, asking as often as they are told to."""
    over = threading.Event()

    def poll() -> None:
        client = Client(port)
        video, headers = client.ask("POST", "/v1/videos", {**WISH, "seconds": "20"})
        _, headers = client.ask("GET", f"/v1/videos/{video['id']}")
        while not over.wait(int(headers.get("openai-poll-after-ms", "1000")) / 1000):
            _, headers = client.ask("GET", f"/v1/videos/{video['id']}")
        client.ask("DELETE", f"/v1/videos/{video['id']}")

    threads = [threading.Thread(target=poll) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def fill(home: Path, count: int) -> None:
    """Rows of *count* videos that are waited for by nobody."""
    library = Library(Home(home))
    rows = [
        {"id": f"video_{number:032d}", "created_at": float(number), "kind": "create",
         "model": "sora-2", "prompt": "A fox", "size": "1280x720", "seconds": "4", "order": "{}",
         "waits_for": "[]", "error": '{"code": "x", "message": "y"}', "announced_at": 1.0}
        for number in range(count)
    ]  # fmt: skip
    with library.database.writing() as connection:
        connection.execute(insert(videos), rows)
    library.close()


def pages(port: int) -> list[float]:
    """Milliseconds for pages of 100, at the beginning and deep inside."""
    client, took, after = Client(port), [], ""
    for _ in range(40):
        asked = time.monotonic()
        page, _ = client.ask("GET", f"/v1/videos?limit=100{after}")
        took.append(1000 * (time.monotonic() - asked))
        after = f"&after={page['last_id']}"
    return took


def answering(home: Path, seconds: float) -> None:
    """How quickly a server with two workers makes and answers."""
    with served(home, 2) as port:
        rendering(port, 1)
        whole = rendering(port, 1)
        print(f"create to completed, 4 s of 720p, warm worker  {whole:6.2f} s   (bar 6)")
        took = sorted(creating(port, seconds=seconds, per_second=20))
        p99, middle = took[int(0.99 * (len(took) - 1))], statistics.median(took)
        print(f"create at 20/s, two workers render, p99        {p99:6.1f} ms  (bar 50)")
        print(f"                                    p50        {middle:6.1f} ms")


def listing(home: Path) -> None:
    """How quickly a page of a long list comes."""
    fill(home, 10_000)
    with served(home, 0) as port:
        took = sorted(pages(port))
    print(f"a page of 100 of 10 000 videos, slowest of 40  {took[-1]:6.1f} ms  (bar 50)")
    print(f"                                p50            {statistics.median(took):6.1f} ms")


def polling(home: Path, count: int) -> None:
    """What 200 clients that poll cost one worker that renders."""
    with served(home, 1) as port:
        client = Client(port)
        rendering(port, 1)
        alone = _together(client, count)
        with polled(port, _POLLERS):
            time.sleep(15)  # until all have asked once, and know when to ask again
            slower = 100 * (_together(client, count) / alone - 1)
    print(f"rendering while {_POLLERS} clients poll              {slower:+6.1f} %   (bar 5)")


def _together(client: Client, count: int) -> float:
    """Seconds for *count* videos that go before all others."""
    client.ask("POST", "/api/queue/pause")
    for job in client.ask("GET", "/api/jobs?state=running")[0]["jobs"]:
        client.ask("POST", f"/api/jobs/{job['id']}/cancel")
    mine = [client.ask("POST", "/v1/videos", WISH)[0] for _ in range(count)]
    ids = {video["id"] for video in mine}
    jobs, _ = client.ask("GET", "/api/jobs?limit=100")
    for job in jobs["jobs"]:
        if job["key"] in ids:
            client.ask("PATCH", f"/api/jobs/{job['id']}", {"priority": 9})
    while client.ask("GET", "/api/queue")[0]["counts"].get("running"):
        time.sleep(0.2)
    began = time.monotonic()
    client.ask("POST", "/api/queue/resume")
    for video in mine:
        client.completed(video, every=0.5)
    return time.monotonic() - began


def main() -> None:
    """Measure, and print the table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seconds", type=float, default=20.0, help="of creating at 20 a second")
    options.add_argument("--videos", type=int, default=4, help="rendered with and without pollers")
    wish = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        answering(Path(folder) / "answering", wish.seconds)
        listing(Path(folder) / "listing")
        polling(Path(folder) / "polling", wish.videos)


if __name__ == "__main__":
    main()
