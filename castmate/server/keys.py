"""API keys: made once, shown once, kept as a hash, revocable."""

from __future__ import annotations

import hashlib
import secrets
import time
from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import Row, insert, select, update

from castmate.errors import BadInput, shown
from castmate.library.library import Library
from castmate.library.server_tables import api_keys

Scope = Literal["read", "write", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)
_PREFIX = "cm-"
_NOTED_EVERY_SECONDS = 60


@dataclass(frozen=True)
class ApiKey:
    """What is kept of a key; the key itself is not."""

    id: str
    name: str
    hint: str
    """Its beginning, to be told apart by."""
    scopes: frozenset[str]
    """``read`` looks, ``write`` makes and deletes, ``admin`` changes settings and the queue."""
    created_at: float
    last_used_at: float | None
    revoked_at: float | None

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {**vars(self), "scopes": sorted(self.scopes)}


class Keys:
    """The keys of one library."""

    def __init__(self, library: Library) -> None:
        """Keys are kept in *library*."""
        self._database = library.database

    def add(self, name: str, scopes: tuple[str, ...] = SCOPES) -> tuple[str, ApiKey]:
        """A new key and what is kept of it: the text cannot be asked for again."""
        if not 0 < len(name.strip()) <= 80:
            raise BadInput("A key needs a name of 1 to 80 characters.", advice='Such as "laptop".')
        if wrong := [scope for scope in scopes if scope not in SCOPES]:
            raise BadInput(
                f'There is no scope "{shown(wrong[0])}".', advice=f"There are {', '.join(SCOPES)}."
            )
        text = _PREFIX + secrets.token_urlsafe(32)
        row = {
            "id": f"key_{secrets.token_hex(8)}", "name": name.strip(), "hash": _hash(text),
            "hint": text[:7], "scopes": " ".join(scopes), "created_at": time.time(),
        }  # fmt: skip
        with self._database.writing() as connection:
            connection.execute(insert(api_keys).values(row))
        found = self.find(text)
        assert found is not None  # noqa: S101 - it was added just now
        return text, found

    def find(self, text: str) -> ApiKey | None:
        """What is kept of the key *text*, revoked or not; None where it is none of ours.

        Keys are 256 random bits, so that a plain hash tells nothing, and looking one up by its
        hash takes the same time for any guess.
        """
        if not text.startswith(_PREFIX):
            return None
        wanted = select(api_keys).where(api_keys.c.hash == _hash(text))
        with self._database.reading() as connection:
            row = connection.execute(wanted).first()
        return None if row is None else _key(row)

    def all(self) -> list[ApiKey]:
        """Every key, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(select(api_keys).order_by(api_keys.c.created_at)).all()
        return [_key(row) for row in rows]

    def revoke(self, identifier: str) -> ApiKey:
        """From now on the key of this id or name opens nothing; raises :class:`BadInput`."""
        found = [key for key in self.all() if identifier in (key.id, key.name)]
        live = [key for key in found if key.revoked_at is None] or found
        if len(live) != 1:
            many = "several keys" if live else "no key"
            raise BadInput(
                f'There is {many} "{shown(identifier)}".', advice="List them: castmate keys list"
            )
        its = update(api_keys).where(api_keys.c.id == live[0].id, api_keys.c.revoked_at.is_(None))
        with self._database.writing() as connection:
            connection.execute(its.values(revoked_at=time.time()))
        return next(key for key in self.all() if key.id == live[0].id)

    def note_use(self, key: ApiKey) -> None:
        """Remember, to the minute, that *key* was used."""
        now = time.time()
        if key.last_used_at is not None and now - key.last_used_at < _NOTED_EVERY_SECONDS:
            return
        its = update(api_keys).where(api_keys.c.id == key.id)
        with self._database.writing() as connection:
            connection.execute(its.values(last_used_at=now))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _key(row: Row[Any]) -> ApiKey:
    return ApiKey(
        row.id, row.name, row.hint, frozenset(row.scopes.split()), row.created_at,
        row.last_used_at, row.revoked_at,
    )  # fmt: skip
