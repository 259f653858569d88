"""A character that comes from a .castmate file into a library."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path

from castmate.characters.archive import unpacked
from castmate.characters.character import Character
from castmate.characters.collection import Collection
from castmate.characters.handle import checked_handle
from castmate.characters.keeping import keep_new


def imported(path: Path, collection: Collection, *, handle: str | None = None) -> Character:
    """Add the character of the file *path* to *collection*, under *handle* where one is given.

    It keeps its id unless a character of that id is there already. Raises
    :class:`castmate.errors.ArchiveError` and :class:`castmate.errors.HandleTaken`, having
    added nothing.
    """
    found = unpacked(path)
    character = found.character
    if handle is not None:
        character = replace(character, handle=checked_handle(handle))
    collection.check_free(character.handle)
    if character.id in {other.id for other in collection.all()}:
        character = replace(character, id=f"char_{secrets.token_hex(12)}")
    keep_new(collection, character, found.blobs)
    return character
