"""The sound of a film's takes, in step with its cut list; what was made before is found again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from fractions import Fraction

from castmate.characters.collection import Collection
from castmate.errors import CharacterNotFound
from castmate.films.book.take_rows import NewTake, TakeRow
from castmate.films.cutting.assembly import Sound
from castmate.films.shots.casting import references_of
from castmate.films.shots.stored_plan import shot_from_json
from castmate.films.shots.take_sound import happenings_as_json, happenings_from_json, sound_of_take
from castmate.library.library import Library
from castmate.media.geometry import Size
from castmate.renderers.animatic.animatic import Animatic
from castmate.renderers.renderer import RenderSettings
from castmate.report import Report
from castmate.scripts.film import Ending, Transition
from castmate.scripts.happening import Happening
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
    """*film* for :func:`castmate.films.cutting.assembly.assemble`."""
    return Sound(film.packets(report), film.seconds)


def take_sound(take: NewTake, frame_rate: Fraction, collection: Collection) -> ShotSound:
    """What shapes the sound of *take*, as it was made: a locked take keeps its words."""
    shot = shot_from_json(take.recipe["plan"])
    return sound_of_take(
        shot,
        collection,
        seconds=take.num_frames / frame_rate,
        happenings=_happenings(take, shot, collection),
        seed=take.seed,
    )


def _happenings(take: NewTake, shot: Shot, collection: Collection) -> tuple[Happening, ...]:
    """What can be heard in *take*: as its sidecar says, else as the animatic would play it."""
    sidecar = json.loads(collection.library.blobs.get(take.sidecar))
    if "happenings" in sidecar:
        return happenings_from_json(sidecar["happenings"])
    animatic = Animatic()
    if take.recipe["renderer"] != animatic.name:
        return ()
    shelf = shelf_of(collection.library)
    key = hashlib.sha256(f"happenings-1 {take.video}".encode()).hexdigest()
    kept = shelf.get(key)
    if kept is not None:
        return happenings_from_json(json.loads(kept))
    found = _played(take, shot, collection, animatic)
    shelf.put(key, json.dumps(happenings_as_json(found)).encode())
    # Read back as they are kept, so that the first time is like the second.
    return happenings_from_json(happenings_as_json(found))


def _played(
    take: NewTake, shot: Shot, collection: Collection, animatic: Animatic
) -> tuple[Happening, ...]:
    settings = RenderSettings(
        Size.parse(take.recipe["size"]), Fraction(take.recipe["frame_rate"]), take.recipe["look"]
    )
    try:
        references = references_of(shot, collection, animatic.limits)
    except CharacterNotFound:  # removed since; the take stays
        return ()
    return animatic.happenings(shot, references, settings, seed=take.seed)


def prepare(take: NewTake, frame_rate: Fraction, library: Library) -> None:
    """Measure how loud *take* is: a worker that has just made it can do this beside others."""
    prepared(take_sound(take, frame_rate, Collection(library)), shelf_of(library))


def shelf_of(library: Library) -> Shelf:
    """Where a library keeps finished sound; anything there may be deleted at any time."""
    return FolderShelf(library.home.folder / "sound")
