"""What castmate needs of a machine, and whether it is there."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from castmate.errors import CastmateError

ROOM_GB = 1.0
"""Free disk below which a film may not fit."""
MEMORY_GB = 1.5
"""What casting a 4 s clip of 1280x720 may need."""


@dataclass(frozen=True)
class Finding:
    """One line of the check."""

    what: str
    found: str
    good: bool = True
    advice: str = ""

    def as_json(self) -> dict[str, object]:
        """For machines."""
        return {
            "what": self.what, "found": self.found, "good": self.good, "advice": self.advice,
        }  # fmt: skip


def check_setup() -> list[Finding]:
    """Every finding about this machine; parts that are missing are findings, not errors."""
    return [_python(), _processors(), _memory(), _drawing(), _video(), *_library()]


def _python() -> Finding:
    return Finding("python", ".".join(str(part) for part in sys.version_info[:3]))


def _processors() -> Finding:
    return Finding("processor", f"{len(os.sched_getaffinity(0))} cores")


def _memory() -> Finding:
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return Finding(
        "memory", f"{total:.1f} GB", total >= MEMORY_GB,
        f"Casting may need {MEMORY_GB} GB; use clips of at most 640x360.",
    )  # fmt: skip


def _drawing() -> Finding:
    def draws() -> str:
        from castmate.raster import make_skia_loadable

        make_skia_loadable()
        return f"Skia {import_module('skia').__version__}"

    return _tried("drawing", draws)


def _video() -> Finding:
    def encodes() -> str:
        av = import_module("av")
        av.codec.Codec("libx264", "w")
        return f"PyAV {av.__version__} with x264"

    return _tried("video", encodes)


def _library() -> list[Finding]:
    from castmate.library.home import Home
    from castmate.library.library import Library

    home = Home.find()

    def opens() -> str:
        library = Library(home)
        count = len(library.handles())
        library.close()
        return f"{count} characters in {home.folder}"

    opened = _tried("library", opens)
    if not opened.good:
        return [opened]
    free = shutil.disk_usage(home.folder).free / 1e9
    room = Finding(
        "disk", f"{free:.1f} GB free", free >= ROOM_GB,
        "Free some space, or set CASTMATE_HOME to another disk.",
    )  # fmt: skip
    return [opened, room]


def _tried(what: str, part: Callable[[], str]) -> Finding:
    try:
        return Finding(what, part())
    except CastmateError as error:
        return Finding(what, error.happened, good=False, advice=error.advice)
    except (ImportError, OSError, ValueError) as error:
        return Finding(
            what, f"{type(error).__name__}: {error}", good=False,
            advice="Install castmate again: pip install --force-reinstall castmate",
        )  # fmt: skip
