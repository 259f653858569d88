"""Real footage, where it is at hand: every frame of every clip."""

import os
from pathlib import Path

import numpy as np
import pytest

from castmate.media.decode import decode
from castmate.media.geometry import FrameSpan, Size
from castmate.media.picture import read_picture
from castmate.media.probe import probe

DATA = Path(
    os.environ.get(
        "CASTMATE_TEST_DATA", Path(__file__).resolve().parents[2].parent / "shared" / "data"
    )
)
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the test footage is not here")

# Name, size, frames per second (rounded), frames: as the footage's own page says.
CLIPS = [
    ("cartoon_bbb_wake.mp4", Size(1280, 720), 25, 132),
    ("cat_sofa.mp4", Size(368, 480), 20, 87),
    ("dog_fetch.mp4", Size(1280, 720), 30, 289),
    ("mascot_frog_ai.mp4", Size(512, 512), 16, 32),
    ("mascot_panda_ai.mp4", Size(512, 512), 16, 65),
    ("toy_frog.mp4", Size(720, 480), 30, 248),
    ("toy_monster.mp4", Size(720, 480), 30, 220),
    ("toy_rabbit.mp4", Size(720, 480), 30, 234),
]


@pytest.mark.parametrize(("name", "size", "rate", "num_frames"), CLIPS)
def test_clips_are_read_whole(name: str, size: Size, rate: int, num_frames: int):
    clip = probe(DATA / "clips" / name)
    assert (clip.size, round(clip.frame_rate), clip.num_frames) == (size, rate, num_frames)
    indices = [frame.index for frame in decode(clip, longest_side=96, stride=5)]
    assert indices == list(range(0, num_frames, 5))


def test_a_span_shows_what_the_whole_shows():
    clip = probe(DATA / "clips" / "mascot_panda_ai.mp4")
    span = FrameSpan(50, 60)
    whole = [frame for frame in decode(clip, longest_side=200) if frame.index in span]
    part = list(decode(clip, span, longest_side=200))
    assert [frame.index for frame in part] == list(range(50, 60))
    for one, other in zip(whole, part, strict=True):
        np.testing.assert_array_equal(one.rgb, other.rgb)
        assert one.time_seconds == other.time_seconds


def test_a_sequence_of_pictures_is_a_clip():
    folder = DATA / "sequences" / "JPEGImages" / "480p" / "bear"
    clip = probe(folder)
    assert clip.num_frames == len(list(folder.glob("*.jpg")))
    assert [frame.index for frame in decode(clip, FrameSpan(0, 3), longest_side=96)] == [0, 1, 2]


def test_a_real_photo_is_read():
    photo = next(iter(sorted((DATA / "subjects").glob("*/*.jpg"))))
    assert max(read_picture(photo, longest_side=300).shape) == 300
