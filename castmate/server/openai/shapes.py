"""The shapes of answers, for the OpenAPI document; routes answer with plain JSON values."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, Field

JsonObject = dict[str, Any]


class ErrorDetail(BaseModel):
    """What went wrong, and which parameter it was."""

    message: str
    type: str
    param: str | None
    code: str | None


class ErrorBody(BaseModel):
    """The one shape of every error."""

    error: ErrorDetail


class VideoError(BaseModel):
    """Why a video was not made."""

    code: str
    message: str


class CharacterInVideo(BaseModel):
    """A character of a video, and what holds it."""

    id: str | None
    handle: str
    name: str
    anchors: list[Literal["reference", "text"]]


class Warned(BaseModel):
    """Something that was assumed or not understood."""

    code: str
    message: str


class Video(BaseModel):
    """A video, whether it is made yet or not."""

    id: str = Field(examples=["video_0c1f6f3c5b1a4b7e9d2f8a6c4e0b1d3f"])
    object: Literal["video"]
    model: str
    status: Literal["queued", "in_progress", "completed", "failed"]
    progress: int = Field(ge=0, le=100)
    created_at: int
    completed_at: int | None
    expires_at: int | None
    prompt: str | None
    size: str = Field(examples=["1280x720"])
    seconds: str = Field(examples=["4"])
    remixed_from_video_id: str | None
    error: VideoError | None
    characters: list[CharacterInVideo]
    consistency: JsonObject | None
    warnings: list[Warned]


class VideoList(BaseModel):
    """A page of videos."""

    object: Literal["list"]
    data: list[Video]
    first_id: str | None
    last_id: str | None
    has_more: bool


class DeletedVideo(BaseModel):
    """That a video was deleted."""

    id: str
    object: Literal["video.deleted"]
    deleted: Literal[True]


class VideoCharacter(BaseModel):
    """A character, whether it is cast yet or not."""

    id: str = Field(examples=["char_3f2a9c5be01d47c8a6b4e9f0"])
    name: str
    created_at: int
    object: Literal["character"]
    handle: str
    status: Literal["casting", "ready", "failed"]
    error: VideoError | None


class VideoCharacterList(BaseModel):
    """A page of characters."""

    object: Literal["list"]
    data: list[VideoCharacter]
    first_id: str | None
    last_id: str | None
    has_more: bool


class DeletedCharacter(BaseModel):
    """That a character was deleted."""

    id: str
    object: Literal["character.deleted"]
    deleted: Literal[True]


class FileObject(BaseModel):
    """A file that a client keeps here."""

    id: str
    object: Literal["file"]
    bytes: int
    created_at: int
    expires_at: int | None
    filename: str
    purpose: str
    status: Literal["uploaded", "processed", "error"]
    status_details: str | None


class FileList(BaseModel):
    """A page of files."""

    object: Literal["list"]
    data: list[FileObject]
    first_id: str | None
    last_id: str | None
    has_more: bool


class DeletedFile(BaseModel):
    """That a file was deleted."""

    id: str
    object: Literal["file"]
    deleted: Literal[True]


class BatchCounts(BaseModel):
    """How many requests of a batch are where."""

    total: int
    completed: int
    failed: int


class Batch(BaseModel):
    """Many requests, sent as one file."""

    id: str
    object: Literal["batch"]
    endpoint: str
    completion_window: str
    input_file_id: str
    status: Literal[
        "validating", "failed", "in_progress", "finalizing", "completed", "expired", "cancelling",
        "cancelled",
    ]  # fmt: skip
    errors: JsonObject | None
    output_file_id: str | None
    error_file_id: str | None
    created_at: int
    in_progress_at: int | None
    completed_at: int | None
    failed_at: int | None
    cancelling_at: int | None
    cancelled_at: int | None
    expires_at: int | None
    request_counts: BatchCounts
    metadata: dict[str, str] | None


class BatchList(BaseModel):
    """A page of batches."""

    object: Literal["list"]
    data: list[Batch]
    first_id: str | None
    last_id: str | None
    has_more: bool


class WebhookEndpoint(BaseModel):
    """An address that is told of events."""

    id: str
    object: Literal["webhook_endpoint"]
    name: str
    url: str
    event_types: list[str]
    created_at: int
    updated_at: int
    signing_secret_hint: str


class WebhookEndpointWithSecret(WebhookEndpoint):
    """The same, with its secret: shown when it is made, and never again."""

    signing_secret: str


class WebhookEndpointList(BaseModel):
    """A page of endpoints."""

    object: Literal["list"]
    data: list[WebhookEndpoint]
    first_id: str | None
    last_id: str | None
    has_more: bool


class DeletedWebhookEndpoint(BaseModel):
    """That an endpoint was deleted."""

    id: str
    object: Literal["webhook_endpoint.deleted"]
    deleted: Literal[True]


class WebhookTest(BaseModel):
    """What an endpoint answered to a sample event."""

    object: Literal["webhook_endpoint.test"]
    webhook_endpoint_id: str
    event_type: str
    status_code: int
    success: Literal[True]


class WebhookEventTypes(BaseModel):
    """What an endpoint can be told of."""

    object: Literal["list"]
    data: list[str]


class ModelObject(BaseModel):
    """A name that can be asked for, and the renderer behind it."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str


class ModelList(BaseModel):
    """Every name that can be asked for."""

    object: Literal["list"]
    data: list[ModelObject]


def ok(model: type[BaseModel], *refusals: int) -> dict[int | str, dict[str, Any]]:
    """``responses`` of a route that answers with *model*, or in the shape of errors."""
    wrong: dict[int | str, dict[str, Any]] = {
        status: {"model": ErrorBody, "description": _REFUSALS[status]}
        for status in (401, 403, 429, *refusals)
    }
    return {200: {"model": model}, **wrong}


_REFUSALS = {
    400: "Something in the request cannot be; param names it",
    401: "No valid API key",
    403: "The key lacks the scope, or a page of another site asks",
    404: "There is no such thing",
    409: "Not now, or not twice; do not retry",
    410: "It was there and has expired",
    413: "Too large; the message says the limit",
    415: "A body of another type",
    416: "The range is not in the file",
    429: "Too many; Retry-After says when to come again",
}
