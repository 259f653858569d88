"""The work of kind "shot": takes of one shot, each measured, until the gate is satisfied.

Every take that was finished is in the book before the next one is begun. Takes are known by key
and seed, so whoever does the work again, after a crash or at the same time, adds nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from castmate.characters.collection import Collection
from castmate.errors import BadInput
from castmate.films.book.choosing import is_settled
from castmate.films.book.take_rows import NewTake, TakeRow
from castmate.films.book.takes import TakeBook
from castmate.films.cutting.film_sound import prepare
from castmate.films.shots.gating import seed_of_try
from castmate.films.shots.renderers import renderer_called
from castmate.films.shots.shot_order import ShotOrder
from castmate.films.shots.trying import Trying
from castmate.jobs.job import Json
from castmate.jobs.work import Produced
from castmate.library.library import Library
from castmate.renderers.renderer import Renderer
from castmate.report import Noted, Report

KIND = "shot"
_MOST_SEEDS = 10_000


@dataclass(frozen=True)
class ShotWork:
    """Makes takes for the book of *library*."""

    library: Library
    renderer: Renderer | None = None
    """None: the one that the order names."""

    def __call__(self, payload: Json, *, folder: Path, report: Report) -> Produced:
        """Make what ``payload["order"]`` asks for ``payload["shot_id"]``, known by its ``key``.

        With ``payload["another"]`` one take more than there are, which is selected then.
        """
        order, key = ShotOrder.from_json(payload["order"]), payload["key"]
        collection = Collection(self.library)
        if order.key(collection) != key:  # pictures must not be filed under a key not theirs
            raise BadInput(
                "A character of this shot, or the renderer, has changed since the film was "
                "planned.",
                advice="Make the film again: castmate film SCRIPT",
            )
        renderer = self.renderer or renderer_called(order.renderer)
        trying = Trying(order, key, collection, renderer, folder, report)
        book = TakeBook(self.library)
        if payload.get("another"):
            return _another(trying, book, payload["shot_id"])
        return _until_settled(trying, book, payload["shot_id"])


def _until_settled(trying: Trying, book: TakeBook, shot_id: str) -> Produced:
    """Try seed after seed until the gate is satisfied, or has been asked often enough."""
    gate = trying.order.gate
    book.share(shot_id, book.takes_with([trying.key]).get(trying.key, []))
    known, new = _known(trying, book, shot_id), None
    for number, seed in _seeds(trying.order.seed):
        if is_settled(known, gate):
            break
        there = next((row for row in known if row.seed == seed), None)
        if there is not None and there.verdict != "not measured":
            continue
        trying.report.check_cancelled()
        if number:
            trying.report.tell(Noted(f"Trying another seed, take {number + 1}"))
        new = trying.measure(there) if there else trying.shoot(seed)
        if is_settled([*(row for row in known if row is not there), new], gate):
            break  # it becomes known with the end of the job
        book.add(shot_id, new)
        known, new = _known(trying, book, shot_id), None
    return _produced(trying, book, shot_id, new, by_hand=False)


def _another(trying: Trying, book: TakeBook, shot_id: str) -> Produced:
    """One take of a seed that no take of this shot has yet."""
    used = {row.seed for row in _known(trying, book, shot_id)}
    seed = next(seed for _, seed in _seeds(trying.order.seed) if seed not in used)
    return _produced(trying, book, shot_id, trying.shoot(seed), by_hand=True)


def _known(trying: Trying, book: TakeBook, shot_id: str) -> list[TakeRow]:
    """The takes of this shot and key, in order, as far as their files are there."""
    rows = book.takes_with([trying.key]).get(trying.key, [])
    return [row for row in rows if row.shot_id == shot_id and book.is_there(row)]


def _seeds(seed: int) -> Iterator[tuple[int, int]]:
    """The number of each try, from 0, and its seed."""
    return ((number, seed_of_try(seed, number)) for number in range(_MOST_SEEDS))


def _produced(
    trying: Trying, book: TakeBook, shot_id: str, new: NewTake | None, *, by_hand: bool
) -> Produced:
    """The end of the job: its last take becomes known, and the best one is in the film."""
    if new is not None:  # here, where others work beside; else the film's end would wait for it
        prepare(new, trying.order.frame_rate, trying.collection.library)

    def publish(connection: Connection) -> None:
        if new is not None:
            row = book.add_within(connection, shot_id, new)
            if by_hand:
                book.choose_within(connection, row)
        book.show_best_within(connection, shot_id, trying.key, trying.order.gate)

    if new is None:
        return Produced({}, publish)
    return Produced({"seed": new.seed, "verdict": new.verdict, "percent": new.percent}, publish)
