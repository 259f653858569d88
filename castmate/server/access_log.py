"""Every request gets an id, a line in the log, a place in the metrics; nothing secret is told."""

from __future__ import annotations

import json
import re
import secrets
import sys
import time
import traceback
from typing import Any, TextIO

from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from castmate.server.http_errors import error_body
from castmate.server.services import Services

_OURS = re.compile(r"[A-Za-z0-9_-]{1,64}")


class AccessLog:
    """The outermost layer: also what breaks inside ends here, as a 500 with the id to look for.

    A line is one JSON object. It has the pattern of the route and not the address, so that
    neither ids nor parameters nor headers are in it.
    """

    def __init__(self, app: ASGIApp, *, services: Services, to: TextIO | None) -> None:
        """Wrap *app*; lines go *to* a stream, None for silence."""
        self._app, self._services, self._to = app, services, to

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        scope.setdefault("state", {})["request_id"] = request_id
        began, status = time.perf_counter(), 0

        async def noting(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message.get("headers", []),
                    (b"x-request-id", request_id.encode()),
                    (b"x-content-type-options", b"nosniff"),
                ]
            await send(message)

        broke: BaseException | None = None
        try:
            await self._app(scope, receive, noting)
        except Exception as error:  # the last door: a client is told, the log knows why
            broke = error
            if status == 0:
                await _broken(request_id)(scope, receive, noting)
        self._note(scope, request_id, status, time.perf_counter() - began, broke)

    def _note(self, scope: Scope, request_id: str, status: int, seconds: float, broke: Any) -> None:
        route = getattr(scope.get("route"), "path", "unknown")
        self._services.metrics.note_request(scope["method"], route, status, seconds)
        if self._to is None:
            return
        failure = broke or scope["state"].get("failure")
        line = {
            "at": round(time.time(), 3), "request_id": request_id, "method": scope["method"],
            "route": route, "status": status, "ms": round(1000 * seconds, 1),
            "caller": scope["state"].get("owner"),
        }  # fmt: skip
        if failure is not None:
            line["failure"] = "".join(traceback.format_exception(failure))
        self._to.write(json.dumps(line) + "\n")
        self._to.flush()


def log_line(event: str, **facts: Any) -> None:
    """A line about something else than a request, such as a webhook that could not be sent."""
    line = {"at": round(time.time(), 3), "event": event, **facts}
    sys.stderr.write(json.dumps(line) + "\n")
    sys.stderr.flush()


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id":
            text = value.decode("latin-1")
            if _OURS.fullmatch(text):
                return str(text)
    return f"req_{secrets.token_hex(12)}"


def _broken(request_id: str) -> JSONResponse:
    message = f"Something went wrong inside the server. Its log says more about {request_id}."
    return JSONResponse(error_body(500, message, "internal_error", None), 500)
