"""A character's pictures and signature are blobs, named by the SHA-256 of their bytes."""

from dataclasses import dataclass, field
from typing import Protocol

from castmate.library.blobs import content_hash


class BlobSource(Protocol):
    """Something that hands out blobs."""

    def get(self, name: str) -> bytes:
        """The bytes named *name* (64 hexadecimal digits)."""


class BlobTarget(Protocol):
    """Something that keeps blobs."""

    def put(self, data: bytes) -> str:
        """Keep *data* and answer its SHA-256 as 64 hexadecimal digits."""


@dataclass
class BlobsInMemory:
    """Blobs held back until the work they belong to is whole, so that stopping leaves nothing."""

    contents: dict[str, bytes] = field(default_factory=dict)
    """By name."""

    def put(self, data: bytes) -> str:
        """Hold *data*."""
        name = content_hash(data)
        self.contents[name] = data
        return name

    def get(self, name: str) -> bytes:
        """The bytes named *name*; raises ``KeyError`` if they were never put here."""
        return self.contents[name]
