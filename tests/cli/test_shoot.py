"""``castmate shoot``: the plan that is said, the film that is written, and being stopped."""

import json
import os
import signal
import subprocess
import sys

import av
import pytest

DRAGON = "a small green dragon waves on the beach at sunset in the rain, slow zoom in"
SMALL = ("--seconds", "1", "--size", "160x96", "--fps", "12")
PLAN_KEYS = {
    "set", "time_of_day", "weather", "cast", "camera", "framing", "seconds", "warnings",
    "prompt", "text",
}  # fmt: skip


def test_the_plan_is_said_and_nothing_is_rendered(castmate, tmp_path):
    done = castmate("shoot", DRAGON, "--plan", "--json")
    assert done.returncode == 0, done.stderr
    plan = json.loads(done.stdout)
    assert set(plan) == PLAN_KEYS
    assert (plan["set"], plan["time_of_day"], plan["weather"]) == ("beach", "sunset", "rain")
    assert (plan["camera"], plan["framing"], plan["seconds"]) == ("zoom_in", "medium", 4)
    (role,) = plan["cast"]
    assert {"handle", "anchors", "actions", "position"} <= set(role)
    assert (role["anchors"], role["actions"], role["position"]) == (["text"], ["wave"], "centre")
    assert [warning["code"] for warning in plan["warnings"]] == ["one_anchor"]
    assert not list(tmp_path.glob("*.mp4"))


def test_the_plan_in_words(castmate):
    done = castmate("shoot", DRAGON, "--plan", "--seconds", "2.5")
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "set     beach, sunset, rain"
    assert lines[2:4] == ["camera  zoom_in, medium", "length  2.5 s"]
    assert lines[4].startswith("  ! small green dragon is held by words only")


def test_a_film_is_written(castmate, tmp_path):
    done = castmate("shoot", DRAGON, *SMALL, "-o", "beach.mp4")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "beach.mp4  (12 frames, 1 s, 160x96)"
    with av.open(str(tmp_path / "beach.mp4")) as film:
        assert sum(1 for _ in film.decode(video=0)) == 12
        (sound,) = film.streams.audio
        assert sound.duration * sound.time_base == 1
    assert sorted(path.name for path in tmp_path.glob("beach*")) == [
        "beach.castmate.json", "beach.mp4",
    ]  # fmt: skip


def test_a_film_for_machines_and_the_one_before_it(castmate, tmp_path):
    for _ in range(2):
        done = castmate("shoot", DRAGON, *SMALL, "-o", "beach.mp4", "--json")
        assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert set(told) >= PLAN_KEYS
    assert (told["output"], told["sidecar"]) == ("beach.mp4", "beach.castmate.json")
    assert (told["num_frames"], told["size"], told["frame_rate"]) == (12, "160x96", "12")
    assert (told["seed"], told["look"]) == (1, "sticker")
    assert told["kept"] == "beach.take1.mp4"
    assert (tmp_path / "beach.take1.castmate.json").is_file()


@pytest.fixture
def long_shoot(tmp_path):
    """The program at the start of a shot that takes it a while, in a folder of its own."""
    folder = tmp_path / "films"
    folder.mkdir()
    with subprocess.Popen(
        [sys.executable, "-m", "castmate", "shoot", DRAGON, "--seconds", "20", "-o", "long.mp4"],
        cwd=folder,
        env={**os.environ, "CASTMATE_HOME": str(tmp_path / "home")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        yield program, folder
        program.kill()


@pytest.mark.parametrize("step", ["set", "draw"])
@pytest.mark.parametrize(
    ("asked", "code"),
    [
        pytest.param(signal.SIGINT, 130, id="Ctrl-C"),
        pytest.param(signal.SIGTERM, 143, id="SIGTERM"),
    ],
)
def test_stopped_it_says_so_and_leaves_nothing(long_shoot, asked, code, step):
    program, folder = long_shoot
    while step not in (line := program.stderr.readline()):
        assert line, "the program ended before it was asked to"
    assert [path.suffix for path in folder.iterdir()] == [".part"]
    program.send_signal(asked)
    said, told = program.communicate(timeout=60)
    assert (program.returncode, said) == (code, "")
    assert told.splitlines()[-1] == (
        "castmate: Stopped, as asked. Nothing half-written was left behind."
    )
    assert "Traceback" not in told
    assert list(folder.iterdir()) == []
