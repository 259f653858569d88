"""How a library of an older castmate becomes one of this castmate: small steps, in order."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select, update

from castmate.errors import LibraryError
from castmate.library import film_tables, job_tables, schema, server_tables


def _first_tables(connection: Connection) -> None:
    tables = [schema.characters, schema.character_versions, schema.character_blobs]
    schema.metadata.create_all(connection, tables=tables)


def _work(connection: Connection) -> None:
    schema.metadata.create_all(connection, tables=job_tables.TABLES)
    schema.metadata.create_all(connection, tables=film_tables.TABLES)
    schema.metadata.create_all(connection, tables=server_tables.TABLES)


STEPS: tuple[Callable[[Connection], None], ...] = (_first_tables, _work)
"""Step n brings a library from version n to n + 1. Never edit one that was released; add one."""


def migrate(connection: Connection) -> None:
    """Bring the library up to date, inside the caller's transaction."""
    if not inspect(connection).has_table(schema.schema_version.name):
        schema.schema_version.create(connection, checkfirst=True)
        connection.execute(insert(schema.schema_version).values(version=0))
    version = connection.execute(select(schema.schema_version.c.version)).scalar_one()
    if version > len(STEPS):
        raise LibraryError(
            f"This library was made by a newer castmate (version {version} of its tables).",
            advice="Update castmate: pip install --upgrade castmate. "
            "Or set CASTMATE_HOME to another folder.",
        )
    for step in STEPS[version:]:
        step(connection)
    connection.execute(update(schema.schema_version).values(version=len(STEPS)))
