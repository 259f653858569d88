"""The characters of a library: found by handle, added whole, changed by new versions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from rapidfuzz import fuzz, process

from castmate.characters.archive import pictures_of
from castmate.characters.character import Character
from castmate.characters.document import character_as_json, character_from_json
from castmate.errors import BadInput, CharacterNotFound, HandleTaken, LibraryError
from castmate.identity.signature import Signature
from castmate.library.library import CharacterRow, Library

_NONE: Mapping[str, bytes] = MappingProxyType({})
NEAR_ENOUGH = 60
"""0..100, from which a handle is close enough to be suggested."""


@dataclass(frozen=True)
class Collection:
    """The characters kept in *library*."""

    library: Library

    def get(self, handle: str) -> Character:
        """The character called *handle*, with or without ``@``, in any case, or by an alias.

        Raises :class:`castmate.errors.CharacterNotFound`, which names the nearest handles.
        """
        wanted = _bare(handle)
        row = self.library.find(wanted)
        if row is not None:
            return _character(row)
        characters = self.all()
        for character in characters:
            if wanted in {alias.casefold() for alias in (character.name, *character.aliases)}:
                return character
        raise CharacterNotFound(wanted, near=nearest(wanted, [c.handle for c in characters]))

    def all(self) -> list[Character]:
        """Every character, by handle."""
        return [_character(row) for row in self.library.all()]

    def search(self, text: str) -> list[Character]:
        """The characters whose name, handle, aliases, tags or traits contain *text*."""
        wanted = text.casefold().strip()
        return [c for c in self.all() if any(wanted in word.casefold() for word in _words(c))]

    def signatures(self) -> list[tuple[str, Signature]]:
        """Handle and signature of every character, to compare a new one with."""
        blobs = self.library.blobs
        return [(c.handle, Signature.from_bytes(blobs.get(c.signature))) for c in self.all()]

    def check_free(self, handle: str) -> None:
        """Raise :class:`castmate.errors.HandleTaken` if a character has this handle already."""
        if self.library.find(handle) is not None:
            raise HandleTaken(handle)

    def add(
        self,
        character: Character,
        *,
        blobs: Mapping[str, bytes] = _NONE,
        sheet: bytes | None = None,
    ) -> None:
        """Add a new character, with those of its *blobs* that are not there, and its *sheet*."""
        self.library.add(_row(character), blobs=blobs, sheet=sheet)

    def replace(self, character: Character, *, sheet: bytes | None = None) -> None:
        """Add the next version of a character that is there, and its new *sheet*."""
        self.library.replace(_row(character), sheet=sheet)

    def sheet_path(self, character: Character) -> Path:
        """Where the sheet of *character* lies in the library."""
        return self.library.home.sheet(character.handle)

    def remove(self, handle: str) -> None:
        """Forget a character, also a damaged one, with its pictures and its sheet."""
        row = self.library.find(_bare(handle))
        self.library.remove(row.handle if row else self.get(handle).handle)


def nearest(handle: str, handles: list[str]) -> tuple[str, ...]:
    """The handles that *handle* may have meant, best first, at most three."""
    found = process.extract(handle, handles, scorer=fuzz.WRatio, limit=3)
    return tuple(name for name, score, _ in found if score >= NEAR_ENOUGH)


def _bare(handle: str) -> str:
    return handle.strip().removeprefix("@").casefold()


def _words(character: Character) -> tuple[str, ...]:
    traits = tuple(trait.text for trait in character.traits)
    return (character.name, character.handle, *character.aliases, *character.tags, *traits)


def _row(character: Character) -> CharacterRow:
    document = character_as_json(character)
    character_from_json(document)  # what could not be read again is refused before it is kept
    return CharacterRow(
        id=character.id,
        handle=character.handle,
        version=character.version,
        created_at=character.created_at.isoformat(),
        document=json.dumps(document, ensure_ascii=False),
        blobs=tuple(sorted({*pictures_of(character), character.signature})),
    )


def _character(row: CharacterRow) -> Character:
    try:
        return character_from_json(json.loads(row.document))
    except (BadInput, ValueError) as error:
        raise LibraryError(
            f'The character "@{row.handle}" is damaged in the library: {error}',
            advice=f"Import or cast it again after: castmate characters remove {row.handle} --yes",
        ) from error
