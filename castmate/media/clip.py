"""What a clip is, before a single frame of it is decoded."""

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from castmate.media.geometry import FrameSpan, Size
from castmate.media.pixels import AlphaImage, RgbImage


@dataclass(frozen=True)
class Clip:
    """A readable source of pictures: a video file, an animated picture, or a folder of pictures."""

    path: Path
    size: Size
    """As shown: rotation and pixel aspect applied."""
    frame_rate: Fraction
    """Frames per second; the average for a variable rate."""
    num_frames: int
    duration_seconds: Fraction
    container: str
    codec: str
    has_alpha: bool = False
    has_sound: bool = False
    is_variable_rate: bool = False
    rotation_degrees: int = 0
    """Clockwise turn that was applied to get from stored to shown: 0, 90, 180 or 270."""

    @property
    def all_frames(self) -> FrameSpan:
        """Every frame of the clip."""
        return FrameSpan(0, self.num_frames)


@dataclass(frozen=True)
class Frame:
    """One decoded picture of a clip."""

    index: int
    """Position among all frames of the clip, from 0."""
    time_seconds: float
    """Presentation time, from the start of the clip."""
    rgb: RgbImage
    alpha: AlphaImage | None = None
    """The clip's own alpha channel, where it has one."""
