"""The table of work: one row is the truth about one job."""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    event,
    insert,
    text,
)

from castmate.library.schema import metadata

jobs = Table(
    "jobs",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("number", Integer, nullable=False, unique=True),  # in the order of filing
    Column("kind", String(40), nullable=False),
    Column("key", String(160), index=True),
    Column("group", String(80)),
    Column("payload", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("priority", Integer, nullable=False, default=0),
    # Only ever grows: what an earlier attempt still writes cannot be taken for a later one's.
    Column("attempt", Integer, nullable=False, default=0),
    Column("tries", Integer, nullable=False, default=0),  # attempts that count towards giving up
    Column("worker", String(120)),
    Column("lease_seconds", Float),
    Column("lease_until", Float),  # for people to read; clocks are moved, so nothing compares it
    Column("cancel_requested", Boolean, nullable=False, default=False),
    Column("progress", Float, nullable=False, default=0.0),
    Column("step", String(80), nullable=False, default=""),
    Column("result", Text),
    Column("error", Text),
    Column("created_at", Float, nullable=False),
    Column("started_at", Float),
    Column("finished_at", Float),
    Column("version", Integer, nullable=False, unique=True),
)

_LIVE = text("state IN ('queued', 'running')")
Index("jobs_next", jobs.c.state, jobs.c.priority.desc(), jobs.c.number)
Index("jobs_of_group", jobs.c.group, jobs.c.number)
Index(
    "jobs_one_live_per_key",
    jobs.c.key,
    unique=True,
    sqlite_where=_LIVE,
    postgresql_where=_LIVE,
)

queue = Table(
    "queue",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("paused", Boolean, nullable=False, default=False),
    Column("version", Integer, nullable=False, default=0),
)


def _first_row(_queue: Any, connection: Connection, **_how: Any) -> None:
    connection.execute(insert(queue).values(id=1, paused=False, version=0))


event.listen(queue, "after_create", _first_row)

TABLES = (jobs, queue)
