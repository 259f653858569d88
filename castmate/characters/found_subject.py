"""The first half of casting: where in the clip the character is, and its cut-out."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

import numpy as np

from castmate.characters.character import Window
from castmate.characters.check import ClipCheck, check_clip
from castmate.characters.cut_frames import CutFrame, cut_frames, usable
from castmate.characters.handle import handle_from
from castmate.characters.matte.cut import cut
from castmate.characters.matte.matte import Hint, Matte
from castmate.characters.views import CutView
from castmate.characters.window import choose_window
from castmate.characters.window_frames import check_hints, read_window
from castmate.errors import SubjectNotFound
from castmate.media.clip import Clip, Frame
from castmate.report import Report, Silent, StepStarted

SURE = 0.5
"""From this confidence of the cut-out on the character moves by itself."""
ASKS_FOR_A_BOX = 0.7
"""Below this confidence of a cut-out that nobody helped with, a box is asked for."""
_SILENT = Silent()
_SMALL = 0.18
_FEW_REFERENCES = 3


class Cutter(Protocol):
    """Something that cuts the character out; the built-in one needs no weights."""

    def __call__(self, frames: Sequence[Frame], hints: Sequence[Hint], *, report: Report) -> Matte:
        """The cut-out of *frames*, one span of a clip, in order and of one size."""


@dataclass(frozen=True)
class FoundSubject:
    """The first half of casting: where the character is, before anything is made of it."""

    clip: Clip
    checked: ClipCheck
    window: Window
    matte: Matte
    frames: tuple[CutFrame, ...] = field(repr=False)
    """The sure frames, or the least unsure ones; at least one."""
    frame_rate: Fraction
    """Of *frames*, a second."""

    @property
    def is_sure(self) -> bool:
        """Whether the cut-out may be shown moving."""
        return self.matte.confidence >= SURE and bool(self.matte.sure)

    @property
    def wants_box(self) -> bool:
        """Whether the user should show the character: the cut-out may be of something else."""
        unaided = self.matte.branch == "automatic"
        return not self.is_sure or (unaided and self.matte.confidence < ASKS_FOR_A_BOX)

    def warnings(self, best: CutView, *, name: str) -> tuple[str, ...]:
        """What the user should know, most important first.

        *best* is the view that is shown, *name* what the character was cast as.
        """
        about_matte = (self._request_for_box(best, name),) if self.wants_box else ()
        said = (
            *(about_matte or self.matte.warnings),
            *_about_the_picture(self, best),
            *self.checked.advice,
        )
        return tuple(dict.fromkeys(said))

    def _request_for_box(self, best: CutView, name: str) -> str:
        """Asks for a box, with the command to run and the box that was assumed to start from."""
        kept = "" if self.is_sure else ", so one still view is kept and moved"
        shown = next(frame for frame in self.frames if frame.index == best.frame_index)
        box = shown.box.scaled(self.clip.size.width / shown.size.width).clipped(self.clip.size)
        return (
            f"castmate is not sure of the cut-out ({self.matte.confidence:.0%}){kept}. Look at the "
            f"sheet; if it shows the wrong thing, cast again with a box round the character "
            f"(here castmate's own guess; the picture is {self.clip.size} pixels): "
            f"castmate characters remove {handle_from(name)} --yes && "
            f"castmate cast {shlex.quote(str(self.clip.path))} --name {shlex.quote(name)} "
            f"--box {box.x},{box.y},{box.width},{box.height} --at {best.time_seconds:.2f}"
        )


def find_subject(
    clip: Clip,
    *,
    hints: Sequence[Hint] = (),
    at_seconds: float | None = None,
    cutter: Cutter = cut,
    report: Report = _SILENT,
) -> FoundSubject:
    """Check *clip*, choose its window and cut the character out of it."""
    check_hints(clip, hints)
    begin(report, "check")
    checked = check_clip(clip, report)
    begin(report, "window")
    at_frame = hints[0].frame_index if hints else None
    window, span = choose_window(clip, checked.scan, at_seconds=at_seconds, at_frame=at_frame)
    begin(report, "matte")
    read = read_window(clip, span, hints, report)
    matte = cutter(read.frames, read.hints, report=report)
    own_alpha = matte.branch == "alpha"
    frames = cut_frames(read.frames, usable(matte), fits_its_picture=own_alpha)
    if not frames:
        raise SubjectNotFound(
            "Nothing could be cut out of this part of the clip.",
            advice="Show the character: --box X,Y,W,H --at SECONDS.",
        )
    return FoundSubject(clip, checked, window, matte, frames, clip.frame_rate / read.stride)


def begin(report: Report, step: str) -> None:
    """Tell that *step* begins, unless the user asked to stop."""
    report.check_cancelled()
    report.tell(StepStarted(step))


def _about_the_picture(found: FoundSubject, best: CutView) -> list[str]:
    warnings = []
    height = float(np.median([frame.box.height / frame.size.height for frame in found.frames]))
    if height < _SMALL:
        warnings.append(
            f"The character is small ({height:.0%} of the picture's height): film from nearer, "
            "or it will look soft."
        )
    if best.cut_by:
        warnings.append(
            f"The character is cut off at the {' and '.join(best.cut_by)} of the picture: "
            "keep all of it in the picture, or scenes have to hide that side."
        )
    if len(found.frames) < _FEW_REFERENCES:
        warnings.append(
            f"Only {len(found.frames)} of its pictures could be used: how alike it stays "
            "is measured less surely."
        )
    return warnings
