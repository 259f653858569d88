"""A job: one piece of work, and what has become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from castmate.errors import BadInput, CastmateError, shown

StateName = Literal["queued", "running", "done", "failed", "cancelled"]
Json = Mapping[str, Any]
"""What ``json.dumps`` can write."""


@dataclass(frozen=True)
class Queued:
    """Waits for a worker."""

    name: ClassVar[StateName] = "queued"


@dataclass(frozen=True)
class Running:
    """A worker is at it."""

    name: ClassVar[StateName] = "running"
    worker: str
    lease_until: float
    """Seconds since 1970, by the clock of the worker's machine: for people to read. Whether a
    lease has run out is not judged by it, as clocks are moved."""
    cancel_requested: bool = False
    """Whether the worker is being asked to stop."""


@dataclass(frozen=True)
class Done:
    """Finished; what it made is published."""

    name: ClassVar[StateName] = "done"
    result: Json


@dataclass(frozen=True)
class Failed:
    """Given up; ``error`` has ``code`` and ``message`` of the last try."""

    name: ClassVar[StateName] = "failed"
    error: Json


@dataclass(frozen=True)
class Cancelled:
    """The user stopped it; it publishes nothing."""

    name: ClassVar[StateName] = "cancelled"


State = Queued | Running | Done | Failed | Cancelled


@dataclass(frozen=True)
class Job:
    """One piece of work as the table knew it at one moment."""

    id: str
    number: int
    """Jobs are filed in the order of their numbers."""
    kind: str
    """Which work is to be done, such as ``"shot"``."""
    key: str | None
    """Of jobs with the same key only one waits or runs at a time."""
    group: str | None
    """What it is part of, such as a film's id."""
    payload: Json
    """What the work is given."""
    priority: int
    """Higher goes first; among equals the smaller number."""
    state: State
    attempt: int
    """How often it was begun, ever."""
    tries: int
    """How many attempts count towards giving up: see :data:`MOST_TRIES`."""
    progress: float
    """Of this attempt, 0 to 1."""
    step: str
    """What this attempt is doing."""
    last_error: Json | None
    """Why the last try failed, also while another is waited for."""
    created_at: float
    """Seconds since 1970, as the two below."""
    started_at: float | None
    finished_at: float | None
    version: int
    """Grows with every change of any job: the job with the largest was changed last."""

    @property
    def is_settled(self) -> bool:
        """Whether nothing more will happen to it unless somebody asks."""
        return not isinstance(self.state, Queued | Running)


MOST_TRIES = 3
"""A job that was tried so often without success has failed."""


@dataclass(frozen=True)
class Claim:
    """A worker's right to one attempt at a job, as long as it renews it."""

    job: Job
    worker: str
    lease_seconds: float

    @property
    def attempt_name(self) -> str:
        """What this attempt's folder is called; no other attempt's ever is."""
        return attempt_name(self.job.id, self.job.attempt)


def attempt_name(job_id: str, attempt: int) -> str:
    """What the folder of an attempt is called."""
    return f"{job_id}-{attempt}"


class LeaseLost(CastmateError):
    """Another worker has taken the job over; what this one made must not be published."""

    code = "lease_lost"

    def __init__(self, claim: Claim) -> None:
        super().__init__(
            f"Attempt {claim.job.attempt} at job {claim.job.id} is no longer this worker's.",
            advice="Nothing is lost: the job is done by another attempt. "
            f"See castmate jobs show {claim.job.id}",
        )


class JobNotFound(BadInput):
    """No job has this id."""

    code = "job_not_found"

    def __init__(self, job_id: str) -> None:
        super().__init__(
            f'There is no job "{shown(job_id)}".', advice="List them: castmate jobs list"
        )
