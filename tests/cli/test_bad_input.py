"""Whatever is wrong: one clear sentence, exit code 2, and nothing half-written."""

import json
from fractions import Fraction

import av
import numpy as np
import pytest
from PIL import Image

from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.geometry import Size


def still_film(path, num_frames, rate=24):
    with VideoWriter(path, Size(160, 120), Fraction(rate), encoding=DRAFT) as film:
        for _ in range(num_frames):
            film.write(np.full((120, 160, 3), 128, np.uint8))
    return path


def no_such_file(folder, mascot):
    return folder / "missing.mp4"


def text_named_mp4(folder, mascot):
    path = folder / "notes.mp4"
    path.write_text("Dear diary, this is no film.\n" * 50)
    return path


def truncated(folder, mascot):
    path = folder / "half.mp4"
    path.write_bytes(mascot.read_bytes()[: mascot.stat().st_size // 3])
    return path


def one_frame(folder, mascot):
    return still_film(folder / "one.mp4", 1)


def a_fifth_of_a_second(folder, mascot):
    return still_film(folder / "short.mp4", 5)


def nothing_in_it(folder, mascot):
    return still_film(folder / "wall.mp4", 48)


def audio_only(folder, mascot):
    path = folder / "song.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=44100)
        stream.layout = "mono"
        for index in range(60):
            sound = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), "fltp", "mono")
            sound.sample_rate, sound.pts = 44100, index * 1024
            container.mux(stream.encode(sound))
        container.mux(stream.encode(None))
    return path


def eight_k(folder, mascot):
    path = folder / "huge"
    path.mkdir()
    for number in range(2):
        Image.new("RGB", (8192, 8192)).save(path / f"{number}.png", compress_level=1)
    return path


CLIPS = [
    pytest.param(no_such_file, "no file", id="no such file"),
    pytest.param(text_named_mp4, "notes.mp4", id="a text file named .mp4"),
    pytest.param(truncated, "half.mp4", id="a truncated mp4"),
    pytest.param(audio_only, "song.mp4", id="audio only"),
    pytest.param(one_frame, "one", id="1 frame"),
    pytest.param(a_fifth_of_a_second, "0.2", id="0.2 s"),
    pytest.param(eight_k, "8192x8192", id="8k x 8k"),
    pytest.param(nothing_in_it, "stands out", id="no subject"),
]


@pytest.mark.parametrize(("make", "said"), CLIPS)
def test_a_clip_that_cannot_be_cast(castmate, tmp_path, mascot, make, said):
    done = castmate("cast", make(tmp_path, mascot), "--name", "Momo")
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert castmate("characters", "list", "--json").stdout.strip() == "[]"
    assert not [path for path in (tmp_path / "home" / "blobs").rglob("*") if path.is_file()]


REQUESTS = [
    pytest.param(["shoot", "@mmo walks"], "Did you mean @momo?", id="unknown handle"),
    pytest.param(["shoot", ""], "empty", id="empty prompt"),
    pytest.param(["shoot", "a fox walks", "--size", "big"], "WIDTHxHEIGHT", id="no size"),
    pytest.param(["shoot", "a fox walks", "--size", "9000x9000"], "9000x9000", id="huge size"),
    pytest.param(["shoot", "a fox walks", "--size", "641x361"], "642x362", id="odd size"),
    pytest.param(["shoot", "a fox walks", "--size", "0x0"], "1x1", id="no pixels"),
    pytest.param(
        ["shoot", "a fox walks", "--size", "9" * 5000 + "x2"], "999...", id="endless size"
    ),
    pytest.param(["shoot", "a fox walks", "--fps", "0"], "frame rate", id="no rate"),
    pytest.param(["shoot", "a fox walks", "--fps", "1000"], "1 to 120", id="huge rate"),
    pytest.param(["shoot", "a fox walks", "--fps", "1e999999999"], "frame rate", id="endless rate"),
    pytest.param(["shoot", "a fox walks", "--seconds", "nan"], "duration", id="nan seconds"),
    pytest.param(["shoot", "a fox walks", "--seconds", "1e400"], "duration", id="endless"),
    pytest.param(["shoot", "a fox " * 17_000], "32,000", id="prompt of 100 kB"),
    pytest.param(["shoot", "a fox walks", "-o", "home"], ".mp4", id="a folder as video"),
    pytest.param(["shoot", "a fox walks", "-o", "é" * 200 + ".mp4"], "too long", id="long name"),
    pytest.param(["shoot", "a fox walks", "-o", "/proc/a.mp4"], "/proc/a.mp4", id="not writable"),
    pytest.param(
        ["matte", "mascot.mp4", "-o", "mascot.mp4"], "Not a directory", id="matte on file"
    ),
    pytest.param(
        ["matte", "mascot.mp4", "-o", "/proc/a", "--format", "webm"], "/proc/a", id="no webm folder"
    ),
    pytest.param(["demo", "mascot.mp4", "-o", "mascot.mp4"], "mascot.mp4", id="demo on a file"),
    pytest.param(["characters", "export", "momo", "-o", "/proc/m"], "/proc/m", id="export nowhere"),
    pytest.param(["characters", "show", "mo\x1b[31mmo"], "mo?[31mmo", id="an escape sequence"),
    pytest.param(["characters", "show", "é" * 9000], "...", id="endless handle"),
    pytest.param(
        ["characters", "edit", "momo", "--traits", "x" * 9000], "at most 200", id="endless trait"
    ),
    pytest.param(["cast", "mascot.mp4", "--name", "é" * 300], "at most 80", id="long name of it"),
    pytest.param(["cast", "mascot.mp4", "--name", "A", "--box", ""], "X,Y,W,H", id="empty box"),
    pytest.param(["cast", "mascot.mp4", "--name", "A", "--at", "nan"], "0 to 2.00", id="at nan"),
    pytest.param(["shoot", "a fox walks", "--seconds", "-1"], "duration", id="no duration"),
    pytest.param(["shoot", "a fox walks", "--seconds", "9999"], "9999", id="too long"),
    pytest.param(["shoot", "a fox walks", "--set", "none.jpg"], "none.jpg", id="no photo"),
    pytest.param(["shoot", "a fox walks", "-o", "a.avi"], "a.mp4", id="not an mp4"),
    pytest.param(["shoot", "a fox walks", "-o", "no/where/a.mp4"], "no/where", id="no folder"),
    pytest.param(["characters", "show", "mmo"], "Did you mean @momo?", id="show unknown"),
    pytest.param(["characters", "edit", "momo"], "Nothing was asked", id="no edit"),
    pytest.param(["characters", "import", "mascot.mp4"], ".castmate", id="no archive"),
    pytest.param(["cast", "mascot.mp4", "--name", "Momo"], "taken", id="name taken"),
    pytest.param(["cast", "mascot.mp4", "--name", "!!!"], "handle", id="no letters"),
    pytest.param(["cast", "mascot.mp4", "--name", "Mickey Mouse"], "Mickey", id="protected"),
    pytest.param(
        ["cast", "mascot.mp4", "--name", "A", "--box", "0,0,999,999"], "320x240", id="box outside"
    ),
    pytest.param(["cast", "mascot.mp4", "--name", "A", "--box", "1,2"], "X,Y,W,H", id="half a box"),
    pytest.param(["cast", "mascot.mp4", "--name", "A", "--at", "60"], "2.00 s", id="at outside"),
    pytest.param(["score", "mascot.mp4", "--character", "mmo"], "@momo", id="score unknown"),
    pytest.param(["nonsense"], "nonsense", id="no such command"),
]


@pytest.fixture(scope="module")
def library_with_momo(tmp_path_factory):
    """A folder with a clip and a library in which Momo is cast, made once."""
    import os
    import subprocess
    import sys

    from tests.conftest import mascot_clip

    folder = tmp_path_factory.mktemp("momo")
    clip = mascot_clip(folder / "mascot.mp4")
    subprocess.run(
        [sys.executable, "-m", "castmate", "cast", str(clip), "--name", "Momo"],
        env={**os.environ, "CASTMATE_HOME": str(folder / "home")},
        check=True, capture_output=True,
    )  # fmt: skip
    return folder


@pytest.mark.parametrize(("arguments", "said"), REQUESTS)
def test_a_request_that_cannot_be_met(castmate, library_with_momo, arguments, said):
    folder = library_with_momo
    before = sorted(path for path in folder.rglob("*") if path.is_file())
    done = castmate(*arguments, home=folder / "home", folder=folder)
    assert done.returncode == 2, done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    after = sorted(path for path in folder.rglob("*") if path.is_file())
    assert [path for path in after if path not in before and "sqlite3" not in path.name] == []


@pytest.mark.parametrize("make", [no_such_file, text_named_mp4, a_fifth_of_a_second])
def test_a_demo_that_cannot_begin_leaves_no_folder(castmate, tmp_path, mascot, make):
    done = castmate("demo", make(tmp_path, mascot), "-o", "demo")
    assert done.returncode == 2, done.stderr
    assert not (tmp_path / "demo").exists()


def test_a_mistake_in_options_is_json_too(castmate):
    done = castmate("shoot", "a fox", "--look", "oil", "--json")
    assert done.returncode == 2
    assert "oil" in json.loads(done.stderr)["error"]["message"]


def test_errors_are_json_for_machines(castmate):
    done = castmate("characters", "show", "nobody", "--json")
    assert done.returncode == 2
    assert json.loads(done.stderr)["error"]["code"] == "character_not_found"
