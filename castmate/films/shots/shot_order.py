"""What a worker is told to make: one shot, as plain values that a job can carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, cast

from castmate.characters.character import Character
from castmate.characters.collection import Collection
from castmate.films.shots.gating import Gate
from castmate.films.shots.renderers import renderer_called
from castmate.films.shots.shooting import ShotRequest
from castmate.films.shots.shot_key import shot_key
from castmate.films.shots.stored_plan import shot_from_json
from castmate.media.geometry import Size
from castmate.renderers.renderer import Look, RenderSettings
from castmate.scripts.plan_json import shot_as_json
from castmate.scripts.shot import Role, Shot


@dataclass(frozen=True)
class ShotOrder:
    """One shot with everything that shapes its takes."""

    shot: Shot
    renderer: str
    size: Size
    frame_rate: Fraction
    look: Look
    seed: int
    gate: Gate | None

    @property
    def settings(self) -> RenderSettings:
        """What the renderer is told."""
        return RenderSettings(self.size, self.frame_rate, self.look)

    @property
    def num_frames(self) -> int:
        """How long a take of it is to be."""
        return max(1, round(self.shot.seconds * self.frame_rate))

    @property
    def request(self) -> ShotRequest:
        """The same as asked of one shot."""
        return ShotRequest(
            prompt=self.shot.prompt, seconds=self.shot.seconds, size=self.size,
            frame_rate=self.frame_rate, look=self.look, seed=self.seed,
        )  # fmt: skip

    def characters(self, collection: Collection) -> list[Character]:
        """Those of the cast that have pictures, as they are now."""
        return [collection.get(role.handle) for role in self.shot.cast if is_pictured(role)]

    def key(self, collection: Collection) -> str:
        """What the takes of this shot are known by, as its characters are now."""
        renderer = renderer_called(self.renderer)
        characters = self.characters(collection)
        return shot_key(self.shot, characters, self.settings, renderer, seed=self.seed)

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values, read again by :meth:`from_json`."""
        gate = self.gate
        return {
            "shot": {**shot_as_json(self.shot), "seconds": str(self.shot.seconds)},
            "renderer": self.renderer,
            "size": str(self.size),
            "frame_rate": str(self.frame_rate),
            "look": self.look,
            "seed": self.seed,
            "gate": None if gate is None else [gate.least_percent, gate.tries],
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> ShotOrder:
        """The order that :meth:`as_json` wrote."""
        gate = values["gate"]
        return cls(
            shot=shot_from_json(values["shot"]),
            renderer=values["renderer"],
            size=Size.parse(values["size"]),
            frame_rate=Fraction(values["frame_rate"]),
            look=cast("Look", values["look"]),
            seed=values["seed"],
            gate=None if gate is None else Gate(gate[0], gate[1]),
        )


def is_pictured(role: Role) -> bool:
    """Whether *role* is played by a character of the library that has pictures."""
    return "reference" in role.anchors
