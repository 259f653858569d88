"""What a user points at on the command line."""

from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest

from castmate.cli.arguments import spread_points
from castmate.cli.hints import Pointed, read_hints
from castmate.errors import BadInput
from castmate.media.clip import Clip
from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.geometry import Box, Point, Size
from castmate.media.probe import probe

SIZE = Size(160, 120)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Clip:
    """Two seconds of grey, ten frames a second."""
    path = tmp_path_factory.mktemp("hints") / "grey.mp4"
    with VideoWriter(path, SIZE, Fraction(10), encoding=DRAFT) as film:
        for _ in range(20):
            film.write(np.full((120, 160, 3), 128, np.uint8))
    return probe(path)


def test_nothing_given_is_no_hint(clip: Clip):
    assert read_hints(clip, Pointed(at_seconds=1.0)) == ()


def test_what_has_no_moment_speaks_of_the_one_given_or_of_the_first_frame(clip: Clip):
    (first,) = read_hints(clip, Pointed(boxes=["1,2,30,40"]))
    (later,) = read_hints(clip, Pointed(boxes=["1,2,30,40"], at_seconds=1.5))
    assert (first.frame_index, later.frame_index) == (0, 15)
    assert first.box == later.box == Box(1, 2, 30, 40)


def test_boxes_and_points_may_speak_of_several_moments(clip: Clip):
    hints = read_hints(
        clip,
        Pointed(
            boxes=["1,2,30,40@1.2", "5,6,70,80"],
            foreground=["9,9", "20,30@1.2"],
            background=["100,100@0.5"],
        ),
    )
    assert [hint.frame_index for hint in hints] == [0, 5, 12]
    assert hints[0].box == Box(5, 6, 70, 80)
    assert hints[0].foreground == (Point(9, 9),)
    assert hints[1].background == (Point(100, 100),)
    assert (hints[2].box, hints[2].foreground) == (Box(1, 2, 30, 40), (Point(20, 30),))


def test_a_mask_is_a_picture_white_where_the_character_is(clip: Clip, tmp_path: Path):
    drawn = np.zeros((240, 320), np.uint8)
    drawn[:, :160] = 255
    cv2.imwrite(str(tmp_path / "mask.png"), drawn)
    (hint,) = read_hints(clip, Pointed(masks=[f"{tmp_path / 'mask.png'}@1"]))
    assert hint.frame_index == 10
    assert hint.mask is not None
    assert hint.mask.shape == (120, 160)
    assert hint.mask[:, :75].min() > 250
    assert hint.mask[:, 85:].max() < 5


@pytest.mark.parametrize(
    ("pointed", "said"),
    [
        (Pointed(boxes=["1,2,30,40@soon"]), '"soon" after the @ is not a moment'),
        (Pointed(boxes=["1,2,30,40@7"]), "lasts 2.00 s"),
        (Pointed(boxes=["1,2,30,40", "2,2,30,40"]), "2 boxes speak of the same frame"),
        (Pointed(foreground=["1;2"]), "X,Y"),
        (Pointed(masks=["nowhere.png"]), "nowhere.png"),
    ],
)
def test_what_cannot_be_meant_is_said(clip: Clip, pointed: Pointed, said: str):
    with pytest.raises(BadInput) as refused:
        read_hints(clip, pointed)
    assert said in f"{refused.value} {refused.value.advice}"


def test_a_mask_of_another_shape_is_refused(clip: Clip, tmp_path: Path):
    cv2.imwrite(str(tmp_path / "tall.png"), np.zeros((200, 100), np.uint8))
    with pytest.raises(BadInput, match="100x200"):
        read_hints(clip, Pointed(masks=[str(tmp_path / "tall.png")]))


def test_several_points_may_follow_one_option_each_with_its_moment():
    given = ["--foreground", "1,2", "3,4@1.5", "--name", "Momo"]
    spread = ["--foreground", "1,2", "--foreground", "3,4@1.5", "--name", "Momo"]
    assert spread_points(given) == spread
