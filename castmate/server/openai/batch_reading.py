"""The lines of a batch's file: each a request for one video, or told with its number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from castmate.server.http_errors import ApiError

MOST_LINES = 50_000
LONGEST_LINE = 32 << 20
ENDPOINT = "/v1/videos"
MOST_ERRORS = 100


@dataclass(frozen=True)
class BatchLine:
    """One request."""

    number: int
    """Counts from 1."""
    custom_id: str
    body: dict[str, Any]


class BatchRefused(Exception):
    """A file of which nothing is made; ``errors`` says what is wrong in which lines."""

    def __init__(self, errors: list[dict[str, Any]]) -> None:
        self.errors = errors
        super().__init__(f"{len(errors)} errors")


def lines_of(path: Path) -> list[BatchLine]:
    """The requests in the JSONL file *path*; raises :class:`BatchRefused` for any that is none."""
    found: list[BatchLine] = []
    errors: list[dict[str, Any]] = []
    seen: set[str] = set()
    for number, text in _texts(path):
        try:
            found.append(_line(number, text, seen))
            seen.add(found[-1].custom_id)
        except (ValueError, RecursionError) as error:
            told = f"Line {number}: {error}."
            errors.append(
                {"code": "invalid_request", "line": number, "message": told, "param": None}
            )
        if len(found) > MOST_LINES or len(errors) >= MOST_ERRORS:
            break
    if len(found) > MOST_LINES:
        errors.append(_about_all("too_many_requests", f"More than {MOST_LINES} requests."))
    if not found and not errors:
        errors.append(_about_all("empty_file", "The file has no requests."))
    if errors:
        raise BatchRefused(errors)
    return found


def answer_line(
    batch_id: str,
    line: tuple[int, str],
    *,
    video: dict[str, Any] | None = None,
    error: ApiError | None = None,
) -> dict[str, Any]:
    """A line of the output: number and custom id of the request, and what became of it."""
    number, custom_id = line
    response = None
    told = None
    if video is not None:
        response = {"status_code": 200, "request_id": f"{batch_id}_{number}", "body": video}
        told = video["error"]
    if error is not None:
        told = {"code": error.code, "message": error.message}
    return {
        "id": f"batch_req_{batch_id[6:]}_{number}", "custom_id": custom_id,
        "response": response, "error": told,
    }  # fmt: skip


def _texts(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        number = 0
        while text := file.readline(LONGEST_LINE):
            number += 1
            if text.strip():
                yield number, text


def _line(number: int, text: bytes, seen: set[str]) -> BatchLine:
    told = json.loads(text)
    if not isinstance(told, dict):
        raise ValueError("it is no JSON object")  # noqa: TRY004 - told in one way
    custom_id, body = told.get("custom_id"), told.get("body")
    if not isinstance(custom_id, str) or not 0 < len(custom_id) <= 255:
        raise ValueError("it needs a custom_id")
    if custom_id in seen:
        raise ValueError("its custom_id is another line's too")
    if told.get("method") != "POST" or told.get("url") != ENDPOINT:
        raise ValueError(f"it must be a POST to {ENDPOINT}")
    if not isinstance(body, dict):
        raise ValueError("its body is no JSON object")  # noqa: TRY004 - told in one way
    return BatchLine(number, custom_id, body)


def _about_all(code: str, message: str) -> dict[str, Any]:
    return {"code": code, "line": None, "message": message, "param": None}
