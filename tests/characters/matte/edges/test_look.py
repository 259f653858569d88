"""What the network of edges is given: colours near by, and where the mask's word is final."""

import cv2
import numpy as np
import pytest

from castmate.characters.matte.edges.look import REACH, look_at, sure_of

RED, GREEN = (200, 30, 20), (20, 180, 40)


@pytest.fixture
def disc():
    """A mask of 60 x 80 cells with a disc of radius 20 in its middle."""
    chance = np.zeros((60, 80), np.float32)
    cv2.circle(chance, (40, 30), 20, 1.0, -1)
    return chance


def picture(chance, magnified):
    size = (round(80 * magnified), round(60 * magnified))
    inside = cv2.resize(chance, size, interpolation=cv2.INTER_LINEAR)[..., None] > 0.5
    return np.where(inside, RED, GREEN).astype(np.uint8)


@pytest.mark.parametrize("magnified", [1, 1.5, 3, 4.5])
def test_a_picture_of_any_size_is_seen_at_twice_the_size_of_its_mask(disc, magnified):
    look = look_at(picture(disc, magnified), disc)
    assert look.fine.shape == (120, 160, 3)
    assert tuple(look.fine[60, 80]) == RED
    assert tuple(look.fine[2, 2]) == GREEN


def test_both_colours_are_known_along_the_edge(disc):
    look = look_at(picture(disc, 3), disc)
    assert np.abs(255 * look.inside[15, 10] - RED).max() < 12
    assert np.abs(255 * look.outside[15, 10] - GREEN).max() < 12


def test_far_from_the_subject_its_colour_is_that_of_all_of_it(disc):
    look = look_at(picture(disc, 3), disc)
    assert np.abs(255 * look.inside[29, 39] - RED).max() < 12


def test_a_mask_is_believed_away_from_its_edge_only(disc):
    sure = sure_of(disc)
    assert sure[30, 40] == 1
    assert sure[0, 0] == -1
    assert np.abs(sure[30, [20 - REACH // 2, 20, 20 + REACH // 2]]).max() < 0.1


def test_without_a_subject_everything_is_background():
    empty = np.zeros((20, 30), np.float32)
    look = look_at(np.full((60, 90, 3), 128, np.uint8), empty)
    assert (look.sure == -1).all()
    assert np.isfinite(look.inside).all()
