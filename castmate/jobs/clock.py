"""Two clocks: the one on the wall, which people move, and one that only runs on."""

from __future__ import annotations

import time
from typing import Protocol


class Clock(Protocol):
    """What time it is, and how much of it has passed."""

    def now(self) -> float:
        """Seconds since 1970, UTC, as the wall says; may jump. For people to read."""

    def passed(self) -> float:
        """Seconds since some moment, always the same one; never jumps. For leases."""


class SystemClock:
    """The clocks of this machine."""

    def now(self) -> float:
        """Seconds since 1970, UTC."""
        return time.time()

    def passed(self) -> float:
        """Seconds since this machine was started, or so."""
        return time.monotonic()


class SetClock:
    """A clock that stands still until it is moved: for tests."""

    def __init__(self, now: float = 1_700_000_000.0) -> None:
        self._now, self._passed = now, 0.0

    def now(self) -> float:
        """Seconds since 1970, as last set."""
        return self._now

    def passed(self) -> float:
        """Seconds that were let pass."""
        return self._passed

    def let_pass(self, seconds: float) -> None:
        """Time goes by, on both clocks."""
        self._now += seconds
        self._passed += seconds

    def move_wall(self, seconds: float) -> None:
        """Somebody sets the clock on the wall by *seconds*; no time goes by."""
        self._now += seconds
