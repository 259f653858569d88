"""Where finished sound is kept, so that it is not made twice."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from castmate.media.part_file import discard, part_beside, publish, writing_to


class Shelf(Protocol):
    """Bytes by key. What is not there, or lost, is made again."""

    def get(self, key: str) -> bytes | None:
        """What was put there under *key*."""

    def put(self, key: str, data: bytes) -> None:
        """Keep *data* under *key*."""


class FolderShelf:
    """A folder of files, one for each key; any number of processes may share it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """What was put there under *key*."""
        try:
            return self._file(key).read_bytes()
        except FileNotFoundError:
            return None

    def put(self, key: str, data: bytes) -> None:
        """Keep *data*; it appears whole or not at all."""
        path = self._file(key)
        with writing_to(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            part = part_beside(path)
            try:
                part.write_bytes(data)
                publish(part, path)
            except BaseException:
                discard(part)
                raise

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / key


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
