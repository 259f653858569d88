"""The bodies of requests, for the OpenAPI document: as JSON, and as a form where it may be."""

from __future__ import annotations

from typing import Any

from castmate.server.openai.file_store import PURPOSES
from castmate.server.openai.reading import LONGEST_PROMPT, SECONDS, SIZES
from castmate.server.openai.shapes import ErrorBody
from castmate.server.openai.webhook_store import EVENT_TYPES

_PROMPT = {
    "type": "string",
    "minLength": 1,
    "maxLength": LONGEST_PROMPT,
    "pattern": r"^[ -~\n]*[!-~][ -~\n]*$",
    "examples": ["Momo walks along the beach at sunset"],
}
_FILE = {"type": "string", "format": "binary"}
_ID = {"type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}
_CHARACTERS = {"type": "array", "items": _ID, "maxItems": 2}
_SEED = {"type": "integer", "minimum": 0, "maximum": 2**31 - 1}
_MODEL = {"type": "string", "examples": ["sora-2", "sora-2-pro"], "default": "sora-2"}
_SECONDS = {"type": "string", "enum": list(SECONDS)}
_SIZE = {"type": "string", "enum": list(SIZES), "default": "720x1280"}
_IMAGE = {
    "type": "object",
    "description": "Exactly one of both.",
    "properties": {
        "image_url": {"type": "string", "description": "http, https or data URL."},
        "file_id": {"type": "string"},
    },
}


def binary(*kinds: str) -> dict[int | str, dict[str, Any]]:
    """``responses`` of a route that answers with bytes, whole or in part."""
    shape = {"schema": {"type": "string", "format": "binary"}}
    return {
        200: {"content": dict.fromkeys(kinds or ("application/octet-stream",), shape)},
        206: {"description": "The part that was asked for with Range"},
        **{status: {"model": ErrorBody} for status in (400, 401, 403, 404, 409, 410, 416, 429)},
    }


def _object(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def _as_form(schema: dict[str, Any], **files: Any) -> dict[str, Any]:
    return {**schema, "properties": {**schema["properties"], **files}}


def _body(schema: dict[str, Any], form: dict[str, Any] | None = None) -> dict[str, Any]:
    content = {"application/json": {"schema": schema}}
    if form is not None:
        content["multipart/form-data"] = {"schema": form}
    return {"requestBody": {"required": True, "content": content}}


def _form(schema: dict[str, Any]) -> dict[str, Any]:
    content = {"multipart/form-data": {"schema": schema}}
    return {"requestBody": {"required": True, "content": content}}


_CREATE = _object(
    {
        "prompt": _PROMPT, "model": _MODEL, "seconds": {**_SECONDS, "default": "4"},
        "size": _SIZE, "characters": _CHARACTERS, "input_reference": _IMAGE, "seed": _SEED,
    },
    "prompt",
)  # fmt: skip
_EDIT = _object(
    {"prompt": _PROMPT, "video": _ID, "model": _MODEL, "characters": _CHARACTERS, "seed": _SEED},
    "prompt", "video",
)  # fmt: skip
_EXTEND = _object(
    {"prompt": _PROMPT, "video": _ID, "seconds": _SECONDS, "model": _MODEL, "seed": _SEED},
    "prompt", "video", "seconds",
)  # fmt: skip
_REMIX = _object({"prompt": _PROMPT, "seed": _SEED, "characters": _CHARACTERS}, "prompt")

CREATE = _body(_CREATE, _as_form(_CREATE, input_reference=_FILE))
EDIT = _body(_EDIT, _as_form(_EDIT, video=_FILE))
EXTEND = _body(_EXTEND, _as_form(_EXTEND, video=_FILE))
REMIX = _body(_REMIX, _REMIX)
CHARACTER = _form(
    _object(
        {
            "name": {"type": "string", "minLength": 1, "maxLength": 80, "examples": ["Momo"]},
            "video": _FILE,
            "kind": {"type": "string", "enum": ["non_human", "human"]},
            "consent": {"type": "string", "description": "The words in which a person agreed."},
            "statement": {"type": "string", "description": "Why a protected name may be used."},
            "traits": {"type": "string", "description": "Key features, with commas between."},
        },
        "name", "video",
    )
)  # fmt: skip

_EVENTS = {
    "type": "array",
    "items": {"type": "string", "enum": list(EVENT_TYPES)},
    "minItems": 1,
}
_NAME = {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"}
_URL = {"type": "string", "format": "uri", "maxLength": 2000}
_ENDPOINT = {"name": _NAME, "url": _URL, "event_types": _EVENTS}
WEBHOOK = _body(_object(_ENDPOINT, "name", "url", "event_types"))
WEBHOOK_CHANGE = _body(_object(_ENDPOINT))
ROTATE = _body(_object({"keep_old_secret_active_for_24_hours": {"type": "boolean"}}))
WEBHOOK_TEST = _body(
    _object({"event_type": {"type": "string", "enum": list(EVENT_TYPES)}}, "event_type")
)
_EXPIRY = _object(
    {
        "anchor": {"type": "string", "enum": ["created_at"]},
        "seconds": {"type": "integer", "minimum": 3600, "maximum": 2_592_000},
    },
    "anchor", "seconds",
)  # fmt: skip
FILE = _form(
    _object(
        {
            "file": _FILE,
            "purpose": {"type": "string", "enum": list(PURPOSES)},
            "expires_after": _EXPIRY,
        },
        "file", "purpose",
    )
)  # fmt: skip
BATCH = _body(
    _object(
        {
            "input_file_id": {"type": "string"},
            "endpoint": {"type": "string", "enum": ["/v1/videos"]},
            "completion_window": {"type": "string", "enum": ["24h"]},
            "metadata": {
                "type": "object",
                "additionalProperties": {"type": "string", "maxLength": 512},
                "maxProperties": 16,
            },
        },
        "input_file_id", "endpoint", "completion_window",
    )
)  # fmt: skip

IMPORT = _form(_object({"file": _FILE, "handle": {"type": "string", "maxLength": 80}}, "file"))
