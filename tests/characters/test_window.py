from dataclasses import replace

import pytest

from castmate.characters.rough_subject import RoughSubject
from castmate.characters.scan import Sample, Scan
from castmate.characters.window import choose_window
from castmate.errors import HintOutsidePicture
from tests.characters.scenes import RATE, clip_of

GOOD = Sample(
    index=0,
    time_seconds=0.0,
    brightness=120,
    contrast=50,
    burnt_share=0.0,
    blur=0.3,
    cut_before=False,
    camera_speed=0.05,
    moving_share=0.05,
    subject=RoughSubject(0.3, 0.2, 0.7, 0.8),
)


def scan_of(seconds, changes=()):
    """A scan of a good clip; each of *changes* is (from second, to second, what differs)."""
    samples = []
    for index in range(0, round(seconds * RATE), 4):
        sample = replace(GOOD, index=index, time_seconds=index / RATE)
        for start, stop, different in changes:
            if start <= sample.time_seconds < stop:
                sample = replace(sample, **different)
        samples.append(sample)
    return Scan(tuple(samples), 1 / RATE)


def chosen(seconds, changes=(), **asked):
    return choose_window(clip_of(round(seconds * RATE)), scan_of(seconds, changes), **asked)


@pytest.mark.parametrize("seconds", [0.2, 1.0, 3.0, 5.0])
def test_a_short_clip_is_used_whole(seconds):
    window, span = chosen(seconds)
    assert (window.start_seconds, window.duration_seconds) == (0.0, seconds)
    assert (span.first, span.stop) == (0, round(seconds * RATE))
    assert "all of it" in window.why


@pytest.mark.parametrize(
    ("changes", "earliest", "latest", "why"),
    [
        ([(0, 6, {"blur": 0.6})], 5.5, 8.0, "sharper"),
        ([(5, 12, {"brightness": 15.0})], 0.0, 1.2, "light"),
        ([(0, 7, {"subject": RoughSubject(0.45, 0.45, 0.55, 0.55)})], 6.5, 8.0, "larger"),
        ([(0, 3, {"subject": RoughSubject(0.0, 0.2, 0.4, 0.8)})], 2.5, 8.0, "wholly"),
        ([(4, 12, {"camera_speed": 1.2})], 0.0, 0.5, "calmer"),
    ],
)
def test_the_best_part_of_a_longer_clip_is_found_and_said(changes, earliest, latest, why):
    window, span = chosen(12.0, changes)
    assert earliest <= window.start_seconds <= latest
    assert window.duration_seconds == pytest.approx(4.0, abs=0.2)
    assert len(span) == pytest.approx(4.0 * RATE, abs=4)
    assert why in window.why


def test_no_window_holds_a_cut():
    cuts = [(t, t + 0.01, {"cut_before": True}) for t in (2.4, 8.0)]
    window, span = chosen(10.4, cuts)
    assert window.start_seconds >= 2.4
    assert span.first >= 60
    assert span.stop <= 200
    assert "3 shots" in window.why


def test_the_longest_good_shot_of_a_short_clip_with_a_cut_is_used():
    window, span = chosen(4.0, [(1.12, 1.13, {"cut_before": True})])
    assert (span.first, span.stop) == (28, 100)
    assert window.duration_seconds == pytest.approx(2.88)


@pytest.mark.parametrize(("at", "start"), [(0.0, 0.0), (6.0, 4.0), (12.0, 7.9)])
def test_a_pointed_moment_is_in_the_middle_where_that_can_be(at, start):
    window, span = chosen(12.0, at_seconds=at)
    assert window.start_seconds == pytest.approx(start, abs=0.2)
    assert min(round(at * RATE), 299) in span
    assert "pointed" in window.why


@pytest.mark.parametrize("frame", [0, 1, 98, 99, 101, 103, 299])
def test_a_pointed_frame_is_always_in_the_window(frame):
    for changes in ([], [(4.0, 4.01, {"cut_before": True})]):
        _, span = chosen(12.0, changes, at_frame=frame)
        assert frame in span
        assert 90 <= len(span) <= 104


def test_a_pointed_moment_stays_in_its_shot():
    _, span = chosen(12.0, [(4.0, 4.01, {"cut_before": True})], at_seconds=4.5)
    assert span.first == 100
    assert 112 in span


@pytest.mark.parametrize("at", [-0.1, 12.5, float("nan")])
def test_a_moment_outside_the_clip_is_refused(at):
    with pytest.raises(HintOutsidePicture, match="between 0 and 12"):
        chosen(12.0, at_seconds=at)
    with pytest.raises(HintOutsidePicture, match="0 to 299"):
        chosen(12.0, at_frame=300)


def test_a_long_clip_takes_no_longer_than_its_samples():
    window, _ = chosen(240.0, [(100, 140, {"blur": 0.25})])
    assert 99 <= window.start_seconds <= 137
