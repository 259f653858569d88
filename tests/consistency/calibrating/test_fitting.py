import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from castmate.consistency.calibrating.fitting import fitted_row, odds, sigmoid
from tests.consistency.calibrating.material import trial

TRIALS = [trial(seed) for seed in range(12)]


def test_the_odds_are_those_of_a_logistic_regression():
    s = np.concatenate([np.concatenate([each.own, each.strangers]) for each in TRIALS])[:, None]
    y = np.tile(np.repeat((1, 0), 12), len(TRIALS))
    told = LogisticRegression(C=100.0, class_weight="balanced", tol=1e-8).fit(s, y)
    assert odds(TRIALS) == pytest.approx((told.coef_[0, 0], told.intercept_[0]), abs=1e-3)


def test_scores_that_separate_without_error_give_finite_odds():
    alpha, beta = odds([trial(1, own=40.0, strangers=-40.0)])
    assert np.isfinite(alpha)
    assert 0.2 < sigmoid(np.array([beta]))[0] < 0.8
    assert sigmoid(np.array([-2000.0, 0.0, 2000.0])).tolist() == [0, 0.5, 1]


def test_the_levels_are_where_strangers_end_and_sightings_begin():
    row = fitted_row(3, TRIALS)
    strangers = np.concatenate([each.strangers - each.stranger_level for each in TRIALS])
    assert row.constants.stranger_offset == pytest.approx(np.percentile(strangers, 95), abs=0.01)
    assert 0 < row.constants.seen_share < 1
    assert (row.constants.references, row.subjects) == (3, 12)


def test_what_holds_for_everyone_has_a_small_error_within_its_interval():
    row = fitted_row(3, TRIALS)
    low, high = row.interval
    assert 0 <= low <= row.error <= high < 0.2
    assert sum(each.weight for each in row.bins) == pytest.approx(1)
    assert all(each.low <= each.was <= each.high for each in row.bins)


def test_subjects_of_which_half_are_liker_others_are_not_told_apart():
    contrary = [*TRIALS[:5], *(trial(seed, own=-1.5, strangers=1.5) for seed in range(5))]
    assert fitted_row(3, TRIALS).tells_apart
    row = fitted_row(3, contrary)
    assert row.error > 2 * fitted_row(3, TRIALS).error
    assert not row.tells_apart
