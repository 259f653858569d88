"""What lies beside a video is read as it was written, or, where it is damaged, not at all."""

import json

import pytest

from castmate.films.shots.sidecar import boxes_of, sidecar_path, write_sidecar
from castmate.media.geometry import Box
from castmate.renderers.renderer import Placement

FIRST, LATER = Box(10, 20, 30, 40), Box(12, 20, 30, 41)


@pytest.fixture
def video(tmp_path):
    return tmp_path / "beach at dusk.mp4"


def beside(video, content):
    sidecar_path(video).write_bytes(content)


def test_it_has_the_name_of_the_video(video):
    assert sidecar_path(video).name == "beach at dusk.castmate.json"


def test_boxes_come_back_frame_by_frame(video):
    kiki = Placement("kiki", Box(0, 0, 5, 5))
    write_sidecar(
        video,
        {"seed": 3},
        [(Placement("momo", FIRST), kiki), (), None, (Placement("momo", LATER),)],
    )
    assert boxes_of(video, "momo") == {0: FIRST, 3: LATER}
    assert boxes_of(video, "kiki") == {0: kiki.box}
    assert boxes_of(video, "nobody") is None


def test_the_recipe_is_in_it(video):
    path = write_sidecar(video, {"seed": 3, "prompt": "Mömö"}, [])
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "seed": 3, "prompt": "Mömö", "boxes": {},
    }  # fmt: skip


def test_without_a_sidecar_nothing_is_known(video):
    assert boxes_of(video, "momo") is None


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"boxes": {"momo": [[1, 2, ', id="cut off"),
        pytest.param(b"\xff\xfe\x00", id="no text"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b"null", id="null"),
        pytest.param(b'{"seed": 1}', id="no boxes"),
        pytest.param(b'{"boxes": [1, 2]}', id="boxes are a list"),
        pytest.param(b'{"boxes": {"momo": 5}}', id="a track is a number"),
        pytest.param(b"[" * 100_000, id="too deep"),
    ],
)
def test_a_damaged_sidecar_is_as_none(video, content):
    beside(video, content)
    assert boxes_of(video, "momo") is None


@pytest.mark.parametrize(
    "entry",
    [
        [1, 2, 0, 4],
        [1, 2, 3, -4],
        [1, 2, 3],
        [1, 2, 3, 4, 5],
        [1, 2, "3", 4],
        [1.5, 2, 3, 4],
        [1, 2, float("nan"), 4],
        [1, 2, True, 4],
        [],
        "1234",
        7,
        {"x": 1, "y": 2, "width": 3, "height": 4},
    ],
    ids=str,
)
def test_one_box_that_is_none_spoils_the_track(video, entry):
    beside(video, json.dumps({"boxes": {"momo": [[1, 2, 3, 4], entry]}}).encode())
    assert boxes_of(video, "momo") is None
