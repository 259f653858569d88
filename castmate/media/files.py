"""Writing a file wholly or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from castmate.errors import NoSpace


def write_whole(path: Path, content: bytes) -> None:
    """Write *content* to *path*, replacing what was there only once all of it is on disk.

    Raises :class:`castmate.errors.NoSpace` where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            Path(part).chmod(0o644)
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise NoSpace(
            f"{path} cannot be written: {error.strerror or error}.",
            advice="Free some space, or choose another place (-o or CASTMATE_HOME).",
        ) from error
