"""The videos of a library as the server asks for them: added once, listed in pages, deleted."""

from __future__ import annotations

import json
import secrets
import time
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, func, insert, or_, select, update

from castmate.films.videos.video_order import VideoOrder, upload_path
from castmate.films.videos.video_rows import blobs_of, casting_of, file_video, unused
from castmate.jobs.filing import cancel_jobs
from castmate.library.job_tables import jobs
from castmate.library.library import Library
from castmate.library.server_tables import videos
from castmate.server.http_errors import ApiError, not_found, refused

VideoRow = Row[Any]
Order = Literal["asc", "desc"]


@dataclass(frozen=True)
class NewVideo:
    """A video as it was asked for."""

    order: VideoOrder
    model: str
    seconds: str
    """Of the finished video: an extension's is the whole."""
    source_id: str | None = None
    owner: str = ""
    idempotency_key: str | None = None
    fingerprint: str = ""
    facts: dict[str, Any] | None = None
    """What the plan says already."""
    batch_id: str | None = None
    custom_id: str | None = None


@dataclass(frozen=True)
class Page:
    """Some rows, and whether there are more after them."""

    rows: list[VideoRow]
    has_more: bool


def new_video_id() -> str:
    """An id that nobody has."""
    return f"video_{secrets.token_hex(16)}"


class VideoStore:
    """Videos in a library, with the state of their jobs."""

    def __init__(self, library: Library) -> None:
        """Rows and blobs are those of *library*."""
        self._library = library
        self._database = library.database

    def add(self, new: NewVideo, *, max_waiting: int) -> tuple[VideoRow, bool]:
        """Keep *new* and file its work, in one transaction; the row, and whether it is new.

        The same ``Idempotency-Key`` with the same request gives the video that is there; with
        another request it is refused (409). Refused as well (429) where *max_waiting* wait.
        """
        with self._database.writing() as connection:
            known = self._same_key(connection, new)
            if known is not None:
                return known, False
            _check_room(connection, new.owner, max_waiting)
            connection.execute(insert(videos).values(_values(new)))
            states = {casting_of(connection, one) for one in new.order.cast}
            if states & {"failed", "unknown"}:
                raise refused("A character was deleted meanwhile.", "characters")
            if "waiting" not in states:
                file_video(connection, new.order.id, new.order.as_json(), new.batch_id or "")
            return _one(connection, new.order.id), True

    def get(self, video_id: str) -> VideoRow:
        """The video of this id; raises :class:`ApiError` (404)."""
        with self._database.reading() as connection:
            return _one(connection, video_id)

    def page(self, *, limit: int, after: str | None, order: Order) -> Page:
        """Up to *limit* videos in the *order* of asking, beginning after the one of id *after*.

        That one may have been deleted meanwhile.
        """
        column = videos.c.position
        wanted = _with_jobs().where(videos.c.deleted_at.is_(None))
        wanted = wanted.order_by(column.desc() if order == "desc" else column)
        with self._database.reading() as connection:
            if after is not None:
                at = select(column).where(videos.c.id == after)
                edge = connection.execute(at).scalar_one_or_none()
                if edge is None:
                    raise refused("'after' is no video that ever was.", "after")
                wanted = wanted.where(column < edge if order == "desc" else column > edge)
            rows = list(connection.execute(wanted.limit(limit + 1)).all())
        return Page(rows[:limit], len(rows) > limit)

    def delete(self, video_id: str) -> None:
        """Forget a video in whatever state; its work stops, and its files go."""
        with self._database.writing() as connection:
            row = _one(connection, video_id)
            if row.job_id is not None:
                cancel_jobs(connection, job_id=row.job_id, now=time.time())
            its = update(videos).where(videos.c.id == video_id)
            connection.execute(
                its.values(
                    deleted_at=time.time(), prompt="", order="{}", facts=None, video=None,
                    thumbnail=None, spritesheet=None, sidecar=None,
                )
            )  # fmt: skip
            free = unused(connection, blobs_of(row))
        for name in free:
            self._library.blobs.remove(name)
        upload_path(self._library.home, video_id).unlink(missing_ok=True)

    def num_before(self, row: VideoRow) -> int:
        """How many jobs go before that of *row*; 0 once it has begun."""
        if row.job_state != "queued":
            return 0
        waiting = (
            select(func.count())
            .select_from(jobs)
            .where(jobs.c.state == "queued", jobs.c.number < row.job_number)
        )
        with self._database.reading() as connection:
            return int(connection.execute(waiting).scalar_one())

    def of_batch(self, batch_id: str) -> list[VideoRow]:
        """Every video of a batch, in order."""
        mine = _with_jobs().where(videos.c.batch_id == batch_id).order_by(videos.c.position)
        with self._database.reading() as connection:
            return list(connection.execute(mine).all())

    def _same_key(self, connection: Connection, new: NewVideo) -> VideoRow | None:
        if new.idempotency_key is None:
            return None
        same = select(videos.c.id, videos.c.fingerprint, videos.c.deleted_at).where(
            videos.c.owner == new.owner, videos.c.idempotency_key == new.idempotency_key
        )
        found = connection.execute(same).first()
        if found is None:
            return None
        if found.fingerprint != new.fingerprint or found.deleted_at is not None:
            raise ApiError(
                409,
                "This Idempotency-Key was used for another request, or its video was deleted.",
                code="idempotency_key_reused",
            )
        return _one(connection, found.id)


def _with_jobs() -> Select[Any]:
    return select(
        videos,
        jobs.c.state.label("job_state"),
        jobs.c.progress.label("job_progress"),
        jobs.c.step.label("job_step"),
        jobs.c.error.label("job_error"),
        jobs.c.number.label("job_number"),
    ).outerjoin(jobs, videos.c.job_id == jobs.c.id)


def _one(connection: Connection, video_id: str) -> VideoRow:
    wanted = _with_jobs().where(videos.c.id == video_id, videos.c.deleted_at.is_(None))
    row = connection.execute(wanted).first()
    if row is None:
        raise not_found("video", video_id)
    return row


def _values(new: NewVideo) -> dict[str, Any]:
    order = new.order
    return {
        "id": order.id, "created_at": time.time(), "kind": order.kind, "model": new.model,
        "prompt": order.prompt, "size": str(order.size), "seconds": new.seconds,
        "source_id": new.source_id, "order": json.dumps(order.as_json(), ensure_ascii=False),
        "waits_for": json.dumps(list(order.cast)), "owner": new.owner,
        "idempotency_key": new.idempotency_key, "fingerprint": new.fingerprint,
        "facts": None if new.facts is None else json.dumps(new.facts, ensure_ascii=False),
        "batch_id": new.batch_id, "custom_id": new.custom_id,
    }  # fmt: skip


def _check_room(connection: Connection, owner: str, max_waiting: int) -> None:
    live = (
        select(func.count())
        .select_from(videos)
        .outerjoin(jobs, videos.c.job_id == jobs.c.id)
        .where(
            videos.c.owner == owner,
            videos.c.deleted_at.is_(None),
            videos.c.video.is_(None),
            videos.c.error.is_(None),
            or_(videos.c.job_id.is_(None), jobs.c.state.in_(("queued", "running"))),
        )
    )
    if connection.execute(live).scalar_one() >= max_waiting:
        raise ApiError(
            429,
            f"{max_waiting} videos wait already; wait until some are made, or delete some.",
            code="queue_full",
            headers={"Retry-After": "30"},
        )
