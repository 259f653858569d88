"""What the operator of a server may choose; kept in the library, so that a restart keeps it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from sqlalchemy import delete, insert, select

from castmate.errors import BadInput, shown
from castmate.library.library import Library
from castmate.library.server_tables import server_settings

MIB = 1 << 20
_DATED = 11
"""Length of the date at the end of a model's name: ``-2025-10-06``."""


def _models() -> dict[str, str]:
    return {"sora-2": "animatic", "sora-2-pro": "animatic", "animatic": "animatic"}


@dataclass(frozen=True)
class ServerSettings:
    """Every choice, with its default."""

    models: Mapping[str, str] = field(default_factory=_models)
    """Names that clients ask for, and the renderer behind each; dated names mean the undated."""
    strict_fields: bool = False
    """Refuse fields that the API does not know, instead of leaving them aside."""
    least_percent: float = 95.0
    """The gate that every video is held to."""
    tries: int = 2
    """Takes at most, where one falls short of the gate."""
    keep_seconds: int | None = None
    """How long a finished video is kept; null: until it is deleted."""
    max_upload_bytes: int = 512 * MIB
    """Of a video that is handed in."""
    max_image_bytes: int = 20 * MIB
    """Of a picture that is handed in or fetched."""
    max_clip_seconds: int = 600
    """Of a clip that a character is cast from, and of a video that is edited or extended."""
    requests_per_minute: int = 1200
    """Of one key; 0: as many as it likes. Callers without a key on this machine are not counted."""
    max_waiting: int = 1000
    """Videos that may wait or be in work for one key."""
    allow_private_targets: bool = False
    """Let webhooks and image_url reach addresses inside this machine and its network."""

    def __post_init__(self) -> None:
        if not self.models or not all(self.models.values()):
            raise BadInput("No model has a renderer.", advice='Give {"sora-2": "animatic"}.')
        if not 0 < self.least_percent <= 100:
            raise BadInput(f"least_percent {self.least_percent:g} is not in 0..100.")
        if not 1 <= self.tries <= 20:
            raise BadInput(f"tries {self.tries} is not in 1..20.")
        for name in ("max_upload_bytes", "max_image_bytes", "max_clip_seconds", "max_waiting"):
            if getattr(self, name) < 1:
                raise BadInput(f"{name} must be at least 1.")
        if self.requests_per_minute < 0 or (
            self.keep_seconds is not None and self.keep_seconds < 1
        ):
            raise BadInput("requests_per_minute and keep_seconds cannot be negative.")

    def renderer_of(self, model: str) -> str | None:
        """The renderer behind *model*; None where no model is called so.

        >>> ServerSettings().renderer_of("sora-2-2025-10-06")
        'animatic'
        """
        undated = model[:-_DATED] if model[-_DATED:].replace("-", "").isdigit() else model
        return self.models.get(model) or self.models.get(undated)

    def as_json(self) -> dict[str, Any]:
        """Every choice as plain JSON values."""
        return {each.name: getattr(self, each.name) for each in fields(self)} | {
            "models": dict(self.models)
        }


def changed(settings: ServerSettings, changes: Mapping[str, Any]) -> ServerSettings:
    """*settings* with *changes*; raises :class:`BadInput`, naming what cannot be."""
    defaults = ServerSettings().as_json()
    for name, value in changes.items():
        if name not in defaults:
            raise BadInput(
                f'There is no setting "{shown(name)}".', advice=f"There are: {', '.join(defaults)}."
            )
        if not _fits(name, value, defaults[name]):
            raise BadInput(f"The setting {name} cannot be {shown(json.dumps(value))}.")
    return replace(settings, **dict(changes))


def _fits(name: str, value: object, default: object) -> bool:
    if name == "keep_seconds":
        return value is None or type(value) is int
    if name == "models":
        return isinstance(value, dict) and all(
            isinstance(text, str) and 0 < len(text) <= 80 for text in (*value, *value.values())
        )
    if isinstance(default, float):
        return type(value) in (int, float)
    return type(value) is type(default)


def load_settings(library: Library) -> ServerSettings:
    """The settings that *library* keeps; those never chosen have their defaults."""
    with library.database.reading() as connection:
        rows = connection.execute(select(server_settings)).all()
    known = {each.name for each in fields(ServerSettings)}
    kept = {row.name: json.loads(row.value) for row in rows if row.name in known}
    return changed(ServerSettings(), kept)


def save_settings(library: Library, changes: Mapping[str, Any]) -> ServerSettings:
    """Keep *changes* in *library*; returns all settings as they are then."""
    settings = changed(load_settings(library), changes)
    with library.database.writing() as connection:
        for name, value in changes.items():
            connection.execute(delete(server_settings).where(server_settings.c.name == name))
            row = {"name": name, "value": json.dumps(value)}
            connection.execute(insert(server_settings).values(row))
    return settings
