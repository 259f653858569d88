"""What every route works with: the library, the queue, the settings."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any

from fastapi import Depends, Request

from castmate.characters.collection import Collection
from castmate.jobs.queue import Queue
from castmate.library.library import Library
from castmate.server.keys import Keys
from castmate.server.metrics import Metrics
from castmate.server.pacing import Pacing
from castmate.server.rates import Rates
from castmate.server.settings import ServerSettings, load_settings, save_settings


@dataclass
class Services:
    """One server's things; a fresh set for every app."""

    library: Library
    needs_key: bool = False
    """Whether callers on this machine need a key too: where the server listens beyond it."""
    hosts: frozenset[str] = frozenset({"localhost", "127.0.0.1", "::1"})
    """Names by which callers without a key may call this machine."""
    settings: ServerSettings = field(init=False)
    metrics: Metrics = field(default_factory=Metrics)
    pacing: Pacing = field(default_factory=Pacing)
    rates: Rates = field(default_factory=Rates)
    is_closing: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.collection = Collection(self.library)
        self.queue = Queue(self.library)
        self.keys = Keys(self.library)
        self.settings = load_settings(self.library)

    def change_settings(self, changes: Mapping[str, Any]) -> ServerSettings:
        """Keep *changes*, and go by them from now on."""
        self.settings = save_settings(self.library, changes)
        return self.settings


def services_of(request: Request) -> Services:
    """The services of the app that *request* came to."""
    services: Services = request.app.state.services
    return services


Here = Annotated[Services, Depends(services_of)]
