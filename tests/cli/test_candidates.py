"""``castmate cast --candidates`` and ``--pick``."""

import json
import shlex

import numpy as np
import pytest
from PIL import Image


def test_candidates_are_shown_on_a_picture_and_nothing_is_cast(castmate, mascot, tmp_path):
    done = castmate("cast", "mascot.mp4", "--candidates", "--json")
    told = json.loads(done.stdout)
    (one,) = told["candidates"]
    assert (told["clip"], told["picture"]) == ("mascot.mp4", "mascot-candidates.png")
    assert (one["number"], one["command"]) == (1, "castmate cast mascot.mp4 --name NAME --pick 1")
    assert set(one) == {
        "number", "frame", "time_seconds", "box", "confidence", "share", "command",
    }  # fmt: skip
    with Image.open(tmp_path / "mascot-candidates.png") as picture:
        assert picture.size[0] == 1600
    assert castmate("characters", "list", "--json").stdout.strip() == "[]"


def test_in_words_the_way_on_is_a_command_that_works(castmate, mascot, tmp_path):
    done = castmate(
        "cast", "mascot.mp4", "--candidates", "--at", "1", "--name", "Big Momo", "-o", "who.png"
    )
    command = done.stdout.splitlines()[-1].strip()
    assert command == "castmate cast mascot.mp4 --name 'Big Momo' --pick 1 --at 1"
    assert (tmp_path / "who.png").is_file()
    assert "The picture: who.png" in done.stdout
    cast = castmate(*shlex.split(command)[1:], "--json")
    assert cast.returncode == 0, cast.stderr
    assert json.loads(cast.stdout)["handle"] == "big_momo"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["--name", "A", "--pick", "3"], "offers only candidate 1", id="no such"),
        pytest.param(
            ["--name", "A", "--pick", "1", "--box", "9,9,99,99"], "leave out --box", id="and a box"
        ),
        pytest.param(["--candidates", "--foreground", "9,9"], "leave out --box", id="and a point"),
        pytest.param(["--candidates", "--pick", "1"], "one of the two", id="both"),
        pytest.param(["--name", "A", "-o", "a.png"], "Only --candidates", id="a picture of what"),
        pytest.param(["--pick", "1"], "has no name", id="no name"),
        pytest.param(["--candidates", "--at", "60"], "2.00 s", id="at outside"),
        pytest.param(["--name", "Mickey Mouse", "--pick", "1"], "Mickey", id="protected"),
    ],
)
def test_what_cannot_be_meant_is_said_and_nothing_is_written(
    castmate, mascot, tmp_path, arguments, said
):
    done = castmate("cast", "mascot.mp4", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said.casefold() in done.stderr.casefold()
    assert not list(tmp_path.glob("*.png"))


def test_a_photo_is_no_clip(castmate, tmp_path):
    Image.fromarray(np.full((240, 320, 3), 99, np.uint8)).save(tmp_path / "photo.png")
    done = castmate("cast", "photo.png", "--candidates")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "photo.png" in done.stderr


def test_where_nothing_stands_out_the_way_on_is_a_box(castmate, tmp_path):
    folder = tmp_path / "wall"
    folder.mkdir()
    for n in range(12):
        Image.fromarray(np.full((120, 160, 3), 128, np.uint8)).save(folder / f"{n:02}.png")
    done = castmate("cast", "wall", "--candidates")
    assert done.returncode == 2
    assert "--box" in done.stderr
    assert not list(tmp_path.glob("*.png"))
