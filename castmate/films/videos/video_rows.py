"""Rows of videos: filed with the queue when everybody in them is cast, published when made."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, Row, or_, select, update

from castmate.jobs.filing import file_job
from castmate.library import schema
from castmate.library.film_tables import takes
from castmate.library.job_tables import jobs
from castmate.library.server_tables import castings, videos

VIDEO, CAST = "video", "cast"
"""Kinds of jobs."""
CASTING_FIRST = 10
"""Priority of casting: videos wait for it."""
Casting = Literal["cast", "waiting", "failed", "unknown"]


def casting_of(connection: Connection, character_id: str) -> Casting:
    """How far the character of this id is."""
    known = select(schema.characters.c.id).where(schema.characters.c.id == character_id)
    if connection.execute(known).first():
        return "cast"
    state = connection.execute(
        select(jobs.c.state)
        .join(castings, castings.c.job_id == jobs.c.id)
        .where(castings.c.id == character_id)
    ).scalar_one_or_none()
    match state:
        case None:
            return "unknown"
        case "queued" | "running":
            return "waiting"
        case _:
            return "failed"


def file_video(connection: Connection, video_id: str, order: Mapping[str, Any], group: str) -> str:
    """File the job of a video that waits for nobody; its id."""
    job_id = file_job(
        connection, VIDEO, order, key=video_id, group=group or None, priority=0, anew=False,
        now=time.time(),
    )  # fmt: skip
    its = update(videos).where(videos.c.id == video_id)
    connection.execute(its.values(job_id=job_id, waits_for="[]"))
    return job_id


def file_waiting(connection: Connection) -> None:
    """File every video whose characters are all cast now; give up those that wait in vain."""
    waiting = select(videos).where(
        videos.c.job_id.is_(None), videos.c.error.is_(None), videos.c.deleted_at.is_(None)
    )
    for row in connection.execute(waiting.order_by(videos.c.position)).all():
        states = {one: casting_of(connection, one) for one in json.loads(row.waits_for)}
        if all(state == "cast" for state in states.values()):
            file_video(connection, row.id, json.loads(row.order), row.batch_id or "")
        elif lost := [one for one, state in states.items() if state in ("failed", "unknown")]:
            error = json.dumps(why_not_cast(connection, lost[0]))
            gone = update(videos).where(videos.c.id == row.id)
            connection.execute(gone.values(error=error, completed_at=None))


def why_not_cast(connection: Connection, character_id: str) -> dict[str, str]:
    """The error of a video whose character could not be cast."""
    found = connection.execute(
        select(castings.c.name, jobs.c.error)
        .join(jobs, castings.c.job_id == jobs.c.id)
        .where(castings.c.id == character_id)
    ).first()
    if found is None:
        return {
            "code": "character_not_found",
            "message": f"The character {character_id} was deleted before the video was made.",
        }
    told = json.loads(found.error) if found.error else {}
    return {
        "code": str(told.get("code", "processing_error")),
        "message": f'The character "{found.name}" could not be cast: '
        f"{told.get('message', 'it was stopped.')}",
    }


def publish_video(connection: Connection, video_id: str, values: Mapping[str, Any]) -> None:
    """Make a finished video known, unless it was deleted meanwhile."""
    connection.execute(
        update(videos).where(videos.c.id == video_id, videos.c.deleted_at.is_(None)).values(values)
    )


def unused(connection: Connection, blobs: Sequence[str]) -> list[str]:
    """Those of *blobs* that no video and no take needs."""
    free = []
    for name in blobs:
        columns = (videos.c.video, videos.c.thumbnail, videos.c.spritesheet, videos.c.sidecar)
        mine = select(videos.c.id).where(or_(*(column == name for column in columns)))
        theirs = select(takes.c.id).where(or_(takes.c.video == name, takes.c.sidecar == name))
        if not connection.execute(mine).first() and not connection.execute(theirs).first():
            free.append(name)
    return free


def blobs_of(row: Row[Any]) -> list[str]:
    """The blobs that the video of *row* has."""
    return [name for name in (row.video, row.thumbnail, row.spritesheet, row.sidecar) if name]
