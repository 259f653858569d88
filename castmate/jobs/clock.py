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
