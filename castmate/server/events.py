"""``GET /api/events``: one stream of what changes. Events are hints; ``GET`` is the truth."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from castmate.films.videos.video_rows import VIDEO
from castmate.jobs.job import Job
from castmate.server.callers import Reader
from castmate.server.openai.shapes import ErrorBody
from castmate.server.services import Here, Services

router = APIRouter(prefix="/api", tags=["Events"])
_LOOK_SECONDS = 0.5
_SIGN_OF_LIFE_SECONDS = 15.0
_MOST_AT_ONCE = 500
_RETRY_MS = 2000


@router.get(
    "/events",
    response_class=StreamingResponse,
    responses={
        200: {"content": {"text/event-stream": {"schema": {"type": "string"}}}},
        **{status: {"model": ErrorBody} for status in (400, 401, 403, 429)},
    },
)
async def stream_events(
    request: Request,
    here: Here,
    _caller: Reader,
    last_event_id: Annotated[str | None, Header()] = None,
) -> Response:
    """Jobs as they change, each event with the version of its row as its id.

    A client that comes back with ``Last-Event-ID`` hears what it missed: of each job the newest
    state, not every step. A gap is no loss: fetch what is shown again.
    """
    told = (last_event_id or "").strip()
    is_number = told.isascii() and told.isdigit() and len(told) < 18
    since = int(told) if is_number else await run_in_threadpool(here.queue.version)
    return StreamingResponse(
        _events(request, here, since),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"},
    )


async def _events(request: Request, here: Services, since: int) -> AsyncIterator[bytes]:
    yield f"retry: {_RETRY_MS}\n: castmate\n\n".encode()
    quiet = 0.0
    while not here.is_closing.is_set() and not await request.is_disconnected():
        changed = await run_in_threadpool(here.queue.changed_since, since, _MOST_AT_ONCE)
        for job in changed:
            yield event_of(job)
            since = max(since, job.version)
        quiet = 0.0 if changed else quiet + _LOOK_SECONDS
        if quiet >= _SIGN_OF_LIFE_SECONDS:
            quiet = 0.0
            yield b": still here\n\n"
        await asyncio.sleep(_LOOK_SECONDS)


def event_of(job: Job) -> bytes:
    """The newest state of *job* as a server-sent event."""
    data: dict[str, Any] = {
        "job": job.id,
        "kind": job.kind,
        "group": job.group,
        "state": job.state.name,
        "progress": round(job.progress, 3),
        "step": job.step,
    }
    if job.kind == VIDEO:
        data["video"] = job.key
    return f"id: {job.version}\nevent: job\ndata: {json.dumps(data)}\n\n".encode()
