"""Fields of a request, read one by one: each is right, or its name is told with what it may be."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from fractions import Fraction
from typing import Any

from castmate.errors import BadInput
from castmate.media.geometry import Size
from castmate.renderers.animatic.animatic import LIMITS
from castmate.server.forms import Sent, is_file
from castmate.server.http_errors import refused
from castmate.server.settings import ServerSettings

SECONDS = ("4", "8", "12", "16", "20")
SIZES = ("720x1280", "1280x720", "1024x1792", "1792x1024", "1920x1080", "1080x1920")
LONGEST_PROMPT = 32_000
_WHOLE = re.compile(r"0*([1-9]\d?)(?:\.0+)?", re.ASCII)


def refuse_unknown(sent: Sent, known: Collection[str]) -> None:
    """In strict mode, refuse the first field that is not among the *known*."""
    unknown = sorted(set(sent.fields) - set(known))
    if sent.is_strict and unknown:
        raise refused(
            f"Unknown parameter: '{_short(unknown[0])}'.", _short(unknown[0]),
            code="unknown_parameter",
        )  # fmt: skip


def text_of(
    fields: Mapping[str, Any], name: str, *, most: int, default: str | None = None
) -> str | None:
    """The text of the field *name*, or *default* where it is not given."""
    value = fields.get(name)
    if value is None:
        return default
    if not isinstance(value, str):
        raise refused(f"'{name}' must be a text.", name, code="invalid_type")
    if len(value) > most:
        raise refused(f"'{name}' has {len(value):,} characters; at most {most:,}.", name)
    if "\0" in value or not _is_unicode(value):
        raise refused(f"'{name}' has characters that are no text.", name)
    return value


def required_text(fields: Mapping[str, Any], name: str, *, most: int) -> str:
    """The text of the field *name*, which must say something."""
    value = text_of(fields, name, most=most)
    if value is None:
        raise refused(
            f"Missing required parameter: '{name}'.", name, code="missing_required_parameter"
        )
    if not value.strip():
        raise refused(f"'{name}' is empty.", name)
    return value


def model_of(fields: Mapping[str, Any], settings: ServerSettings) -> str:
    """The model that is asked for, which has a renderer here."""
    model = text_of(fields, "model", most=80, default="sora-2") or "sora-2"
    if settings.renderer_of(model) is None:
        known = ", ".join(sorted(settings.models))
        raise refused(
            f"The model '{_short(model)}' has no renderer here. There are: {known}.", "model",
            code="model_not_found",
        )  # fmt: skip
    return model


def seconds_of(fields: Mapping[str, Any], *, strict: bool, default: str | None = "4") -> Fraction:
    """How long the video is to be: a text such as ``"8"``; outside strict mode 1 to 20."""
    value = fields.get("seconds", default)
    if value is None:
        raise refused(
            "Missing required parameter: 'seconds'.", "seconds", code="missing_required_parameter"
        )
    text = str(value) if type(value) in (int, float, str) else ""
    whole = _WHOLE.fullmatch(text.strip())
    allowed = whole is not None and (whole[1] in SECONDS if strict else 1 <= int(whole[1]) <= 20)
    if whole is None or not allowed:
        raise refused(
            f"'seconds' cannot be {_short(value)!r}; give one of {', '.join(SECONDS)}.", "seconds"
        )
    return Fraction(whole[1])


def size_of(fields: Mapping[str, Any], *, strict: bool) -> Size:
    """The picture's size, such as ``"1280x720"``; outside strict mode any even one."""
    text = text_of(fields, "size", most=20, default="720x1280") or "720x1280"
    if text in SIZES:
        return Size.parse(text)
    told = refused(f"'size' cannot be '{_short(text)}'; give one of {', '.join(SIZES)}.", "size")
    if strict:
        raise told
    try:
        size = Size.parse(text)
    except BadInput:
        raise told from None
    small, large = LIMITS.sizes
    sides = (size.width, size.height)
    fits = all(small.width <= side <= large.width and side % 2 == 0 for side in sides)
    if not fits or size.pixels > 4096 * 2304:
        raise told
    return size


def whole_of(fields: Mapping[str, Any], name: str, *, most: int) -> int | None:
    """A whole number from 0 to *most*, also written as a text; None where it is not given."""
    value = fields.get(name)
    if value is None or value == "":
        return None
    text = str(value) if type(value) in (int, str) else ""
    if not (text.isascii() and text.isdigit() and len(text) <= 18 and int(text) <= most):
        raise refused(f"'{name}' must be a whole number from 0 to {most}.", name)
    return int(text)


def ids_of(fields: Mapping[str, Any], name: str, *, most: int) -> tuple[str, ...]:
    """The ids of a list of objects ``{"id": ...}``; a list of texts, or one of either, is fine."""
    value = fields.get(name)
    if value is None or value == "":
        return ()
    each = value if isinstance(value, list) else [value]
    ids = tuple(dict.fromkeys(id_of(one, name) for one in each))
    if len(ids) > most:
        raise refused(f"'{name}' has {len(ids)} elements; at most {most}.", name)
    return ids


def id_of(value: object, name: str) -> str:
    """The id that *value* is or holds."""
    found = value.get("id") if isinstance(value, Mapping) else value
    if not isinstance(found, str) or not 0 < len(found) <= 80 or not found.isprintable():
        raise refused(f'\'{name}\' must hold an id, such as {{"id": "..."}}.', name)
    return found


def file_of(fields: Mapping[str, Any], name: str) -> Any:
    """The uploaded file of the field *name*, which must be there."""
    value = fields.get(name)
    if value is None:
        raise refused(
            f"Missing required parameter: '{name}'.", name, code="missing_required_parameter"
        )
    if not is_file(value):
        raise refused(f"'{name}' must be a file, sent as multipart/form-data.", name)
    return value


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _short(value: object) -> str:
    text = str(value)[:60]
    return "".join(c if c.isprintable() and not 0xD800 <= ord(c) < 0xE000 else "?" for c in text)
