"""What several test packages share: small films made on the spot, and the program itself."""

from __future__ import annotations

import os

# As the program does for itself: before numpy is imported, here and in what the tests start.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import signal
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.geometry import Size
from tests.golden_pictures import difference, golden_file, read_golden, write_golden

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Started in the background, by nohup or by a script. What the tests start would be deaf to
    # Ctrl-C too, as it should be, but not where that is what is tested.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser):
    parser.addoption(
        "--write-golden",
        action="store_true",
        help="write the golden pictures anew instead of comparing with them; then look at them",
    )


@pytest.fixture
def golden(request, tmp_path):
    """Hold a picture against the golden one of a name, or write it with ``--write-golden``."""

    def compare(name, picture):
        path = golden_file(name)
        if request.config.getoption("--write-golden"):
            write_golden(path, picture)
        assert path.is_file(), f"{path} is missing: pytest --write-golden, then look at it"
        found = difference(picture, read_golden(path))
        if not found.is_rounding:
            seen = tmp_path / path.name
            write_golden(seen, picture)
            pytest.fail(f"{name} looks different ({found}): compare {path} with {seen}")

    return compare


@pytest.fixture
def castmate(tmp_path):
    """Run the program as a user does, with a library of its own; returns what it said."""

    def run(*arguments, home=tmp_path / "home", folder=tmp_path, **environment):
        return subprocess.run(
            [sys.executable, "-m", "castmate", *map(str, arguments)],
            capture_output=True,
            text=True,
            cwd=folder,
            env={**os.environ, "CASTMATE_HOME": str(home), **environment},
            timeout=120,
            check=False,
        )

    return run


def mascot_clip(path: Path, *, seconds: float = 2.0, size: Size = Size(320, 240)) -> Path:
    """A round green mascot with two eyes that bobs before a white wall: quick to make and cut."""
    rate = 12
    rows, columns = np.mgrid[0 : size.height, 0 : size.width]
    with VideoWriter(path, size, Fraction(rate), encoding=DRAFT) as film:
        for index in range(round(seconds * rate)):
            x = size.width / 2 + 12 * np.sin(index / 3)
            y = size.height * 0.55 + 8 * np.cos(index / 2)
            picture = np.full((size.height, size.width, 3), 250, np.uint8)
            radius = size.height * 0.28
            body = (columns - x) ** 2 + ((rows - y) * 0.85) ** 2 < radius**2
            stripes = (rows - int(y)) % 24 < 8
            picture[body] = (60, 170, 90)
            picture[body & stripes] = (40, 130, 120)
            for side in (-1, 1):
                eye = (columns - x - side * radius * 0.4) ** 2 + (rows - y + radius * 0.4) ** 2
                picture[eye < (radius * 0.2) ** 2] = (250, 250, 245)
                picture[eye < (radius * 0.1) ** 2] = (20, 20, 30)
            film.write(picture)
    return path


@pytest.fixture
def mascot(tmp_path):
    """A clip of a mascot before a plain wall."""
    return mascot_clip(tmp_path / "mascot.mp4")
