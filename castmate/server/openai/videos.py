"""``/v1/videos``: create, list, retrieve, delete, edit, extend, remix."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from castmate.server.callers import Reader, Writer
from castmate.server.forms import Body
from castmate.server.openai import bodies
from castmate.server.openai.ordering import Ordering
from castmate.server.openai.shapes import DeletedVideo, Video, VideoList, ok
from castmate.server.openai.video_object import page_json, standing_of, video_json
from castmate.server.openai.video_store import VideoRow, VideoStore
from castmate.server.services import Here, Services

router = APIRouter(prefix="/v1/videos", tags=["Videos"])
_ASKED = (400, 404, 409, 413, 415)
Limit = Annotated[int, Query(ge=0, le=100)]


@router.post("", responses=ok(Video, *_ASKED), openapi_extra=bodies.CREATE)
def create_video(here: Here, caller: Writer, sent: Body) -> Response:
    """Order a new video; it is made in the background."""
    return _answer(here, Ordering(here, caller).create(sent))


@router.get("", responses=ok(VideoList, 400))
def list_videos(
    here: Here,
    _caller: Reader,
    limit: Limit = 20,
    after: str | None = None,
    order: Literal["asc", "desc"] = "desc",
) -> Response:
    """Videos in pages, the newest first."""
    page = VideoStore(here.library).page(limit=limit, after=after or None, order=order)
    return JSONResponse(page_json(page))


@router.post("/edits", responses=ok(Video, *_ASKED), openapi_extra=bodies.EDIT)
def edit_video(here: Here, caller: Writer, sent: Body) -> Response:
    """Change what a prompt names in a finished video, and leave the rest."""
    return _answer(here, Ordering(here, caller).edit(sent))


@router.post("/extensions", responses=ok(Video, *_ASKED), openapi_extra=bodies.EXTEND)
def extend_video(here: Here, caller: Writer, sent: Body) -> Response:
    """Carry a finished video on; the answer is one video, old and new part stitched."""
    return _answer(here, Ordering(here, caller).extend(sent))


@router.get("/{video_id}", responses=ok(Video, 404))
def retrieve_video(here: Here, _caller: Reader, video_id: str) -> Response:
    """A video, and how far it is. The header ``openai-poll-after-ms`` says when to ask again."""
    return _answer(here, VideoStore(here.library).get(video_id))


@router.delete("/{video_id}", responses=ok(DeletedVideo, 404))
def delete_video(here: Here, _caller: Writer, video_id: str) -> Response:
    """Delete a video in whatever state; work on it stops."""
    VideoStore(here.library).delete(video_id)
    return JSONResponse({"id": video_id, "object": "video.deleted", "deleted": True})


@router.post("/{video_id}/remix", responses=ok(Video, *_ASKED), openapi_extra=bodies.REMIX)
def remix_video(here: Here, caller: Writer, video_id: str, sent: Body) -> Response:
    """Plan a finished video anew, with the same cast, size and length."""
    return _answer(here, Ordering(here, caller).remix(video_id, sent))


def _answer(here: Services, row: VideoRow) -> JSONResponse:
    headers: dict[str, Any] = {}
    if standing_of(row).status in ("queued", "in_progress"):
        waiting = VideoStore(here.library).num_before(row)
        headers["openai-poll-after-ms"] = str(here.pacing.poll_after_ms(row.id, waiting))
    return JSONResponse(video_json(row), headers=headers)
