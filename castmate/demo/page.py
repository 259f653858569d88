"""The page that shows what the demo made; opens offline, beside the files it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from castmate import __version__
from castmate.characters.character import Character

ACCENT = "#d9622b"


@dataclass(frozen=True)
class Scene:
    """One scene of the page, in words."""

    prompt: str
    plan: str
    """What was understood: place, hour, weather, camera."""
    video: str
    """File name beside the page."""
    consistency: str
    method: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Page:
    """Everything the page shows; file names are relative to it, or URLs."""

    character: Character
    clip: str
    clip_words: str
    sheet: str
    film: str
    contact_sheet: str
    scenes: Sequence[Scene]
    seconds: float

    def html(self) -> str:
        """The page, self-contained but for the files beside it."""
        environment = Environment(
            loader=PackageLoader("castmate.demo"), autoescape=True, undefined=StrictUndefined
        )
        return environment.get_template("page.html").render(
            character=self.character,
            clip=self.clip,
            clip_words=self.clip_words,
            sheet=self.sheet,
            film=self.film,
            contact_sheet=self.contact_sheet,
            scenes=self.scenes,
            method=self.scenes[0].method if self.scenes else "",
            seconds=round(self.seconds),
            accent=ACCENT,
            version=__version__,
        )
