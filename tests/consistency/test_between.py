import numpy as np
import pytest

from castmate.consistency.between import between_scenes, by_distance
from castmate.consistency.field_number import installed_frame_embedder, subject_consistency
from castmate.consistency.measure import see
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import make_signature
from tests.identity.drawn import MINT, RED, drawn, three

EMBEDDER = FisherEmbedder()


def test_scenes_of_one_character_are_alike_and_a_stranger_is_not():
    momo = make_signature(three(MINT, "dots"), EMBEDDER)
    same = [see(drawn(MINT, "dots", turn=turn), momo, EMBEDDER) for turn in (-4, 3)]
    other = [see(drawn(RED, "stripes"), momo, EMBEDDER)]
    matrix = between_scenes([same, same[:1], other, []], momo, EMBEDDER.negatives)
    assert matrix[0][1] > 0.9
    assert matrix[0][0] > 0.9
    assert matrix[0][2] < 0.3
    assert matrix[2][2] is None, "one sighting has nobody to be compared with"
    assert matrix[0][3] is None
    assert matrix[0][1] == pytest.approx(matrix[1][0])


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
