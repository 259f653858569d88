"""Nothing half-written: a file or folder appears under its name when it is whole, or not at all."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from castmate.errors import CastmateError, NoSpace

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR,
                     errno.EISDIR, errno.ENAMETOOLONG, errno.EEXIST, errno.ENOTEMPTY})  # fmt: skip


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Tell a full disk or a closed folder apart from other failures while writing *path*.

    Raises :class:`castmate.errors.NoSpace` for both.
    """
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise NoSpace(
                f'The disk is full: "{path}" could not be written.',
                advice="Free some space, or choose another folder with -o. "
                "Nothing half-written was left behind.",
            ) from error
        if error.errno in _CLOSED:
            raise NoSpace(
                f'"{path}" cannot be written: {os.strerror(error.errno or 0)}.',
                advice="Choose a folder that exists and that you may write to, with -o.",
            ) from error
        raise CastmateError(f'Writing "{path}" failed: {error}.') from error


def part_beside(path: Path) -> Path:
    """A hidden, unused name in the folder of *path*: renaming it to *path* is one step."""
    return path.with_name(f".{path.name[:20]}.{secrets.token_hex(4)}.part")


def publish(part: Path, path: Path) -> None:
    """Give the finished *part* its name; what was there before is replaced.

    A folder that is already there keeps its other files.
    """
    if part.is_dir() and path.is_dir():
        for file in sorted(part.iterdir()):
            file.replace(path / file.name)
        part.rmdir()
    else:
        part.replace(path)


def settle(folder: Path) -> None:
    """See that the names in *folder* are on the disk, so that they outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def settle_content(part: Path) -> None:
    """See that what was written to *part* is on the disk, before it gets its name."""
    with part.open("rb") as file:
        os.fsync(file.fileno())


def discard(part: Path) -> None:
    """Remove what was written so far; a part that is not there is fine."""
    if part.is_dir():
        shutil.rmtree(part, ignore_errors=True)
    elif part.exists():  # a read-only disk complains even about files that are not there
        part.unlink()
