"""A video as clients see it: all fields of the OpenAI API, and ours beside them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from castmate.server.openai.video_store import Page, VideoRow

Status = Literal["queued", "in_progress", "completed", "failed"]
_BLOCKED = frozenset({"rights", "moderation_blocked"})


@dataclass(frozen=True)
class Standing:
    """How far a video is."""

    status: Status
    progress: int
    """0..100; 100 only where the file is there."""
    error: dict[str, str] | None = None


def standing_of(row: VideoRow) -> Standing:
    """The standing of the video of *row*; its job is the truth."""
    if row.error is not None:
        return Standing("failed", 0, _error(json.loads(row.error)))
    progress = min(99, int(100 * (row.job_progress or 0.0)))
    match row.job_state:
        case None | "queued":
            return Standing("queued", 0)
        case "running":
            return Standing("in_progress", progress)
        case "done":
            return Standing("completed", 100)
        case "cancelled":
            told = {"code": "cancelled", "message": "It was stopped before it was made."}
            return Standing("failed", progress, told)
    return Standing("failed", progress, _error(json.loads(row.job_error or "{}")))


def video_json(row: VideoRow) -> dict[str, Any]:
    """The video of *row* as JSON values."""
    standing = standing_of(row)
    facts = json.loads(row.facts) if row.facts else {}
    return {
        "id": row.id,
        "object": "video",
        "model": row.model,
        "status": standing.status,
        "progress": standing.progress,
        "created_at": int(row.created_at),
        "completed_at": None if row.completed_at is None else int(row.completed_at),
        "expires_at": None if row.expires_at is None else int(row.expires_at),
        "prompt": row.prompt,
        "size": row.size,
        "seconds": row.seconds,
        "remixed_from_video_id": row.source_id if row.kind == "remix" else None,
        "error": standing.error,
        "characters": facts.get("characters", []),
        "consistency": facts.get("consistency"),
        "warnings": facts.get("warnings", []),
    }


def page_json(page: Page) -> dict[str, Any]:
    """A page of videos; every field is there, as clients end quietly where one is missing."""
    data = [video_json(row) for row in page.rows]
    return {
        "object": "list",
        "data": data,
        "first_id": data[0]["id"] if data else None,
        "last_id": data[-1]["id"] if data else None,
        "has_more": page.has_more,
    }


def _error(told: dict[str, Any]) -> dict[str, str]:
    code = str(told.get("code", "processing_error"))
    if code in _BLOCKED:
        code = "moderation_blocked"
    elif code == "failed":
        code = "processing_error"
    return {"code": code, "message": str(told.get("message", "It could not be made."))}
