"""Which frames are looked at: about five a second, at most sixty, spread evenly."""

import math
from collections.abc import Iterator
from fractions import Fraction

from castmate.media.clip import Clip, Frame
from castmate.media.decode import decode
from castmate.report import Report

SAMPLES_PER_SECOND = 5
MOST_SAMPLES = 60
LEAST_SAMPLES = 5
"""Of a video under a second, where it has as many frames."""
LONGEST_SIDE = 640
"""Pixels at which frames are looked at."""


def sampled_frames(clip: Clip, report: Report) -> Iterator[Frame]:
    """The frames of *clip* that are looked at, at most 640 pixels long."""
    stride = stride_for(clip.num_frames, clip.frame_rate)
    return decode(clip, stride=stride, longest_side=LONGEST_SIDE, report=report)


def stride_for(num_frames: int, frame_rate: Fraction) -> int:
    """Every how-manyth frame is looked at.

    >>> stride_for(96, Fraction(24))
    5
    >>> stride_for(24000, Fraction(24))
    400
    """
    usual = min(round(frame_rate / SAMPLES_PER_SECOND), num_frames // LEAST_SAMPLES)
    return max(1, usual, math.ceil(num_frames / MOST_SAMPLES))
