"""Half-written files go when nobody can be writing them, and nothing else does."""

import os
import time

import pytest

from castmate.films.cutting.sweeping import sweep
from castmate.library.home import Home
from castmate.media.part_file import part_beside


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path / "home")
    home.make()
    for name in ("mixed", "sound/ab", "blobs/cd"):
        (home.folder / name).mkdir(parents=True)
    return home


def written(path, *, hours_ago=0):
    path.write_bytes(b"half")
    then = time.time() - 3600 * hours_ago
    os.utime(path, (then, then))
    return path


def test_what_was_begun_of_this_film_goes(home, tmp_path):
    film = tmp_path / "film.mp4"
    gone = [written(part_beside(film)), written(part_beside(home.folder / "mixed" / "x.mp4"))]
    kept = [written(film), written(part_beside(tmp_path / "other.mp4"))]
    sweep(film, home)
    assert [path.exists() for path in (*gone, *kept)] == [False, False, True, True]


@pytest.mark.parametrize("place", ["sound/ab/run", "blobs/cd/blob"])
def test_what_workers_may_be_writing_goes_when_it_is_old(home, tmp_path, place):
    young = written(part_beside(home.folder / place))
    old = written(part_beside(home.folder / place), hours_ago=2)
    whole = written(home.folder / place, hours_ago=2)
    sweep(tmp_path / "film.mp4", home)
    assert [path.exists() for path in (young, old, whole)] == [True, False, True]
