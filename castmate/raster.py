"""Makes Skia importable on a machine that has no graphics libraries at all.

A package that draws calls :func:`make_skia_loadable` in its ``__init__``, before ``import skia``.

Remove this module, and ``hollow_library``, once skia-python's wheels open libGL and libEGL only
when a graphics card is asked for (as of 144 they are needed to import it).
"""

from __future__ import annotations

import ctypes
import importlib.util
import platform
import re
import sys
import tempfile
from pathlib import Path
from typing import IO

from castmate.errors import CastmateError, NoSpace
from castmate.hollow_library import hollow_library

_GRAPHICS = {"libEGL.so.1": rb"egl", "libGL.so.1": rb"gl"}


def make_skia_loadable() -> None:
    """Give ``import skia`` the graphics libraries it is linked against, hollow where missing.

    Raises :class:`castmate.errors.CastmateError` on a processor castmate knows no way for.
    """
    if "skia" in sys.modules:
        return
    for soname, prefix in _GRAPHICS.items():
        try:
            ctypes.CDLL(soname, mode=ctypes.RTLD_GLOBAL)
        except OSError:
            _load_hollow(soname, prefix)


def _load_hollow(soname: str, prefix: bytes) -> None:
    """Put a hollow *soname* into this process, so that the loader does not look for a real one."""
    spec = importlib.util.find_spec("skia")
    if spec is None or spec.origin is None:
        return  # importing skia will say so in the usual words
    names = re.findall(rb"\0(" + prefix + rb"[A-Z]\w{2,60})(?=\0)", Path(spec.origin).read_bytes())
    try:
        image = hollow_library(
            soname, sorted({name.decode() for name in names}), machine=platform.machine()
        )
    except KeyError:
        raise CastmateError(
            f"Drawing needs {soname}, which this machine ({platform.machine()}) lacks.",
            advice="Install it: sudo apt-get install libegl1 libgl1",
        ) from None
    with tempfile.NamedTemporaryFile(suffix=f"-{soname}") as file:
        _fill(file, image)
        ctypes.CDLL(file.name, mode=ctypes.RTLD_GLOBAL)


def _fill(file: IO[bytes], image: bytes) -> None:
    try:
        file.write(image)
        file.flush()
    except OSError as problem:
        raise NoSpace(
            f"The folder for temporary files, {tempfile.gettempdir()}, is full: drawing needs "
            f"{len(image):,} bytes there ({problem.strerror}).",
            advice="Make room, or name another folder in TMPDIR.",
        ) from problem
