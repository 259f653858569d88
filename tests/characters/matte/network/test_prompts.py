import numpy as np

from castmate.characters.matte.network.prompts import (
    NOTHING,
    Prompts,
    box_plane,
    click_plane,
    colour_bins,
    learned_colours,
)
from tests.characters.matte.network.moving import moving_disc


def test_a_box_is_one_inside_and_minus_one_outside():
    plane = box_plane(Prompts(box=(10.2, 5.0, 30.0, 200.0)), (112, 192))
    assert plane[50, 20] == 1
    assert plane[50, 31] == -1
    assert plane[111, 20] == 1, "a box may reach beyond the picture"


def test_without_a_box_nothing_is_said():
    assert not box_plane(NOTHING, (112, 192)).any()
    assert NOTHING.empty
    assert not Prompts(background=((1, 1),)).empty


def test_a_click_is_a_small_hill():
    plane = click_plane(((40, 30), (100, 60)), (112, 192))
    assert plane[30, 40] == 1
    assert plane[60, 100] == 1
    assert 0.3 < plane[30, 44] < 0.9
    assert plane[30, 60] < 0.01


def test_colours_of_the_subject_are_told_from_those_around_it():
    pictures, masks = moving_disc()
    bins = colour_bins(pictures[0])
    ratio = learned_colours(bins, masks[0]).plane(bins)
    assert ratio.min() >= -1
    assert ratio.max() <= 1
    assert ratio[masks[0] > 0.5].mean() > 0.3 > -0.3 > ratio[masks[0] == 0].mean()


def test_an_empty_mask_teaches_no_colour_of_a_subject():
    bins = colour_bins(moving_disc()[0][0])
    ratio = learned_colours(bins, np.zeros(bins.shape, np.float32)).plane(bins)
    assert np.isfinite(ratio).all()
    assert ratio.max() <= 0
