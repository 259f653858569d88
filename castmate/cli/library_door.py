"""Opening the library from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from castmate.characters.character import Character
    from castmate.characters.collection import Collection


@contextmanager
def open_collection() -> Iterator[Collection]:
    """The characters of the user's library."""
    from castmate.characters.collection import Collection
    from castmate.library.home import Home
    from castmate.library.library import Library

    library = Library(Home.find())
    try:
        yield Collection(library)
    finally:
        library.close()


def write_sheet(collection: Collection, character: Character, path: Path | None = None) -> Path:
    """Draw the sheet of *character* to *path*, by default among the library's sheets."""
    from castmate.characters.sheet import sheet_png
    from castmate.media.files import write_whole

    chosen = path or collection.library.home.sheets / f"{character.handle}.png"
    write_whole(chosen, sheet_png(character, collection.library.blobs))
    return chosen
