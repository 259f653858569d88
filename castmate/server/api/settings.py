"""``/api/settings``, and the report of one video."""

from __future__ import annotations

import json

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from castmate.server.callers import Admin, Reader
from castmate.server.http_errors import ApiError
from castmate.server.openai.shapes import JsonObject, ok
from castmate.server.openai.video_store import VideoStore
from castmate.server.services import Here

router = APIRouter(prefix="/api", tags=["Server"])


class Settings(BaseModel):
    """Every choice of the operator; those that are not given stay."""

    model_config = ConfigDict(extra="forbid", strict=True)
    models: dict[str, str] | None = Field(None, examples=[{"sora-2": "animatic"}])
    strict_fields: bool | None = None
    least_percent: float | None = Field(None, gt=0, le=100)
    tries: int | None = Field(None, ge=1, le=20)
    keep_seconds: int | None = Field(None, ge=1)
    max_upload_bytes: int | None = Field(None, ge=1)
    max_image_bytes: int | None = Field(None, ge=1)
    max_clip_seconds: int | None = Field(None, ge=1)
    requests_per_minute: int | None = Field(None, ge=0)
    max_waiting: int | None = Field(None, ge=1)
    allow_private_targets: bool | None = None


class VideoReport(BaseModel):
    """Everything that is known of a finished video."""

    facts: JsonObject
    sidecar: JsonObject


@router.get("/settings", responses=ok(Settings))
def show_settings(here: Here, _caller: Reader) -> Response:
    """The settings as they are."""
    return JSONResponse(here.settings.as_json())


@router.patch("/settings", responses=ok(Settings, 400, 413))
def change_settings(here: Here, _caller: Admin, change: Settings) -> Response:
    """Change what is given; it holds from now on, also after a restart."""
    changes = change.model_dump(exclude_unset=True)
    kept = {k: v for k, v in changes.items() if v is not None or k == "keep_seconds"}
    return JSONResponse(here.change_settings(kept).as_json())


@router.get("/videos/{video_id}/report", responses=ok(VideoReport, 404, 409))
def video_report(here: Here, _caller: Reader, video_id: str) -> Response:
    """The plan, the measured consistency, and where each character stands in each frame."""
    row = VideoStore(here.library).get(video_id)
    if row.sidecar is None:
        raise ApiError(409, "The video is not made.", code="video_not_completed")
    sidecar = json.loads(here.library.blobs.get(row.sidecar))
    return JSONResponse({"facts": json.loads(row.facts or "{}"), "sidecar": sidecar})
