"""A character reaches the library whole: its row, its pictures and its sheet, or nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from castmate.characters.blobs import BlobsInMemory
from castmate.characters.character import Character
from castmate.characters.collection import Collection
from castmate.characters.sheet import sheet_png


def keep_new(collection: Collection, character: Character, blobs: Mapping[str, bytes]) -> Path:
    """Add *character*, whose pictures and signature are *blobs* by name, and draw its sheet.

    Returns where the sheet is. Whatever fails or stops it, nothing is added.
    """
    sheet = sheet_png(character, BlobsInMemory(dict(blobs)))
    collection.add(character, blobs=blobs, sheet=sheet)
    return collection.sheet_path(character)


def keep_changed(collection: Collection, character: Character) -> Path:
    """Add the next version of *character*, and draw its sheet anew; or change nothing."""
    sheet = sheet_png(character, collection.library.blobs)
    collection.replace(character, sheet=sheet)
    return collection.sheet_path(character)
