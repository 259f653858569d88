import numpy as np
import pytest

from tests.training.matte.stub import stub_clip
from training.matte.hints import correcting_spots, damaged, drawn_box, spots_in, surroundings

SUBJECT = stub_clip().alpha[2] > 127


def test_a_drawn_box_is_off_by_at_most_a_tenth():
    rows, columns = np.nonzero(SUBJECT)
    right = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    for seed in range(50):
        box = drawn_box(SUBJECT, np.random.default_rng(seed))
        assert box is not None
        assert np.abs(np.subtract(box, right)).max() <= 0.1 * 49 + 1


def test_nobody_draws_a_box_round_nothing():
    assert drawn_box(np.zeros((112, 192), bool), np.random.default_rng(0)) is None


def test_spots_lie_where_they_belong():
    random = np.random.default_rng(0)
    assert all(SUBJECT[int(y), int(x)] for x, y in spots_in(SUBJECT, 9, random))
    near = surroundings(SUBJECT)
    assert not (near & SUBJECT).any()
    assert all(near[int(y), int(x)] for x, y in spots_in(near, 9, random))


def test_corrections_are_set_where_the_answer_is_wrong():
    half = SUBJECT.astype(np.float32)
    half[:, :50] = 0
    half[90:100, 150:160] = 1
    ahead, back = correcting_spots(half, SUBJECT, 2, np.random.default_rng(0))
    assert len(ahead) == len(back) == 1
    assert SUBJECT[int(ahead[0][1]), int(ahead[0][0])]
    assert ahead[0][0] < 50
    assert half[int(back[0][1]), int(back[0][0])] == 1


def test_a_right_answer_needs_no_correction():
    nothing = ((), ())
    random = np.random.default_rng(0)
    assert correcting_spots(SUBJECT.astype(np.float32), SUBJECT, 3, random) == nothing


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_mask_is_wrong_but_of_the_same_subject(seed):
    truth = SUBJECT.astype(np.float32)
    made = damaged(truth, np.random.default_rng(seed))
    assert made.dtype == np.float32
    assert 0 <= made.min() <= made.max() <= 1
    assert not np.array_equal(made, truth)
    assert ((made > 0.1) & SUBJECT).sum() > 0.2 * SUBJECT.sum()
