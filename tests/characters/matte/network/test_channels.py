import numpy as np

from castmate.characters.matte.network.channels import PLANES, before_of, planes_of, seen_of
from castmate.characters.matte.network.motion import motion_of
from castmate.characters.matte.network.prompts import NOTHING, Prompts
from tests.characters.matte.network.moving import moving_disc


def plane(planes, name):
    return planes[PLANES.index(name)]


def test_a_frame_without_mask_or_prompt_has_what_is_seen_alone():
    pictures, _ = moving_disc()
    seen = seen_of(pictures[0], motion_of(pictures), 0)
    planes = planes_of(seen, None, NOTHING, None)
    assert planes.shape == (len(PLANES), 112, 192)
    assert planes.dtype == np.float32
    assert not planes[9:].any()
    assert not plane(planes, "own motion to the previous frame, x").any()
    assert np.abs(planes).max() < 4, "planes are scaled for the network"


def test_a_mask_moves_along_with_what_it_covers():
    pictures, masks = moving_disc()
    motion = motion_of(pictures)
    before = before_of(masks[1], motion, 2, 1)
    assert np.mean((before.chance > 0.5) != (masks[2] > 0.5)) < 0.02
    planes = planes_of(seen_of(pictures[2], motion, 2), before, NOTHING, None)
    assert plane(planes, "whether there is a previous chance").all()


def test_a_box_says_which_colours_the_surroundings_do_not_have():
    pictures, masks = moving_disc()
    seen = seen_of(pictures[2], motion_of(pictures), 2)
    planes = planes_of(seen, None, Prompts(box=(26, 32, 74, 80)), None)
    ratio = plane(planes, "colour, subject against surroundings")
    assert ratio[masks[2] > 0.5].mean() > 0.3


def test_backwards_the_next_frame_is_the_previous_one():
    pictures, _ = moving_disc(frames=3)
    forwards = seen_of(pictures[0], motion_of(pictures), 0).reversed()
    backwards = seen_of(pictures[0], motion_of(pictures[::-1]), 2)
    np.testing.assert_allclose(forwards.planes, backwards.planes, atol=1e-6)
