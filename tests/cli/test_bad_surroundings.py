"""What is wrong around castmate: the disk, the library, and whoever reads its output."""

import os
import resource
import sqlite3
import subprocess
import sys

import pytest

from tests.conftest import mascot_clip


@pytest.fixture(scope="module")
def furnished(tmp_path_factory):
    """A folder with a clip, and a library in which Momo is cast, made once."""
    folder = tmp_path_factory.mktemp("furnished")
    mascot_clip(folder / "mascot.mp4")
    done = program(["cast", "mascot.mp4", "--name", "Momo"], folder)
    assert done.returncode == 0, done.stderr
    done = program(["characters", "export", "momo"], folder)
    assert done.returncode == 0, done.stderr
    return folder


def program(arguments, folder, *, room=None, home="home"):
    """Run castmate in *folder*; with *room*, no file may grow beyond so many bytes."""

    def no_more_than_room():
        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    return subprocess.run(
        [sys.executable, "-m", "castmate", *arguments],
        cwd=folder,
        env={**os.environ, "CASTMATE_HOME": str(folder / home)},
        preexec_fn=no_more_than_room,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def contents_of(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: path.stat().st_size for path in files if "sqlite3" not in path.name}


FULL = [
    pytest.param(["cast", "mascot.mp4", "--name", "Mimi"], 30_000, id="cast"),
    pytest.param(["matte", "mascot.mp4", "-o", "masks"], 500, id="matte"),
    pytest.param(["matte", "mascot.mp4", "-o", "v", "--format", "webm"], 3_000, id="matte webm"),
    pytest.param(
        ["shoot", "a fox walks", "--seconds", "1", "--size", "128x72", "-o", "fox.mp4"],
        4_000, id="shoot",
    ),
    pytest.param(["characters", "sheet", "momo", "-o", "sheet.png"], 30_000, id="sheet"),
    pytest.param(["characters", "export", "momo", "-o", "m.castmate"], 30_000, id="export"),
    pytest.param(
        ["characters", "import", "momo.castmate", "--handle", "other"], 30_000, id="import"
    ),
    pytest.param(["characters", "edit", "momo", "--traits", "shy"], 30_000, id="edit"),
    pytest.param(["demo", "mascot.mp4", "-o", "demo"], 30_000, id="demo"),
]  # fmt: skip


@pytest.mark.parametrize(("arguments", "room"), FULL)
def test_a_full_disk(furnished, arguments, room):
    before, known = contents_of(furnished), program(["characters", "list", "--json"], furnished)
    done = program(arguments, furnished, room=room)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert "full" in done.stderr or "could not be used" in done.stderr
    assert contents_of(furnished) == before
    assert program(["characters", "list", "--json"], furnished).stdout == known.stdout


def damaged(home):
    (home / "library.sqlite3").write_bytes(os.urandom(5000))


def newer(home):
    subprocess.run(
        [sys.executable, "-m", "castmate", "characters", "list"],
        env={**os.environ, "CASTMATE_HOME": str(home)}, check=True, capture_output=True,
    )  # fmt: skip
    with sqlite3.connect(home / "library.sqlite3") as library:
        library.execute("UPDATE schema_version SET version = 99")


def a_folder_in_its_place(home):
    (home / "library.sqlite3").mkdir()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        pytest.param(damaged, "is damaged", id="damaged"),
        pytest.param(newer, "newer castmate (version 99", id="of a newer castmate"),
        pytest.param(a_folder_in_its_place, "could not be used", id="a folder in its place"),
    ],
)
def test_a_library_that_cannot_be_used(castmate, tmp_path, make, said):
    home = tmp_path / "home"
    home.mkdir()
    make(home)
    done = castmate("characters", "list")
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_a_library_that_cannot_be_made(castmate):
    done = castmate("characters", "list", home="/proc/castmate")
    assert done.returncode == 2
    assert "Set CASTMATE_HOME" in done.stderr


def test_a_damaged_character_is_named_and_can_be_removed(furnished, tmp_path, castmate):
    imported = castmate("characters", "import", furnished / "momo.castmate")
    assert imported.returncode == 0, imported.stderr
    with sqlite3.connect(tmp_path / "home" / "library.sqlite3") as library:
        library.execute("UPDATE character_versions SET document = '{'")
    done = castmate("characters", "show", "momo")
    assert done.returncode == 2
    assert "castmate characters remove momo --yes" in done.stderr
    assert castmate("characters", "remove", "momo", "--yes").returncode == 0
    assert castmate("characters", "list", "--json").stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("redirected", "code"),
    [
        pytest.param("| true", 141, id="a reader that goes away"),
        pytest.param(">&-", 0, id="closed output"),
        pytest.param("> /dev/full", 2, id="output on a full disk"),
        pytest.param("2>&- <&-", 0, id="closed errors and input"),
    ],
)
def test_output_that_goes_nowhere(furnished, redirected, code):
    command = f"set -o pipefail; (sleep .2; {sys.executable} -m castmate characters list)"
    done = subprocess.run(
        ["bash", "-c", f"{command} {redirected}"],
        env={**os.environ, "CASTMATE_HOME": str(furnished / "home")},
        cwd=furnished, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
