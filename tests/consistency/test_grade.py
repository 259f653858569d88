import numpy as np
import pytest

from castmate.consistency.grade import Grade, graded, kindest_grade, ungraded
from castmate.identity.colour import Palette, lab_palette
from castmate.identity.embedder import Crop
from tests.identity.drawn import MINT, RED, drawn

OWN = lab_palette([drawn(MINT, "dots"), drawn(RED, "stripes")])


@pytest.mark.parametrize(
    "grade",
    [Grade(stops=-1.2), Grade(warmth=0.6), Grade(contrast=0.25), Grade(-0.5, 0.4, -0.2)],
    ids=["dark", "warm", "hard", "all of it, softly"],
)
def test_an_honest_grade_is_explained(grade):
    found = kindest_grade(graded(OWN, grade), OWN)
    assert found.residual < 3
    assert found.stops == pytest.approx(grade.stops, abs=0.4)


def test_a_turned_hue_is_not_explained_by_any_grade():
    turned = Palette(OWN.lab @ np.diag([1, -1, -1]).astype(np.float32), OWN.shares)
    assert kindest_grade(turned, OWN).residual > 12


def test_the_plain_light_is_no_change():
    found = kindest_grade(OWN, OWN)
    assert not found.is_a_change
    assert found.residual == pytest.approx(0, abs=1e-3)


def test_a_crop_is_brought_back():
    crop = drawn(MINT, "dots")
    grade = Grade(stops=-0.7, warmth=0.3, contrast=0.1)
    dark = ungraded(crop, Grade(-grade.stops, -grade.warmth, 0))
    back = ungraded(dark, Grade(grade.stops, grade.warmth, 0))
    inside = crop.alpha > 127
    assert np.abs(back.rgb[inside].astype(int) - crop.rgb[inside]).mean() < 6


def test_palettes_without_colours_cannot_be_compared():
    empty = lab_palette([Crop(np.zeros((9, 9, 3), np.uint8), np.zeros((9, 9), np.uint8))])
    with pytest.raises(ValueError, match="without colours"):
        kindest_grade(empty, OWN)
