"""Pictures and other bytes, named by their content: SHA-256, so equal bytes are kept once."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from castmate.errors import CastmateError, shown
from castmate.media.files import write_whole
from castmate.media.part_file import publish, settle, writing_to

_SHA256 = re.compile(r"[0-9a-f]{64}")


def content_hash(data: bytes) -> str:
    """The name of a blob: the SHA-256 of its bytes, 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class FolderBlobs:
    """Blobs as files in a local folder, spread over 256 sub-folders."""

    folder: Path

    def put(self, data: bytes) -> str:
        """Write *data* whole or not at all, and return its name."""
        name = content_hash(data)
        path = self.path(name)
        if not path.exists():
            write_whole(path, data)
        return name

    def adopt(self, file: Path) -> str:
        """Take *file*, of any length, in as a blob, and return its name; it is moved, not copied.

        What was adopted is on the disk, not only on its way there, when this returns.
        """
        with writing_to(file):
            with file.open("rb") as content:
                name = hashlib.file_digest(content, "sha256").hexdigest()
                os.fsync(content.fileno())
            path = self.path(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            publish(file, path)
            settle(path.parent)
        return name

    def get(self, name: str) -> bytes:
        """The bytes called *name*, checked against it."""
        try:
            data = self.path(name).read_bytes()
        except OSError:
            data = b""
        if content_hash(data) != name:
            raise CastmateError(
                f"A picture of the library is missing or damaged ({name[:12]}).",
                advice="Import the character again from its .castmate file, or cast it anew.",
            )
        return data

    def remove(self, name: str) -> None:
        """Forget the blob called *name*, if it is there."""
        self.path(name).unlink(missing_ok=True)

    def path(self, name: str) -> Path:
        """Where the blob called *name* lies, or would lie."""
        if not _SHA256.fullmatch(name):
            raise CastmateError(f'"{shown(name)}" is not the name of a blob.')
        return self.folder / name[:2] / name
