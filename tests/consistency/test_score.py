import json

import numpy as np
import pytest

from castmate.consistency.score import Wanted, score
from castmate.errors import Cancelled
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import make_signature
from castmate.media.clip import Frame
from castmate.media.geometry import Box
from castmate.media.probe import probe
from castmate.report import Silent
from tests.conftest import mascot_clip
from tests.consistency.footage import filmed
from tests.identity.drawn import MINT, RED, drawn

EMBEDDER = FisherEmbedder()


@pytest.fixture(scope="module")
def momo():
    views = [drawn(MINT, "dots", turn=turn, side=120) for turn in (-8, -4, 0, 4, 8)]
    return make_signature(views, EMBEDDER, neighbours=views)


def measured(video, signature, boxes=None):
    return score(video, signature, boxes=boxes, embedder=EMBEDDER)


def test_the_character_itself_passes(momo):
    film, boxes = filmed(MINT, "dots")
    found = measured(film, momo, boxes)
    assert found.verdict == "pass", found.reasons
    assert found.consistency_percent >= 95
    assert found.coverage == 1
    assert found.renderer_boxes_used


def test_the_gate_can_be_moved(momo):
    film, boxes = filmed(MINT, "dots")
    out_of_reach = measured(film, Wanted(momo, least_percent=100.5), boxes)
    assert out_of_reach.verdict == "fail"
    assert {scene.verdict for scene in out_of_reach.scenes} == {"fail"}


def test_below_every_gate_a_swapped_character_still_fails(momo):
    film, boxes = filmed(RED, "stripes")
    found = measured(film, Wanted(momo, least_percent=1.0), boxes)
    assert found.verdict == "fail"


def test_in_dim_light_it_is_still_the_character(momo):
    film, boxes = filmed(MINT, "dots", light=0.55)
    found = measured(film, momo, boxes)
    assert found.consistency_percent >= 90
    assert found.confidence_worst5 >= 0.5


def test_another_character_fails_and_the_reasons_say_why(momo):
    film, boxes = filmed(RED, "stripes")
    found = measured(film, momo, boxes)
    assert found.verdict == "fail"
    assert found.consistency_percent <= 40
    assert any("unlike the character" in reason for reason in found.reasons)
    assert any("colours are off" in reason for reason in found.reasons)


def test_a_character_swapped_half_way_fails(momo):
    film, boxes = filmed(MINT, "dots", frames=4)
    rest, more = filmed(RED, "stripes", frames=4, first=100)
    found = measured(film + rest, momo, boxes | more)
    assert found.verdict == "fail"
    assert found.frames[0].consistency_percent > 80
    assert found.frames[-1].consistency_percent < 40


def test_without_boxes_it_is_searched_for(momo):
    film, boxes = filmed(MINT, "dots")
    found = measured(film, momo)
    assert not found.renderer_boxes_used
    assert found.consistency_percent >= 85
    seen, placed = found.frames[2].box, boxes[film[2].index]
    assert abs(seen.x - placed.x) < 20
    assert abs(seen.y - placed.y) < 20


def test_a_blank_video_is_not_measurable(momo):
    blank = [Frame(k, k / 5, np.full((240, 320, 3), 200, np.uint8)) for k in range(5)]
    found = measured(blank, momo)
    assert found.verdict == "not measurable"
    assert found.consistency_percent is None
    assert found.coverage == 0


def test_a_video_without_the_character_does_not_pass(momo):
    film, _ = filmed(RED, "stripes")
    found = measured(film, momo)
    assert found.verdict == "not measurable"
    assert "recognised in" in found.reasons[0]
    assert found.consistency_percent <= 40


def test_one_frame_is_too_few(momo):
    film, boxes = filmed(MINT, "dots", frames=1)
    found = measured(film, momo, boxes)
    assert found.verdict == "not measurable"
    assert found.consistency_percent >= 90


def test_what_resembles_it_in_a_corner_of_its_box_is_not_measured(momo):
    film, boxes = filmed(MINT, "dots")
    large = {index: Box(box.x - 60, box.y - 60, 200, 180) for index, box in boxes.items()}
    found = measured(film, momo, large)
    assert found.verdict == "not measurable"
    assert found.coverage < 0.8


def test_no_frames_at_all_are_not_measurable(momo):
    found = measured([], momo)
    assert (found.verdict, found.consistency_percent) == ("not measurable", None)


def test_frames_that_need_not_show_it_do_not_count_against_it(momo):
    film, boxes = filmed(MINT, "dots")
    shown = {index: box for index, box in boxes.items() if index >= 10}
    assert measured(film, momo, shown).coverage == 1


def test_a_black_frame_is_not_measured(momo):
    film, boxes = filmed(MINT, "dots")
    film[2] = Frame(film[2].index, film[2].time_seconds, np.zeros_like(film[2].rgb))
    found = measured(film, momo, boxes)
    assert found.frames[2].consistency_percent is None
    assert found.coverage == pytest.approx(5 / 6)


def test_a_box_outside_the_picture_shows_nothing(momo):
    film, boxes = filmed(MINT, "dots")
    away = {index: Box(5000, 5000, 50, 50) for index in boxes}
    assert measured(film, momo, away).verdict == "not measurable"


def test_the_same_video_gives_the_same_report(momo):
    film, boxes = filmed(MINT, "dots", frames=3)
    assert measured(film, momo, boxes) == measured(film, momo, boxes)


def test_the_report_is_json_with_the_promised_keys(momo):
    film, boxes = filmed(MINT, "dots", frames=3)
    told = json.loads(json.dumps(measured(film, momo, boxes).as_json()))
    assert {
        "consistency_percent", "verdict", "reasons", "coverage", "identity", "continuity", "colour",
        "parts", "scenes", "frames", "method", "references", "renderer_boxes_used",
    } <= set(told)  # fmt: skip
    assert set(told["identity"]) == {"median", "worst5"}
    assert set(told["colour"]) == {"residual", "limit"}
    assert len(told["frames"]) == 3
    assert told["references"] == 5


def test_a_clip_is_sampled_and_boxes_are_in_its_own_pixels(tmp_path):
    clip = probe(mascot_clip(tmp_path / "mascot.mp4", seconds=1))
    views = [drawn((60, 170, 90), "stripes", turn=turn) for turn in (-3, 0, 3)]
    found = measured(clip, make_signature(views, EMBEDDER))
    assert 5 <= len(found.frames) <= 7
    assert all(frame.box is None or frame.box.inside(clip.size) for frame in found.frames)


class Impatient(Silent):
    """Asks to stop at once."""

    def check_cancelled(self):
        raise Cancelled


def test_scoring_stops_when_asked(momo):
    film, boxes = filmed(MINT, "dots")
    with pytest.raises(Cancelled):
        score(film, momo, boxes=boxes, embedder=EMBEDDER, report=Impatient())
