"""How a film is made, whatever happens in it: one value for all its shots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, cast, get_args

from castmate.errors import BadInput, shown
from castmate.films.shots.gating import Gate
from castmate.media.geometry import Size
from castmate.renderers.renderer import Look, RenderSettings

DRAFT_SIDE = 480
"""Pixels of the longer side of a draft."""
DRAFT_RATE = Fraction(12)
"""Frames per second of a draft, at most."""


@dataclass(frozen=True)
class FilmSettings:
    """What the user asks of every shot of a film."""

    renderer: str = "animatic"
    size: Size = Size(1280, 720)
    frame_rate: Fraction = Fraction(24)
    look: Look = "sticker"
    """Where the script does not say another."""
    seed: int = 1
    """Likewise."""
    gate: Gate | None = Gate()
    """What a take must reach; None: whatever is made is taken."""
    subtitles: bool = False
    """Whether what is said is burnt into the pictures."""

    @property
    def render_settings(self) -> RenderSettings:
        """What a renderer is told."""
        return RenderSettings(self.size, self.frame_rate, self.look)

    def as_draft(self) -> FilmSettings:
        """The same, small and quick: to see whether the film works before it is made."""
        small = self.size.fitted(DRAFT_SIDE)
        even = Size(max(64, small.width // 2 * 2), max(64, small.height // 2 * 2))
        return replace(self, size=even, frame_rate=min(self.frame_rate, DRAFT_RATE), gate=None)

    def as_json(self) -> dict[str, Any]:
        """Plain JSON values, read again by :meth:`from_json`."""
        gate = self.gate
        return {
            "renderer": self.renderer,
            "size": str(self.size),
            "frame_rate": str(self.frame_rate),
            "look": self.look,
            "seed": self.seed,
            "gate_percent": None if gate is None else gate.least_percent,
            "tries": None if gate is None else gate.tries,
            "subtitles": self.subtitles,
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> FilmSettings:
        """The settings of :meth:`as_json`. Raises :class:`castmate.errors.BadInput`."""
        try:
            percent = values["gate_percent"]
            rate = Fraction(str(values["frame_rate"])[:20])
            read = cls(
                renderer=str(values["renderer"]),
                size=Size.parse(values["size"]),
                frame_rate=rate,
                look=cast("Look", values["look"]),
                seed=int(values["seed"]),
                gate=None if percent is None else Gate(float(percent), int(values["tries"])),
                subtitles=bool(values["subtitles"]),
            )
        except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError) as error:
            raise _damaged(error) from None
        if read.look not in get_args(Look) or rate <= 0 or read.seed < 0:
            raise _damaged(f"{read.look}, {rate} frames per second, seed {read.seed}")
        return read


def _damaged(why: object) -> BadInput:
    return BadInput(
        f"The settings of the film are damaged: {shown(why)}.",
        advice="Give the script and the settings on the command line.",
    )
