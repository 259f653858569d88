"""Who is told of events, and every event that is still to be told."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from castmate.library.library import Library
from castmate.library.server_tables import webhook_deliveries, webhook_endpoints
from castmate.server.http_errors import not_found, refused
from castmate.server.openai.signing import new_secret

EVENT_TYPES = (
    "video.completed", "video.failed", "batch.completed", "batch.failed", "batch.cancelled",
)  # fmt: skip
KEPT_SECRET_SECONDS = 24 * 3600
LEASE_SECONDS = 60.0
"""A delivery that a server has taken is another's after so long."""
WAITS_SECONDS = (5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 72_000)
"""After each try that failed; together 71.6 hours, then it is given up."""
EndpointRow = Row[Any]


@dataclass(frozen=True)
class Delivery:
    """One event on its way to one endpoint."""

    position: int
    event_id: str
    url: str
    secrets: tuple[str, ...]
    body: bytes
    attempt: int
    """Counts from 1."""


class WebhookStore:
    """The endpoints and deliveries of a library."""

    def __init__(self, library: Library) -> None:
        """Rows are those of *library*."""
        self._database = library.database

    def add(self, *, name: str, url: str, event_types: Sequence[str]) -> EndpointRow:
        """A new endpoint, with a secret of its own."""
        now = time.time()
        row = {
            "id": f"whe_{secrets.token_hex(12)}", "name": name, "url": url,
            "event_types": json.dumps(list(event_types)), "secret": new_secret(),
            "created_at": now, "updated_at": now,
        }  # fmt: skip
        with self._database.writing() as connection:
            connection.execute(insert(webhook_endpoints).values(row))
        return self.get(str(row["id"]))

    def get(self, endpoint_id: str) -> EndpointRow:
        """The endpoint of this id; raises :class:`castmate.server.http_errors.ApiError` (404)."""
        mine = select(webhook_endpoints).where(webhook_endpoints.c.id == endpoint_id)
        with self._database.reading() as connection:
            row = connection.execute(mine).first()
        if row is None:
            raise not_found("webhook_endpoint", endpoint_id)
        return row

    def page(self, *, limit: int, after: str | None) -> tuple[list[EndpointRow], bool]:
        """Up to *limit* endpoints, newest first, after the one of id *after*; and if more."""
        wanted = select(webhook_endpoints).order_by(webhook_endpoints.c.position.desc())
        if after is not None:
            wanted = wanted.where(webhook_endpoints.c.position < self.get(after).position)
        with self._database.reading() as connection:
            rows = list(connection.execute(wanted.limit(limit + 1)).all())
        return rows[:limit], len(rows) > limit

    def change(self, endpoint_id: str, **values: Any) -> EndpointRow:
        """Write *values*, where they are others than before."""
        row = self.get(endpoint_id)
        new = {name: value for name, value in values.items() if getattr(row, name) != value}
        if new:
            mine = update(webhook_endpoints).where(webhook_endpoints.c.id == endpoint_id)
            with self._database.writing() as connection:
                connection.execute(mine.values(updated_at=time.time(), **new))
        return self.get(endpoint_id)

    @staticmethod
    def as_kept(event_types: Sequence[str]) -> str:
        """Event types as a row keeps them."""
        return json.dumps(list(event_types))

    def rotate(self, endpoint_id: str, *, keep_old: bool) -> EndpointRow:
        """A new secret; with *keep_old* the old one signs too, for 24 hours."""
        row = self.get(endpoint_id)
        until = time.time() + KEPT_SECRET_SECONDS if keep_old else None
        earlier = row.secret if keep_old else None
        return self.change(
            endpoint_id, secret=new_secret(), earlier_secret=earlier, earlier_until=until
        )

    def remove(self, endpoint_id: str) -> None:
        """Forget an endpoint, and what it is still to be told."""
        self.get(endpoint_id)
        with self._database.writing() as connection:
            for table, column in (
                (webhook_deliveries, webhook_deliveries.c.endpoint_id),
                (webhook_endpoints, webhook_endpoints.c.id),
            ):
                connection.execute(delete(table).where(column == endpoint_id))

    # Deliveries

    def due(self, *, now: float, most: int = 20) -> list[Delivery]:
        """Take what is due; another server may take it again after a minute."""
        rows = select(webhook_deliveries, webhook_endpoints).join(
            webhook_endpoints, webhook_endpoints.c.id == webhook_deliveries.c.endpoint_id
        )
        ready = rows.where(webhook_deliveries.c.next_at <= now)
        with self._database.reading() as connection:
            if connection.execute(ready.limit(1)).first() is None:
                return []
        with self._database.writing() as connection:
            found = connection.execute(ready.order_by(webhook_deliveries.c.next_at).limit(most))
            taken = [_delivery(row, now) for row in found.all()]
            for one in taken:
                _change(connection, one, attempt=one.attempt, next_at=now + LEASE_SECONDS)
        return taken

    def settle(self, one: Delivery, *, answered: str, well: bool, now: float) -> None:
        """Note how a delivery went: it is over, or tried again later."""
        wait = WAITS_SECONDS[one.attempt - 1] if one.attempt <= len(WAITS_SECONDS) else None
        again = None if well or wait is None else now + wait
        with self._database.writing() as connection:
            _change(
                connection, one, next_at=again, last_answer=answered[:200],
                delivered_at=now if well else None,
            )  # fmt: skip


def announce(connection: Connection, event_type: str, data_id: str, *, now: float) -> None:
    """File an event for every endpoint that wants it, inside the caller's transaction."""
    event_id = f"evt_{secrets.token_hex(16)}"
    body = event_body(event_id, event_type, data_id, now=now).decode()
    for row in connection.execute(select(webhook_endpoints)).all():
        if event_type in json.loads(row.event_types):
            values = {
                "event_id": event_id, "endpoint_id": row.id, "body": body, "first_at": now,
                "next_at": now, "attempt": 0,
            }  # fmt: skip
            connection.execute(insert(webhook_deliveries).values(values))


def event_body(event_id: str, event_type: str, data_id: str, *, now: float) -> bytes:
    """An event as it is sent."""
    event = {
        "id": event_id, "object": "event", "created_at": int(now), "type": event_type,
        "data": {"id": data_id},
    }  # fmt: skip
    return json.dumps(event, separators=(",", ":")).encode()


def live_secrets(row: Any, now: float) -> tuple[str, ...]:
    """The secrets that sign for the endpoint of *row*: its own, and the earlier one for a while."""
    if row.earlier_secret and row.earlier_until and now < row.earlier_until:
        return (row.secret, row.earlier_secret)
    return (row.secret,)


def checked_types(value: object) -> list[str]:
    """Event types as clients send them; raises :class:`ApiError` (400)."""
    if not isinstance(value, list) or not value or not all(isinstance(t, str) for t in value):
        raise refused("'event_types' must be a list of texts, at least one.", "event_types")
    if unknown := [each for each in value if each not in EVENT_TYPES]:
        raise refused(
            f"'{unknown[0][:60]}' never happens here. There are: {', '.join(EVENT_TYPES)}.",
            "event_types",
        )
    return list(dict.fromkeys(value))


def endpoint_json(row: EndpointRow, *, with_secret: bool = False) -> dict[str, Any]:
    """An endpoint as clients see it; its secret only when it is new."""
    shown = {
        "id": row.id,
        "object": "webhook_endpoint",
        "name": row.name,
        "url": row.url,
        "event_types": json.loads(row.event_types),
        "created_at": int(row.created_at),
        "updated_at": int(row.updated_at),
        "signing_secret_hint": f"{row.secret[:9]}...{row.secret[-4:]}",
    }
    return shown | ({"signing_secret": row.secret} if with_secret else {})


def _delivery(row: Any, now: float) -> Delivery:
    return Delivery(
        row.position, row.event_id, row.url, live_secrets(row, now), row.body.encode(),
        row.attempt + 1,
    )  # fmt: skip


def _change(connection: Connection, one: Delivery, **values: Any) -> None:
    its = update(webhook_deliveries).where(webhook_deliveries.c.position == one.position)
    connection.execute(its.values(**values))
