"""The weights that castmate comes with: small, and good for what is simple."""

from importlib import resources

import numpy as np
import pytest

from castmate.characters.matte.confidence import overlap
from castmate.characters.matte.network.look import look_at
from castmate.characters.matte.network.prompts import NOTHING, Prompts
from castmate.characters.matte.network.session import WEIGHTS, MattingNetwork
from tests.characters.matte.network.moving import moving_disc

PICTURES, MASKS = moving_disc(frames=6)
BOX = Prompts(box=(24, 30, 76, 82))


@pytest.fixture(scope="module", name="network")
def _network() -> MattingNetwork:
    return MattingNetwork()


def test_the_weights_are_small_enough_to_come_along():
    folder = resources.files("castmate.characters.matte.network").joinpath("weights")
    assert len(folder.joinpath(WEIGHTS).read_bytes()) < 12_000_000


@pytest.mark.parametrize("prompts", [NOTHING, BOX], ids=["nothing", "box"])
def test_a_moving_disc_is_found(network, prompts):
    answer = look_at(network, PICTURES, 2, prompts)
    assert overlap(answer.chance > 0.5, MASKS[2] > 0.5) > 0.85
    assert answer.expected > 0.6


def test_a_guess_that_lacks_a_part_is_completed(network):
    guess = MASKS[2] > 0.5
    guess[:, :40] = False
    answer = look_at(network, PICTURES, 2, NOTHING, guess.astype(np.float32))
    assert overlap(answer.chance > 0.5, MASKS[2] > 0.5) > 0.05 + overlap(guess, MASKS[2] > 0.5)


@pytest.mark.parametrize(("width", "height"), [(112, 192), (144, 144)])
def test_other_shapes_are_answered_too(network, width, height):
    (answer,) = network.answers([np.zeros((16, height, width), np.float32)])
    assert answer.chance.shape == (height, width)
