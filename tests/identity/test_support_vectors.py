"""The support vector machine, on problems whose solution is known."""

import numpy as np
import pytest

from castmate.identity.support_vectors import TOLERANCE, widest_margin


def test_two_points_are_parted_half_way() -> None:
    points = np.array([[3.0, 0.0], [1.0, 0.0]])
    margin = widest_margin(points @ points.T, np.array([1.0, -1.0]), np.full(2, 100.0))
    w = margin.coefficients @ points
    assert w == pytest.approx([1.0, 0.0])
    assert margin.b == pytest.approx(-2.0)


def test_only_the_nearest_points_support_the_margin() -> None:
    points = np.array([[4.0, 1.0], [2.0, 0.0], [0.0, 0.0], [-3.0, 2.0]])
    labels = np.array([1.0, 1.0, -1.0, -1.0])
    margin = widest_margin(points @ points.T, labels, np.full(4, 100.0))
    assert np.flatnonzero(margin.coefficients).tolist() == [1, 2]
    assert points @ (margin.coefficients @ points) + margin.b == pytest.approx([3, 1, -1, -4])


def test_no_coefficient_exceeds_the_cost_of_its_vector() -> None:
    points = np.array([[1.0], [-1.0], [1.2], [-0.8]])
    labels = np.array([1.0, -1.0, -1.0, 1.0])
    costs = np.array([2.0, 2.0, 0.5, 0.5])
    margin = widest_margin(points @ points.T, labels, costs)
    assert (np.abs(margin.coefficients) <= costs).all()
    assert margin.coefficients.sum() == pytest.approx(0)


def test_the_solution_meets_the_conditions_of_optimality() -> None:
    random = np.random.default_rng(0)
    points = random.normal(size=(120, 20)) + np.repeat((0.6, 0.0), (20, 100))[:, None]
    labels = np.repeat((1.0, -1.0), (20, 100))
    costs = np.where(labels > 0, 3.0, 0.6)
    kernel = points @ points.T
    margin = widest_margin(kernel, labels, costs)
    score = labels * (kernel @ margin.coefficients + margin.b)
    weight = np.abs(margin.coefficients)
    slack = 2 * TOLERANCE
    assert (score[weight == 0] >= 1 - slack).all()
    assert (score[weight == costs] <= 1 + slack).all()
    free = (weight > 0) & (weight < costs)
    assert free.any()
    assert score[free] == pytest.approx(1.0, abs=slack)


def test_equal_vectors_of_both_kinds_do_not_keep_it_busy() -> None:
    points = np.ones((6, 3))
    margin = widest_margin(points @ points.T, np.repeat((1.0, -1.0), 3), np.ones(6))
    assert np.isfinite(margin.b)
