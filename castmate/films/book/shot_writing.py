"""Rows of shots as they are written: new, moved, rewritten, or without a place."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, insert, select, update

from castmate.films.book.aligning import aligned
from castmate.films.book.take_rows import ShotRow, shot_from
from castmate.library.film_tables import film_shots


@dataclass(frozen=True)
class WantedShot:
    """A shot as the script has it now."""

    label: str
    key: str
    text: str
    """By which it is known again when the script is edited."""


def shots_of(connection: Connection, film_id: str) -> list[ShotRow]:
    """Every shot of a film: in order, then those that the script no longer has."""
    mine = select(film_shots).where(film_shots.c.film_id == film_id)
    rows = [shot_from(row) for row in connection.execute(mine)]
    return sorted(rows, key=lambda row: (row.position is None, row.position or 0, row.id))


def realigned(
    before: Sequence[ShotRow], film_id: str, wanted: Sequence[WantedShot]
) -> list[ShotRow]:
    """The rows of *wanted*, in order; those that were there *before* are known again."""
    there = [row for row in before if row.position is not None]
    gone = [row for row in before if row.position is None]
    old = there + gone
    places = aligned(
        [row.text for row in there], [shot.text for shot in wanted], [row.text for row in gone]
    )
    return [
        _as_wanted(None if place is None else old[place], film_id, position, shot)
        for position, (shot, place) in enumerate(zip(wanted, places, strict=True))
    ]


def _as_wanted(old: ShotRow | None, film_id: str, position: int, shot: WantedShot) -> ShotRow:
    return ShotRow(
        id=old.id if old else f"shot_{secrets.token_hex(12)}",
        film_id=film_id,
        position=position,
        label=shot.label,
        key=shot.key,
        text=shot.text,
        selected=old.selected if old else None,
        locked=old.locked if old else False,
    )


def write_shots(connection: Connection, before: Sequence[ShotRow], now: Sequence[ShotRow]) -> None:
    """Make the rows *before* those of *now*; rows that are no more lose their place only."""
    old = {row.id: row for row in before}
    new = [row for row in now if row.id not in old]
    if new:
        connection.execute(insert(film_shots), [vars(row) for row in new])
    changed = [row for row in now if row.id in old and row != old[row.id]]
    if changed:
        its = update(film_shots).where(film_shots.c.id == bindparam("of"))
        moved = its.values({name: bindparam(f"new_{name}") for name in _OF_THE_SCRIPT})
        connection.execute(
            moved,
            [
                {"of": row.id} | {f"new_{name}": getattr(row, name) for name in _OF_THE_SCRIPT}
                for row in changed
            ],
        )
    kept = {row.id for row in now}
    gone = [row.id for row in before if row.id not in kept and row.position is not None]
    if gone:
        its = update(film_shots).where(film_shots.c.id == bindparam("of"))
        connection.execute(its.values(position=None), [{"of": shot_id} for shot_id in gone])


_OF_THE_SCRIPT = ("position", "label", "key", "text")
