import cv2
import numpy as np

from castmate.consistency.parts import part_drift
from castmate.identity.embedder import Crop
from tests.identity.drawn import MINT, drawn

VIEWS = [drawn(MINT, "dots", turn=turn) for turn in (-8, 0, 8)]


def test_the_same_character_has_no_part_drift():
    found = part_drift([drawn(MINT, "dots", turn=2)], VIEWS)
    assert found.sightings == 1
    assert found.residual < 12


def test_an_added_part_is_seen():
    crop = drawn(MINT, "dots", turn=2)
    cv2.rectangle(crop.rgb, (70, 130), (130, 160), (200, 30, 160), -1)
    changed = part_drift([crop], VIEWS)
    plain = part_drift([drawn(MINT, "dots", turn=2)], VIEWS)
    assert changed.residual > 2 * plain.residual


def test_a_mirrored_sighting_has_the_same_pose():
    crop = drawn(MINT, "dots", turn=2)
    turned = Crop(
        np.ascontiguousarray(crop.rgb[:, ::-1]), np.ascontiguousarray(crop.alpha[:, ::-1])
    )
    assert part_drift([turned], VIEWS).residual < 12


def test_another_pose_is_not_measurable():
    crop = drawn(MINT, "dots")
    lying = Crop(cv2.resize(crop.rgb, (200, 60)), cv2.resize(crop.alpha, (200, 60)))
    assert part_drift([lying], VIEWS) is None
    assert part_drift([crop], []) is None
    assert part_drift([], VIEWS) is None
