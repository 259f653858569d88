"""Characters as the server asks for them: those that are cast, and those that are being cast."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select

from castmate.characters.character import Kind
from castmate.characters.collection import Collection
from castmate.characters.handle import checked_name, handle_from
from castmate.films.videos.cast_work import free_handle
from castmate.films.videos.video_order import upload_path
from castmate.films.videos.video_rows import CAST, CASTING_FIRST
from castmate.jobs.filing import cancel_jobs, file_job
from castmate.library import schema
from castmate.library.job_tables import jobs
from castmate.library.library import Library
from castmate.library.server_tables import castings
from castmate.server.http_errors import ApiError, not_found

CharacterStatus = Literal["casting", "ready", "failed"]


@dataclass(frozen=True)
class KnownCast:
    """A character, cast or not yet."""

    id: str
    name: str
    handle: str
    created_at: float
    status: CharacterStatus
    job_id: str | None = None
    error: dict[str, str] | None = None

    def as_json(self) -> dict[str, Any]:
        """As clients see it: what the OpenAI API has, and ours beside it."""
        return {
            "id": self.id,
            "name": self.name,
            "created_at": int(self.created_at),
            "object": "character",
            "handle": self.handle,
            "status": self.status,
            "error": self.error,
        }


@dataclass(frozen=True)
class NewCasting:
    """A character as it was asked for."""

    id: str
    name: str
    kind: Kind = "non_human"
    consent: str | None = None
    statement: str | None = None
    traits: tuple[str, ...] = ()
    owner: str = ""
    idempotency_key: str | None = None
    fingerprint: str = ""


def new_character_id() -> str:
    """An id that nobody has."""
    return f"char_{secrets.token_hex(12)}"


class CastingStore:
    """Characters in a library, with the state of their casting."""

    def __init__(self, library: Library) -> None:
        """Rows are those of *library*."""
        self._library = library
        self._database = library.database

    def add(self, new: NewCasting) -> tuple[KnownCast, bool]:
        """Keep *new* and file its casting, in one transaction; and whether it is new."""
        name = checked_name(new.name)
        with self._database.writing() as connection:
            known = self._same_key(connection, new)
            if known is not None:
                return known, False
            handle = free_handle(handle_from(name), _taken(connection))
            order = {
                "id": new.id, "handle": handle, "name": name, "kind": new.kind,
                "consent": new.consent, "statement": new.statement, "traits": list(new.traits),
            }  # fmt: skip
            job_id = file_job(
                connection, CAST, order, key=new.id, group=None, priority=CASTING_FIRST,
                anew=False, now=time.time(),
            )  # fmt: skip
            row = {
                "id": new.id, "job_id": job_id, "handle": handle, "name": name,
                "created_at": time.time(), "order": json.dumps(order), "owner": new.owner,
                "idempotency_key": new.idempotency_key, "fingerprint": new.fingerprint,
            }  # fmt: skip
            connection.execute(insert(castings).values(row))
            return self._one(connection, new.id), True

    def get(self, character_id: str) -> KnownCast:
        """The character of this id; raises :class:`ApiError` (404)."""
        with self._database.reading() as connection:
            return self._one(connection, character_id)

    def all(self) -> list[KnownCast]:
        """Every character, newest first."""
        with self._database.reading() as connection:
            cast = [_of_character(row) for row in connection.execute(select(schema.characters))]
            known = {one.id for one in cast}
            waiting = [_of_casting(row) for row in connection.execute(_castings())]
        asked_at = {one.id: one.created_at for one in waiting}
        # The name of a character that is cast may have been changed since: its document has it.
        names = {each.id: each.name for each in Collection(self._library).all()}
        everyone = [
            *(
                replace(
                    one,
                    name=names.get(one.id, one.name),
                    created_at=asked_at.get(one.id, one.created_at),
                )
                for one in cast
            ),
            *(one for one in waiting if one.id not in known and one.status != "ready"),
        ]
        return sorted(everyone, key=lambda one: (one.created_at, one.id), reverse=True)

    def delete(self, character_id: str) -> None:
        """Forget a character, cast or not; its casting stops."""
        one = self.get(character_id)
        with self._database.writing() as connection:
            if one.job_id is not None:
                cancel_jobs(connection, job_id=one.job_id, now=time.time())
            connection.execute(delete(castings).where(castings.c.id == character_id))
        if one.status == "ready":
            self._library.remove(one.handle)
        upload_path(self._library.home, character_id).unlink(missing_ok=True)

    def _one(self, connection: Connection, character_id: str) -> KnownCast:
        mine = select(schema.characters).where(schema.characters.c.id == character_id)
        casting = connection.execute(_castings().where(castings.c.id == character_id)).first()
        row = connection.execute(mine).first()
        if row is not None:
            one = _of_character(row)
            name = _name_of(connection, row)
            known: dict[str, Any] = {"name": name}
            if casting is not None:
                known |= {"job_id": casting.job_id, "created_at": casting.created_at}
            return replace(one, **known)
        if casting is None or _of_casting(casting).status == "ready":
            raise not_found("character", character_id)
        return _of_casting(casting)

    def _same_key(self, connection: Connection, new: NewCasting) -> KnownCast | None:
        if new.idempotency_key is None:
            return None
        same = select(castings.c.id, castings.c.fingerprint).where(
            castings.c.owner == new.owner, castings.c.idempotency_key == new.idempotency_key
        )
        found = connection.execute(same).first()
        if found is None:
            return None
        if found.fingerprint != new.fingerprint:
            raise ApiError(
                409, "This Idempotency-Key was used for another request.",
                code="idempotency_key_reused",
            )  # fmt: skip
        return self._one(connection, found.id)


def _castings() -> Any:
    joined = castings.outerjoin(jobs, castings.c.job_id == jobs.c.id)
    state, error = jobs.c.state.label("job_state"), jobs.c.error.label("job_error")
    return select(castings, state, error).select_from(joined)


def _taken(connection: Connection) -> list[str]:
    """Handles that characters have, or will have."""
    waiting = select(castings.c.handle).join(jobs, castings.c.job_id == jobs.c.id)
    waiting = waiting.where(jobs.c.state.in_(("queued", "running")))
    have = connection.execute(select(schema.characters.c.handle)).scalars()
    return [*have, *connection.execute(waiting).scalars()]


def _of_character(row: Any) -> KnownCast:
    created = datetime.fromisoformat(row.created_at).timestamp()
    return KnownCast(row.id, row.handle, row.handle, created, "ready")


def _of_casting(row: Any) -> KnownCast:
    status: CharacterStatus = "failed"
    error: dict[str, str] | None = None
    match row.job_state:
        case "queued" | "running":
            status = "casting"
        case "done":
            status = "ready"
        case _:
            told = json.loads(row.job_error) if row.job_error else {}
            error = {
                "code": str(told.get("code", "cancelled")),
                "message": str(told.get("message", "The casting was stopped.")),
            }
    return KnownCast(row.id, row.name, row.handle, row.created_at, status, row.job_id, error)


def _name_of(connection: Connection, row: Any) -> str:
    versions = schema.character_versions
    document = connection.execute(
        select(versions.c.document).where(
            versions.c.character_id == row.id, versions.c.version == row.version
        )
    ).scalar_one()
    return str(json.loads(document).get("name", row.handle))
