import numpy as np
import pytest

from castmate.characters.matte.network.planes import (
    PLANES,
    STRIDE,
    network_size,
    planes_of,
    seen_of,
)
from castmate.characters.matte.network.prompts import NOTHING, Prompts
from castmate.media.geometry import Size
from tests.characters.matte.network.moving import moving_disc


def plane(planes, name):
    return planes[PLANES.index(name)]


def test_a_photo_has_no_motion_and_nothing_was_shown():
    pictures, _ = moving_disc()
    planes = planes_of(seen_of(pictures[0], None, None), NOTHING)
    assert planes.shape == (len(PLANES), 112, 192)
    assert planes.dtype == np.float32
    assert not plane(planes, "own speed, logarithm").any()
    assert not planes[9:].any()
    assert np.abs(planes).max() < 4, "planes are scaled for the network"


def test_what_moves_on_its_own_stands_out_under_a_moving_camera():
    pictures, masks = moving_disc()
    seen = seen_of(pictures[2], pictures[3], pictures[1])
    speed = plane(planes_of(seen, NOTHING), "own speed, logarithm")
    assert speed[masks[2] > 0.5].mean() > speed[masks[2] < 0.5].mean() + 0.5
    assert plane(planes_of(seen, NOTHING), "whether motion is known").all()


def test_played_backwards_the_neighbours_change_places():
    pictures, _ = moving_disc(frames=3)
    forwards = seen_of(pictures[1], pictures[2], pictures[0]).planes
    backwards = seen_of(pictures[1], pictures[0], pictures[2]).planes
    np.testing.assert_allclose(forwards[3:5], backwards[5:7], atol=1e-6)


def test_a_box_says_which_colours_the_surroundings_do_not_have():
    pictures, masks = moving_disc()
    planes = planes_of(seen_of(pictures[2], None, None), Prompts(box=(26, 32, 74, 80)))
    assert plane(planes, "colour, subject against surroundings")[masks[2] > 0.5].mean() > 0.3


def test_a_guess_is_shown_with_its_colours():
    pictures, masks = moving_disc()
    planes = planes_of(seen_of(pictures[2], None, None), NOTHING, masks[2])
    np.testing.assert_array_equal(plane(planes, "guess"), masks[2])
    assert plane(planes, "whether there is a guess").all()
    assert plane(planes, "colour, subject against surroundings")[masks[2] > 0.5].mean() > 0.3


@pytest.mark.parametrize("size", [Size(1280, 720), Size(480, 854), Size(368, 480), Size(90, 40)])
def test_the_network_looks_at_about_as_many_pixels_of_every_shape(size):
    seen = network_size(size)
    assert seen.width % STRIDE == seen.height % STRIDE == 0
    assert 0.8 < seen.pixels / (192 * 112) < 1.25
    assert 0.8 < (seen.width / seen.height) / (size.width / size.height) < 1.25
