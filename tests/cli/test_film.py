"""``castmate film`` and ``castmate takes``: what they say, and what they leave."""

import json
import os
import signal
import subprocess
import sys

import pytest

SCRIPT = """Title: Green

EXT. BEACH - SUNSET

A small green dragon waves. [[1s]]

A small green dragon jumps. [[1s]]
"""
SMALL = ("--size", "160x96", "--fps", "12", "--gate", "off", "--workers", "1")


@pytest.fixture
def green(tmp_path):
    """A folder with a script of two shots."""
    (tmp_path / "green.fountain").write_text(SCRIPT, encoding="utf-8")
    return tmp_path


def test_the_plan_is_said_and_nothing_is_made(castmate, green):
    done = castmate("film", "green.fountain", "--plan")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "Green"
    assert "1 scene, 2 shots, 0:02.0" in lines[1]
    assert any("S01-02" in line and "to be made" in line and "jump" in line for line in lines)
    assert lines[-1].startswith("2 of 2 shots are to be rendered: about ")
    assert not list(green.glob("*.mp4"))


def test_the_plan_for_machines(castmate, green):
    done = castmate("film", "green.fountain", "--plan", "--json", *SMALL)
    told = json.loads(done.stdout)
    assert (told["title"], told["form"], told["num_missing"]) == ("Green", "fountain", 2)
    assert [(shot["label"], shot["line"], shot["state"]) for shot in told["shots"]] == [
        ("S01-01", 5, "to be made"), ("S01-02", 7, "to be made"),
    ]  # fmt: skip
    assert told["settings"]["size"] == "160x96"
    assert told["estimated_seconds"] > 0


def test_from_a_script_to_takes(castmate, green):
    made = castmate("film", "green.fountain", *SMALL)
    assert made.returncode == 0, made.stderr
    assert made.stdout.splitlines()[-1] == "green.mp4  (2 shots, 0:02.0, 160x96; 2 rendered)"
    again = castmate("film", "green.fountain", *SMALL, "--json")
    told = json.loads(again.stdout)
    assert (told["is_new"], told["num_rendered"], told["film"]) == (False, 0, "green")
    rerolled = castmate("takes", "reroll", "green", "s01-02", "--json")
    assert [take["selected"] for take in json.loads(rerolled.stdout)["takes"]] == [False, True]
    locked = castmate("takes", "lock", "green.mp4", "S01-02", "1")
    assert locked.stdout == "S01-02 is locked.\n"
    listed = castmate("takes", "list", "green", "S01-02").stdout.splitlines()
    assert listed[0] == "S01-02  A small green dragon jumps."
    assert listed[1].startswith("  *   1  not measured")
    assert listed[1].endswith("seed 1  locked")
    refused = castmate("takes", "select", "green", "S01-02", "2")
    assert (refused.returncode, refused.stderr.startswith("castmate: S01-02 is locked.")) == (
        2,
        True,
    )
    assert castmate("takes", "unlock", "green", "S01-02").returncode == 0
    assert castmate("takes", "remove", "green", "S01-02", "2").returncode == 0
    assert castmate("takes", "list").stdout.split()[0] == "green"
    assert castmate("takes", "sheet", "green").stdout == "green-takes.png\n"
    assert (green / "green-takes.png").read_bytes().startswith(b"\x89PNG")


def test_script_and_settings_come_back(castmate, green):
    assert castmate("film", "green.fountain", *SMALL).returncode == 0
    (green / "green.fountain").unlink()
    back = castmate("film", "--from", "green.mp4", "--yes")
    assert back.returncode == 0, back.stderr
    assert (green / "green.fountain").read_text(encoding="utf-8") == SCRIPT
    command = back.stdout.splitlines()[-1].removeprefix("Make it again:  castmate ").split()
    assert command[:4] == ["film", "green.fountain", "-o", "green-again.mp4"]
    again = castmate(*command, "--json")
    assert json.loads(again.stdout)["num_rendered"] == 0


def test_without_yes_it_asks(castmate, green):
    assert castmate("film", "green.fountain", *SMALL).returncode == 0
    (green / "green.fountain").unlink()
    asked = castmate("film", "--from", "green.mp4")
    assert asked.returncode == 130
    assert not (green / "green.fountain").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "No script was given."),
        (("nowhere.fountain",), 2, "nowhere.fountain cannot be read"),
        (("green.fountain", "-o", "green.avi"), 2, "A film is an .mp4 file"),
        (("green.fountain", "-o", "nowhere/green.mp4"), 2, 'There is no folder "nowhere"'),
        (("green.fountain", "--renderer", "crystal"), 2, 'There is no renderer "crystal"'),
        (("green.fountain", "--only", "S07"), 2, "Its scenes are S01"),
        (("green.fountain", "--subtitles", "sing"), 2, '"sing" is not known'),
        (("unknown.md",), 2, "line 1, column 1"),
        (("latin.md",), 2, "not UTF-8 text (line 2)"),
        (("--from", "green.fountain"), 2, "cannot be read as a film"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_what_cannot_be_is_said(castmate, green, arguments, code, says):
    (green / "unknown.md").write_text("@nobody waves", encoding="utf-8")
    (green / "latin.md").write_bytes(b"a dragon waves\ncaf\xe9")
    done = castmate("film", *arguments)
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr


def test_stopped_it_goes_on(green):
    home = {**os.environ, "CASTMATE_HOME": str(green / "home")}
    long = SCRIPT.replace("[[1s]]", "[[5s]]")
    (green / "green.fountain").write_text(long, encoding="utf-8")
    command = [sys.executable, "-m", "castmate", "film", "green.fountain", *SMALL]
    with subprocess.Popen(
        command, cwd=green, env=home, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        while "1 of 2" not in (line := program.stderr.readline()):
            assert line, "the program ended before it was asked to"
        program.send_signal(signal.SIGINT)
        _, told = program.communicate(timeout=60)
    assert program.returncode == 130
    assert told.splitlines()[-1].startswith("castmate: Stopped, as asked.")
    assert not list(green.glob("*.mp4"))
    again = subprocess.run(
        command, cwd=green, env=home, capture_output=True, text=True, check=True, timeout=120
    )
    assert again.stdout.splitlines()[-1].endswith("160x96; 1 rendered)")
