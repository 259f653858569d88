"""Pictures and other bytes, named by their content: SHA-256, so equal bytes are kept once."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from castmate.errors import CastmateError
from castmate.media.files import write_whole

_SHA256 = re.compile(r"[0-9a-f]{64}")


def content_hash(data: bytes) -> str:
    """The name of a blob: the SHA-256 of its bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


class BlobStore(Protocol):
    """Keeps bytes by their content hash."""

    def put(self, data: bytes) -> str:
        """Keep *data* and return its name; putting the same bytes again changes nothing."""

    def get(self, name: str) -> bytes:
        """The bytes called *name*; raises :class:`castmate.errors.CastmateError` if lost."""


@dataclass(frozen=True)
class FolderBlobs:
    """Blobs as files in a local folder, spread over 256 sub-folders."""

    folder: Path

    def put(self, data: bytes) -> str:
        """Write *data* whole or not at all, and return its name."""
        name = content_hash(data)
        path = self._path(name)
        if not path.exists():
            write_whole(path, data)
        return name

    def get(self, name: str) -> bytes:
        """The bytes called *name*, checked against it."""
        try:
            data = self._path(name).read_bytes()
        except FileNotFoundError:
            data = b""
        if content_hash(data) != name:
            raise CastmateError(
                f"A picture of the library is missing or damaged ({name[:12]}).",
                advice="Import the character again from its .castmate file, or cast it anew.",
            )
        return data

    def remove(self, name: str) -> None:
        """Forget the blob called *name*, if it is there."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        if not _SHA256.fullmatch(name):
            raise CastmateError(f'"{name[:80]}" is not the name of a blob.')
        return self.folder / name[:2] / name


@dataclass
class StagedBlobs:
    """Blobs held back until the work they belong to is whole, so that stopping leaves nothing."""

    store: BlobStore
    held: dict[str, bytes] = field(default_factory=dict)

    def put(self, data: bytes) -> str:
        """Hold *data* and return the name it will have."""
        name = content_hash(data)
        self.held[name] = data
        return name

    def get(self, name: str) -> bytes:
        """The held or stored bytes called *name*."""
        return self.held[name] if name in self.held else self.store.get(name)

    def publish(self) -> None:
        """Hand everything held to the store."""
        for data in self.held.values():
            self.store.put(data)
        self.held.clear()
