"""Edges of what rests do not flicker; what moves leaves no trace."""

from itertools import pairwise

import cv2
import numpy as np
import pytest

from castmate.characters.matte.edges.steady import steadied

SIZE = (160, 120)


def picture(x, random=None):
    """A brown disc before green, its middle at *x*; film grain with *random*."""
    rgb = np.full((SIZE[1], SIZE[0], 3), (60, 120, 70), np.uint8)
    cv2.circle(rgb, (x, 60), 30, (150, 90, 50), -1, cv2.LINE_AA)
    if random is None:
        return rgb
    return np.clip(rgb + random.normal(0, 2, rgb.shape), 0, 255).astype(np.uint8)


def disc(x, softness=1.0):
    alpha = np.zeros((SIZE[1], SIZE[0]), np.uint8)
    cv2.circle(alpha, (x, 60), 30, 255, -1, cv2.LINE_AA)
    return np.asarray(cv2.GaussianBlur(alpha, (0, 0), softness), np.uint8)


def change(alphas):
    return float(np.mean([cv2.norm(a, b, cv2.NORM_L1) for a, b in pairwise(alphas)]))


def test_edges_of_what_rests_flicker_a_third_as_much():
    random = np.random.default_rng(0)
    drawn = [(picture(80, random), disc(80, random.uniform(0.8, 1.6))) for _ in range(12)]
    steady = list(steadied(drawn))
    assert change(steady) < change([alpha for _, alpha in drawn]) / 3


@pytest.mark.parametrize("speed", [3, 12, 40])
def test_what_moves_is_as_it_was_drawn(speed):
    places = range(30, 131, speed)
    steady = list(steadied((picture(x), disc(x)) for x in places))
    for alpha, x in zip(steady, places, strict=True):
        assert cv2.norm(alpha, disc(x), cv2.NORM_L1) < 0.01 * disc(x).sum()


def test_another_shot_is_as_it_was_drawn():
    other = 255 - picture(80)
    _, alpha = steadied([(picture(80), disc(80)), (other, disc(60))])
    assert np.array_equal(alpha, disc(60))


def test_nothing_stays_nothing():
    empty = np.zeros((SIZE[1], SIZE[0]), np.uint8)
    first, second = steadied([(picture(80), empty), (picture(80), empty)])
    assert not first.any()
    assert not second.any()
