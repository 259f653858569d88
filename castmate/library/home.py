"""Where castmate keeps things on this machine: one folder, movable with ``CASTMATE_HOME``."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from castmate.errors import NoSpace


@dataclass(frozen=True)
class Home:
    """The folder that holds the library."""

    folder: Path

    @classmethod
    def find(cls, environment: Mapping[str, str] = os.environ) -> Home:
        """``$CASTMATE_HOME`` if set, else the platform's place for user data."""
        chosen = environment.get("CASTMATE_HOME", "").strip()
        return cls(Path(chosen).expanduser() if chosen else user_data_path("castmate"))

    @property
    def database(self) -> Path:
        """The SQLite file with every row of the library."""
        return self.folder / "library.sqlite3"

    @property
    def blobs(self) -> Path:
        """The folder with every picture of the library, by content hash."""
        return self.folder / "blobs"

    @property
    def sheets(self) -> Path:
        """The folder with a character sheet for every character, as pictures to look at."""
        return self.folder / "sheets"

    def sheet(self, handle: str) -> Path:
        """Where the sheet of the character called *handle* lies."""
        return self.sheets / f"{handle}.png"

    def make(self) -> None:
        """Create the folder; raises :class:`castmate.errors.NoSpace` where that cannot be done."""
        try:
            self.blobs.mkdir(parents=True, exist_ok=True)
            self.sheets.mkdir(exist_ok=True)
        except OSError as error:
            raise NoSpace(
                f"The library folder {self.folder} cannot be made: {error.strerror}.",
                advice="Set CASTMATE_HOME to a folder you can write to.",
            ) from error
