"""Being stopped: by Ctrl-C (SIGINT), or by the system (SIGTERM).

While the program starts nothing is begun, so it simply ends. Later a stop is raised where the
work is, so that it takes back what it had begun.
"""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from types import FrameType

BY_SHELLS = 128
"""Shells tell 128 plus the number of the signal: 130 after SIGINT, 143 after SIGTERM."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM)
_STILL_TAKING_BACK_SECONDS = 1.0
_SAID = b"castmate: Stopped, as asked. Nothing half-written was left behind.\n"


def end_when_stopped() -> None:
    """From now on a stop ends the program at once; for the time before any work."""
    for number in _SIGNALS:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as started by nohup
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> None:
    try:
        os.write(2, _SAID)
    finally:
        os._exit(BY_SHELLS + number)


@dataclass
class Stopping:
    """What was asked of the program while it worked."""

    exit_code: int = BY_SHELLS + signal.SIGINT
    """Which one to end with, once it is stopped."""
    _asked_at: float = -_STILL_TAKING_BACK_SECONDS

    def listen(self) -> None:
        """From now on a stop is raised as ``KeyboardInterrupt`` where the work is."""
        for number in _SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._raise)

    def _raise(self, number: int, _frame: FrameType | None) -> None:
        self.exit_code = BY_SHELLS + number
        now = time.monotonic()
        # A second Ctrl-C at once would only interrupt the taking back.
        if now - self._asked_at >= _STILL_TAKING_BACK_SECONDS:
            self._asked_at = now
            raise KeyboardInterrupt
