import json
import re
from dataclasses import replace

import cv2
import numpy as np
import pytest

from castmate.characters.blobs import BlobsInMemory
from castmate.characters.cast import STEPS, cast_character, content_of
from castmate.characters.document import character_as_json, character_from_json
from castmate.characters.found_subject import find_subject
from castmate.characters.matte.cut import cut
from castmate.characters.matte.matte import Hint, Matte, MatteFrame
from castmate.characters.sheet import sheet_png
from castmate.characters.views import choose_views
from castmate.characters.window_frames import read_window, scaled_hint
from castmate.errors import BadHandle, Cancelled, HintOutsidePicture, RightsError, SubjectNotFound
from castmate.identity.signature import Signature
from castmate.media.geometry import Box, FrameSpan, Point, Size
from castmate.media.png import picture_from_png
from castmate.media.probe import probe
from castmate.report import Silent, StepStarted
from tests.characters.scenes import SIZE, creature, filmed

WHITE = np.full((SIZE.height * 2, SIZE.width * 2, 3), 250, np.uint8)


class Listening:
    """A report that remembers the steps, and is cancelled as a given one begins."""

    def __init__(self, stop_at=None):
        self.steps = []
        self.stop_at = stop_at

    def tell(self, event):
        if isinstance(event, StepStarted):
            self.steps.append(event.step)

    def check_cancelled(self):
        if self.stop_at is not None and self.steps[-1:] == [self.stop_at]:
            raise Cancelled


def folder_of(path, background, num_frames=24):
    """A clip as a folder of pictures: a creature that walks on the spot."""
    rng = np.random.default_rng(1)
    path.mkdir()
    for t in range(num_frames):
        rgb, _ = filmed(background, creature(150, phase=t / 14), (160, 215), (40, 40))
        noisy = np.clip(rgb + rng.normal(0, 2, rgb.shape), 0, 255).astype(np.uint8)
        cv2.imwrite(str(path / f"{t:03d}.png"), noisy[..., ::-1])
    return path


@pytest.fixture(scope="module")
def studio(tmp_path_factory):
    return probe(folder_of(tmp_path_factory.mktemp("clips") / "studio", WHITE))


@pytest.fixture(scope="module")
def cast_momo(studio):
    blobs, report = BlobsInMemory(), Listening()
    momo = cast_character(
        studio, name="Momo the 2nd", store=blobs, traits="shy, likes peas", report=report
    )
    return momo, blobs, report


def test_a_clip_becomes_a_character_step_by_step(cast_momo):
    momo, blobs, report = cast_momo
    assert tuple(report.steps) == STEPS
    assert (momo.handle, momo.name, momo.version) == ("momo_the_2nd", "Momo the 2nd", 1)
    assert momo.branch == "plain"
    assert momo.confidence > 0.8
    assert [trait.text for trait in momo.traits[:2]] == ["shy", "likes peas"]
    assert momo.palette
    assert momo.rights.kind == "non_human"
    best = picture_from_png(blobs.get(momo.views[0].picture))
    assert (best.shape[1], best.shape[0]) == (momo.views[0].size.width, momo.views[0].size.height)
    assert Signature.from_bytes(blobs.get(momo.signature)).references.shape[0] >= 3


def test_what_is_cast_is_stored_drawn_and_read_again(cast_momo):
    momo, blobs, _ = cast_momo
    assert character_from_json(json.loads(json.dumps(character_as_json(momo)))) == momo
    assert picture_from_png(sheet_png(momo, blobs)).shape == (1000, 1600, 4)


def test_a_sure_moving_character_keeps_its_motion(cast_momo):
    momo, blobs, _ = cast_momo
    assert momo.loop is not None
    shapes = {picture_from_png(blobs.get(name)).shape[:2] for name in momo.loop.pictures}
    assert shapes == {(momo.loop.size.height, momo.loop.size.width)}


@pytest.mark.parametrize("step", ["check", "matte", "signature"])
def test_cancelled_in_any_step_nothing_is_kept(studio, step):
    blobs = BlobsInMemory()
    with pytest.raises(Cancelled):
        cast_character(studio, name="Momo", store=blobs, report=Listening(stop_at=step))
    assert blobs.contents == {}


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"name": "Mickey Mouse"}, RightsError),
        ({"name": "!!!"}, BadHandle),
        ({"name": "Momo", "kind": "human"}, RightsError),
        ({"name": "Momo", "hints": [Hint(0, box=Box(300, 10, 40, 40))]}, HintOutsidePicture),
        ({"name": "Momo", "hints": [Hint(0, foreground=(Point(320, 10),))]}, HintOutsidePicture),
    ],
)
def test_what_can_be_refused_is_refused_before_any_work(studio, given, error):
    report = Listening()
    with pytest.raises(error):
        cast_character(studio, store=BlobsInMemory(), report=report, **given)
    assert report.steps == []


def test_hints_follow_a_picture_that_is_shrunk():
    hint = Hint(
        3,
        box=Box(100, 50, 1819, 301),
        foreground=(Point(1918, 1079),),
        background=(Point(0, 3),),
        mask=np.zeros((1080, 1920), np.uint8),
    )
    given, shown = Size(1919, 1080), Size(960, 540)
    half = scaled_hint(hint, given, shown)
    assert half.box is not None
    assert half.box.inside(shown)
    assert half.box.x == 50
    assert half.foreground == (Point(959, 539),)
    assert half.background == (Point(0, 1),)
    assert half.mask is not None
    assert half.mask.shape == (540, 960)
    assert scaled_hint(hint, given, given) is hint


def test_every_hinted_frame_is_read(studio):
    read = read_window(studio, FrameSpan(2, 20), [Hint(5), Hint(8)], Silent())
    assert {5, 8} <= {frame.index for frame in read.frames}


def unsure(frames, hints, *, report):
    """The built-in cut-out, but sure of nothing."""
    matte = cut(frames, hints, report=report)
    return Matte(matte.branch, 0.3, tuple(replace(f, confidence=0.3) for f in matte.frames))


def test_an_unsure_cut_out_keeps_one_view_and_says_how_to_help(studio):
    blobs = BlobsInMemory()
    momo = cast_character(studio, name="Momo", store=blobs, cutter=unsure)
    assert momo.confidence == 0.3
    assert len(momo.views) == 1
    assert momo.loop is None
    assert "not sure of the cut-out (30%)" in momo.warnings[0]
    assert " remove momo --yes && castmate cast " in momo.warnings[0]
    assert re.search(r"--name Momo --box \d+,\d+,\d+,\d+ --at \d+\.\d\d$", momo.warnings[0])


@pytest.mark.parametrize(
    ("branch", "confidence", "asks"),
    [("automatic", 0.6, True), ("automatic", 0.7, False), ("hinted", 0.6, False)],
)
def test_a_doubtful_cut_out_that_nobody_helped_with_asks_for_a_box(
    studio, branch, confidence, asks
):
    def doubtful(frames, hints, *, report):
        made = cut(frames, hints, report=report).frames
        return Matte(branch, confidence, tuple(replace(f, confidence=confidence) for f in made))

    found = find_subject(studio, cutter=doubtful)
    assert found.is_sure
    assert found.wants_box is asks
    said = found.warnings(choose_views(found.frames)[0], name="Mo Mo")
    assert any("--name 'Mo Mo' --box " in sentence for sentence in said) is asks


def nothing(frames, hints, *, report):
    """A cut-out that shows nothing."""
    empty = np.zeros(frames[0].rgb.shape[:2], np.uint8)
    return Matte("automatic", 0.0, tuple(MatteFrame(f.index, empty, 0.0) for f in frames))


def test_an_empty_cut_out_is_no_subject(studio):
    with pytest.raises(SubjectNotFound, match="--box"):
        cast_character(studio, name="Momo", store=BlobsInMemory(), cutter=nothing)


def test_a_clip_is_known_by_its_content(studio, tmp_path):
    again = folder_of(tmp_path / "again", WHITE)
    assert content_of(again) == content_of(studio.path)
    other = folder_of(tmp_path / "other", WHITE, num_frames=3)
    assert content_of(other) != content_of(again)
