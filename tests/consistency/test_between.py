import numpy as np
import pytest

from castmate.consistency.between import between_scenes, together
from castmate.consistency.field_number import installed_frame_embedder, subject_consistency
from castmate.consistency.scene_matrix import by_distance, mean_between
from castmate.identity.fisher import FisherEmbedder
from tests.identity.drawn import MINT, RED, drawn

EMBEDDER = FisherEmbedder()


def scene(body, pattern, *turns):
    """Cut-outs of one character, turned by *turns* degrees."""
    return tuple(drawn(body, pattern, turn=turn) for turn in turns)


def test_scenes_of_one_character_are_alike_and_a_stranger_is_not():
    same, later = scene(MINT, "dots", -4, 3), scene(MINT, "dots", 6, -7)
    other, seen_once = scene(RED, "stripes", 0, 5), scene(MINT, "dots", 1)
    matrix = between_scenes([same, later, other, seen_once, ()], EMBEDDER)
    assert matrix[0][1] == matrix[1][0] > 0.9
    assert matrix[0][2] < 0.3
    assert matrix[0][3] is matrix[0][4] is None, "too little to compare"
    assert matrix[0][0] is None
    assert mean_between(matrix) == pytest.approx((matrix[0][1] + matrix[0][2] + matrix[1][2]) / 3)


def test_of_many_scenes_some_pairs_are_measured():
    matrix = between_scenes([scene(MINT, "dots", -4, 3)] * 7, EMBEDDER)
    measured = sum(likeness is not None for row in matrix for likeness in row) // 2
    assert 7 <= measured <= 15


def test_one_scene_costs_nothing():
    assert between_scenes([scene(MINT, "dots", -4, 3)], None) == ((None,),)


def test_scenes_taken_together_are_spread_over_both():
    first, later = scene(MINT, "dots", -4, 3, 1), scene(RED, "stripes", 2, 5, 6)
    whole = together([first, (), later])
    assert [any(crop is one for one in first) for crop in whole] == [True, True, False, False]
    assert together([]) == ()


def test_likeness_against_distance_leaves_out_what_is_unknown():
    assert by_distance(((1.0, None), (None, 1.0))) == ()
    assert by_distance(((1.0, 0.4), (0.4, 1.0))) == ((1, 0.4, 1),)
    assert by_distance(()) == ()


def test_vbench_formula_by_hand():
    frames = np.array([[1, 0], [0.6, 0.8], [1, 0]], np.float32)
    assert subject_consistency(frames) == pytest.approx((0.6 + (1 + 0.6) / 2) / 2)
    assert subject_consistency(np.ones((4, 1), np.float32)) == 1, "a frozen clip scores 1"
    assert subject_consistency(frames[:1]) is None


def test_no_network_for_whole_frames_comes_with_castmate():
    assert installed_frame_embedder() is None
