"""What a server does by itself, now and then: none of it is lost when it is stopped meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable

from sqlalchemy import and_, or_, select, update

from castmate.errors import CastmateError
from castmate.films.videos.video_rows import blobs_of, file_waiting, unused
from castmate.library.job_tables import jobs
from castmate.library.server_tables import videos
from castmate.server.access_log import log_line
from castmate.server.openai.batch_work import tend_batches
from castmate.server.openai.webhook_sending import deliver_due
from castmate.server.openai.webhook_store import announce
from castmate.server.services import Services

_SETTLED = ("done", "failed", "cancelled")


class Chores:
    """The chores of one server; any number of servers may do them on one library."""

    def __init__(self, services: Services) -> None:
        """They are done for *services*."""
        self._services = services

    def do(self) -> None:
        """Do what is due now, and return; what cannot be done is told in the log."""
        for chore in (self.file_waiting, self.announce, self.expire, self.batches):
            self._try(chore)

    def deliver(self) -> None:
        """Send webhooks that are due; takes as long as their receivers do."""
        self._try(lambda: deliver_due(self._services))

    def file_waiting(self) -> None:
        """File videos whose characters are cast, and give up those that wait in vain."""
        waits = select(videos.c.id).where(
            videos.c.job_id.is_(None), videos.c.error.is_(None), videos.c.deleted_at.is_(None)
        )
        with self._services.library.database.reading() as connection:
            if connection.execute(waits.limit(1)).first() is None:
                return
        with self._services.library.database.writing() as connection:
            file_waiting(connection)

    def announce(self) -> None:
        """File an event for every video that is made, or failed, since."""
        over = (
            select(videos.c.id, jobs.c.state)
            .outerjoin(jobs, videos.c.job_id == jobs.c.id)
            .where(
                videos.c.announced_at.is_(None),
                videos.c.deleted_at.is_(None),
                or_(jobs.c.state.in_(_SETTLED), videos.c.error.is_not(None)),
            )
            .limit(100)
        )
        database = self._services.library.database
        with database.reading() as connection:
            if connection.execute(over.limit(1)).first() is None:
                return
        now = time.time()
        with database.writing() as connection:
            for row in connection.execute(over).all():
                event = "video.completed" if row.state == "done" else "video.failed"
                announce(connection, event, row.id, now=now)
                mine = update(videos).where(videos.c.id == row.id)
                connection.execute(mine.values(announced_at=now))

    def expire(self) -> None:
        """Forget the files of videos that were kept for as long as was said."""
        library, now = self._services.library, time.time()
        old = select(videos).where(and_(videos.c.expires_at <= now, videos.c.video.is_not(None)))
        with library.database.reading() as connection:
            if connection.execute(old.limit(1)).first() is None:
                return
        free: list[str] = []
        with library.database.writing() as connection:
            for row in connection.execute(old).all():
                gone = update(videos).where(videos.c.id == row.id)
                nothing = {"video": None, "thumbnail": None, "spritesheet": None, "sidecar": None}
                connection.execute(gone.values(nothing))
                free += unused(connection, blobs_of(row))
        for name in free:
            library.blobs.remove(name)

    def batches(self) -> None:
        """Go on with batches."""
        tend_batches(self._services)

    @staticmethod
    def _try(chore: Callable[[], object]) -> None:
        try:
            chore()
        except CastmateError as error:
            log_line("chore", name=getattr(chore, "__name__", "deliver"), failure=str(error))
