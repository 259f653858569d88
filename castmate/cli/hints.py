"""The options with which a user points at the character, the same for every command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from castmate.errors import HintOutsidePicture
from castmate.media.geometry import Box, Point

if TYPE_CHECKING:
    from castmate.characters.matte.matte import Hint
    from castmate.media.clip import Clip

BoxOption = Annotated[
    str | None,
    typer.Option("--box", metavar="X,Y,W,H", help="A box round the character, in pixels."),
]
AtOption = Annotated[
    float | None,
    typer.Option("--at", metavar="SECONDS", help="The moment that box and strokes speak of."),
]
ForegroundOption = Annotated[
    list[str] | None,
    typer.Option("--foreground", metavar="X,Y", help="A point on the character; give several."),
]
BackgroundOption = Annotated[
    list[str] | None,
    typer.Option("--background", metavar="X,Y", help="A point beside it; give several."),
]


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

    if not (box or foreground or background):
        check_moment(clip, at_seconds)
        return ()
    return (
        Hint(
            frame_index=check_moment(clip, at_seconds or 0.0),
            box=Box.parse(box) if box else None,
            foreground=tuple(Point.parse(text) for text in foreground or ()),
            background=tuple(Point.parse(text) for text in background or ()),
        ),
    )


def check_moment(clip: Clip, at_seconds: float | None) -> int:
    """The frame shown *at_seconds*; the first where none is given."""
    seconds = at_seconds or 0.0
    if not 0 <= seconds <= clip.duration_seconds:
        raise HintOutsidePicture(
            f"--at {seconds:g} is not in the clip, which lasts "
            f"{float(clip.duration_seconds):.2f} s.",
            advice="Give a moment inside it.",
        )
    return min(round(seconds * clip.frame_rate), clip.num_frames - 1)
