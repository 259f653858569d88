import json
from fractions import Fraction

import numpy as np
import pytest

from castmate.consistency.report_files import write_report
from castmate.consistency.rivals import Rival
from castmate.consistency.score import Wanted, score
from castmate.consistency.whole_cast import Member, score_cast
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import make_signature
from castmate.media.clip import Frame
from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.geometry import Box, Size
from castmate.media.probe import probe
from tests.consistency.footage import HEIGHT, WIDTH, filmed
from tests.identity.drawn import MINT, RED, drawn

EMBEDDER = FisherEmbedder()
TURNS = (-8, 0, 8)
MOMO_VIEWS = tuple(drawn(MINT, "dots", turn=turn, side=120) for turn in TURNS)
REX_VIEWS = tuple(drawn(RED, "stripes", turn=turn, side=120) for turn in TURNS)


@pytest.fixture(scope="module")
def momo():
    return make_signature(MOMO_VIEWS, EMBEDDER)


@pytest.fixture(scope="module")
def rex():
    return make_signature(REX_VIEWS, EMBEDDER)


def written(path, frames):
    with VideoWriter(path, Size(WIDTH, HEIGHT), Fraction(5), encoding=DRAFT) as film:
        film.write_all(frame.rgb for frame in frames)
    return probe(path)


def filmed_both(frames=4):
    """Momo on the left, Rex on the right, and the boxes of both."""
    left, momos = filmed(MINT, "dots", frames=frames)
    right, rexes = filmed(RED, "stripes", frames=frames)
    rexes = {k: Box(box.x + WIDTH, *(box.y, box.width, box.height)) for k, box in rexes.items()}
    both = [
        Frame(one.index, one.time_seconds, np.hstack([one.rgb, other.rgb]))
        for one, other in zip(left, right, strict=True)
    ]
    return both, momos, rexes


def test_each_of_two_is_itself(momo, rex):
    film, momos, rexes = filmed_both()
    for own, other, boxes in ((momo, rex, momos), (rex, momo, rexes)):
        found = score(film, Wanted(own, "Momo", rivals={"Rex": Rival(other)}), boxes=boxes)
        assert found.verdict == "pass", found.reasons
        assert found.confused_with is None


def test_two_that_changed_places_are_named(momo, rex):
    film, momos, rexes = filmed_both()
    found = score(film, Wanted(momo, "Momo", rivals={"Rex": Rival(rex)}), boxes=rexes)
    assert found.verdict == "fail"
    assert found.reasons[0].startswith(
        "What stands where Momo should be looks more like Rex, in 4 of 4 frames"
    )
    assert found.as_json()["confused_with"]["kind"] == "swapped"
    other = score(film, Wanted(rex, "Rex", rivals={"Momo": Rival(momo)}), boxes=momos)
    assert other.confused_with.name == "Momo"


def test_a_blend_of_two_is_named(momo, rex):
    own, boxes = filmed(MINT, "dots", frames=4)
    other, _ = filmed(RED, "stripes", frames=4)
    blend = []
    for one, two in zip(own, other, strict=True):
        rgb = one.rgb.copy()
        half = boxes[one.index].x + boxes[one.index].width // 2
        rgb[:, half:] = two.rgb[:, half:]
        blend.append(Frame(one.index, one.time_seconds, rgb))
    found = score(blend, Wanted(momo, "Momo", rivals={"Rex": Rival(rex)}), boxes=boxes)
    assert found.verdict == "fail"
    assert found.confused_with is not None, found
    assert found.confused_with.name == "Rex"


def test_a_search_does_not_take_another_for_it(momo, rex):
    film, _ = filmed(RED, "stripes", frames=4)
    found = score(film, Wanted(momo, "Momo", rivals={"Rex": Rival(rex)}))
    assert found.verdict == "not measurable"
    assert "more like Rex" in found.reasons[0]


def test_the_report_opens_offline_and_says_the_same_everywhere(momo, rex, tmp_path):
    film, boxes = filmed(MINT, "dots", frames=4)
    rest, _ = filmed(RED, "stripes", frames=3, seed=9)
    dark = [Frame(4 + k, k, (frame.rgb * 0.4).astype(np.uint8)) for k, frame in enumerate(rest)]
    clip = written(tmp_path / "a <b> & c.mp4", [*film, *dark])
    boxes = {k: boxes[5 * min(k, 3)] for k in range(7)}
    cast = [
        Member("momo", "Momo <1>", momo, MOMO_VIEWS, boxes),
        Member("rex", "Rex", rex, REX_VIEWS, None),
    ]
    scored = score_cast(clip, cast)
    page = write_report(scored, tmp_path / "report")
    html = page.read_text()
    assert "Momo &lt;1&gt;" in html
    assert "a &lt;b&gt; &amp; c.mp4" in html
    assert "http://" not in html
    assert "https://" not in html
    for part in ("gate 95", "Scenes against scenes", "Likeness against distance", "weakest frames"):
        assert part in html
    for picture in html.split('src="')[1:]:
        assert (page.parent / picture.split('"')[0]).is_file()
    told = json.loads((page.parent / "report.json").read_text())
    assert set(told["characters"]) == {"momo", "rex"}
    assert told["verdict"] == "fail"
    assert told["characters"]["momo"]["sampled"].startswith("7 of 7 frames")
    assert len(told["characters"]["momo"]["between_scenes"]["matrix"]) == 2
    assert "| scene | frames |" in (page.parent / "report.md").read_text()


def test_a_report_of_nothing_is_written_too(momo, tmp_path):
    blank = [Frame(k, k / 5, np.full((HEIGHT, WIDTH, 3), 90, np.uint8)) for k in range(3)]
    scored = score_cast(written(tmp_path / "blank.mp4", blank), [Member("momo", "Momo", momo)])
    assert scored.verdict == "not measurable"
    assert scored.as_json()["consistency_percent"] is None
    assert "not measurable" in write_report(scored, tmp_path / "report").read_text()


class Frozen:
    """A network that sees no difference."""

    name = "frozen-1"

    def embed_frames(self, frames):
        return np.tile(np.float32([[1, 0]]), (len(frames), 1))


def test_the_field_s_number_stands_beside_ours(momo, tmp_path):
    film, _ = filmed(MINT, "dots", frames=3)
    clip = written(tmp_path / "film.mp4", film)
    scored = score_cast(clip, [Member("momo", "Momo", momo)], frame_embedder=Frozen())
    told = scored.as_json()["vbench_subject_consistency"]
    assert told == {"embedder": "frozen-1", "value": 1.0}


def test_one_view_is_enough_to_be_measured():
    signature = make_signature(MOMO_VIEWS[:1], EMBEDDER)
    film, boxes = filmed(MINT, "dots", frames=4)
    found = score(film, signature, boxes=boxes)
    assert found.references == 1
    assert found.consistency_percent > 50
    other, boxes = filmed(RED, "stripes", frames=4)
    assert score(other, signature, boxes=boxes).verdict == "fail"
