import numpy as np

from castmate.characters.matte.network.look import GAPS, look_at, shrunk
from castmate.characters.matte.network.prompts import NOTHING, Prompts
from castmate.characters.matte.network.session import Answer
from tests.characters.matte.network.moving import moving_disc


class Asked:
    """Stands in for the trained network: answers with the guess, and remembers what it saw."""

    def __init__(self):
        self.planes = []

    def answers(self, planes):
        self.planes.extend(planes)
        return [Answer(one[9], 0.5) for one in planes]


def test_every_second_look_is_taken_in_a_mirror():
    pictures, masks = moving_disc(frames=9)
    network = Asked()
    answer = look_at(network, pictures, 4, Prompts(box=(10, 10, 60, 60)), masks[4])
    assert len(network.planes) == len(GAPS)
    np.testing.assert_allclose(answer.chance, masks[4])
    straight, mirrored = network.planes[:2]
    np.testing.assert_array_equal(mirrored[12], straight[12][:, ::-1])


def test_a_photo_is_looked_at_as_it_is():
    pictures, _ = moving_disc(frames=1)
    network = Asked()
    look_at(network, pictures, 0, NOTHING)
    assert len(network.planes) == 1
    assert not network.planes[0][11].any()


def test_large_pictures_are_made_small():
    (picture,) = shrunk([np.zeros((720, 1280, 3), np.uint8)])
    assert picture.shape == (112, 192, 3)
