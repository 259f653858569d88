"""Videos in which there is little to measure, read from files as a user gives them."""

from fractions import Fraction

import cv2
import numpy as np
import pytest

from castmate.consistency.sampling import ANY_LENGTH
from castmate.consistency.score import score
from castmate.errors import ClipError
from castmate.identity.fisher import FisherEmbedder
from castmate.identity.signature import make_signature
from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.geometry import Box, Size
from castmate.media.probe import probe
from tests.consistency.footage import filmed
from tests.identity.drawn import MINT, drawn

EMBEDDER = FisherEmbedder()
SMALL = Size(160, 120)


@pytest.fixture(scope="module")
def momo():
    views = [drawn(MINT, "dots", turn=turn, side=120) for turn in (-8, 0, 8)]
    return make_signature(views, EMBEDDER)


def film_of(path, pictures, rate=Fraction(24)):
    with VideoWriter(path, SMALL, rate, encoding=DRAFT) as film:
        film.write_all(cv2.resize(picture, (SMALL.width, SMALL.height)) for picture in pictures)
    return path


def test_a_black_video_of_one_frame(momo, tmp_path):
    clip = probe(
        film_of(tmp_path / "black.mp4", [np.zeros((120, 160, 3), np.uint8)]), limits=ANY_LENGTH
    )
    found = score(clip, momo, embedder=EMBEDDER)
    assert (found.verdict, found.consistency_percent) == ("not measurable", None)
    assert found.sampled == "1 of 1 frames, each of them"


def test_a_long_video_is_sampled_and_says_so(momo, tmp_path):
    still = filmed(MINT, "dots", frames=1)[0][0].rgb
    clip = probe(film_of(tmp_path / "long.mp4", [still] * 2400))
    boxes = {0: Box(32, 48, 48, 48), 1200: Box(32, 48, 48, 48), 2360: Box(32, 48, 48, 48)}
    found = score(clip, momo, boxes=boxes, embedder=EMBEDDER, closely=True)
    assert len(found.frames) == 60
    assert found.sampled == "60 of 2400 frames, every 40th"
    assert found.coverage == 1


def test_a_damaged_file_is_told(tmp_path):
    whole = film_of(tmp_path / "film.mp4", [np.full((120, 160, 3), 90, np.uint8)] * 12)
    torn = tmp_path / "torn.mp4"
    torn.write_bytes(whole.read_bytes()[:400])
    with pytest.raises(ClipError):
        probe(torn)
