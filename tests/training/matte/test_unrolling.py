import numpy as np
import pytest

pytest.importorskip("torch", reason='torch comes with the dependency group "train"')

from castmate.characters.matte.network.channels import PLANES
from tests.training.matte.stub import stub_clip
from training.matte.episodes import STEPS, cut_away, episode_of
from training.matte.unrolling import Unfolding


def plane(step, name):
    return step.planes[PLANES.index(name)]


def episode(start, *, corrected=False, seed=0):
    random = np.random.default_rng(seed)
    return episode_of(stub_clip(), random, start=start, first=0, corrected=corrected)


@pytest.mark.parametrize("start", ["automatic", "box", "clicks", "mask", "damaged mask"])
def test_every_episode_has_its_steps(start):
    made = episode(start, corrected=True)
    assert len(made.visits) == STEPS
    for before, after in zip(made.visits[:-1], made.visits[1:], strict=True):
        assert after.source == before.frame


def test_what_is_shown_is_shown_on_the_first_frame_alone():
    unfolding = Unfolding(episode("box and clicks"), judged=True)
    first = unfolding.input(0)
    assert plane(first, "box").any()
    assert plane(first, "foreground clicks").any()
    assert not plane(first, "previous chance").any()
    unfolding.answered(0, first.truth)
    second = unfolding.input(1)
    assert not plane(second, "box").any()
    assert plane(second, "previous chance").any()
    assert second.slots[0] is not None, "the hinted frame is remembered"


def test_corrections_are_shown_on_the_same_frame_again():
    unfolding = Unfolding(episode("automatic", corrected=True), judged=True)
    unfolding.answered(0, np.zeros((112, 192), np.float32))
    second = unfolding.input(1)
    assert plane(second, "foreground clicks").any()
    assert second.emphasis[plane(second, "foreground clicks") == 1].min() > 2
    assert second.slots == (None, None), "what is being corrected is not yet remembered"


def test_a_mask_that_is_given_is_carried_to_the_next_frame():
    step = Unfolding(episode("mask"), judged=True).input(0)
    found = plane(step, "previous chance") > 0.5
    assert np.mean(found != (step.truth > 0.5)) < 0.02


def test_cut_to_another_scene_the_subject_is_gone():
    made = cut_away(stub_clip(), stub_clip(9), np.random.default_rng(0))
    assert made.alpha[0].any()
    assert not made.alpha[1:].any(axis=(1, 2)).all()
