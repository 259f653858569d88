"""``castmate characters``: the library of characters."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from castmate.cli.arguments import read_words, split_list
from castmate.cli.console import print_json, say
from castmate.cli.library_door import open_collection
from castmate.cli.options import HandleArgument, JsonOption, StatementOption
from castmate.errors import BadInput

if TYPE_CHECKING:
    from castmate.characters.character import Character
    from castmate.characters.collection import Collection

app = typer.Typer(
    help="Your library: list, show, edit, hand over, remove.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("list")
def list_(
    search: Annotated[
        str, typer.Argument(help="Only those with this in name, handle, tags or traits.")
    ] = "",
    as_json: JsonOption = False,
) -> None:
    """List the characters of your library."""
    with open_collection() as collection:
        found = collection.search(search)
        if as_json:
            print_json([_document(collection, character) for character in found])
            return
    if not found:
        say("No character yet. Cast one: castmate cast CLIP --name NAME" if not search
            else f'No character with "{search}".')  # fmt: skip
    for character in found:
        traits = ", ".join(trait.text for trait in character.traits[:3])
        say(f"@{character.handle:<16} {character.confidence:4.0%}  {character.name}  ({traits})")


@app.command()
def show(handle: HandleArgument, as_json: JsonOption = False) -> None:
    """Show everything castmate knows of a character."""
    with open_collection() as collection:
        character = collection.get(handle)
        document = _document(collection, character)
    if as_json:
        print_json(document)
        return
    say(f"{character.name}  @{character.handle}  version {character.version}")
    say(f"  confidence  {character.confidence:.0%} ({character.branch})")
    say(f"  colours     {', '.join(swatch.name for swatch in character.palette)}")
    say(f"  traits      {', '.join(trait.text for trait in character.traits)}")
    say(f"  window      {character.window.why}")
    moving = f", and a loop of {len(character.loop.pictures)} pictures" if character.loop else ""
    say(f"  views       {len(character.views)}{moving}")
    say(f"  sheet       {document['sheet']}")
    for name, words in (("aliases", character.aliases), ("tags", character.tags)):
        if words:
            say(f"  {name:<11} {', '.join(words)}")
    for warning in (*character.warnings, *character.rights.warnings):
        say(f"  ! {warning}")


@app.command()
def edit(
    handle: HandleArgument,
    name: Annotated[str | None, typer.Option(help="Another name.")] = None,
    new_handle: Annotated[
        str | None, typer.Option("--handle", help="Another handle; scripts must follow.")
    ] = None,
    traits: Annotated[
        str | None, typer.Option(help="All key traits, separated by commas; replaces the old.")
    ] = None,
    aliases: Annotated[
        str | None, typer.Option(help="Other names it goes by, separated by commas.")
    ] = None,
    tags: Annotated[str | None, typer.Option(help="Tags, separated by commas.")] = None,
    best_view: Annotated[
        int | None, typer.Option(help="Number of the view on the sheet to put first.")
    ] = None,
    still: Annotated[
        bool, typer.Option("--still", help="Move one still view instead of the clip's own motion.")
    ] = False,
    statement: StatementOption = None,
    as_json: JsonOption = False,
) -> None:
    """Change a character; every change is a new version."""
    from castmate.characters.edit import edited
    from castmate.characters.keeping import keep_changed
    from castmate.characters.rights import check_name

    with open_collection() as collection:
        character = collection.get(handle)
        if name is not None:
            check_name(name, statement=read_words(statement, "The statement"))
        changed = edited(
            character,
            name=name,
            handle=new_handle,
            traits=None if traits is None else split_list(traits, "traits"),
            aliases=None if aliases is None else split_list(aliases, "aliases"),
            tags=None if tags is None else split_list(tags, "tags"),
            best_view=best_view,
            still=still,
        )
        if changed.version == character.version:
            raise BadInput(
                "Nothing was asked to change.",
                advice="Give what is to change, such as --traits: castmate characters edit --help",
            )
        keep_changed(collection, changed)
        document = _document(collection, changed)
    if as_json:
        print_json(document)
    else:
        say(f"@{changed.handle} is now version {changed.version}. Sheet: {document['sheet']}")


@app.command()
def sheet(
    handle: HandleArgument,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="A PNG file to write.")
    ] = None,
) -> None:
    """Draw its sheet: views, colours and traits on one page."""
    from castmate.characters.sheet import sheet_png
    from castmate.media.files import write_whole

    with open_collection() as collection:
        character = collection.get(handle)
        path = output or collection.sheet_path(character)
        write_whole(path, sheet_png(character, collection.library.blobs))
    say(str(path))


@app.command()
def export(
    handle: HandleArgument,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Default: HANDLE.castmate here.")
    ] = None,
) -> None:
    """Write a character to a file for any other castmate."""
    from castmate.characters.archive import SUFFIX, export_character
    from castmate.characters.sheet import sheet_png

    with open_collection() as collection:
        character = collection.get(handle)
        blobs = collection.library.blobs
        path = output or Path(f"{character.handle}{SUFFIX}")
        export_character(character, blobs, path, sheet=sheet_png(character, blobs))
    say(str(path))


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A .castmate file.")],
    handle: Annotated[
        str | None, typer.Option(help="Another handle, where its own is taken.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Add a character from a .castmate file."""
    from castmate.characters.imported import imported

    with open_collection() as collection:
        character = imported(file, collection, handle=handle)
        document = _document(collection, character)
    if as_json:
        print_json(document)
    else:
        say(f"@{character.handle} is in your library. Sheet: {document['sheet']}")


@app.command()
def remove(
    handle: HandleArgument,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Forget a character; export it first to keep it."""
    with open_collection() as collection:
        if not yes:
            character = collection.get(handle)
            if not typer.confirm(f"Forget @{character.handle} ({character.name})?"):
                say("Kept.")
                return
        collection.remove(handle)
    say(f"@{handle.strip().removeprefix('@')} is gone.")


def _document(collection: Collection, character: Character) -> dict[str, object]:
    from castmate.characters.document import character_as_json

    path = collection.sheet_path(character)
    return character_as_json(character, sheet=str(path) if path.exists() else None)
