"""Asking a worker to end: in the midst of a work at once, else at its next step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


class StopSign:
    """Held up from a signal's handler, or by anyone in the worker's thread.

    A work is interrupted (``KeyboardInterrupt``) wherever it is. What the worker itself does, such
    as publishing, comes to its end first.
    """

    def __init__(self) -> None:
        self.is_up = False
        """Whether the worker was asked to end."""
        self._heeded = False

    def hold_up(self) -> None:
        """Ask the worker to end."""
        self.is_up = True
        if self._heeded:
            self._heeded = False  # a second asking would only interrupt the taking back
            raise KeyboardInterrupt

    @contextmanager
    def heeded(self) -> Iterator[None]:
        """Within this block the sign interrupts."""
        self._heeded = True
        try:
            if self.is_up:
                raise KeyboardInterrupt
            yield
        finally:
            self._heeded = False
