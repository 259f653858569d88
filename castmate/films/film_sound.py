"""The sound of a film's takes, in step with its cut list; what was made before is found again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from fractions import Fraction

from castmate.characters.collection import Collection
from castmate.films.assembly import Sound
from castmate.films.stored_plan import shot_from_json
from castmate.films.take_rows import TakeRow
from castmate.films.take_sound import happenings_from_json, sound_of_take
from castmate.library.library import Library
from castmate.report import Report
from castmate.scripts.film import Ending, Transition
from castmate.scripts.shot import Shot
from castmate.sound.shelf import FolderShelf, Shelf
from castmate.sound.shot_sound import ShotSound
from castmate.sound.soundtrack import FilmSound, Part, prepared


def film_sound(
    takes: Sequence[tuple[TakeRow, Transition]],
    starts: Sequence[int],
    frame_rate: Fraction,
    library: Library,
    *,
    ends_by: Ending = "cut",
) -> FilmSound:
    """The sound of *takes*, each with how it is entered; *starts* are their first frames.

    Nothing is made until its packets are asked for. Its ``digest`` belongs into what says whether
    a film is up to date.
    """
    collection = Collection(library)
    parts = [
        Part(take_sound(take, frame_rate, collection), entered_by, start / frame_rate)
        for (take, entered_by), start in zip(takes, starts, strict=True)
    ]
    return FilmSound(parts, ends_by=ends_by, shelf=shelf_of(library))


def heard(film: FilmSound, report: Report) -> Sound:
    """*film* for :func:`castmate.films.assembly.assemble`."""
    return Sound(film.packets(report), film.seconds)


def take_sound(take: TakeRow, frame_rate: Fraction, collection: Collection) -> ShotSound:
    """What shapes the sound of *take*, as it was made: a locked take keeps its words."""
    sidecar = json.loads(collection.library.blobs.get(take.sidecar))
    return sound_of_take(
        _shot_of(take),
        collection,
        seconds=take.num_frames / frame_rate,
        happenings=happenings_from_json(sidecar.get("happenings")),
        seed=take.seed,
    )


def prepare(take: TakeRow, frame_rate: Fraction, library: Library) -> None:
    """Measure how loud *take* is: a worker that has just made it can do this beside others."""
    prepared(take_sound(take, frame_rate, Collection(library)), shelf_of(library))


def shelf_of(library: Library) -> Shelf:
    """Where a library keeps finished sound; anything there may be deleted at any time."""
    return FolderShelf(library.home.folder / "sound")


def _shot_of(take: TakeRow) -> Shot:
    return shot_from_json(take.recipe["plan"])
