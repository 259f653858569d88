"""What killed processes had begun is cleared away: half-written files that nobody goes on with."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from glob import escape
from pathlib import Path

from castmate.library.home import Home

_SURELY_OVER_SECONDS = 3600.0
"""Nobody writes one small file for so long."""


def sweep(output: Path, home: Home) -> None:
    """Remove half-written states of the film *output*, and half-written files of the library.

    Call it where no other process puts a film together: what lies beside *output* and among what
    was mixed is nobody's then. In folders that workers write to, only what is old is removed.
    """
    for part in _parts(output.parent, f".{escape(output.name[:20])}.*.part"):
        _remove(part)
    for part in _parts(home.folder / "mixed", ".*.part"):
        _remove(part)
    latest = time.time() - _SURELY_OVER_SECONDS
    for folder in (home.blobs, home.folder / "sound"):
        for part in _parts(folder, "*/.*.part"):
            with suppress(FileNotFoundError):
                if part.stat().st_mtime < latest:
                    _remove(part)


def _parts(folder: Path, pattern: str) -> Iterator[Path]:
    return (path for path in folder.glob(pattern) if path.is_file())


def _remove(part: Path) -> None:
    with suppress(OSError):  # it is only in the way
        part.unlink()
