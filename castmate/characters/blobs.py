"""A character's pictures and signature are blobs, named by the SHA-256 of their bytes."""

from hashlib import sha256
from typing import Protocol


class BlobSource(Protocol):
    """Something that hands out blobs."""

    def get(self, name: str) -> bytes:
        """The bytes named *name* (64 hexadecimal digits)."""


class BlobTarget(Protocol):
    """Something that keeps blobs."""

    def put(self, data: bytes) -> str:
        """Keep *data* and answer its SHA-256 as 64 hexadecimal digits."""


class BlobsInMemory:
    """Blobs kept in a dictionary, for work that ends before anything is stored."""

    def __init__(self) -> None:
        self._contents: dict[str, bytes] = {}

    def put(self, data: bytes) -> str:
        """Keep *data*."""
        name = sha256(data).hexdigest()
        self._contents[name] = data
        return name

    def get(self, name: str) -> bytes:
        """The bytes named *name*; raises ``KeyError`` if they were never put here."""
        return self._contents[name]
