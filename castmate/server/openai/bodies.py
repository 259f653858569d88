"""The bodies of requests, for the OpenAPI document: as JSON, and as a form where it may be."""

from __future__ import annotations

from typing import Any

from castmate.server.openai.reading import LONGEST_PROMPT, SECONDS, SIZES

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
