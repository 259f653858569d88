"""The plan of a film: what its script asks for, what is there already, and what is left to do.

Making a plan renders nothing and writes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Literal

from castmate.characters.character import Character
from castmate.characters.collection import Collection
from castmate.errors import BadInput, shown
from castmate.films.book.choosing import best_of, is_settled
from castmate.films.book.shot_writing import WantedShot
from castmate.films.book.take_rows import ShotRow, TakeRow
from castmate.films.book.takes import TakeBook
from castmate.films.cutting.cut_list import CutShot, cut_list
from castmate.films.making.film_limits import check_limits
from castmate.films.making.film_settings import FilmSettings
from castmate.films.shots.casting import known_characters
from castmate.films.shots.renderers import renderer_called
from castmate.films.shots.shot_key import shot_key
from castmate.films.shots.shot_order import ShotOrder, is_pictured
from castmate.renderers.renderer import Limits, Renderer
from castmate.scripts.film import Film, FilmShot
from castmate.scripts.read import read_script


@dataclass(frozen=True)
class Script:
    """A script as it was handed in."""

    text: str = field(repr=False)
    name: str = ""
    """Of its file, without the folder; empty for text from elsewhere."""
    form: Literal["fountain", "list", "auto"] = "auto"


@dataclass(frozen=True)
class PlannedShot:
    """One shot: what is asked for, and what there is of it."""

    shot: FilmShot
    order: ShotOrder
    row: ShotRow
    """As it is in the book, or would be."""
    takes: tuple[TakeRow, ...]
    """Of what is asked for, the shot's own or another's; in order."""
    shown: TakeRow | None
    """The take that would be in the film now."""
    is_ready: bool
    """Whether nothing is left to be rendered."""

    @property
    def num_frames(self) -> int:
        """How long it is to be."""
        return self.order.num_frames

    @property
    def is_outdated(self) -> bool:
        """Whether it is locked, and the script asks for something else by now."""
        return self.row.locked and self.shown is not None and self.shown.key != self.row.key


@dataclass(frozen=True)
class FilmPlan:
    """A film before it is made."""

    script: Script
    film: Film
    settings: FilmSettings
    shots: tuple[PlannedShot, ...]
    """Those that will be in the file, in order."""
    all_shots: tuple[PlannedShot, ...]
    """Also those that ``--only`` leaves out."""
    characters: tuple[Character, ...]
    """Those of the library that play, by handle."""
    limits: Limits

    @property
    def missing(self) -> tuple[PlannedShot, ...]:
        """What is left to be rendered."""
        return tuple(shot for shot in self.shots if not shot.is_ready)


def plan_film(
    script: Script,
    settings: FilmSettings,
    collection: Collection,
    *,
    output: Path | None = None,
    only: Sequence[str] = (),
) -> FilmPlan:
    """The plan of *script*; what was made for the film at *output* before is found again.

    *only* are labels of scenes or shots. Raises what the script has to say, with line and column,
    and :class:`castmate.errors.BeyondLimit` for what the renderer cannot do.
    """
    characters = {who.handle: who for who in collection.all()}
    known = known_characters(list(characters.values()))
    film = read_script(script.text, known=known, form=script.form, name=script.name)
    renderer = renderer_called(settings.renderer)
    check_limits(film, settings, renderer.limits)
    orders = [_order(shot, settings) for shot in film.shots]
    keys = [_key(order, characters, renderer) for order in orders]
    wanted = [
        WantedShot(shot.label, key, _known_by(shot, scene.heading))
        for key, (scene, shot) in zip(
            keys, ((scene, shot) for scene in film.scenes for shot in scene.shots), strict=True
        )
    ]
    book = TakeBook(collection.library)
    shots = _planned(film.shots, orders, book.would_be(output, wanted), book)
    playing = {role.handle for shot in film.shots for role in shot.shot.cast if is_pictured(role)}
    return FilmPlan(
        script, film, settings, _only(shots, only), tuple(shots),
        tuple(characters[handle] for handle in sorted(playing)), renderer.limits,
    )  # fmt: skip


def wanted_shots(plan: FilmPlan) -> list[WantedShot]:
    """Every shot of *plan* as the book is told of it."""
    return [WantedShot(s.shot.label, s.row.key, s.row.text) for s in plan.all_shots]


def _order(shot: FilmShot, settings: FilmSettings) -> ShotOrder:
    return ShotOrder(
        shot=shot.shot,
        renderer=settings.renderer,
        size=settings.size,
        frame_rate=settings.frame_rate,
        look=shot.look or settings.look,
        seed=settings.seed if shot.seed is None else shot.seed,
        gate=settings.gate,
    )


def _key(order: ShotOrder, characters: dict[str, Character], renderer: Renderer) -> str:
    cast = [characters[role.handle] for role in order.shot.cast if is_pictured(role)]
    return shot_key(order.shot, cast, order.settings, renderer, seed=order.seed)


def _known_by(shot: FilmShot, heading: str) -> str:
    """The text by which a shot is known again: the same words in another scene are another."""
    return f"{heading}\n{shot.shot.prompt}"


def _planned(
    shots: Sequence[FilmShot],
    orders: Sequence[ShotOrder],
    rows: Sequence[ShotRow],
    book: TakeBook,
) -> list[PlannedShot]:
    by_key = book.takes_with(row.key for row in rows)
    locked = book.takes_called(row.selected for row in rows if row.locked)
    planned = []
    for shot, order, row in zip(shots, orders, rows, strict=True):
        takes = [take for take in by_key.get(row.key, ()) if book.is_there(take)]
        own = [take for take in takes if take.shot_id == row.id]
        kept = locked.get(row.selected or "")
        shown = kept or best_of(own or takes, order.gate)
        once = list({take.seed: take for take in takes}.values())  # others may have the same
        is_ready = kept is not None or is_settled(own, order.gate) or is_settled(once, order.gate)
        planned.append(PlannedShot(shot, order, row, tuple(takes), shown, is_ready))
    return planned


def _only(shots: Sequence[PlannedShot], only: Sequence[str]) -> tuple[PlannedShot, ...]:
    """The shots whose label, or whose scene's, is one of *only*; all where that is empty."""
    chosen: set[str] = set()
    for label in only:
        asked = label.strip().casefold()
        found = [
            shot.shot.label
            for shot in shots
            if shot.shot.label.casefold() == asked
            or shot.shot.label.casefold().startswith(f"{asked}-")
        ]
        if not found:
            scenes = list(dict.fromkeys(shot.shot.label.split("-")[0] for shot in shots))
            raise BadInput(
                f'The film has no scene or shot "{shown(label)}".',
                advice=f"Its scenes are {', '.join(scenes[:12])}"
                f"{', ...' if len(scenes) > 12 else ''}; see castmate film SCRIPT --plan",
            )
        chosen.update(found)
    return tuple(shot for shot in shots if not only or shot.shot.label in chosen)


def seconds_of(plan: FilmPlan) -> Fraction:
    """How long the film will be: shots that dissolve into one another overlap."""
    rate = plan.settings.frame_rate
    shots = [CutShot("", shot.num_frames, shot.shot.entered_by) for shot in plan.shots]
    return cut_list(shots, rate, ends_by=plan.film.ends_by).num_frames / rate
