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
