"""A small studio for films: a script of short shots, a library, and what a film shows."""

import hashlib
from fractions import Fraction
from pathlib import Path

import av

from castmate.characters.collection import Collection
from castmate.films.making.film_plan import Script, plan_film
from castmate.films.making.film_settings import FilmSettings
from castmate.films.making.filming import make_film
from castmate.library.home import Home
from castmate.library.library import Library
from castmate.media.geometry import Size
from castmate.report import Silent

SMALL = FilmSettings(size=Size(160, 96), frame_rate=Fraction(12), gate=None)
"""Quick to render: twelve frames a shot."""
LINES = (
    "EXT. BEACH - SUNSET",
    "A small green dragon waves. [[1s]]",
    "A small green dragon jumps. [[1s]]",
    "DISSOLVE TO:",
    "EXT. FOREST - DAY",
    "A silver robot walks. [[1s]]",
    "A silver robot sits. [[1s]]",
    "FADE OUT.",
)


def script(*lines):
    """A screenplay of *lines*, each a paragraph."""
    return Script("\n\n".join(lines or LINES), "dragon.fountain", "fountain")


class Studio:
    """Makes films in a library of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library(Home(folder / "home"))
        self.collection = Collection(self.library)

    def film(self, *lines, name="film.mp4", settings=SMALL, report=None, **how):
        """The film of *lines*, made in this process."""
        output = self.folder / name
        only = how.pop("only", ())
        plan = plan_film(script(*lines), settings, self.collection, output=output, only=only)
        return make_film(plan, self.collection, output, report=report or Silent(), **how)

    def close(self):
        """Let go of the library."""
        self.library.close()


def frames_of(film: Path) -> list[str]:
    """A digest of every frame that *film* shows, in order."""
    with av.open(str(film)) as opened:
        return [
            hashlib.sha256(frame.to_ndarray(format="yuv420p").tobytes()).hexdigest()
            for frame in opened.decode(video=0)
        ]


def greys_of(film: Path) -> list[float]:
    """How light every frame of *film* is, 0..255."""
    with av.open(str(film)) as opened:
        return [float(frame.to_ndarray(format="gray").mean()) for frame in opened.decode(video=0)]
