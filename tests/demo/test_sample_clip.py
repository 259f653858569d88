"""The sample clip is a real little film, the same every time, and as hard as a phone's."""

from itertools import islice

import numpy as np
import pytest

from castmate.demo import sample_clip
from castmate.demo.sample_clip import FRAME_RATE, SECONDS, SIZE, film_sample_clip
from castmate.media.decode import decode
from castmate.media.geometry import FrameSpan
from castmate.media.probe import probe


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "sample.mp4"
    film_sample_clip(path)
    return path


def test_it_is_a_clip_of_the_ideal_length(sample):
    clip = probe(sample)
    assert (clip.size, clip.frame_rate) == (SIZE, FRAME_RATE)
    assert clip.num_frames == round(SECONDS * FRAME_RATE)


def test_background_and_mascot_both_move(sample):
    first, later = (
        next(iter(decode(probe(sample), FrameSpan(at, at + 1)))).rgb.astype(int) for at in (0, 40)
    )
    change = np.abs(first - later).mean(axis=2)
    wall, mascot = change[40:300, 900:1200], change[250:600, 520:760]
    assert wall.mean() > 4
    assert mascot.mean() > 10


def test_the_same_pictures_every_time():
    first, again = (list(islice(sample_clip._pictures(), 3)) for _ in range(2))
    assert np.array_equal(first, again)
