"""The names of takes: the chosen one has the shot's name, the others are numbered beside it.

``beach.mp4`` is the take that counts; ``beach.take1.mp4``, ``beach.take2.mp4`` are others of the
same shot, each with its sidecar. A take is never overwritten.
"""

from __future__ import annotations

import errno
from pathlib import Path

from castmate.films.shots.sidecar import sidecar_path
from castmate.media.part_file import writing_to


def next_take_name(output: Path) -> Path:
    """The first numbered name beside *output* that no video has yet."""
    number = 1
    while (aside := output.with_name(f"{output.stem}.take{number}{output.suffix}")).exists():
        number += 1
    return aside


def keep_earlier(output: Path) -> Path | None:
    """Move a video that has this name already aside; where it went, None if there was none."""
    if not output.exists():
        return None
    aside = next_take_name(output)
    move_take(output, aside)
    return aside


def take_back(output: Path, kept: Path | None) -> None:
    """Leave things as they were before a take *output* that did not become whole.

    *kept* is what :func:`keep_earlier` said.
    """
    if kept is not None:
        sidecar_path(output).unlink(missing_ok=True)
        move_take(kept, output)
    elif sidecar_path(output).exists() and not output.exists():
        sidecar_path(output).unlink()


def check_names(output: Path) -> None:
    """Raise :class:`castmate.errors.NoSpace` for a name that no take can have."""
    with writing_to(output):
        if output.is_dir():
            raise IsADirectoryError(errno.EISDIR, "Is a directory")
        sidecar_path(next_take_name(output)).exists()  # the longest name there will be


def move_take(video: Path, to: Path) -> None:
    """Give *video*, and what lies beside it, another name."""
    beside = sidecar_path(video)
    if beside.exists():
        beside.replace(sidecar_path(to))
    video.replace(to)


def promote(take: Path, output: Path) -> Path | None:
    """Give *take* the name *output*; the take that had it is numbered. Returns where that went."""
    aside = keep_earlier(output)
    move_take(take, output)
    return aside
