"""What a server does by itself, now and then: none of it is lost when it is stopped meanwhile."""

from __future__ import annotations

from castmate.server.services import Services


class Chores:
    """The chores of one server; any number of servers may do them on one library."""

    def __init__(self, services: Services) -> None:
        """They are done for *services*."""
        self._services = services

    def do(self) -> None:
        """Do what is due now, and return."""
