"""The book of takes: which films there are, their shots, and every take that was made of them.

Nothing is written over: a take gets the next number of its shot and keeps it. One take of a shot
is selected; that of a locked shot stays, whatever the script says later.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, or_, select, update
from sqlalchemy.exc import NoResultFound

from castmate.errors import BadInput, shown
from castmate.films.book.choosing import best_of
from castmate.films.book.shot_writing import WantedShot, realigned, shots_of, write_shots
from castmate.films.book.take_rows import (
    FilmRow,
    NewTake,
    ShotRow,
    TakeRow,
    film_from,
    shot_from,
    take_from,
)
from castmate.films.book.take_writing import forget_blobs, write_take_row
from castmate.films.shots.gating import Gate
from castmate.library.film_tables import film_shots, films, takes
from castmate.library.library import Library


class FilmNotFound(BadInput):
    """No film has this name or path."""

    code = "film_not_found"

    def __init__(self, name: str, known: Sequence[str]) -> None:
        listed = ", ".join(known[:8]) + (", ..." if len(known) > 8 else "")
        super().__init__(
            f'No film "{shown(name)}" in this library.',
            advice=f"There are: {listed}." if known else "Make one first: castmate film SCRIPT",
        )


class TakeNotFound(BadInput):
    """The film has no such shot, or the shot no such take."""

    code = "take_not_found"


@dataclass(frozen=True)
class TakeBook:
    """Films, shots and takes in *library*. Several processes may use one at the same time."""

    library: Library
    clock: Callable[[], float] = time.time

    def films(self) -> list[FilmRow]:
        """Every film, by name."""
        with self._reading() as connection:
            return [film_from(row) for row in connection.execute(_FILMS.order_by(films.c.name))]

    def film(self, name: str) -> FilmRow:
        """The film of this name, id, or path of its file. Raises :class:`FilmNotFound`."""
        path = _absolute(Path(name))
        its = or_(films.c.name == name, films.c.id == name, films.c.output == path)
        with self._reading() as connection:
            row = connection.execute(_FILMS.where(its)).first()
        if row is None:
            raise FilmNotFound(name, [film.name for film in self.films()])
        return film_from(row)

    def open_film(
        self, output: Path, *, title: str, script: str, settings: Mapping[str, Any]
    ) -> FilmRow:
        """The film whose file is *output*, with its *script* and *settings* of now."""
        path, now = _absolute(output), self.clock()
        changed = {
            "title": title, "script": script, "settings": json.dumps(settings), "updated_at": now,
        }  # fmt: skip
        with self._writing() as connection:
            its = films.c.output == path
            if connection.execute(update(films).where(its).values(changed)).rowcount == 0:
                new = {
                    "id": f"film_{secrets.token_hex(12)}", "name": _free_name(connection, output),
                    "output": path, "created_at": now,
                }  # fmt: skip
                connection.execute(insert(films).values(new | changed))
            return film_from(connection.execute(_FILMS.where(its)).one())

    def note_assembled(self, film_id: str, made_of: Mapping[str, Any]) -> None:
        """Remember what the film's file was made of."""
        noted = update(films).where(films.c.id == film_id)
        with self._writing() as connection:
            connection.execute(noted.values(assembled=json.dumps(made_of)))

    def would_be(self, output: Path | None, wanted: Sequence[WantedShot]) -> list[ShotRow]:
        """The shots of the film at *output* as :meth:`set_shots` would make them; none is made."""
        with self._reading() as connection:
            its = films.c.output == _absolute(output or Path())
            row = connection.execute(_FILMS.where(its)).first()
            before = [] if row is None else shots_of(connection, row.id)
        return realigned(before, "" if row is None else row.id, wanted)

    def set_shots(self, film_id: str, wanted: Sequence[WantedShot]) -> list[ShotRow]:
        """Make the shots of a film those that are *wanted*, in order, and return them.

        A shot that was there before, though moved or rewritten, keeps its id and its takes; one
        that is no longer wanted stays in the book without a place.
        """
        with self._writing() as connection:
            before = shots_of(connection, film_id)
            new = realigned(before, film_id, wanted)
            write_shots(connection, before, new)
        return new

    def shots(self, film_id: str, *, also_gone: bool = False) -> list[ShotRow]:
        """The shots of a film in order, then those that the script no longer has if asked."""
        with self._reading() as connection:
            rows = shots_of(connection, film_id)
        return rows if also_gone else [row for row in rows if row.position is not None]

    def shot(self, film_id: str, label: str) -> ShotRow:
        """The shot called *label*, in any case. Raises :class:`TakeNotFound`."""
        rows = self.shots(film_id)
        for row in rows:
            if row.label.casefold() == label.strip().casefold():
                return row
        listed = ", ".join(row.label for row in rows[:6]) + (", ..." if len(rows) > 6 else "")
        raise TakeNotFound(
            f'The film has no shot "{shown(label)}".', advice=f"Its shots are {listed}."
        )

    def takes_of(self, film_id: str) -> dict[str, list[TakeRow]]:
        """Every take of a film by the id of its shot, each list by number."""
        mine = _TAKES.join(film_shots, film_shots.c.id == takes.c.shot_id).where(
            film_shots.c.film_id == film_id
        )
        return self._by(mine, lambda take: take.shot_id)

    def takes_called(self, ids: Iterable[str | None]) -> dict[str, TakeRow]:
        """Takes by id, as far as there are any."""
        wanted = sorted({take_id for take_id in ids if take_id})
        found: dict[str, TakeRow] = {}
        for first in range(0, len(wanted), _MANY):
            some = _TAKES.where(takes.c.id.in_(wanted[first : first + _MANY]))
            found |= {key: rows[0] for key, rows in self._by(some, lambda take: take.id).items()}
        return found

    def takes_with(self, keys: Iterable[str]) -> dict[str, list[TakeRow]]:
        """Takes of any film by their key, as far as they have one of *keys*."""
        wanted = sorted(set(keys))
        found: dict[str, list[TakeRow]] = {}
        for first in range(0, len(wanted), _MANY):  # databases take so many values at a time
            some = _TAKES.where(takes.c.key.in_(wanted[first : first + _MANY]))
            found |= self._by(some, lambda take: take.key)
        return found

    def newest_takes(self, most: int = 50) -> list[TakeRow]:
        """The takes that were made last, of any film, the newest first."""
        with self._reading() as connection:
            newest = _TAKES.order_by(takes.c.created_at.desc()).limit(most)
            return [take_from(row) for row in connection.execute(newest)]

    def add(self, shot_id: str, take: NewTake) -> TakeRow:
        """Add *take* to a shot; one of its key and seed that is there already stays, and is told.

        So it may be said twice, by two workers too.
        """
        with self._writing() as connection:
            return self.add_within(connection, shot_id, take)

    def add_within(self, connection: Connection, shot_id: str, take: NewTake) -> TakeRow:
        """The same, inside a transaction of the caller's."""
        return write_take_row(connection, self.library.blobs, shot_id, take, now=self.clock())

    def is_there(self, take: TakeRow) -> bool:
        """Whether the files of *take* are."""
        blobs = self.library.blobs
        return blobs.path(take.video).exists() and blobs.path(take.sidecar).exists()

    def share(self, shot_id: str, others: Iterable[TakeRow]) -> None:
        """Give a shot what other shots, of any film, have of its key; the files are the same."""
        mine = [{field.name: getattr(take, field.name) for field in fields(NewTake)}
                for take in others if take.shot_id != shot_id and self.is_there(take)]  # fmt: skip
        if not mine:
            return
        with self._writing() as connection:
            for values in mine:
                self.add_within(connection, shot_id, NewTake(**values))

    def choose_within(self, connection: Connection, take: TakeRow) -> None:
        """Note that somebody chose *take*; it is in the film unless the shot is locked."""
        its = takes.c.id == take.id
        connection.execute(update(takes).where(its).values(selected_at=self.clock()))
        _show(connection, take.shot_id, take.id)

    def show_best_within(
        self, connection: Connection, shot_id: str, key: str, gate: Gate | None
    ) -> None:
        """Have the best take of *key* in the film, see :mod:`castmate.films.book.choosing`."""
        mine = _TAKES.where(takes.c.shot_id == shot_id, takes.c.key == key)
        rows = [take_from(row) for row in connection.execute(mine.order_by(takes.c.number))]
        best = best_of([row for row in rows if self.is_there(row)], gate)
        if best is not None:
            _show(connection, shot_id, best.id)

    def show_all(self, selected: Mapping[str, str]) -> None:
        """Have the take of each id in the film, by the id of its shot; locked shots stay."""
        if selected:
            its = film_shots.c.id == bindparam("of")
            shows = update(film_shots).where(its, film_shots.c.locked.is_(False))
            with self._writing() as connection:
                connection.execute(
                    shows.values(selected=bindparam("take")),
                    [{"of": shot_id, "take": take_id} for shot_id, take_id in selected.items()],
                )

    def select(self, shot: ShotRow, number: int) -> TakeRow:
        """Choose take *number* of *shot*: it stays chosen for as long as the script asks for it.

        Raises :class:`TakeNotFound`, and :class:`BadInput` for a locked shot.
        """
        with self._writing() as connection:
            now = _current(connection, shot)
            take = _numbered(connection, now, number)
            if now.locked and now.selected != take.id:
                raise _is_locked(now)
            self.choose_within(connection, take)
        return take

    def lock(self, shot: ShotRow, *, locked: bool = True) -> None:
        """Keep the selected take of *shot* whatever happens, or no longer."""
        with self._writing() as connection:
            if locked and _current(connection, shot).selected is None:
                raise BadInput(
                    f"{shot.label} has no take to lock.", advice="Make the film first, then lock."
                )
            connection.execute(
                update(film_shots).where(film_shots.c.id == shot.id).values(locked=locked)
            )

    def remove(self, shot: ShotRow, number: int) -> TakeRow:
        """Forget take *number* of *shot*; refuses the selected one."""
        with self._writing() as connection:
            now = _current(connection, shot)
            take = _numbered(connection, now, number)
            if now.selected == take.id:
                raise BadInput(
                    f"Take {number} of {shot.label} is in the film.",
                    advice="Select another take first, or leave this one.",
                )
            connection.execute(takes.delete().where(takes.c.id == take.id))
            forget_blobs(connection, self.library.blobs, take)
        return take

    def _by(
        self, wanted: Select[Any], key_of: Callable[[TakeRow], str]
    ) -> dict[str, list[TakeRow]]:
        found: dict[str, list[TakeRow]] = {}
        with self._reading() as connection:
            for row in connection.execute(wanted.order_by(takes.c.created_at, takes.c.number)):
                take = take_from(row)
                found.setdefault(key_of(take), []).append(take)
        return found

    def _reading(self) -> AbstractContextManager[Connection]:
        return self.library.database.reading()

    def _writing(self) -> AbstractContextManager[Connection]:
        return self.library.database.writing()


_FILMS = select(films)
_TAKES = select(takes)
_MANY = 500


def _absolute(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - links stay as they are


def _show(connection: Connection, shot_id: str, take_id: str) -> None:
    its = film_shots.c.id == shot_id, film_shots.c.locked.is_(False)
    connection.execute(update(film_shots).where(*its).values(selected=take_id))


def _free_name(connection: Connection, output: Path) -> str:
    stem = output.stem[:120] or "film"
    known = set(connection.execute(select(films.c.name)).scalars())
    number, name = 1, stem
    while name in known:
        number += 1
        name = f"{stem}-{number}"
    return name


def _current(connection: Connection, shot: ShotRow) -> ShotRow:
    mine = select(film_shots).where(film_shots.c.id == shot.id)
    return shot_from(connection.execute(mine).one())


def _numbered(connection: Connection, shot: ShotRow, number: int) -> TakeRow:
    mine = _TAKES.where(takes.c.shot_id == shot.id)
    try:
        return take_from(connection.execute(mine.where(takes.c.number == number)).one())
    except NoResultFound:
        there = connection.execute(mine.order_by(takes.c.number)).all()
        listed = ", ".join(str(row.number) for row in there)
        raise TakeNotFound(
            f"{shot.label} has no take {number}.",
            advice=f"Its takes are {listed}." if listed else "It has none yet; make the film.",
        ) from None


def _is_locked(shot: ShotRow) -> BadInput:
    return BadInput(
        f"{shot.label} is locked.", advice="Unlock it first: castmate takes unlock FILM SHOT"
    )
