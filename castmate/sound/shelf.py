"""Where finished sound is kept, so that it is not made twice."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Protocol

from castmate.media.part_file import discard, part_beside, publish, writing_to

_DIGEST_BYTES = 8


class Shelf(Protocol):
    """Bytes by key. What is not there, or lost, is made again."""

    def get(self, key: str) -> bytes | None:
        """What was put there under *key*."""

    def put(self, key: str, data: bytes) -> None:
        """Keep *data* under *key*."""


class FolderShelf:
    """A folder of files, one for each key; any number of processes may share it.

    Each file begins with a digest of the rest: one that a power cut left damaged is made again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """What was put there under *key*."""
        try:
            kept = self._file(key).read_bytes()
        except FileNotFoundError:
            return None
        digest, data = kept[:_DIGEST_BYTES], kept[_DIGEST_BYTES:]
        return data if digest == _digest(data) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep *data*; it appears whole or not at all."""
        path = self._file(key)
        with writing_to(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            part = part_beside(path)
            try:
                part.write_bytes(_digest(data) + data)
                publish(part, path)
            except BaseException:
                discard(part)
                raise

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / key


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()[:_DIGEST_BYTES]


class MemoryShelf:
    """Keeps everything until it is forgotten; for one shot, and for tests."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """What was put there under *key*."""
        return self.kept.get(key)

    def put(self, key: str, data: bytes) -> None:
        """Keep *data*."""
        self.kept[key] = data
