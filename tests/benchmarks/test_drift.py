import numpy as np
import pytest

from benchmarks.drift import Trial, figures, wilson
from benchmarks.drift_edits import DRIFTS, HONEST, Shown, side_by_side
from tests.identity.drawn import MINT, drawn

CROP = drawn(MINT, "dots", side=120)
TAKE = (Shown(CROP.rgb, CROP.alpha), Shown(CROP.rgb, CROP.alpha))
INSIDE = CROP.alpha > 127


@pytest.mark.parametrize("edit", [name for name in HONEST if name != "codec"])
def test_an_honest_edit_keeps_the_character_in_its_box(edit):
    (shown, _) = HONEST[edit](TAKE)
    assert shown.rgb.shape[:2] == shown.alpha.shape
    assert shown.box.width / shown.rgb.shape[1] == pytest.approx(0.8, abs=0.1)


@pytest.mark.parametrize("edit", list(DRIFTS))
def test_a_drift_changes_the_character_alone(edit):
    (shown, _) = DRIFTS[edit](TAKE)
    changed = np.abs(shown.rgb.astype(int) - CROP.rgb).max(axis=2)
    assert changed[INSIDE].mean() > 5
    assert changed[~INSIDE].max() == 0


def test_side_by_side_each_has_its_own_place():
    left, right = side_by_side(TAKE, TAKE)
    assert left[0].rgb.shape == (120, 240, 3)
    assert left[0].box.right <= 120 <= right[0].box.x


def test_rates_and_their_intervals():
    trials = [
        Trial("unmodified", "momo", should_pass=True, verdict="pass", percent=99.0),
        Trial("unmodified", "rex", should_pass=True, verdict="not measurable", percent=None),
        Trial("a stranger", "momo", should_pass=False, verdict="fail", percent=9.0),
    ]
    found = figures(trials)
    assert found["edits"]["unmodified"]["share"] == 0.5
    assert (found["false_fails"]["right"], found["false_passes"]["right"]) == (1, 0)
    assert found["wrong"] == ["unmodified: rex, not measurable, nothing measured"]
    assert wilson(0, 0) == (0, 1)
    assert wilson(0, 100)[1] == pytest.approx(0.037, abs=0.001)
