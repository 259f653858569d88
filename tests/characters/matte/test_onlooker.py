import numpy as np

from castmate.characters.matte.matte import Hint
from castmate.characters.matte.network.session import Answer
from castmate.characters.matte.onlooker import Onlooker
from castmate.characters.matte.shown import anything, boxed, shown_by
from castmate.media.geometry import Box, Point


class Asked:
    """Stands in for the network: keeps what it is shown, and answers with yes everywhere."""

    def __init__(self):
        self.planes = []

    def answers(self, planes):
        self.planes.extend(planes)
        return [Answer(np.ones(one.shape[1:], np.float32), 0.5) for one in planes]


def onlooker(network):
    return Onlooker(network, (np.zeros((112, 192, 3), np.uint8),), (224, 384))


def test_what_was_shown_is_shown_to_the_network_at_its_own_size():
    network = Asked()
    hint = Hint(0, Box(100, 60, 80, 40), (Point(140, 80),), (Point(300, 200),))
    chance = onlooker(network).at(0)(shown_by((hint,), (224, 384), 1.0), None)
    box, ahead, behind = network.planes[0][12:15]
    assert (box == 1).sum() == 40 * 20
    assert ahead[40, 70] == 1
    assert behind[100, 150] == 1
    assert chance.shape == (224, 384)


def test_nothing_is_found_outside_of_a_box():
    chance = onlooker(Asked()).at(0)(boxed(Box(100, 60, 80, 40), (224, 384)), None)
    assert chance[70, 120] == 1
    assert chance.sum() == 80 * 40


def test_when_nothing_was_shown_it_may_be_anywhere():
    network = Asked()
    chance = onlooker(network).at(0)(anything((224, 384)), None)
    assert not network.planes[0][12:15].any()
    assert chance.all()
