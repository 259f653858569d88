"""The seam: who carries what, from the hints or from castmate's own guess."""

import subprocess
import sys
from dataclasses import dataclass, field

import cv2
import numpy as np
import pytest

from castmate.characters.matte.backends.tracker import tracked
from castmate.characters.matte.cut import cut
from castmate.characters.matte.hinted import Found
from castmate.characters.matte.matte import Hint
from castmate.characters.matte.small import small_frames
from castmate.errors import SubjectNotFound
from castmate.media.clip import Frame
from castmate.media.geometry import Box, Point
from castmate.report import Silent


@dataclass
class SquareInTheMiddle:
    """A tracker that finds the same square whatever it is shown, and remembers what that was."""

    shown: list[Hint] = field(default_factory=list)

    def track(self, frames, hints, report):
        report.check_cancelled()
        self.shown.extend(hints)
        height, width = small_frames(frames[:1]).shape
        chance = np.zeros((height, width), np.float32)
        chance[height // 4 : 3 * height // 4, width // 4 : 3 * width // 4] = 1
        return Found((chance,) * len(frames), (0.9,) * len(frames))


def film(*, ball=True):
    """A bright ball rolls before a wall of coarse noise."""
    wall = np.random.default_rng(0).integers(30, 120, (12, 16, 3), np.uint8)
    wall = cv2.resize(wall, (160, 120), interpolation=cv2.INTER_CUBIC)
    frames = []
    for t in range(6):
        rgb = wall.copy()
        if ball:
            cv2.circle(rgb, (60 + 4 * t, 60), 24, (250, 180, 30), cv2.FILLED)
        frames.append(Frame(30 + t, t / 24, rgb))
    return frames


def test_what_was_shown_is_what_the_tracker_gets():
    tracker = SquareInTheMiddle()
    hints = [Hint(31, Box(30, 30, 60, 60)), Hint(34, background=(Point(1, 1),))]
    matte = cut(film(), hints, tracker=tracker)
    assert tracker.shown == hints
    assert matte.branch == "hinted"
    assert matte.confidence == pytest.approx(0.9)
    assert all(frame.alpha[60, 80] == 255 for frame in matte.frames)
    assert all(frame.alpha[5, 5] == 0 for frame in matte.frames)


def test_unaided_it_is_shown_castmates_own_first_mask_and_doubts_with_it():
    tracker = SquareInTheMiddle()
    matte = cut(film(), tracker=tracker)
    (hint,) = tracker.shown
    assert hint.mask is not None
    assert hint.mask.shape == (120, 160)
    assert hint.mask[60, 60 + 4 * (hint.frame_index - 30)] > 127
    assert matte.branch == "automatic"
    assert matte.confidence < 0.9


def test_points_beside_the_subject_alone_go_with_castmates_own_mask_on_another_frame():
    tracker = SquareInTheMiddle()
    only_beside = [Hint(30 + t, background=(Point(1, 1),)) for t in range(5)]
    assert tracked(tracker, film(), only_beside, Silent()) is not None
    *given, own = tracker.shown
    assert given == only_beside
    assert own.frame_index == 35


def test_where_nothing_is_shown_and_nothing_found_there_is_nothing_to_track():
    tracker = SquareInTheMiddle()
    blank = [Frame(t, t / 24, np.full((120, 160, 3), 90, np.uint8)) for t in range(4)]
    with pytest.raises(SubjectNotFound):
        cut(blank, tracker=tracker)
    assert not tracker.shown


def test_the_way_without_weights_imports_nothing_that_they_need():
    asked = (
        "import sys, castmate.characters.matte.cut, castmate.characters.matte.backends.sam2; "
        "print({'torch', 'transformers', 'huggingface_hub'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
