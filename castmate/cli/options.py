"""Options and arguments that several commands share, and those whose words need room."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

ClipArgument = Annotated[
    Path, typer.Argument(help="A video, an animated picture, or a folder of them.")
]
NameOption = Annotated[str, typer.Option("--name", help="What the character is called.")]
BoxOption = Annotated[
    list[str] | None,
    typer.Option(
        "--box",
        metavar="X,Y,W,H[@SECONDS]",
        help="A box round the character, in pixels; one for each moment.",
    ),
]
AtOption = Annotated[
    float | None,
    typer.Option("--at", metavar="SECONDS", help="The moment of what has no @SECONDS of its own."),
]
ForegroundOption = Annotated[
    list[str] | None,
    typer.Option(
        "--foreground",
        metavar="X,Y[@SECONDS]",
        help="A point on the character; give several.",
    ),
]
BackgroundOption = Annotated[
    list[str] | None,
    typer.Option(
        "--background",
        metavar="X,Y[@SECONDS]",
        help="A point beside it; give several.",
    ),
]
MaskOption = Annotated[
    list[str] | None,
    typer.Option(
        "--mask",
        metavar="FILE[@SECONDS]",
        help="A picture of one frame, white where the character is.",
    ),
]
TraitsOption = Annotated[
    str | None,
    typer.Option("--traits", help='Key traits in words: "round, one eye, striped scarf".'),
]
KindOption = Annotated[
    Literal["non_human", "human"], typer.Option("--kind", help="A human needs --consent.")
]
ConsentOption = Annotated[
    str | None, typer.Option("--consent", help="The words in which the person shown agreed.")
]
StatementOption = Annotated[
    str | None, typer.Option("--statement", help="Why you may use a name that sounds protected.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="For machines.")]
HandleArgument = Annotated[str, typer.Argument(help="The character, such as momo or @momo.")]
CastOption = Annotated[
    str | None,
    typer.Option("--cast", help="Handles, separated by commas; those in the prompt by default."),
]
SecondsOption = Annotated[
    str | None,
    typer.Option("--seconds", help="Of a shot: 1 to 20; 4 unless its prompt says otherwise."),
]
SizeOption = Annotated[str, typer.Option("--size", metavar="WxH", help="Picture size in pixels.")]
FpsOption = Annotated[str, typer.Option("--fps", help="Frames per second.")]
LookOption = Annotated[
    Literal["sticker", "cel", "plain"], typer.Option("--look", help="How the character is drawn.")
]
SetOption = Annotated[
    Path | None, typer.Option("--set", metavar="PHOTO", help="A photo as the set.")
]
