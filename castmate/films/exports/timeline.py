"""A film as an editor sees it: clips one after the other on a track, with marks where to look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from castmate.errors import BadInput
from castmate.media.geometry import Size


@dataclass(frozen=True)
class Mark:
    """Something to look at in a clip, such as weak consistency."""

    first_frame: int
    """Of the clip's media, from 0."""
    num_frames: int
    name: str
    note: str = ""


@dataclass(frozen=True)
class TimelineClip:
    """One take as it stands in the film."""

    label: str
    """``"S03-02"``."""
    name: str
    """What it shows, in a few words."""
    media: Path
    """The take's file."""
    num_frames: int
    """Of the take's file."""
    overlap: int = 0
    """Frames that dissolve from the clip before: these are shown in both."""
    marks: tuple[Mark, ...] = ()
    scene: str = ""


@dataclass(frozen=True)
class Cutting:
    """The frames of one clip between the middles of its dissolves, as timelines count them."""

    clip: TimelineClip
    source: range
    """Frames of the clip's media."""
    start: int
    """The frame of the film at which it begins."""
    overlap_before: tuple[int, int] = (0, 0)
    """Of the dissolve into it: frames before and after the cut."""


@dataclass(frozen=True)
class Timeline:
    """A film, ready to be handed over."""

    name: str
    size: Size
    frame_rate: Fraction
    clips: tuple[TimelineClip, ...]
    film: Path | None = None
    """The finished film, whose sound goes under the pictures."""

    def __post_init__(self) -> None:
        if not self.clips:
            raise BadInput("A film without shots cannot be handed over.", advice="Shoot it first.")
        for before, clip in zip(self.clips, self.clips[1:], strict=False):
            if clip.overlap + before.overlap > before.num_frames or clip.overlap > clip.num_frames:
                raise BadInput(
                    f"The dissolve into {clip.label} has {clip.overlap} frames; "
                    f"{before.label} has {before.num_frames}.",
                    advice="Make the shot longer, or cut there.",
                )

    @property
    def num_frames(self) -> int:
        """Of the whole film: each dissolve is counted once."""
        return sum(clip.num_frames for clip in self.clips) - sum(
            clip.overlap for clip in self.clips[1:]
        )

    def cuttings(self) -> Iterator[Cutting]:
        """The clips as they abut: a dissolve is cut in its middle, and reaches to both sides."""
        start = 0
        for index, clip in enumerate(self.clips):
            after = self.clips[index + 1].overlap if index + 1 < len(self.clips) else 0
            before = clip.overlap if index else 0
            first, stop = before // 2, clip.num_frames - (after - after // 2)
            yield Cutting(clip, range(first, stop), start, (before // 2, before - before // 2))
            start += stop - first
