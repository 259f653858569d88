"""``/v1/videos/{id}/content``: the video itself, its thumbnail, its sprite sheet."""

from __future__ import annotations

import time
from typing import Literal

from fastapi import APIRouter, Response
from fastapi.responses import FileResponse

from castmate.server.callers import Reader
from castmate.server.http_errors import ApiError
from castmate.server.openai import bodies
from castmate.server.openai.video_object import standing_of
from castmate.server.openai.video_store import VideoRow, VideoStore
from castmate.server.services import Here

router = APIRouter(prefix="/v1/videos", tags=["Videos"])
Variant = Literal["video", "thumbnail", "spritesheet"]
_TYPES: dict[Variant, tuple[str, str]] = {
    "video": ("video/mp4", "mp4"),
    "thumbnail": ("image/webp", "webp"),
    "spritesheet": ("image/jpeg", "jpg"),
}


@router.get(
    "/{video_id}/content",
    responses=bodies.binary(*(kind for kind, _ in _TYPES.values())),
    response_class=FileResponse,
)
def download_content(
    here: Here, _caller: Reader, video_id: str, variant: Variant = "video"
) -> Response:
    """The bytes of a finished video; parts of them with ``Range``."""
    row = VideoStore(here.library).get(video_id)
    _check_there(row)
    kind, ending = _TYPES[variant]
    blob = str(getattr(row, variant))
    path = here.library.blobs.path(blob)
    if not path.exists():
        raise ApiError(500, "The file of this video is gone.", code="content_lost")
    return FileResponse(
        path,
        media_type=kind,
        filename=f"{video_id}.{ending}",
        content_disposition_type="inline",
        headers={"etag": f'"{blob[:32]}"', "cache-control": "private, max-age=3600"},
    )


def _check_there(row: VideoRow) -> None:
    status = standing_of(row).status
    if row.expires_at is not None and row.expires_at <= time.time():
        raise ApiError(410, "The content of this video has expired.", code="video_expired")
    if status == "failed":
        raise ApiError(404, "This video failed, so it has no content.", code="video_failed")
    if status != "completed" or row.video is None:
        raise ApiError(
            409, f"The video is not ready yet; it is {status}.", code="video_not_completed"
        )
