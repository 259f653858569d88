"""How many requests a key may send: a bucket that fills evenly."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

_BURST_SECONDS = 10
_MOST_KEYS = 10_000


@dataclass
class Rates:
    """A bucket for each key."""

    clock: Callable[[], float] = time.monotonic
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)

    def wait_seconds(self, key: str, per_minute: int) -> float:
        """0 where *key* may go on, else for how long it has to wait.

        >>> rates = Rates(clock=lambda: 0.0)
        >>> [round(rates.wait_seconds("k", 6), 1) for _ in range(2)]
        [0.0, 10.0]
        """
        if per_minute <= 0:
            return 0.0
        now = self.clock()
        most = max(1.0, per_minute * _BURST_SECONDS / 60)
        if len(self._buckets) > _MOST_KEYS:
            self._buckets.clear()
        tokens, at = self._buckets.get(key, (most, now))
        tokens = min(most, tokens + (now - at) * per_minute / 60)
        if tokens < 1.0:
            self._buckets[key] = (tokens, now)
            return (1.0 - tokens) * 60 / per_minute
        self._buckets[key] = (tokens - 1.0, now)
        return 0.0
