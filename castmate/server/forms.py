"""A request's body as fields, whichever way it was sent."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Request
from starlette.datastructures import UploadFile

from castmate.server.http_errors import ApiError
from castmate.server.openai.wire import fields_of, fields_of_json
from castmate.server.services import services_of
from castmate.server.settings import MIB

_MOST_PARTS = 200


@dataclass(frozen=True)
class Sent:
    """The fields of a request, and how it wants to be read."""

    fields: dict[str, Any]
    """Texts, numbers, lists, objects, and :class:`UploadFile` where a file was sent."""
    is_strict: bool
    """Whether unknown fields are refused."""
    idempotency_key: str | None


async def sent_fields(request: Request) -> AsyncIterator[Sent]:
    """The body of *request*: JSON, multipart or URL-encoded."""
    settings = services_of(request).settings
    wish = request.headers.get("castmate-strict", "").strip().lower()
    strict = settings.strict_fields if not wish else wish in ("1", "true", "yes")
    key = request.headers.get("idempotency-key", "").strip()[:255] or None
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        part = settings.max_image_bytes * 4 // 3 + MIB
        form = await request.form(max_files=_MOST_PARTS, max_fields=_MOST_PARTS, max_part_size=part)
        try:
            yield Sent(fields_of(form.multi_items()), strict, key)
        finally:
            await form.close()
    elif kind == "application/json" or kind.endswith("+json") or not kind:
        yield Sent(fields_of_json(await request.body()), strict, key)
    else:
        raise ApiError(
            415,
            f'A body of the type "{kind[:60]}" is not understood; '
            "send application/json or multipart/form-data.",
            code="unsupported_media_type",
        )


Body = Annotated[Sent, Depends(sent_fields)]


def is_file(value: object) -> bool:
    """Whether *value* of a field is an uploaded file."""
    return isinstance(value, UploadFile)
