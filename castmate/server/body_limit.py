"""No request is larger than what its address may need."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from castmate.server.http_errors import ApiError, answer
from castmate.server.services import Services
from castmate.server.settings import MIB

_UPLOADS = (
    "/v1/videos/characters", "/v1/videos/edits", "/v1/videos/extensions", "/v1/files",
    "/api/characters",
)  # fmt: skip
_DRAINED = 64 * MIB
"""So much more is read and forgotten, so that a client that still sends hears the answer."""


class BodyLimit:
    """Counts what comes in, and stops listening where it is too much (413)."""

    def __init__(self, app: ASGIApp, *, services: Services) -> None:
        """Wrap *app*."""
        self._app, self._services = app, services

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope["path"])
        announced = _announced(scope)
        if announced > limit:
            if announced <= limit + _DRAINED:
                await _drain(receive)
            await answer(_too_large(limit))(scope, receive, send)
            return
        received = 0

        async def counting() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > limit:
                raise _too_large(limit)
            return message

        await self._app(scope, counting, send)

    def _limit(self, path: str) -> int:
        settings = self._services.settings
        if path.startswith(_UPLOADS):
            return settings.max_upload_bytes + MIB
        if path == "/v1/videos":
            return settings.max_image_bytes * 4 // 3 + MIB  # in a data URL it is a third longer
        return 4 * MIB


def _announced(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit() and len(value) < 20:
            return int(value)
    return 0


async def _drain(receive: Receive) -> None:
    while (await receive()).get("more_body", False):
        continue


def _too_large(limit: int) -> ApiError:
    return ApiError(
        413,
        f"The request is larger than {limit / MIB:.0f} MiB, the limit of this address.",
        code="too_large",
        headers={"Connection": "close"},
    )
