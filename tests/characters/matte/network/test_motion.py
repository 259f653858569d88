import numpy as np
import pytest

from castmate.characters.matte.network.motion import motion_of, network_size
from castmate.media.geometry import Size
from tests.characters.matte.network.moving import moving_disc


@pytest.mark.parametrize(
    ("clip", "network"),
    [
        (Size(1280, 720), Size(192, 112)),
        (Size(854, 480), Size(192, 112)),
        (Size(720, 1280), Size(112, 192)),
        (Size(512, 512), Size(144, 144)),
        (Size(720, 480), Size(176, 112)),
    ],
    ids=str,
)
def test_the_network_looks_at_about_as_many_pixels_in_nearly_the_same_shape(clip, network):
    assert network_size(clip) == network


def test_what_the_camera_does_is_taken_out():
    pictures, masks = moving_disc()
    motion = motion_of(pictures)
    disc, rest = masks[2] > 0.5, masks[2] == 0
    own = np.median(motion.own_ahead[2][disc], axis=0)
    assert own == pytest.approx((7, 0), abs=1), "5 pixels over the ground, 2 by the camera"
    assert np.median(np.abs(motion.own_ahead[2][rest])) < 0.3


def test_a_film_played_backwards_moves_the_other_way():
    pictures, _ = moving_disc(frames=3)
    forwards, backwards = motion_of(pictures), motion_of(pictures[::-1])
    turned = forwards.reversed()
    for name in ("ahead", "back", "own_ahead", "own_back"):
        for a, b in zip(getattr(turned, name), getattr(backwards, name), strict=True):
            np.testing.assert_array_equal(a, b)


def test_the_first_frame_has_no_motion_to_a_previous_one():
    motion = motion_of(moving_disc(frames=2)[0])
    assert motion.own(0)[1] is None
    assert motion.own(1)[0] is None
