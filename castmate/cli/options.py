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
