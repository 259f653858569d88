from dataclasses import dataclass, field

import numpy as np
import pytest

from castmate.characters.matte.confidence import overlap
from castmate.characters.matte.network.automatic import candidates, found_by_itself, subjects
from castmate.characters.matte.network.channels import PLANES
from castmate.characters.matte.network.film import film_of
from castmate.characters.matte.network.prompts import NOTHING, Prompts
from castmate.characters.matte.network.session import Answer
from castmate.characters.matte.network.unrolled import Start, carried_through, first_answer
from castmate.errors import Cancelled
from tests.characters.matte.network.moving import moving_disc

BEFORE = PLANES.index("previous chance")
BOX = PLANES.index("box")
SPEED = PLANES.index("own speed, logarithm")
PICTURES, MASKS = moving_disc(frames=9)
FILM = film_of(PICTURES)


@dataclass
class Follower:
    """Answers with the mask that is carried to it, with the box, or with what moves."""

    remembered: list = field(default_factory=list)
    memories: list = field(default_factory=list)

    def step(self, planes, memory=()):
        self.memories.append(len(memory))
        if planes[BOX].any():
            return Answer(np.maximum(planes[BOX], 0), 0.7)
        if planes[BEFORE].any():
            return Answer(planes[BEFORE], 0.8)
        return Answer((planes[SPEED] > 0).astype(np.float32), 0.6)

    def remember(self, _lab, chance):
        self.remembered.append(chance)
        return chance


class Stopped:
    def tell(self, event):
        pass

    def check_cancelled(self):
        raise Cancelled


def test_a_mask_is_carried_both_ways_to_every_frame():
    answers = carried_through(Follower(), FILM, Start(4, MASKS[4], 1.0))
    assert len(answers) == len(FILM)
    assert answers[4].expected == 1.0
    for answer, mask in zip(answers, MASKS, strict=True):
        assert overlap(answer.chance > 0.5, mask > 0.5) > 0.85


def test_a_hint_on_another_frame_corrects_it_and_what_follows():
    box = Prompts(box=(60, 10, 90, 40))
    answers = carried_through(Follower(), FILM, Start(0, MASKS[0], 1.0), shown={4: box})
    assert answers[4].chance[20, 70] == 1
    assert answers[8].chance[:50].max() > 0.9, "carried on from the correction"
    assert answers[3].chance[:30].max() < 0.5


def test_the_hinted_frame_and_a_later_one_are_remembered():
    network = Follower()
    carried_through(network, FILM, Start(0, MASKS[0], 1.0))
    assert len(network.remembered) == 2
    assert network.memories == [1] * 5 + [2] * 3


def test_work_can_be_stopped():
    with pytest.raises(Cancelled):
        carried_through(Follower(), FILM, Start(0, MASKS[0], 1.0), report=Stopped())


def test_one_frame_alone_can_be_asked():
    film = film_of(PICTURES[:1])
    assert len(carried_through(Follower(), film, Start(0, MASKS[0], 0.9))) == 1
    assert first_answer(Follower(), film, 0, Prompts(box=(20, 30, 70, 90))).expected == 0.7
    assert first_answer(Follower(), film, 0, NOTHING).chance.shape == film.shape


def test_what_moves_is_found_when_nothing_is_shown():
    found = found_by_itself(Follower(), FILM)
    assert found is not None
    assert len(found.answers) == len(FILM)
    assert 0 < found.worth <= 1
    t = found.candidate.frame
    assert overlap(found.answers[t].chance > 0.5, MASKS[t] > 0.5) > 0.5


def test_candidates_that_show_the_same_subject_count_once():
    found = candidates(Follower(), FILM)
    assert found == sorted(found, key=lambda one: one.worth, reverse=True)
    assert len(found) > 4
    assert len(subjects(Follower(), FILM)) == 1


def test_where_nothing_moves_nothing_is_found():
    film = film_of([PICTURES[0]] * 4)
    assert found_by_itself(Follower(), film) is None
