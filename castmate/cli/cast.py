"""``castmate cast``: clip in, character out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from castmate.cli.arguments import split_list
from castmate.cli.console import ConsoleReport, print_json, say
from castmate.cli.hints import (
    AtOption,
    BackgroundOption,
    BoxOption,
    ForegroundOption,
    read_hints,
)
from castmate.cli.library_door import open_collection, write_sheet


def cast(
    clip: Annotated[
        Path, typer.Argument(help="A video, an animated picture, or a folder of them.")
    ],
    name: Annotated[str, typer.Option(help="What the character is called.")],
    box: BoxOption = None,
    at: AtOption = None,
    foreground: ForegroundOption = None,
    background: BackgroundOption = None,
    traits: Annotated[
        str | None, typer.Option(help='Key traits in words: "round, one eye, striped scarf".')
    ] = None,
    kind: Annotated[
        Literal["non_human", "human"], typer.Option(help="A human needs recorded --consent.")
    ] = "non_human",
    consent: Annotated[
        str | None, typer.Option(help="The words in which the person shown agreed.")
    ] = None,
    statement: Annotated[
        str | None, typer.Option(help="Why you may use a name that sounds protected.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Cast a character from a clip: cut it out, learn who it is, and draw its sheet.

    About 4 seconds of one character, in good light and wholly in the picture, are ideal. castmate
    finds the best part of a longer clip. When it is not sure, help it with a box:

    castmate cast toy.mp4 --name Momo --box 400,120,300,420 --at 1.5
    """
    from castmate.characters.cast import cast_character
    from castmate.characters.document import character_as_json
    from castmate.characters.handle import handle_from
    from castmate.library.blobs import StagedBlobs
    from castmate.media.probe import probe

    with open_collection() as collection, ConsoleReport() as report:
        collection.check_free(handle_from(name))
        source = probe(clip)
        blobs = StagedBlobs(collection.library.blobs)
        character = cast_character(
            source,
            name=name,
            store=blobs,
            hints=read_hints(
                source, box=box, at_seconds=at, foreground=foreground, background=background
            ),
            at_seconds=at,
            traits=split_list(traits),
            kind=kind,
            consent=consent,
            statement=statement,
            known=collection.signatures(),
            report=report,
        )
        blobs.publish()
        collection.add(character)
        path = write_sheet(collection, character)
    document = character_as_json(character, sheet=str(path))
    if as_json:
        print_json(document)
        return
    say(f"{character.name} is cast: @{character.handle}, confidence {character.confidence:.0%}")
    say(f"  window   {character.window.why}")
    say(f"  colours  {', '.join(swatch.name for swatch in character.palette)}")
    say(f"  traits   {', '.join(trait.text for trait in character.traits)}")
    say(f"  sheet    {path}")
    for warning in (*character.warnings, *character.rights.warnings):
        say(f"  ! {warning}")
    say(f'Next: castmate shoot "{character.name} walks along the beach at sunset" -o beach.mp4')
