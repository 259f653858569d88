"""Reading foreign files at arm's length: starts the confined process and believes little of it.

Whatever a hostile clip does to its decoder, here it ends as a :class:`ClipError`.
"""

import fcntl
import json
import os
import select
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import castmate
from castmate.errors import ClipError
from castmate.media import wire
from castmate.media.limits import ClipLimits

_KEPT_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "PYTHONHOME", "SYSTEMROOT")
_F_SETPIPE_SZ = 1031  # Linux; one switch between the processes for each picture, not forty
_PIPE_BYTES = 1 << 20
_MAX_SENTENCE = 500


class Confined:
    """A running confined process. Use it through :func:`confined`, which also ends it."""

    def __init__(self, process: "subprocess.Popen[bytes]", path: Path, limits: ClipLimits) -> None:
        self._process = process
        self._path = path
        self._limits = limits
        assert process.stdout is not None  # noqa: S101 - started with a pipe
        self._fd = process.stdout.fileno()
        self._ready = select.poll()
        self._ready.register(self._fd, select.POLLIN)

    def words(self) -> dict[str, Any]:
        """The next words; a problem among them is raised as :class:`ClipError`."""
        kind, length = self._head()
        if kind != wire.WORDS:
            raise self._broken()
        return self._understood(length)

    def picture_head(self) -> wire.PictureHead | None:
        """The head of the next picture, or None when there are no more."""
        kind, length = self._head()
        if kind == wire.WORDS:
            self._understood(length)
            return None
        return wire.unpack_picture_head(self._read(length))

    def pixels(self, head: wire.PictureHead) -> NDArray[np.uint8]:
        """The pixels that follow *head*, which the caller has checked: (height, width, c)."""
        pixels = np.empty((head.height, head.width, head.channels), np.uint8)
        self._fill(memoryview(pixels.data).cast("B"))
        return pixels

    def _head(self) -> tuple[bytes, int]:
        try:
            while True:
                kind, length = wire.unpack_head(self._read(wire.HEAD_BYTES))
                if kind != wire.ALIVE:
                    return kind, length
        except ValueError:
            raise self._broken() from None

    def _understood(self, length: int) -> dict[str, Any]:
        try:
            words = wire.unpack_words(self._read(length))
        except ValueError:
            raise self._broken() from None
        if words.get("out_of_memory"):
            raise self._out_of_memory()
        if "problem" in words:
            happened = f'"{self._path.name}": {_sentence(words["problem"])}'
            raise ClipError(happened, advice=_sentence(words.get("advice", "")))
        return words

    def _read(self, num_bytes: int) -> bytes:
        data = bytearray(num_bytes)
        self._fill(memoryview(data))
        return bytes(data)

    def _fill(self, view: memoryview) -> None:
        while view:
            if not self._ready.poll(self._limits.stall_seconds * 1000):
                raise ClipError(
                    f'"{self._path.name}" kept its decoder busy for '
                    f"{self._limits.stall_seconds:.0f} seconds without a result.",
                    advice="It is probably damaged; convert it first: ffmpeg -i IN OUT.mp4.",
                )
            got = os.readv(self._fd, [view])
            if got == 0:
                raise self._broken()
            view = view[got:]

    def _broken(self) -> ClipError:
        """Why the process stopped talking sense."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=1)
        code = self._process.returncode
        if code == -signal.SIGXCPU:
            return ClipError(
                f'"{self._path.name}" kept its decoder busy for '
                f"{self._limits.cpu_seconds_per_sign_of_life} seconds without a result.",
                advice="It is probably damaged; convert it first: ffmpeg -i IN OUT.mp4.",
            )
        how = f"signal {-code}" if code and code < 0 else f"exit code {code}"
        return ClipError(
            f'Reading "{self._path.name}" broke its decoder ({how}).',
            advice="The file is damaged or made to do harm; castmate itself is unharmed. "
            "If it plays elsewhere, convert it: ffmpeg -i IN OUT.mp4.",
        )

    def _out_of_memory(self) -> ClipError:
        return ClipError(
            f'"{self._path.name}" needs more than {self._limits.max_memory_bytes >> 20} MiB '
            "of memory to decode.",
            advice="Make it smaller first: ffmpeg -i IN -vf scale=1280:-2 OUT.mp4.",
        )


@contextmanager
def confined(task: dict[str, Any], path: Path, limits: ClipLimits) -> Iterator[Confined]:
    """A confined process that does *task* with the file or folder *path*; killed at the end."""
    source = _open(path)
    try:
        process = _start(source)
    finally:
        os.close(source)
    try:
        _send({**task, "source_fd": source, "limits": _plain(limits)}, process)
        yield Confined(process, path, limits)
    finally:
        _end(process)


def _open(path: Path) -> int:
    try:
        source = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except FileNotFoundError:
        raise ClipError(
            f'There is no file "{path}".', advice="Check the path; quote it if it holds spaces."
        ) from None
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise ClipError(
            f'"{path}" cannot be opened: {why}.', advice="Check its name and who may read it."
        ) from None
    mode = os.fstat(source).st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return source
    os.close(source)
    raise ClipError(f'"{path}" is neither a file nor a folder.', advice="Give a video file.")


def _start(source: int) -> "subprocess.Popen[bytes]":
    root = str(Path(castmate.__file__).parents[1])
    search_path = os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")]))
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "castmate.media.confined"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=0,
        pass_fds=(source,),
        process_group=0,  # Ctrl-C is ours to handle
        # Every arena and every BLAS thread would reserve address space, which is capped.
        env=kept | {"PYTHONPATH": search_path, "MALLOC_ARENA_MAX": "2", "OMP_NUM_THREADS": "1"},
    )
    assert process.stdout is not None  # noqa: S101 - started with a pipe
    with suppress(OSError):  # only faster
        fcntl.fcntl(process.stdout, _F_SETPIPE_SZ, _PIPE_BYTES)
    return process


def _send(task: dict[str, Any], process: "subprocess.Popen[bytes]") -> None:
    assert process.stdin is not None  # noqa: S101 - started with a pipe
    with suppress(BrokenPipeError):  # a process that is gone shows when it should answer
        process.stdin.write(json.dumps(task).encode() + b"\n")


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def _plain(limits: ClipLimits) -> dict[str, Any]:
    return asdict(limits) | {"min_seconds": str(limits.min_seconds)}


def _sentence(text: object) -> str:
    shown = str(text)[:_MAX_SENTENCE]
    return "".join(letter if letter.isprintable() else "?" for letter in shown)
