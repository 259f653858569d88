"""Several files that belong together: all of them are written, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from castmate.media.files import write_whole


@contextmanager
def written_together() -> Iterator[Callable[[Path, bytes], None]]:
    """A ``write(path, content)`` whose work is taken back where the block does not end well.

    What was there before is there again then.
    """
    earlier: dict[Path, bytes | None] = {}

    def write(path: Path, content: bytes) -> None:
        earlier.setdefault(path, path.read_bytes() if path.exists() else None)
        write_whole(path, content)

    try:
        yield write
    except BaseException:
        for path, content in earlier.items():
            if content is None:
                path.unlink(missing_ok=True)
            else:
                write_whole(path, content)
        raise
