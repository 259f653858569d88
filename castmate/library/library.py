"""The library: documents of characters as rows, their pictures as blobs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from castmate.errors import HandleTaken
from castmate.library import schema
from castmate.library.blobs import FolderBlobs
from castmate.library.database import Database
from castmate.library.home import Home
from castmate.library.written import written_together

_NONE: Mapping[str, bytes] = MappingProxyType({})


@dataclass(frozen=True)
class CharacterRow:
    """A character as the library keeps it."""

    id: str
    handle: str
    version: int
    created_at: str
    """ISO 8601, UTC."""
    document: str
    """JSON; the library does not look into it."""
    blobs: tuple[str, ...]
    """Names of the pictures and the signature the document speaks of."""


class Library:
    """All that castmate keeps. Several processes may use one at the same time."""

    def __init__(self, home: Home, *, database_url: str | None = None) -> None:
        """Open the library in *home*, making it first if need be.

        *database_url* is a SQLAlchemy URL; by default SQLite inside *home*.
        """
        home.make()
        self.home = home
        self.blobs = FolderBlobs(home.blobs)
        url = database_url or f"sqlite:///{home.database}"
        self.database = Database(url, where=str(home.folder))

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def add(
        self, row: CharacterRow, *, blobs: Mapping[str, bytes] = _NONE, sheet: bytes | None = None
    ) -> None:
        """Add a new character, with its *blobs* by name and its *sheet*: all of it, or nothing.

        Raises :class:`castmate.errors.HandleTaken` and :class:`castmate.errors.NoSpace`.
        """
        with written_together() as write, self.database.writing() as connection:
            try:
                connection.execute(
                    insert(schema.characters).values(
                        id=row.id,
                        handle=row.handle,
                        version=row.version,
                        created_at=row.created_at,
                    )
                )
            except IntegrityError as error:
                raise HandleTaken(row.handle) from error
            _write_version(connection, row)
            for name, data in blobs.items():
                if not self.blobs.path(name).exists():
                    write(self.blobs.path(name), data)
            if sheet is not None:
                write(self.home.sheet(row.handle), sheet)

    def replace(self, row: CharacterRow, *, sheet: bytes | None = None) -> None:
        """Add a new version of a character that is there; older versions stay.

        Its *sheet* takes the place of the old one. All of it happens, or nothing.
        """
        with written_together() as write, self.database.writing() as connection:
            mine = select(schema.characters.c.handle).where(schema.characters.c.id == row.id)
            old_handle = connection.execute(mine).scalar_one_or_none()
            try:
                connection.execute(
                    update(schema.characters)
                    .where(schema.characters.c.id == row.id)
                    .values(handle=row.handle, version=row.version)
                )
            except IntegrityError as error:
                raise HandleTaken(row.handle) from error
            _write_version(connection, row)
            if sheet is not None:
                write(self.home.sheet(row.handle), sheet)
        if old_handle not in (None, row.handle):
            self.home.sheet(old_handle).unlink(missing_ok=True)

    def find(self, handle: str) -> CharacterRow | None:
        """The newest version of the character called *handle*, if there is one."""
        rows = self._rows(schema.characters.c.handle == handle)
        return rows[0] if rows else None

    def all(self) -> list[CharacterRow]:
        """The newest version of every character, by handle."""
        return self._rows()

    def handles(self) -> list[str]:
        """Every handle, in order."""
        with self.database.reading() as connection:
            ordered = select(schema.characters.c.handle).order_by(schema.characters.c.handle)
            return list(connection.execute(ordered).scalars())

    def remove(self, handle: str) -> None:
        """Forget a character, and every picture that no other character uses."""
        with self.database.writing() as connection:
            mine = select(schema.characters.c.id).where(schema.characters.c.handle == handle)
            character_id = connection.execute(mine).scalar_one_or_none()
            if character_id is None:
                return
            held = _blobs_of(connection, character_id)
            for table in (schema.character_versions, schema.character_blobs):
                connection.execute(delete(table).where(table.c.character_id == character_id))
            connection.execute(
                delete(schema.characters).where(schema.characters.c.id == character_id)
            )
            used = select(schema.character_blobs.c.blob).where(
                schema.character_blobs.c.blob.in_(held)
            )
            unused = set(held) - set(connection.execute(used).scalars())
        for name in sorted(unused):
            self.blobs.remove(name)
        self.home.sheet(handle).unlink(missing_ok=True)

    def _rows(self, *conditions: Any) -> list[CharacterRow]:
        table, versions = schema.characters, schema.character_versions
        newest = (
            select(table, versions.c.document)
            .join(versions, versions.c.character_id == table.c.id)
            .where(versions.c.version == table.c.version, *conditions)
            .order_by(table.c.handle)
        )
        with self.database.reading() as connection:
            return [
                CharacterRow(
                    row.id,
                    row.handle,
                    row.version,
                    row.created_at,
                    row.document,
                    tuple(_blobs_of(connection, row.id)),
                )
                for row in connection.execute(newest)
            ]


def _write_version(connection: Connection, row: CharacterRow) -> None:
    connection.execute(
        insert(schema.character_versions).values(
            character_id=row.id, version=row.version, document=row.document
        )
    )
    new = sorted(set(row.blobs) - set(_blobs_of(connection, row.id)))
    for name in new:
        connection.execute(insert(schema.character_blobs).values(character_id=row.id, blob=name))


def _blobs_of(connection: Connection, character_id: str) -> Sequence[str]:
    table = schema.character_blobs
    mine = select(table.c.blob).where(table.c.character_id == character_id).order_by(table.c.blob)
    return connection.execute(mine).scalars().all()
