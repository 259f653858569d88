"""What a user points at in the clip, checked against it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from castmate.errors import HintOutsidePicture
from castmate.media.geometry import Box, Point

if TYPE_CHECKING:
    from castmate.characters.matte.matte import Hint
    from castmate.media.clip import Clip


def read_hints(
    clip: Clip,
    *,
    box: str | None,
    at_seconds: float | None,
    foreground: list[str] | None,
    background: list[str] | None,
) -> tuple[Hint, ...]:
    """What the user pointed at, checked against *clip*; empty when nothing was given.

    Box and strokes without a moment speak of the first frame, which is what a player shows.
    Raises :class:`castmate.errors.HintOutsidePicture` for a moment outside the clip.
    """
    from castmate.characters.matte.matte import Hint

    if box is None and not foreground and not background:
        check_moment(clip, at_seconds)
        return ()
    return (
        Hint(
            frame_index=check_moment(clip, at_seconds or 0.0),
            box=None if box is None else Box.parse(box),
            foreground=tuple(Point.parse(text) for text in foreground or ()),
            background=tuple(Point.parse(text) for text in background or ()),
        ),
    )


def check_moment(clip: Clip, at_seconds: float | None) -> int:
    """The frame shown *at_seconds*; the first where none is given."""
    seconds = at_seconds or 0.0
    if math.isnan(seconds) or not 0 <= seconds <= clip.duration_seconds:
        length = f"{float(clip.duration_seconds):.2f}"
        raise HintOutsidePicture(
            f"--at {seconds:g} is not in the clip, which lasts {length} s.",
            advice=f"Give a moment from 0 to {length}.",
        )
    return min(round(seconds * clip.frame_rate), clip.num_frames - 1)
