"""How soon a client should ask again: seldom enough that asking does not slow the work down."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

_SOON_MS, _LATE_MS = 500, 15_000
_MS_PER_ASKER = 50
"""So that all who ask together ask at most 20 times a second."""
_MS_PER_WAITING = 500
_REMEMBERED_SECONDS = 20.0
_MOST_REMEMBERED = 10_000


@dataclass
class Pacing:
    """Knows which videos were asked for lately."""

    clock: Callable[[], float] = time.monotonic
    _asked: dict[str, float] = field(default_factory=dict)
    _tidied_at: float = 0.0

    def poll_after_ms(self, video_id: str, num_waiting: int) -> int:
        """Milliseconds after which to ask for *video_id* again, while *num_waiting* go before it.

        The SDK goes by the first answer until the end, so that it is chosen for the whole wait.
        """
        now = self.clock()
        self._asked[video_id] = now
        if now - self._tidied_at > 1.0 or len(self._asked) > _MOST_REMEMBERED:
            self._tidied_at = now
            recent = {k: at for k, at in self._asked.items() if now - at < _REMEMBERED_SECONDS}
            self._asked = dict(list(recent.items())[-_MOST_REMEMBERED:])
        asking = _MS_PER_ASKER * len(self._asked)
        return min(_LATE_MS, max(_SOON_MS, asking, _MS_PER_WAITING * num_waiting))
