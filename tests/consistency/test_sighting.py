import numpy as np
import pytest

from castmate.consistency.proposals import overlap, proposed_boxes
from castmate.consistency.salience import salient_subject
from castmate.consistency.sampling import stride_for
from castmate.consistency.scenes import colours_of_frame, scenes_of
from castmate.consistency.sighting import cut_from_box
from castmate.identity.colour import lab_palette
from castmate.media.geometry import Box, FrameSpan
from tests.consistency.footage import filmed, ground
from tests.identity.drawn import MINT, drawn


def test_a_rough_box_is_enough_to_cut_it_out():
    (frame,), boxes = filmed(MINT, "dots", frames=1)
    cut = cut_from_box(frame.rgb, boxes[0].grown(0.1))
    assert overlap(cut.box, boxes[0]) > 0.8
    share = np.count_nonzero(cut.crop.alpha > 127) / boxes[0].size.pixels
    assert share == pytest.approx(np.pi / 4, abs=0.15)


@pytest.mark.parametrize("box", [Box(500, 500, 60, 60), Box(10, 10, 8, 60), Box(310, 0, 100, 100)])
def test_a_box_that_shows_too_little_is_not_cut(box):
    (frame,), _ = filmed(MINT, "dots", frames=1)
    assert cut_from_box(frame.rgb, box) is None


def test_nothing_is_cut_from_a_plain_area():
    assert cut_from_box(np.full((100, 100, 3), 7, np.uint8), Box(20, 20, 50, 50)) is None


def test_its_colours_are_a_proposal():
    (frame,), boxes = filmed(MINT, "dots", frames=1)
    palette = lab_palette([drawn(MINT, "dots")])
    found = proposed_boxes(frame.rgb, palette, 5)
    assert max(overlap(box, boxes[0]) for box in found) > 0.7


def test_what_stands_out_is_found_without_knowing_it():
    (frame,), boxes = filmed(MINT, "dots", frames=1)
    mask = salient_subject(frame.rgb) > 127
    box = boxes[0]
    inside = mask[box.y : box.bottom, box.x : box.right].sum()
    assert inside > 0.8 * mask.sum() > 0


def test_nothing_stands_out_of_a_plain_picture():
    assert not salient_subject(np.full((120, 160, 3), 90, np.uint8)).any()


@pytest.mark.parametrize(
    ("num_frames", "rate", "stride"),
    [(96, 24, 5), (1, 30, 1), (10, 30, 2), (10, 2, 1), (36000, 30, 600)],
)
def test_about_five_frames_a_second_are_looked_at(num_frames, rate, stride):
    assert stride_for(num_frames, rate) == stride


def test_a_cut_begins_a_scene():
    one, other = (colours_of_frame(ground(seed)) for seed in (1, 2))
    dark = colours_of_frame(np.zeros((50, 50, 3), np.uint8))
    assert scenes_of([one, one, dark, dark]) == (FrameSpan(0, 2), FrameSpan(2, 4))
    assert len(scenes_of([one, one, one])) == 1
    assert scenes_of([]) == ()
    assert other.sum() == pytest.approx(1)
