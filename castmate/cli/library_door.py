"""Opening the library from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from castmate.characters.collection import Collection
    from castmate.library.library import Library


@contextmanager
def open_library() -> Iterator[Library]:
    """The user's library."""
    from castmate.library.home import Home
    from castmate.library.library import Library

    library = Library(Home.find())
    try:
        yield library
    finally:
        library.close()


@contextmanager
def open_collection() -> Iterator[Collection]:
    """The characters of the user's library."""
    from castmate.characters.collection import Collection

    with open_library() as library:
        yield Collection(library)
