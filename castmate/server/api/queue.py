"""``/api/jobs`` and ``/api/queue``: what waits and runs; pause it, put it in order, stop it."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from castmate.jobs.document import job_as_json
from castmate.jobs.job import Job
from castmate.server.callers import Admin, Reader
from castmate.server.openai.shapes import JsonObject, ok
from castmate.server.openai.videos import Limit
from castmate.server.services import Here, Services

router = APIRouter(prefix="/api", tags=["Queue"])
StateChoice = Literal["queued", "running", "done", "failed", "cancelled"]


class Jobs(BaseModel):
    """A page of jobs."""

    jobs: list[JsonObject]
    has_more: bool


class JobDocument(BaseModel):
    """A job."""

    model_config = ConfigDict(extra="allow")
    id: str
    kind: str
    state: str
    progress: float


class QueueState(BaseModel):
    """Whether anything new is begun, and how many jobs are in each state."""

    paused: bool
    version: int
    counts: dict[str, int]


class Priority(BaseModel):
    """A job's place: higher goes first."""

    model_config = ConfigDict(extra="forbid", strict=True)
    priority: int = Field(ge=-1_000_000, le=1_000_000)


@router.get("/jobs", responses=ok(Jobs, 400, 404))
def list_jobs(
    here: Here,
    _caller: Reader,
    limit: Limit = 50,
    after: str | None = None,
    state: StateChoice | None = None,
    group: str | None = None,
) -> Response:
    """Jobs in pages, the newest first."""
    found = here.queue.jobs(
        group=group, state=state, after=after or None, limit=limit + 1, newest_first=True
    )
    shown = [_shown(job) for job in found[:limit]]
    return JSONResponse({"jobs": shown, "has_more": len(found) > limit})


@router.get("/jobs/{job_id}", responses=ok(JobDocument, 404))
def retrieve_job(here: Here, _caller: Reader, job_id: str) -> Response:
    """A job, and what it was given."""
    return JSONResponse(job_as_json(here.queue.get(job_id)))


@router.patch("/jobs/{job_id}", responses=ok(JobDocument, 400, 404, 413))
def reorder_job(here: Here, _caller: Admin, job_id: str, place: Priority) -> Response:
    """Put a job further to the front, or to the back."""
    return JSONResponse(_shown(here.queue.reorder(job_id, place.priority)))


@router.post("/jobs/{job_id}/cancel", responses=ok(JobDocument, 404))
def cancel_job(here: Here, _caller: Admin, job_id: str) -> Response:
    """Stop a job; one that is over stays as it is."""
    here.queue.get(job_id)
    return JSONResponse(_shown(here.queue.cancel(job_id)))


@router.post("/jobs/{job_id}/retry", responses=ok(JobDocument, 404))
def retry_job(here: Here, _caller: Admin, job_id: str) -> Response:
    """Try a job again that failed or was stopped."""
    here.queue.get(job_id)
    return JSONResponse(_shown(here.queue.retry(job_id)))


@router.get("/queue", responses=ok(QueueState))
def queue_state(here: Here, _caller: Reader) -> Response:
    """How the queue stands."""
    return _state(here)


@router.post("/queue/pause", responses=ok(QueueState))
def pause(here: Here, _caller: Admin) -> Response:
    """Begin nothing new; what runs goes on."""
    here.queue.pause()
    return _state(here)


@router.post("/queue/resume", responses=ok(QueueState))
def resume(here: Here, _caller: Admin) -> Response:
    """Go on."""
    here.queue.resume()
    return _state(here)


@router.post("/queue/retry_failed", responses=ok(QueueState))
def retry_failed(here: Here, _caller: Admin) -> Response:
    """Try every job again that failed."""
    here.queue.retry_failed()
    return _state(here)


@router.post("/queue/groups/{group}/cancel", responses=ok(QueueState, 400))
def cancel_group(
    here: Here, _caller: Admin, group: str, *, finish_running: bool = False
) -> Response:
    """Stop all jobs of a film or batch; those that run may come to their end."""
    here.queue.cancel_group(group, finish_running=finish_running)
    return _state(here)


def _state(here: Services) -> Response:
    return JSONResponse(
        {
            "paused": here.queue.is_paused(),
            "version": here.queue.version(),
            "counts": {str(state): count for state, count in here.queue.counts().items()},
        }
    )


def _shown(job: Job) -> dict[str, Any]:
    """*job* without what it was given, which may be a whole screenplay."""
    return {name: value for name, value in job_as_json(job).items() if name != "payload"}
