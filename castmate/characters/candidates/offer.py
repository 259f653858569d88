"""What a clip offers to be cast, and what to tell the casting when one of it is picked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import cv2
import numpy as np

from castmate.characters.candidates.candidate import Candidate
from castmate.characters.candidates.find import candidates
from castmate.characters.found_subject import begin
from castmate.characters.matte.matte import Hint
from castmate.characters.scan import scan_clip
from castmate.characters.window import choose_window
from castmate.characters.window_frames import read_window
from castmate.errors import BadInput, SubjectNotFound
from castmate.media.clip import Clip, Frame
from castmate.media.geometry import Box
from castmate.report import Report, Silent

MOST = 4
_SILENT = Silent()


@dataclass(frozen=True)
class Offer:
    """The candidates of a clip, numbered from 1 in their order; at least one."""

    clip: Clip
    candidates: tuple[Candidate, ...]
    frames: Mapping[int, Frame] = field(repr=False)
    """The frames that they are outlined on, by their index, as they were looked at."""

    def frame_of(self, candidate: Candidate) -> Frame:
        """The frame that *candidate* is outlined on."""
        return self.frames[candidate.frame_index]

    def box_of(self, candidate: Candidate) -> Box:
        """Where *candidate* is, in pixels of the clip."""
        seen = candidate.mask.shape[1]
        return candidate.box.scaled(self.clip.size.width / seen).clipped(self.clip.size)

    def hints_for(self, number: int) -> tuple[Hint, ...]:
        """What tells the casting to take candidate *number*; in pixels of the clip.

        Nothing where the clip itself leaves nothing else. Raises
        :class:`castmate.errors.BadInput` for a number that is not offered.
        """
        if not 1 <= number <= len(self.candidates):
            raise BadInput(
                f"There is no candidate {number}: this clip offers {_numbers(self)}.",
                advice="Look at them with --candidates, or show the character with --box X,Y,W,H.",
            )
        picked = self.candidates[number - 1]
        if picked.is_all:
            return ()
        size = (self.clip.size.width, self.clip.size.height)
        mask = cv2.resize(picked.mask.astype(np.uint8) * 255, size)
        return (Hint(picked.frame_index, mask=np.asarray(mask, np.uint8)),)


def _numbers(offer: Offer) -> str:
    count = len(offer.candidates)
    return "only candidate 1" if count == 1 else f"the candidates 1 to {count}"


def offered(clip: Clip, *, at_seconds: float | None = None, report: Report = _SILENT) -> Offer:
    """Look for candidates in the part of *clip* that would be cast from.

    With *at_seconds*, in the part round that moment. The same clip and moment give the same
    candidates with the same numbers. Raises :class:`castmate.errors.SubjectNotFound` where nothing
    stands out, :class:`castmate.errors.HintOutsidePicture` and
    :class:`castmate.errors.Cancelled`.
    """
    begin(report, "window")
    _, span = choose_window(clip, scan_clip(clip, report), at_seconds=at_seconds)
    begin(report, "candidates")
    frames = read_window(clip, span, (), report).frames
    found = candidates(frames, MOST, report=report)
    if not found:
        raise SubjectNotFound(
            "Nothing in this part of the clip stands out or moves on its own.",
            advice="Show the character with --box X,Y,W,H, or look elsewhere with --at SECONDS.",
        )
    shown = {candidate.frame_index for candidate in found}
    return Offer(clip, found, {frame.index: frame for frame in frames if frame.index in shown})
