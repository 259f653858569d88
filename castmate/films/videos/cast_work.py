"""The work of kind "cast": a character is cast from an uploaded clip, under an id given before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select, update

from castmate.characters.blobs import BlobsInMemory
from castmate.characters.cast import cast_character
from castmate.characters.collection import Collection
from castmate.characters.keeping import keep_new
from castmate.errors import HandleTaken, RightsError
from castmate.films.videos.staged_report import StagedReport
from castmate.films.videos.video_order import upload_path
from castmate.films.videos.video_rows import file_waiting
from castmate.jobs.work import Produced
from castmate.library import schema
from castmate.library.library import Library
from castmate.library.server_tables import castings
from castmate.media.probe import probe
from castmate.report import Report

_STAGES = {
    "check": (0.0, 0.1),
    "window": (0.1, 0.15),
    "matte": (0.15, 0.8),
    "views": (0.8, 0.85),
    "signature": (0.85, 0.9),
    "traits": (0.9, 0.93),
    "rights": (0.93, 0.97),
}
_HOW_TO_CONSENT = (
    'If it is a person, send their consent: kind=human and consent="their words, name, date". '
    'If no person is shown, say so: consent="no person is shown". If the name is protected and '
    'you may use it, say why: statement="...".'
)


def how_to_consent() -> str:
    """What to send with a character that needs a right or a consent."""
    return _HOW_TO_CONSENT


class CastWork:
    """Casts characters into a library. Fits :class:`castmate.jobs.work.Work`."""

    def __init__(self, library: Library) -> None:
        """Characters go into *library*."""
        self._library = library
        self._collection = Collection(library)

    def __call__(self, payload: Mapping[str, Any], *, folder: Path, report: Report) -> Produced:
        """Cast the character of *payload*; one that a stopped attempt has cast already is kept."""
        identifier = str(payload["id"])
        handle = self._handle_of(identifier)
        upload = upload_path(self._library.home, identifier)
        if handle is None:
            handle = self._cast(payload, upload, folder, StagedReport(report, _STAGES))
        upload.unlink(missing_ok=True)  # the clip itself is not kept

        def publish(connection: Connection) -> None:
            its = update(castings).where(castings.c.id == identifier)
            connection.execute(its.values(handle=handle))
            file_waiting(connection)

        return Produced({"character_id": identifier, "handle": handle}, publish)

    def _cast(self, payload: Mapping[str, Any], upload: Path, folder: Path, report: Report) -> str:
        blobs = BlobsInMemory()
        clip = folder / "clip"
        clip.symlink_to(upload)  # messages speak of "clip", not of how we call it
        try:
            character = cast_character(
                probe(clip), name=payload["name"], store=blobs, traits=payload["traits"],
                kind=payload["kind"], consent=payload["consent"],
                statement=payload["statement"], known=self._collection.signatures(),
                report=report,
            )  # fmt: skip
        except RightsError as error:
            raise RightsError(error.happened, advice=_HOW_TO_CONSENT) from error
        character = replace(character, id=payload["id"], handle=payload["handle"])
        report.check_cancelled()
        while True:
            try:
                keep_new(self._collection, character, blobs.contents)
            except HandleTaken:
                # Cast on the command line meanwhile, under the same handle.
                handles = self._library.handles()
                character = replace(character, handle=free_handle(payload["handle"], handles))
            else:
                return character.handle

    def _handle_of(self, identifier: str) -> str | None:
        wanted = select(schema.characters.c.handle).where(schema.characters.c.id == identifier)
        with self._library.database.reading() as connection:
            return connection.execute(wanted).scalar_one_or_none()


def free_handle(handle: str, taken: list[str]) -> str:
    """*handle*, or the first numbered one like it that is not among the *taken*.

    >>> free_handle("momo", ["momo", "momo_2"])
    'momo_3'
    """
    number, free = 1, handle
    while free in taken:
        number += 1
        free = f"{handle[:70]}_{number}"
    return free
