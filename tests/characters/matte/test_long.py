"""Cutting a whole clip, longer than what is held at a time."""

import cv2
import numpy as np
import pytest

from castmate.characters.matte import long
from castmate.characters.matte.long import cut_long
from castmate.characters.matte.matte import Hint
from castmate.media.clip import Clip
from castmate.media.geometry import Box, FrameSpan
from castmate.media.probe import probe

NUM_FRAMES = 26


@pytest.fixture
def walk(tmp_path, monkeypatch) -> Clip:
    """A striped ball rolls over grass; chunks are short, so that there are several."""
    monkeypatch.setattr(long, "_CHUNK", 10)
    random = np.random.default_rng(0)
    grass = cv2.resize(random.integers(60, 120, (20, 60, 1), np.uint8), (320, 120))
    grass = np.dstack([grass // 2, grass, grass // 3])
    for t in range(NUM_FRAMES):
        frame = grass[:, 2 * t : 2 * t + 160].copy()
        cv2.circle(frame, (40 + 3 * t, 60), 22, (210, 60, 50), cv2.FILLED)
        cv2.circle(frame, (40 + 3 * t, 60), 10, (240, 220, 60), cv2.FILLED)
        cv2.imwrite(str(tmp_path / f"{t:05}.png"), frame[..., ::-1])
    return probe(tmp_path)


def test_every_frame_of_a_long_clip_is_cut_in_order(walk):
    made = list(cut_long(walk, [Hint(12, box=Box(50, 34, 54, 52))]))
    assert [frame.index for frame in made] == list(range(NUM_FRAMES))
    for frame in made:
        truth = np.zeros((120, 160), np.uint8)
        cv2.circle(truth, (40 + 3 * frame.index, 60), 22, 255, cv2.FILLED)
        both, either = (truth & frame.alpha) > 127, (truth | frame.alpha) > 127
        assert both.sum() / either.sum() > 0.75
    assert made[0].confidence < made[12].confidence


def test_the_first_chunk_lies_round_the_hint_or_the_span_asked_for(walk):
    assert long._first_chunk(walk, [Hint(3)], None) == FrameSpan(0, 10)
    assert long._first_chunk(walk, [], FrameSpan(10, 20)) == FrameSpan(10, 20)
    assert long._first_chunk(walk, [Hint(25)], None) == FrameSpan(16, 26)


def test_chunks_reach_both_ends_and_share_one_frame_with_their_neighbour():
    chunks = list(long._outward(FrameSpan(90, 162), 300))
    assert chunks == [
        (FrameSpan(161, 234), 161),
        (FrameSpan(233, 300), 233),
        (FrameSpan(18, 91), 90),
        (FrameSpan(0, 19), 18),
    ]
