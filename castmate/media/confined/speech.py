"""Saying things to the parent: words, signs of life, pictures."""

import os
import time
from collections.abc import Callable
from typing import Any

from castmate.media import wire
from castmate.media.confined import cell

_SECONDS_BETWEEN_SIGNS = 0.5


class Speech:
    """The only way out of the confined process: one pipe."""

    def __init__(self, fd: int, *, cpu_seconds: int) -> None:
        self._fd = fd
        self._cpu_seconds = cpu_seconds
        self._last_sign = 0.0

    def say(self, words: dict[str, Any]) -> None:
        """Send a JSON object."""
        self._write(wire.pack_words(words))

    def alive(self) -> None:
        """Show that work goes on; cheap enough to be called for every packet."""
        now = time.monotonic()
        if now - self._last_sign > _SECONDS_BETWEEN_SIGNS:
            self._write(wire.pack_alive())
            self._breathe(now)

    def show(self, head: wire.PictureHead, pixels: bytes | memoryview) -> None:
        """Send a picture, rows without padding."""
        self._write(wire.pack_picture_head(head))
        self._write(pixels)
        self._breathe(time.monotonic())

    def _breathe(self, now: float) -> None:
        # Work that shows results may go on for as long as it takes; only standing still is capped.
        if now - self._last_sign > _SECONDS_BETWEEN_SIGNS:
            self._last_sign = now
            cell.allow_cpu(self._cpu_seconds)

    def _write(self, data: bytes | memoryview) -> None:
        rest = memoryview(data).cast("B")
        while rest:
            rest = rest[os.write(self._fd, rest) :]


Alive = Callable[[], None]
"""Called between small steps of long work."""
