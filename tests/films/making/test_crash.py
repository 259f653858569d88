"""Killed at any moment, the same command goes on: nothing lost, nothing twice, nothing half."""

import pytest

from benchmarks.film_crashes import Crashes

KILLS = 2
"""A few here; ``python -m benchmarks.film_crashes`` does fifty."""


@pytest.fixture
def crashes(tmp_path):
    return Crashes(tmp_path, seed=2, workers=2, num_shots=4, latest=0.8)


def test_killed_again_and_again_the_film_is_the_same(crashes):
    found = crashes.run(KILLS)
    assert found.kills == KILLS
    assert (found.lost, found.twice, found.broken, found.left_behind) == (0, 0, 0, 0)
    assert found.is_same


def test_two_at_once_share_the_work(tmp_path):
    crashes = Crashes(tmp_path, seed=1, workers=1, num_shots=3)
    film, other = crashes.at_once("film.mp4", "film.mp4"), crashes.at_once("film.mp4", "other.mp4")
    for found in (film, other):
        assert (found.twice, found.broken) == (0, 0)
        assert found.is_same
