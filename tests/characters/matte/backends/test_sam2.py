"""SAM 2 itself, as it is built but with few, random weights: nothing is downloaded.

Random weights find nothing sensible. These tests hold what must be true of any weights: that what
is shown arrives, in the frame where it was shown, and changes the frames on both sides of it.
"""

import json

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="the extra castmate[sam2] is not installed")
transformers = pytest.importorskip(
    "transformers", reason="the extra castmate[sam2] is not installed"
)

from castmate.characters.matte.backends import sam2  # noqa: E402
from castmate.characters.matte.backends.prompts import prompts_of  # noqa: E402
from castmate.characters.matte.backends.sam2 import Sam2Tracker  # noqa: E402
from castmate.characters.matte.cut import cut  # noqa: E402
from castmate.characters.matte.matte import Hint  # noqa: E402
from castmate.errors import BadInput, Cancelled  # noqa: E402
from castmate.media.clip import Frame  # noqa: E402
from castmate.media.geometry import Box, Point  # noqa: E402
from castmate.report import Progressed, Silent  # noqa: E402
from tests.characters.matte.backends.tiny_sam2 import SIDE, tiny_sam2  # noqa: E402

WIDTH, HEIGHT = 96, 64
BOX = Hint(22, Box(30, 16, 40, 32))


class Counting(Silent):
    """Counts the frames done, and asks to stop after some."""

    def __init__(self, stop_after=10**6):
        self.done, self.stop_after = [], stop_after

    def tell(self, event):
        self.done.append(event)

    def check_cancelled(self):
        if len(self.done) >= self.stop_after:
            raise Cancelled


@pytest.fixture(scope="module")
def tracker():
    return Sam2Tracker(tiny_sam2())


@pytest.fixture(scope="module")
def frames():
    random = np.random.default_rng(4)
    pictures = random.integers(0, 255, (6, HEIGHT, WIDTH, 3), np.uint8)
    return [Frame(20 + t, t / 24, picture) for t, picture in enumerate(pictures)]


def chances(tracker, frames, *hints):
    return np.stack(tracker.track(frames, hints, Silent()).chances)


def differing(one, other):
    """The places of the frames that differ."""
    return [place for place in range(len(one)) if np.abs(one[place] - other[place]).max() > 1e-7]


@pytest.mark.parametrize(
    "hints",
    [
        pytest.param([BOX], id="box"),
        pytest.param([Hint(25, BOX.box)], id="box-on-the-last-frame"),
        pytest.param([BOX, Hint(24, Box(10, 10, 30, 30))], id="two-boxes"),
        pytest.param([Hint(21, foreground=(Point(40, 30),))], id="one-click"),
        pytest.param([Hint(20, mask=np.eye(HEIGHT, WIDTH, dtype=np.uint8) * 255)], id="mask"),
        pytest.param([BOX, Hint(24, background=(Point(3, 3),))], id="correction"),
    ],
)
def test_every_frame_gets_a_chance_and_a_confidence(tracker, frames, hints):
    report = Counting()
    found = tracker.track(frames, hints, report)
    assert len(found.chances) == len(found.confidences) == len(frames)
    for chance in found.chances:
        assert chance.shape == (HEIGHT, WIDTH)
        assert chance.dtype == np.float32
        assert 0 <= chance.min() <= chance.max() <= 1
    assert all(0 <= sure <= 0.97 for sure in found.confidences)
    assert report.done[-1] == Progressed(len(report.done), len(report.done))


def test_the_same_hints_find_the_same(tracker, frames):
    assert not differing(chances(tracker, frames, BOX), chances(tracker, frames, BOX))


def test_a_given_mask_is_found_where_it_was_given(tracker, frames):
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    mask[16:48, 24:72] = 255
    found = tracker.track(frames, [Hint(23, mask=mask)], Silent())
    inside = found.chances[3] > 0.5
    assert (inside & (mask > 0)).sum() / (inside | (mask > 0)).sum() > 0.85
    assert found.confidences[3] > 0.7


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(Hint(22, Box(5, 5, 20, 20)), id="another-box"),
        pytest.param(Hint(22, BOX.box, foreground=(Point(9, 9),)), id="a-point-more"),
        pytest.param(Hint(22, BOX.box, background=(Point(9, 9),)), id="a-point-beside"),
    ],
)
def test_what_is_shown_on_one_frame_changes_the_frames_on_both_sides(tracker, frames, other):
    one, another = chances(tracker, frames, BOX), chances(tracker, frames, other)
    assert differing(one, another) == [0, 1, 2, 3, 4, 5]


def test_a_point_on_the_subject_and_one_beside_it_are_not_the_same(tracker, frames):
    on = chances(tracker, frames, Hint(22, BOX.box, foreground=(Point(9, 9),)))
    beside = chances(tracker, frames, Hint(22, BOX.box, background=(Point(9, 9),)))
    assert differing(on, beside)


def test_a_second_box_is_remembered_by_frames_before_and_after_it(tracker, frames):
    one = chances(tracker, frames, BOX)
    both = chances(tracker, frames, BOX, Hint(24, Box(10, 10, 30, 30)))
    assert differing(one, both) == [0, 1, 3, 4, 5]


def test_a_click_corrects_every_frame_but_what_was_drawn(tracker, frames):
    one = chances(tracker, frames, BOX)
    corrected = chances(tracker, frames, BOX, Hint(24, foreground=(Point(50, 50),)))
    assert differing(one, corrected) == [0, 1, 3, 4, 5]


def test_it_stops_when_asked(tracker, frames):
    with pytest.raises(Cancelled):
        tracker.track(frames, [BOX], Counting(stop_after=3))


def test_pictures_are_not_kept(tracker, frames, monkeypatch):
    sessions = []
    make = sam2.session_for
    monkeypatch.setattr(
        sam2, "session_for", lambda model: sessions.append(make(model)) or sessions[0]
    )
    tracker.track(frames, [BOX], Silent())
    assert not sessions[0].processed_frames


def test_prompts_arrive_as_transformers_own_processor_gives_them(frames):
    """Their processor needs torchvision for pictures, so that it is made here without its parts."""
    processor = object.__new__(transformers.Sam2VideoProcessor)
    processor.target_size, processor.point_pad_value = SIDE, -10
    session = transformers.Sam2VideoInferenceSession(video_height=HEIGHT, video_width=WIDTH)
    processor.add_inputs_to_inference_session(
        session, 2, 1, [[[[50, 50]]]], [[[0]]], input_boxes=[[[30, 16, 70, 48]]]
    )
    theirs = session.point_inputs_per_obj[0][2]
    hint = Hint(22, BOX.box, background=(Point(50, 50),))
    (ours,) = prompts_of(frames, [hint], SIDE).showing
    np.testing.assert_allclose(ours.points, theirs["point_coords"][0, 0], rtol=1e-6)
    assert ours.labels.tolist() == theirs["point_labels"][0, 0].tolist()


def test_weights_are_read_from_a_folder_and_cut_the_character_out(tmp_path, frames):
    tiny_sam2().save_pretrained(tmp_path)
    loaded = Sam2Tracker.load(tmp_path)
    np.testing.assert_allclose(
        chances(loaded, frames, BOX), chances(Sam2Tracker(tiny_sam2()), frames, BOX), atol=1e-5
    )
    matte = cut(frames, [BOX], tracker=loaded)
    assert matte.branch == "hinted"
    assert [frame.index for frame in matte.frames] == [frame.index for frame in frames]


def test_damaged_weights_are_refused(tmp_path):
    tiny_sam2().save_pretrained(tmp_path)
    (tmp_path / "model.safetensors").write_bytes(b"not tensors")
    with pytest.raises(BadInput, match="cannot be read"):
        Sam2Tracker.load(tmp_path)


def test_weights_that_lack_a_part_are_refused_rather_than_filled_with_random_numbers(tmp_path):
    model = tiny_sam2()
    kept = {name: value for name, value in model.state_dict().items() if "memory" not in name}
    model.save_pretrained(tmp_path, state_dict=kept)
    assert json.loads((tmp_path / "config.json").read_text())["model_type"] == "sam2_video"
    with pytest.raises(BadInput, match="not those of SAM 2"):
        Sam2Tracker.load(tmp_path)
