import cv2
import numpy as np
import pytest

from castmate.characters.rough_subject import rough_subject
from castmate.characters.scan import Scan, blur_of, samples_of, stride_for
from tests.characters.scenes import RATE, SIZE, clip_of, creature, filmed, frames_of, ground


def scanned(pictures, *, stride=4):
    return Scan(tuple(samples_of(frames_of(pictures, stride=stride))), 1 / RATE)


def walk(num_frames, *, seed=1, speed=1.0, camera=0.0, height=110):
    return [
        filmed(
            ground(seed),
            creature(height, phase=t / 12),
            (90 + speed * t, 200),
            (40 + camera * t, 40),
        )[0]
        for t in range(num_frames)
    ]


def test_a_subject_that_moves_is_found_roughly():
    scan = scanned(walk(40))
    for sample in scan.samples[1:]:
        assert sample.subject is not None
        middle = (sample.subject.left + sample.subject.right) / 2 * SIZE.width
        assert abs(middle - (90 + sample.index)) < 25
        assert 0.25 < sample.subject.height < 0.7
    assert scan.cuts_seconds == ()


def test_a_cut_is_seen_and_a_moving_camera_is_not_taken_for_one():
    assert scanned(walk(20, camera=3.0)).cuts_seconds == ()
    elsewhere = [picture // 3 for picture in walk(20, seed=2)]
    scan = scanned(walk(20, seed=1) + elsewhere)
    assert scan.cuts_seconds == (20 / RATE,)


def test_the_speed_of_the_camera_is_measured():
    scan = scanned(walk(24, speed=0.0, camera=2.0))
    assert np.median([s.camera_speed for s in scan.samples[1:]]) == pytest.approx(
        2.0 * RATE / SIZE.width, rel=0.15
    )


def test_blur_is_told_from_sharpness():
    sharp = cv2.cvtColor(np.kron(np.random.default_rng(0).integers(0, 255, (24, 32, 3), np.uint8),
                         np.ones((10, 10, 1), np.uint8)), cv2.COLOR_RGB2GRAY)  # fmt: skip
    assert blur_of(sharp) < 0.3 < 0.6 < blur_of(cv2.GaussianBlur(sharp, (0, 0), 6))
    assert blur_of(np.full((20, 20), 9, np.uint8)) == 1.0


def test_an_alpha_channel_settles_where_the_subject_is():
    alpha = np.zeros((480, 640), np.uint8)
    alpha[120:360, 320:480] = 255
    box = rough_subject(ground(3)[:240, :320], None, alpha)
    assert box is not None
    assert (box.left, box.top) == pytest.approx((0.5, 0.25), abs=0.02)
    assert (box.right, box.bottom) == pytest.approx((0.75, 0.75), abs=0.02)


def test_nothing_stands_out_of_an_empty_picture():
    assert rough_subject(np.full((90, 160, 3), 128, np.uint8), None, None) is None


@pytest.mark.parametrize(("num_frames", "stride"), [(2, 4), (100, 4), (6000, 4), (48_000, 20)])
def test_a_long_clip_is_scanned_more_thinly(num_frames, stride):
    assert stride_for(clip_of(num_frames)) == stride
