"""The folder of each attempt: what is half-made lies there, and goes with it."""

from __future__ import annotations

import shutil
from pathlib import Path

from castmate.jobs.job import Claim
from castmate.jobs.queue import Queue
from castmate.library.home import Home
from castmate.media.part_file import writing_to

OLD_SECONDS = 3600.0
"""What was begun so long ago is not being written any more."""


def attempts_folder(home: Home) -> Path:
    """Where the attempts of a library have their folders."""
    return home.folder / "attempts"


def make_folder(home: Home, claim: Claim) -> Path:
    """An empty folder for one attempt; raises :class:`castmate.errors.NoSpace`."""
    folder = attempts_folder(home) / claim.attempt_name
    with writing_to(folder):
        folder.mkdir(parents=True)
    return folder


def remove_folder(folder: Path) -> None:
    """Remove an attempt's folder; what cannot be removed now is swept later."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(queue: Queue) -> list[str]:
    """Remove the folders of attempts that are over; their names.

    A worker that was killed could not do it itself.
    """
    folder = attempts_folder(queue.library.home)
    if not folder.is_dir():
        return []
    # In this order: a folder is made after its attempt began.
    there = {path.name for path in folder.iterdir()}
    over = sorted(there - queue.running_attempts())
    for name in over:
        remove_folder(folder / name)
    return over


def sweep_parts(queue: Queue) -> list[Path]:
    """Remove parts of pictures and videos that some program was writing when it was killed."""
    home, now = queue.library.home, queue.clock.now()
    old = [
        part
        for place in (home.blobs.glob("*/.*.part"), home.sheets.glob(".*.part"))
        for part in place
        if _age_seconds(part, now) > OLD_SECONDS
    ]
    for part in old:
        part.unlink(missing_ok=True)
    return old


def _age_seconds(part: Path, now: float) -> float:
    try:
        return now - part.stat().st_mtime
    except FileNotFoundError:
        return 0.0  # whole by now, and called otherwise
