"""The server's app: its routes, what stands before them, and what every answer has in common."""

from __future__ import annotations

from typing import TextIO

from fastapi import FastAPI

from castmate import __version__
from castmate.library.library import Library
from castmate.server import events, health
from castmate.server.access_log import AccessLog
from castmate.server.api import characters as library_characters
from castmate.server.api import films, plans, queue, settings
from castmate.server.body_limit import BodyLimit
from castmate.server.http_errors import answer_errors_in_one_shape
from castmate.server.openai import batches, characters, content, files, videos, webhooks
from castmate.server.openapi_document import describe
from castmate.server.services import Services

_ABOUT = (
    "castmate casts a character once, from a short clip, and keeps it the same in every scene. "
    "Under /v1 is what code written for the OpenAI Videos API calls; under /api is castmate's own."
)


_PARTS = (
    characters, content, videos, files, batches, webhooks, events, health,
    library_characters, plans, films, queue, settings,
)  # fmt: skip


def create_app(
    library: Library, *, needs_key: bool = False, log_to: TextIO | None = None
) -> FastAPI:
    """The app on *library*; *needs_key* says whether callers on this machine need a key too.

    Lines of the access log go to *log_to*. There is no CORS: pages of other sites get no answer.
    """
    app = FastAPI(
        title="castmate",
        version=__version__,
        description=_ABOUT,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        docs_url=None,  # its page would fetch scripts from elsewhere
        redoc_url=None,
    )
    services = Services(library, needs_key)
    app.state.services = services
    answer_errors_in_one_shape(app)
    for part in _PARTS:
        app.include_router(part.router)
    describe(app)
    app.add_middleware(BodyLimit, services=services)
    app.add_middleware(AccessLog, services=services, to=log_to)
    return app
