"""What several test packages share: small films made on the spot, and the program itself."""

from __future__ import annotations

import os
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from castmate.media.encode import DRAFT, VideoWriter
from castmate.media.geometry import Size


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
