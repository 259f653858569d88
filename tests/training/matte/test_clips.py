from pathlib import Path

import numpy as np
import pytest

from tests.training.matte.stub import read_stub, stub_clip, stub_shards
from training.matte.clips import PORTRAIT, SMALL, clips_of, in_size, shards_in, varied


def test_a_varied_clip_keeps_its_matte_on_its_subject():
    clip = stub_clip()
    for seed in range(20):
        made = varied(clip, np.random.default_rng(seed))
        assert made.frames.shape[:3] == made.alpha.shape
        assert len(made) >= 3
        assert made.frames.dtype == np.uint8
        inside = made.alpha[1] > 200
        light = made.frames[1].mean(axis=2)
        assert light[inside].mean() > light[made.alpha[1] == 0].mean() + 20, "the disc is bright"


def test_variations_repeat_with_their_seed():
    once, again = (varied(stub_clip(), np.random.default_rng(5)) for _ in range(2))
    np.testing.assert_array_equal(once.frames, again.frames)


@pytest.mark.parametrize("size", [SMALL, PORTRAIT], ids=str)
def test_a_clip_in_another_size_still_shows_its_subject(size):
    made = in_size(stub_clip(), size, np.random.default_rng(0))
    assert made.alpha.shape[1:] == size[::-1]
    assert (made.alpha[2] > 127).any()


def test_scenes_come_shuffled_and_all_of_them(tmp_path: Path):
    shards = shards_in(stub_shards(tmp_path))
    clips = list(clips_of(shards, read_stub, np.random.default_rng(0), kept=4))
    assert len(clips) == 24
    assert not np.array_equal(clips[0].frames, stub_clip(0).frames)
