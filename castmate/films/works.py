"""What a worker of castmate can do."""

from __future__ import annotations

from collections.abc import Mapping

from castmate.films.making.film_work import FILM, FilmWork
from castmate.films.shots import shot_work
from castmate.films.videos.cast_work import CastWork
from castmate.films.videos.video_rows import CAST, VIDEO
from castmate.films.videos.video_work import VideoWork
from castmate.jobs.work import Work
from castmate.library.library import Library


def works(library: Library) -> Mapping[str, Work]:
    """The work for each kind of job, on the rows and blobs of *library*."""
    return {
        shot_work.KIND: shot_work.ShotWork(library),
        VIDEO: VideoWork(library),
        CAST: CastWork(library),
        FILM: FilmWork(library),
    }
