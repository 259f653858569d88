"""Films, their shots and takes as values, as the library keeps them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Row

TakeVerdict = Literal["pass", "fail", "not measurable", "nobody to measure", "not measured"]
"""What the gate said; ``not measured``: there was no gate."""


@dataclass(frozen=True)
class FilmRow:
    """A film: where it goes, and what it was last made from."""

    id: str
    name: str
    """What it is called on the command line; no other film of the library is."""
    output: Path
    """Absolute."""
    title: str
    script: str = field(repr=False)
    settings: Mapping[str, Any]
    """See :class:`castmate.films.making.film_settings.FilmSettings`."""
    assembled: Mapping[str, Any] | None
    """What the file at ``output`` was made of; None: nothing was assembled yet."""
    created_at: float
    """Seconds since 1970, UTC."""
    updated_at: float


@dataclass(frozen=True)
class ShotRow:
    """A shot of a film. It keeps its id, and its takes, while the script is edited."""

    id: str
    film_id: str
    position: int | None
    """From 0; None for a shot that the script no longer has."""
    label: str
    key: str
    """Of what the script asks for now; see :mod:`castmate.films.shots.shot_key`."""
    text: str
    selected: str | None
    """The id of the take that is in the film."""
    locked: bool


@dataclass(frozen=True)
class NewTake:
    """A take that was just made; its files are blobs already."""

    key: str
    """Of the shot with its first seed: all tries of one shot have the same."""
    seed: int
    """With which this one was made."""
    recipe: Mapping[str, Any] = field(repr=False)
    verdict: TakeVerdict
    percent: float | None
    least_percent: float | None
    """The gate that the verdict is about; None for none."""
    num_frames: int
    spent_seconds: float
    video: str
    """The name of the blob with the video."""
    sidecar: str


@dataclass(frozen=True)
class TakeRow(NewTake):
    """A take of a shot."""

    id: str
    shot_id: str
    number: int
    """From 1, in the order in which they were made; never given twice."""
    selected_at: float | None
    """When somebody chose it, in seconds since 1970; None: nobody has."""
    created_at: float

    def as_json(self) -> dict[str, Any]:
        """For machines, without the recipe."""
        return {
            "number": self.number,
            "seed": self.seed,
            "verdict": self.verdict,
            "consistency_percent": None if self.percent is None else round(self.percent, 1),
            "num_frames": self.num_frames,
            "renderer": self.recipe["renderer"],
            "size": self.recipe["size"],
            "key": self.key,
            "created_at": self.created_at,
        }


def film_from(row: Row[Any]) -> FilmRow:
    """*row* of the table of films as a value."""
    return FilmRow(
        id=row.id,
        name=row.name,
        output=Path(row.output),
        title=row.title,
        script=row.script,
        settings=json.loads(row.settings),
        assembled=None if row.assembled is None else json.loads(row.assembled),
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def shot_from(row: Row[Any]) -> ShotRow:
    """*row* of the table of shots as a value."""
    return ShotRow(
        row.id, row.film_id, row.position, row.label, row.key, row.text, row.selected, row.locked
    )


def take_from(row: Row[Any]) -> TakeRow:
    """*row* of the table of takes as a value."""
    return TakeRow(
        id=row.id,
        shot_id=row.shot_id,
        number=row.number,
        key=row.key,
        seed=row.seed,
        recipe=json.loads(row.recipe),
        verdict=row.verdict,
        percent=row.percent,
        least_percent=row.least_percent,
        num_frames=row.num_frames,
        spent_seconds=row.spent_seconds,
        video=row.video,
        sidecar=row.sidecar,
        selected_at=row.selected_at,
        created_at=row.created_at,
    )
