"""Works to practise with, and what tells afterwards what was really published."""

from __future__ import annotations

import time
from dataclasses import dataclass

from sqlalchemy import Column, Integer, MetaData, String, Table, insert, select

from castmate.jobs.work import Produced
from castmate.library.home import Home
from castmate.library.library import Library

published = Table(
    "practice_published",
    MetaData(),
    Column("row", Integer, primary_key=True),
    Column("name", String(80), nullable=False),  # twice, where a job was published twice
    Column("attempt", String(80), nullable=False),
    Column("worker", String(120)),
)


def open_practice(folder):
    library = Library(Home(folder))
    with library.database.writing() as connection:
        published.create(connection, checkfirst=True)
    return library


def publications(library):
    """The names that were published, each as often as it was, in order."""
    with library.database.reading() as connection:
        return sorted(connection.execute(select(published.c.name)).scalars())


@dataclass
class Practice:
    """Writes a file, takes its time, and publishes the file under the payload's name."""

    library: Library

    def __call__(self, payload, *, folder, report):
        part = folder / "made.part"
        part.write_text(payload["name"])
        end = time.monotonic() + payload.get("seconds", 0.0)
        while time.monotonic() < end:
            time.sleep(0.01)
            report.check_cancelled()

        def publish(connection):
            shelf = self.library.home.folder / "shelf"
            shelf.mkdir(exist_ok=True)
            if part.exists():
                part.replace(shelf / payload["name"])
            connection.execute(insert(published).values(name=payload["name"], attempt=folder.name))

        return Produced({"name": payload["name"]}, publish)
