import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from castmate.characters.check import check_clip, checked_scan
from castmate.characters.rough_subject import RoughSubject
from castmate.characters.scan import Scan
from castmate.media.geometry import Size
from castmate.media.probe import probe
from castmate.report import Silent
from tests.characters.scenes import RATE, clip_of
from tests.characters.test_window import scan_of

DATA = Path(
    os.environ.get(
        "CASTMATE_TEST_DATA", Path(__file__).resolve().parents[2].parent / "shared" / "data"
    )
)
needs_footage = pytest.mark.skipif(not DATA.is_dir(), reason=f"no test footage in {DATA}")


def checked(seconds=4.0, clip=None, **different):
    scan = scan_of(seconds, [(0, seconds, different)])
    return checked_scan(clip or clip_of(round(seconds * RATE), Size(1280, 720)), scan)


def test_a_good_clip_needs_no_advice():
    assert checked().is_good


@pytest.mark.parametrize(
    ("different", "said"),
    [
        ({"brightness": 31.0}, "The picture is dark (mean 31 of 255): film near a window"),
        ({"brightness": 240.0, "contrast": 8.0}, "too bright"),
        ({"contrast": 8.0}, "flat"),
        ({"blur": 0.7}, "blurred"),
        ({"camera_speed": 0.9}, "camera moves fast"),
        ({"subject": RoughSubject(0.45, 0.45, 0.5, 0.55)}, "small (10% of the picture's height)"),
        ({"subject": RoughSubject(0.0, 0.0, 1.0, 1.0)}, "step back"),
        ({"subject": RoughSubject(0.0, 0.3, 0.4, 0.8)}, "cut off by the edge"),
    ],
)
def test_each_fault_has_one_sentence_of_advice(different, said):
    advice = checked(**different).advice
    assert len(advice) == 1
    assert said in advice[0]


def test_a_white_studio_is_not_called_too_bright():
    assert checked(brightness=235.0, contrast=50.0, burnt_share=0.8).is_good


def test_the_file_itself_is_judged():
    assert "only 0.6 s" in checked(0.6).advice[0]
    assert "min" in checked(250.0).advice[0]
    assert "320x240" in checked(clip=clip_of(100)).advice[0]


def test_cuts_are_told_with_their_times():
    scan = scan_of(10.0, [(3.2, 3.21, {"cut_before": True})])
    advice = checked_scan(clip_of(250, Size(1280, 720)), scan).advice
    assert "at 3.2 s" in advice[0]


def test_a_check_is_plain_json():
    assert json.loads(json.dumps(checked().as_json()))["brightness"] == 120


@needs_footage
def test_real_footage_is_looked_over_and_found_good():
    found = check_clip(probe(DATA / "clips" / "toy_monster.mp4"), Silent())
    assert found.is_good
    assert 0.15 < (found.subject_height or 0) < 0.6
    assert isinstance(found.scan, Scan)
    assert replace(found).cuts_seconds == ()
