"""Ctrl-C and SIGTERM at any moment: a sentence, the exit code, and nothing left behind."""

import os
import signal
import subprocess
import sys

import pytest

STOPPED = "castmate: Stopped, as asked. Nothing half-written was left behind."
STARTING = """
from castmate.cli.stopping import end_when_stopped
end_when_stopped()
import sys, time
assert "typer" not in sys.modules
print("ready", flush=True)
time.sleep(60)
"""


def started(arguments, folder):
    return subprocess.Popen(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env={**os.environ, "CASTMATE_HOME": str(folder / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def stopped(program, *, by=signal.SIGINT):
    program.send_signal(by)
    said, told = program.communicate(timeout=60)
    assert "Traceback" not in told
    assert (said, told.splitlines()[-1]) == ("", STOPPED)
    return program.returncode


def files_in(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name for path in files if "sqlite3" not in path.name}


@pytest.mark.parametrize(("by", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_before_anything_heavy_is_imported(tmp_path, by, code):
    program = started(["-c", STARTING], tmp_path)
    assert program.stdout.readline() == "ready\n"
    assert stopped(program, by=by) == code


@pytest.mark.parametrize("step", ["check", "matte", "views", "rights"])
def test_cast_stopped_in_a_step(castmate, tmp_path, mascot, step):
    program = started(["-m", "castmate", "cast", mascot, "--name", "Momo"], tmp_path)
    while step not in (line := program.stderr.readline()):
        assert line, "the program ended before it was asked to"
    assert stopped(program) == 130
    assert castmate("characters", "list", "--json").stdout.strip() == "[]"
    assert files_in(tmp_path) == {"mascot.mp4"}


def test_matte_stopped_leaves_no_folder(tmp_path, mascot):
    program = started(["-m", "castmate", "matte", mascot, "-o", "masks"], tmp_path)
    while "matte" not in (line := program.stderr.readline()):
        assert line, "the program ended before it was asked to"
    assert stopped(program) == 130
    assert files_in(tmp_path) == {"mascot.mp4"}


def test_demo_stopped_while_it_films(tmp_path):
    program = started(["-m", "castmate", "demo", "-o", "demo"], tmp_path)
    while "Filming" not in (line := program.stderr.readline()):
        assert line, "the program ended before it was asked to"
    assert stopped(program, by=signal.SIGTERM) == 143
    assert files_in(tmp_path) == set()
