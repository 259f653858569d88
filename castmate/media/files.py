"""Writing bytes to a file, wholly or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from castmate.media.part_file import discard, part_beside, publish, writing_to


def write_whole(path: Path, content: bytes) -> None:
    """Write *content* to *path*, replacing what was there only once all of it is on disk.

    Makes the folder where it is missing. Raises :class:`castmate.errors.NoSpace`.
    """
    with writing_to(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = part_beside(path)
        try:
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            publish(part, path)
        except BaseException:
            discard(part)
            raise
