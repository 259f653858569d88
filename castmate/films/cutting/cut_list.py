"""The cut list of a film: which frames of which takes follow one another, and which are mixed.

A dissolve shows the end of one shot and the beginning of the next at the same time, so the film is
shorter by it. Fades take no time of their own: the ends of shots darken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from castmate.scripts.film import Ending, Transition

TRANSITION_SECONDS = Fraction(2, 3)
"""How long a dissolve or a fade lasts, where its shots are long enough."""


@dataclass(frozen=True)
class CutShot:
    """A shot as it is cut."""

    video: str
    """The name of the blob with its take."""
    num_frames: int
    entered_by: Transition = "cut"


@dataclass(frozen=True)
class Stretch:
    """The frames ``[first, stop)`` of a take."""

    video: str
    first: int
    stop: int

    def __len__(self) -> int:
        return self.stop - self.first


@dataclass(frozen=True)
class Copied:
    """Frames as they are."""

    frames: Stretch


@dataclass(frozen=True)
class Mixed:
    """*old* goes over into *new*, frame by frame; None is black."""

    old: Stretch | None
    new: Stretch | None

    def __len__(self) -> int:
        return len(self.old or self.new or ())


Piece = Copied | Mixed


@dataclass(frozen=True)
class CutList:
    """What a film shows, from its first frame to its last."""

    pieces: tuple[Piece, ...]
    starts: tuple[int, ...]
    """For each shot the frame of the film at which its first frame is shown."""
    num_frames: int


def transition_frames(rate: Fraction) -> int:
    """How many frames a transition has at *rate* frames per second, at least 1.

    >>> transition_frames(Fraction(24))
    16
    """
    return max(1, round(rate * TRANSITION_SECONDS))


def longest_transition(num_frames: int, rate: Fraction) -> int:
    """How many frames a transition may change at one end of a shot: never more than half of it.

    So its two transitions do not meet.
    """
    return min(transition_frames(rate), num_frames // 2)


def cut_list(shots: Sequence[CutShot], rate: Fraction, *, ends_by: Ending = "cut") -> CutList:
    """The cut list of *shots* at *rate* frames per second."""
    heads, tails = _touched(shots, rate, ends_by)
    pieces: list[Piece] = []
    starts: list[int] = []
    at = 0
    for number, shot in enumerate(shots):
        head, stop = heads[number], shot.num_frames - tails[number]
        before = shots[number - 1] if number else None
        start = at
        if head:
            new = Stretch(shot.video, 0, head)
            old = None
            if shot.entered_by == "dissolve" and before is not None:
                old = Stretch(before.video, before.num_frames - head, before.num_frames)
            pieces.append(Mixed(old, new))
            at += head
        if head < stop:
            pieces.append(Copied(Stretch(shot.video, head, stop)))
            at += stop - head
        after = shots[number + 1].entered_by if number + 1 < len(shots) else None
        if tails[number] and after != "dissolve":
            pieces.append(Mixed(Stretch(shot.video, stop, shot.num_frames), None))
            at += tails[number]
        starts.append(start)
    return CutList(tuple(pieces), tuple(starts), at)


def _touched(
    shots: Sequence[CutShot], rate: Fraction, ends_by: Ending
) -> tuple[list[int], list[int]]:
    """How many frames at the beginning and at the end of each shot a transition changes."""
    longest = [longest_transition(shot.num_frames, rate) for shot in shots]
    heads, tails = [0] * len(shots), [0] * len(shots)
    for number, shot in enumerate(shots):
        if shot.entered_by == "cut":
            continue
        heads[number] = longest[number]
        if number and shot.entered_by != "fade_in":
            before = longest[number - 1]
            if shot.entered_by == "dissolve":
                before = heads[number] = min(before, heads[number])
            tails[number - 1] = before
    if shots and ends_by == "fade_out":
        tails[-1] = longest[-1]
    return heads, tails
