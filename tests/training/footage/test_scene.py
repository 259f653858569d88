"""Generated scenes: the same each time, and their mattes are exactly what was painted."""

import re
from dataclasses import replace

import numpy as np
import pytest

from training.footage.scene import kind_of, scene
from training.footage.staging import staged

SIZE = (96, 56)


def small(seed, **how):
    return scene(seed, **{"frames": 2, "width": 96, "height": 56, **how})


def test_a_scene_is_frames_and_mattes_of_one_size():
    made = scene(3)
    assert made.frames.shape == (6, 112, 192, 3)
    assert made.alpha.shape == (6, 112, 192)
    assert made.frames.dtype == made.alpha.dtype == np.uint8


def test_a_seed_is_always_the_same_scene():
    once, again = small(5), small(5)
    assert np.array_equal(once.frames, again.frames)
    assert np.array_equal(once.alpha, again.alpha)
    assert once.kind == again.kind


def test_other_seeds_are_other_scenes():
    assert len({small(seed).frames.tobytes() for seed in range(6)}) == 6


def test_a_longer_scene_begins_with_the_shorter_one():
    short, long = small(7), small(7, frames=4)
    assert np.array_equal(short.alpha, long.alpha[:2])


@pytest.mark.parametrize("seed", [11, 12, 13, 14, 15, 16])
def test_a_larger_scene_shows_the_same(seed):
    little = small(seed)
    large = small(seed, width=192, height=112)
    shrunk = large.alpha.reshape(2, 56, 2, 96, 2).mean((2, 4))
    assert np.abs(shrunk - little.alpha).mean() < 6
    assert little.kind == large.kind


@pytest.mark.parametrize("seed", range(20, 32))
def test_the_picture_is_the_world_with_the_subject_over_it(seed):
    """C = F + (1 - alpha) B, where no light, lens or thing in front mixes in."""
    stage = staged(seed, SIZE)
    plain = replace(
        stage,
        before=(),
        sunk=-1.0,
        subject=replace(stage.subject, shadow=(0.0, 0.0, 0.0, 0.0)),
        light=replace(stage.light, dapples=None),
        lens=replace(stage.lens, blur=0.0),
    )
    picture, alpha = plain.filmed(0.0)
    world = plain.empty(0.0)
    away = alpha == 0
    assert np.allclose(picture[away], world[away])
    colour = picture - world * (1 - alpha[..., None])
    assert (colour > -0.1).all()
    assert (colour <= 255 * alpha[..., None] + 0.5).all()


def test_what_hides_the_subject_takes_from_its_matte():
    hidden = [staged(seed, SIZE) for seed in range(30)]
    hidden = [stage for stage in hidden if stage.before]
    assert hidden
    for stage in hidden:
        open_ = replace(stage, before=()).filmed(0.0)[1]
        assert (stage.filmed(0.0)[1] <= open_ + 1e-5).all()
        assert stage.share_hidden() <= 0.5


def test_scenes_are_as_mixed_as_they_should_be():
    stages = [staged(seed, (48, 28)) for seed in range(160)]
    kinds = [kind_of(stage) for stage in stages]
    share = {
        word: sum(word in kind for kind in kinds) / len(kinds)
        for word in (
            "occluder=",
            "camouflage",
            "camera=tripod",
            "moving distractor",
            "twin",
            "water",
        )
    }
    assert 0.1 < share["occluder="] < 0.3
    assert 0.3 < share["camouflage"] < 0.5
    assert 0.12 < share["camera=tripod"] < 0.35
    assert 0.15 < share["moving distractor"] < 0.6
    assert 0.04 < share["twin"] < 0.2
    assert 0.05 < share["water"] < 0.3
    motions = {re.search(r"motion=(\w+)", kind).group(1) for kind in kinds}
    assert motions >= {"pinned", "followed", "walk", "partial", "turntable", "still"}
    areas = np.array([stage.filmed(0.0)[1].mean() for stage in stages[:70]])
    assert 0.09 < np.median(areas) < 0.2
    assert (areas > 0.003).mean() > 0.95


def test_a_subject_that_is_followed_stays_where_it_is_while_the_world_passes():
    stage = next(
        stage
        for stage in (staged(seed, SIZE) for seed in range(300))
        if stage.subject.motion.follows == 1.0 and stage.view.handling == "pan"
    )
    still = stage.subject.where(stage.view, 2.0) - stage.subject.where(stage.view, -2.0)
    wall = stage.world.wall_plane
    passed = stage.view.view(wall, 2.0)[:, 2] / stage.view.view(wall, 2.0)[2, 2]
    passed -= stage.view.view(wall, -2.0)[:, 2] / stage.view.view(wall, -2.0)[2, 2]
    assert np.hypot(*still) < np.hypot(*passed[:2]) + 1.5
