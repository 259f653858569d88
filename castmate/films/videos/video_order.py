"""What somebody asked of one video, whole: all that the work needs, as a value and as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, cast

from castmate.errors import BadInput
from castmate.library.home import Home
from castmate.media.geometry import Size

Kind = Literal["create", "edit", "extend", "remix"]
Upload = Literal["image", "video"]


@dataclass(frozen=True)
class Source:
    """A finished video that another one is made from."""

    plan: Mapping[str, Any]
    """As :func:`castmate.scripts.plan_json.shot_as_json` writes it."""
    video: str
    """Name of its blob."""
    sidecar: str
    """Name of its blob."""
    seed: int


@dataclass(frozen=True)
class VideoOrder:
    """One video, as it was ordered."""

    id: str
    kind: Kind
    prompt: str
    size: Size
    seconds: Fraction
    """Of what is to be made; an extension's is that of the new part."""
    seed: int
    renderer: str
    cast: tuple[str, ...] = ()
    """Ids of characters that play whether or not the prompt names them."""
    source: Source | None = None
    upload: Upload | None = None
    """What was handed in with it, if anything: lies at :func:`upload_path`."""
    frame_rate: Fraction = Fraction(24)
    least_percent: float = 95.0
    tries: int = 2
    keep_seconds: int | None = None
    """How long the video is kept once it is made; None: until it is deleted."""

    def as_json(self) -> dict[str, Any]:
        """As the payload of a job."""
        plain = {field.name: getattr(self, field.name) for field in fields(self)}
        return plain | {
            "size": str(self.size),
            "seconds": str(self.seconds),
            "frame_rate": str(self.frame_rate),
            "cast": list(self.cast),
            "source": None if self.source is None else asdict(self.source),
        }

    @classmethod
    def from_json(cls, payload: Mapping[str, Any]) -> VideoOrder:
        """The order that :meth:`as_json` wrote; raises :class:`BadInput` for anything else."""
        try:
            source = payload["source"]
            values = {field.name: payload[field.name] for field in fields(cls)} | {
                "size": Size.parse(payload["size"]),
                "seconds": Fraction(payload["seconds"]),
                "frame_rate": Fraction(payload["frame_rate"]),
                "cast": tuple(payload["cast"]),
                "source": None if source is None else Source(**source),
            }
            return cls(**cast("Any", values))
        except (KeyError, TypeError, ValueError) as error:
            raise BadInput(f"The order of a video cannot be read: {error!r}.") from error


def upload_path(home: Home, identifier: str) -> Path:
    """Where lies what was handed in for the video or character of our own *identifier*."""
    if not identifier.isascii() or not identifier.replace("_", "").isalnum():
        raise BadInput(f'"{identifier}" is no id of ours.')
    return home.folder / "uploads" / identifier
