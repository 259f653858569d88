"""``castmate paths``: where things are kept."""

from __future__ import annotations

from castmate.cli.console import print_json, say
from castmate.cli.options import JsonOption
from castmate.library.home import Home


def paths(
    as_json: JsonOption = False,
) -> None:
    """Say where castmate keeps your characters.

    Set the environment variable CASTMATE_HOME to keep everything in another folder.
    """
    home = Home.find()
    places = {
        "home": str(home.folder),
        "database": str(home.database),
        "pictures": str(home.blobs),
    }
    if as_json:
        print_json(places)
        return
    for name, place in places.items():
        say(f"{name:<10} {place}")
    say("Move it all by setting CASTMATE_HOME to another folder.")
