"""The work of kind "film": a script that was handed to the server becomes a film of the library."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from castmate.characters.collection import Collection
from castmate.errors import BadInput
from castmate.films.making.film_plan import Script, plan_film
from castmate.films.making.film_settings import FilmSettings
from castmate.jobs.work import Produced
from castmate.library.home import Home
from castmate.library.library import Library
from castmate.media.part_file import writing_to
from castmate.report import Report

FILM = "film"
"""The kind of its jobs."""


class FilmWork:
    """Makes films. Fits :class:`castmate.jobs.work.Work`."""

    def __init__(self, library: Library) -> None:
        """Takes and films go into *library*."""
        self._collection = Collection(library)

    def __call__(self, payload: Mapping[str, Any], *, folder: Path, report: Report) -> Produced:
        """Make the film of *payload*: script, form, settings and name.

        Its shots are jobs of their own: this worker does them, and others that are free help.
        """
        # Here, because a film's making asks what works there are, and this is one of them.
        from castmate.films.making.filming import make_film

        del folder  # a film is written beside its name, wholly or not at all
        output = film_file(self._collection.library.home, str(payload["name"]))
        script = Script(str(payload["script"]), str(payload["name"]), payload["form"])
        settings = FilmSettings.from_json(payload["settings"])
        plan = plan_film(script, settings, self._collection, output=output)
        with writing_to(output):
            output.parent.mkdir(parents=True, exist_ok=True)
        made = make_film(plan, self._collection, output, report=report)
        return Produced({"film": made.film.id, "name": made.film.name})


def film_file(home: Home, name: str) -> Path:
    """Where the film called *name* lies: a name of letters, digits, ``-`` and ``_``, no path."""
    if not 0 < len(name) <= 80 or not name.replace("-", "").replace("_", "").isalnum():
        raise BadInput(
            "A film's name has letters, digits, - and _ only, at most 80.", advice="Such as surf-1."
        )
    return home.folder / "films" / f"{name}.mp4"
