"""``castmate serve`` and ``castmate keys`` as programs; a server that is killed loses nothing."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest

from castmate.cli.serve import first_key
from castmate.library.home import Home
from castmate.library.library import Library


def free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


@contextmanager
def serving(home, port, *options):
    """The program, until the block ends; what it says lies beside *home*."""
    with (home.parent / "said").open("ab") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "castmate", "serve", "--port", str(port), *options],
            env={**os.environ, "CASTMATE_HOME": str(home)}, stdout=said, stderr=said,
        )  # fmt: skip
        try:
            while not answers(port):
                assert process.poll() is None, (home.parent / "said").read_text()
                time.sleep(0.1)
            yield process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


def answers(port):
    try:
        ask(port, "/healthz")
    except OSError:
        return False
    return True


def ask(port, path, body=None, key=None):
    headers = {"content-type": "application/json"}
    if key:
        headers["authorization"] = f"Bearer {key}"
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", data, headers)
    with urllib.request.urlopen(request, timeout=20) as answer:  # noqa: S310
        return json.loads(answer.read())


def completed(port, video):
    for _ in range(600):
        found = ask(port, f"/v1/videos/{video}")
        if found["status"] in ("completed", "failed"):
            return found
        time.sleep(0.1)
    return found


def test_a_server_that_is_killed_loses_nothing(tmp_path):
    home, port = tmp_path / "home", free_port()
    wish = {"prompt": "A fox runs", "size": "256x144", "seconds": "2"}
    with serving(home, port, "--workers", "1") as process:
        ids = [ask(port, "/v1/videos", wish)["id"] for _ in range(2)]
        while ask(port, f"/v1/videos/{ids[0]}")["status"] == "queued":
            time.sleep(0.02)
        process.kill()  # its worker hears that it is gone, and hands its job back
        process.wait()
    with serving(home, port, "--workers", "1") as process:
        done = [completed(port, video) for video in ids]
        assert [video["status"] for video in done] == ["completed", "completed"]
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) in (0, 143, -signal.SIGTERM)
    attempts = home / "attempts"
    assert not attempts.exists() or not list(attempts.iterdir())


def test_the_first_key_is_shown_once_where_others_could_listen(tmp_path):
    home, port = tmp_path / "home", free_port()
    with serving(home, port, "--host", "0.0.0.0", "--workers", "0"):  # noqa: S104
        with pytest.raises(urllib.error.HTTPError) as refused:
            ask(port, "/v1/videos")
        assert refused.value.code == 401
        refused.value.close()
        said = (tmp_path / "said").read_text()
        key = said.split("API key   ")[1].split()[0]
        assert ask(port, "/v1/videos", key=key)["data"] == []
    library = Library(Home(home))
    assert first_key(library) == "YOUR_KEY"  # at the next start
    library.close()


def test_whether_it_could_start_is_said(castmate):
    port = free_port()
    good = castmate("serve", "--check", "--port", port)
    assert good.returncode == 0
    assert "It can start." in good.stdout
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", port))
        taken.listen()
        bad = castmate("serve", "--check", "--port", port)
    assert bad.returncode == 2
    assert "--port" in bad.stderr


def test_keys_are_made_listed_and_revoked(castmate):
    made = json.loads(castmate("keys", "add", "laptop", "--scopes", "read", "--json").stdout)
    assert made["key"].startswith("cm-")
    listed = castmate("keys", "list", "--json").stdout
    assert made["key"] not in listed
    assert json.loads(listed)[0]["scopes"] == ["read"]
    assert castmate("keys", "revoke", "laptop").returncode == 0
    assert "revoked" in castmate("keys", "list").stdout
    assert castmate("keys", "revoke", "nobody").returncode == 2
    assert castmate("keys", "add", "x", "--scopes", "all").returncode == 2
