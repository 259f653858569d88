"""Where the renderer says where it stands, few frames are enough for what is clearly right."""

from fractions import Fraction

import numpy as np
import pytest

from castmate.consistency.first_look import LEAST, few_of, scenes_among
from castmate.consistency.score import Wanted, score
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import make_signature
from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.geometry import FrameSpan, Size
from castmate.media.probe import probe
from tests.consistency.footage import HEIGHT, WIDTH, filmed
from tests.identity.drawn import MINT, RED, drawn

EMBEDDER = FisherEmbedder()


@pytest.fixture(scope="module")
def momo():
    views = [drawn(MINT, "dots", turn=turn, side=120) for turn in (-8, -4, 0, 4, 8)]
    return make_signature(views, EMBEDDER, neighbours=views)


def written(path, film, boxes):
    """A clip at five frames a second, each of which would be looked at closely, and its boxes."""
    with VideoWriter(path, Size(WIDTH, HEIGHT), Fraction(5), encoding=DRAFT) as video:
        video.write_all(frame.rgb for frame in film)
    return probe(path), {place: boxes[frame.index] for place, frame in enumerate(film)}


def test_what_passes_with_room_to_spare_is_looked_at_in_few_frames(momo, tmp_path):
    clip, boxes = written(tmp_path / "film.mp4", *filmed(MINT, "dots", frames=9))
    found = score(clip, momo, boxes=boxes, embedder=EMBEDDER)
    assert found.verdict == "pass", found.reasons
    assert len(found.frames) == LEAST
    assert found.sampled == "a first look at 4 of 9 frames, spread evenly"
    closely = score(clip, momo, boxes=boxes, embedder=EMBEDDER, closely=True)
    assert len(closely.frames) == 9
    assert closely.verdict == "pass"


def test_what_does_not_is_looked_at_closely(momo, tmp_path):
    clip, boxes = written(tmp_path / "film.mp4", *filmed(RED, "stripes", frames=7))
    found = score(clip, momo, boxes=boxes, embedder=EMBEDDER)
    assert found.verdict == "fail"
    assert len(found.frames) == 7
    assert found.sampled == "7 of 7 frames, each of them"


def test_a_pass_without_room_to_spare_is_given_by_a_close_look_alone(momo, tmp_path):
    clip, boxes = written(tmp_path / "film.mp4", *filmed(MINT, "dots", frames=7))
    found = score(clip, Wanted(momo, least_percent=99.5), boxes=boxes, embedder=EMBEDDER)
    assert len(found.frames) == 7


def test_every_scene_is_among_the_few(momo, tmp_path):
    light, boxes = filmed(MINT, "dots", frames=6)
    dark, later = filmed(MINT, "dots", frames=6, first=100, seed=9, light=0.6)
    clip, placed = written(tmp_path / "film.mp4", [*light, *dark], boxes | later)
    found = score(clip, Wanted(momo, least_percent=50.0), boxes=placed, embedder=EMBEDDER)
    assert len(found.scenes) == 2
    assert len(found.frames) == 2 * LEAST


def test_only_frames_that_should_show_it_are_taken_where_there_are_any():
    scenes = [FrameSpan(0, 40), FrameSpan(40, 50)]
    shows = [place in range(10, 20) for place in range(50)]
    few = few_of(scenes, shows)
    assert few == [11, 13, 16, 18, 40]
    assert scenes_among(scenes, few) == [FrameSpan(0, 4), FrameSpan(4, 5)]
    assert np.diff(few).min() > 0
