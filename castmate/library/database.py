"""The database of a library: who reads waits for nobody, who writes does it in one short turn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from castmate.errors import LibraryError, NoSpace
from castmate.library.migrations import migrate

PATIENCE_SECONDS = 30
"""How long a writer waits for its turn."""
_WRITES = "castmate_writes"


class Database:
    """Rows of a library. Several processes and threads may use one at the same time."""

    def __init__(self, url: str, *, where: str) -> None:
        """Open the database at the SQLAlchemy *url*; *where* is its place in words for messages."""
        self.engine = _engine(url)
        self._where = where
        with self.writing() as connection:
            migrate(connection)

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that may write: all of it happens, or nothing.

        On SQLite the turn is taken at the start, so that what was read inside is still true when
        it is written. Keep it short: others wait.
        """
        with self._connected() as connection:
            connection.execution_options(**{_WRITES: True})
            with connection.begin():
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that only reads, on rows as they were at its start."""
        with self._connected() as connection, connection.begin():
            yield connection

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        try:
            with self.engine.connect() as connection:
                yield connection
        except OperationalError as error:
            raise NoSpace(
                f"The library in {self._where} could not be used: {error.orig}.",
                advice="Check that the disk has room and the folder can be written, "
                "or set CASTMATE_HOME to another place.",
            ) from error
        except DatabaseError as error:
            raise LibraryError(
                f"The library in {self._where} is damaged: {error.orig}.",
                advice="Move its library.sqlite3 away, and import your characters again.",
            ) from error


def _engine(url: str) -> Engine:
    engine = create_engine(url)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def set_up(connection: Any, _record: Any) -> None:
            connection.isolation_level = None  # transactions begin where we say so, below
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout = {1000 * PATIENCE_SECONDS}")
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.close()

        @event.listens_for(engine, "begin")
        def begin(connection: Connection) -> None:
            writes = connection.get_execution_options().get(_WRITES, False)
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine
