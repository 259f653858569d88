"""What a worker is given to run: a work for each kind of job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from castmate.jobs.job import Json
from castmate.report import Report

Publish = Callable[[Connection], None]
"""Writes the rows that make a work's product known, inside the transaction that finishes the job.

It may be run more than once, when the transaction has to be begun again, and does no slow work:
others wait. Files are moved to where they stay before, under the name of their content, so that
moving them twice does no harm.
"""


@dataclass(frozen=True)
class Produced:
    """What a work made."""

    result: Json
    """Kept with the job; what ``json.dumps`` can write."""
    publish: Publish | None = None


class Work(Protocol):
    """Does one kind of job."""

    def __call__(self, payload: Json, *, folder: Path, report: Report) -> Produced:
        """Do what *payload* asks, writing files only into *folder*, which is this attempt's own.

        Calls ``report.check_cancelled()`` between steps, at least every few seconds. What is left
        in *folder* is removed afterwards. An error that the user can change
        (:class:`castmate.errors.BadInput`) fails the job; any other is tried again.
        """
