"""Which frames are looked at: about five a second, at most sixty, spread evenly."""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from castmate.media.clip import Clip, Frame
from castmate.media.decode import decode
from castmate.media.geometry import Size
from castmate.media.limits import ClipLimits
from castmate.report import Report

SAMPLES_PER_SECOND = 5
MOST_SAMPLES = 60
LEAST_SAMPLES = 5
"""Of a video under a second, where it has as many frames."""
ANY_LENGTH = ClipLimits(min_frames=1, min_seconds=Fraction(0))
"""Limits of a video to be measured: too short to cast from is long enough to be looked at."""
LONGEST_SIDE = 640
"""Pixels at which frames are looked at."""


@dataclass(frozen=True)
class Footage:
    """The frames of a video that are looked at."""

    frames: Iterable[Frame]
    shown_size: Size | None = None
    """Of the whole video, whose frames these are, made smaller; None: they are as large as it."""
    sampled: str = "every frame that was given"
    """In words: which frames these are."""
    num_frames: int | None = None
    """Of the whole video; None: these frames are all there is."""

    @property
    def is_sampled(self) -> bool:
        """Whether these frames were picked from a video."""
        return self.num_frames is not None

    def factor(self, frame: Frame) -> float:
        """How large *frame* is beside the video."""
        return frame.rgb.shape[1] / self.shown_size.width if self.shown_size else 1.0


def footage_of(video: "Clip | Iterable[Frame] | Footage", report: Report) -> Footage:
    """The frames to look at: of a clip about five a second, at most sixty; frames as they come."""
    if isinstance(video, Footage):
        return video
    if not isinstance(video, Clip):
        return Footage(video)
    stride = stride_for(video.num_frames, video.frame_rate)
    count = len(range(0, video.num_frames, stride))
    told = f"{count} of {video.num_frames} frames, " + (
        f"every {stride}th" if stride > 1 else "each of them"
    )
    return Footage(sampled_frames(video, report), video.size, told, video.num_frames)


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
