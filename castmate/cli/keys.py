"""``castmate keys``: who may call the server."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from castmate.cli.arguments import split_list
from castmate.cli.console import print_json, say
from castmate.cli.library_door import open_library
from castmate.cli.options import JsonOption

if TYPE_CHECKING:
    from castmate.server.keys import ApiKey

app = typer.Typer(no_args_is_help=True, help="Make, list and revoke API keys of the server.")


@app.command()
def add(
    name: Annotated[str, typer.Argument(help="Whose key it is, such as laptop.")],
    scopes: Annotated[
        str, typer.Option(help="What it may do: read, write, admin, with commas between.")
    ] = "read,write",
    as_json: JsonOption = False,
) -> None:
    """Make a key. It is shown this once, and only a hash of it is kept."""
    from castmate.server.keys import Keys

    with open_library() as library:
        text, key = Keys(library).add(name, split_list(scopes, "scopes"))
    if as_json:
        print_json({"key": text, **key.as_json()})
        return
    say(text)
    say(f'  It is shown this once. Send it as "Authorization: Bearer {key.hint}..."')


@app.command("list")
def list_keys(as_json: JsonOption = False) -> None:
    """List the keys, without the keys themselves."""
    from castmate.server.keys import Keys

    with open_library() as library:
        keys = Keys(library).all()
    if as_json:
        print_json([key.as_json() for key in keys])
        return
    for key in keys:
        say(f"{key.id}  {key.name:<16} {key.hint}...  {' '.join(sorted(key.scopes))}  {_life(key)}")
    if not keys:
        say("There are no keys. Make one with: castmate keys add NAME")


@app.command()
def revoke(key: Annotated[str, typer.Argument(help="The id or the name of a key.")]) -> None:
    """From now on, let a key open nothing."""
    from castmate.server.keys import Keys

    with open_library() as library:
        revoked = Keys(library).revoke(key)
    say(f"{revoked.name} ({revoked.id}) opens nothing any more.")


def _life(key: ApiKey) -> str:
    if key.revoked_at is not None:
        return f"revoked {_day(key.revoked_at)}"
    used = "never used" if key.last_used_at is None else f"used {_day(key.last_used_at)}"
    return f"made {_day(key.created_at)}, {used}"


def _day(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).date().isoformat()
