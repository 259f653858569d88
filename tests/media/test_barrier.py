import numpy as np
import pytest

from castmate.media.barrier import barrier_distance


def test_what_a_closed_edge_surrounds_is_shut_off():
    rgb = np.full((90, 120, 3), 60, np.uint8)
    rgb[30:60, 40:80] = (230, 60, 60)
    seeds = np.zeros((90, 120), bool)
    seeds[:3] = seeds[-3:] = True
    barriers = barrier_distance(rgb, seeds)
    assert barriers[45, 60] > 50
    assert barriers[5:20].max() == pytest.approx(0, abs=1e-3)


def test_a_slow_change_counts_by_its_span():
    rgb = np.repeat(np.linspace(0, 255, 120).astype(np.uint8)[None, :, None], 90, 0).repeat(3, 2)
    seeds = np.zeros((90, 120), bool)
    seeds[:, :3] = True
    barriers = barrier_distance(rgb, seeds)
    assert (np.diff(barriers[45, 3:]) >= -1e-3).all()
    assert barriers[45, -1] == pytest.approx(100, abs=8)


def test_without_seeds_nothing_is_shut_off():
    assert not barrier_distance(np.zeros((30, 30, 3), np.uint8), np.zeros((30, 30), bool)).any()
