"""The seam every renderer fits: the built-in animatic, diffusion models, remote services."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, Protocol

from castmate.media.geometry import Box, Size
from castmate.media.pixels import RgbaImage, RgbImage
from castmate.report import Report
from castmate.scripts.happening import Happening
from castmate.scripts.shot import Shot

Look = Literal["sticker", "cel", "plain"]


@dataclass(frozen=True)
class Motion:
    """A loop's pictures, decoded: the character's own movement."""

    pictures: tuple[RgbaImage, ...]
    frame_rate: Fraction


@dataclass(frozen=True)
class Reference:
    """What a renderer is given of a character."""

    handle: str
    name: str
    description: str
    """The text anchor: name and key traits, such as ``"Momo, a mint green round monster"``."""
    views: tuple[RgbaImage, ...] = ()
    """The reference anchor, best first, cropped to the subject. Empty: anchored by text only."""
    motion: Motion | None = None
    cut_by: tuple[Literal["left", "top", "right", "bottom"], ...] = ()
    """Edges at which the clip's frame saw the character off; these must be hidden."""


@dataclass(frozen=True)
class RenderSettings:
    """How the footage is made, whatever happens in it."""

    size: Size = Size(1280, 720)
    frame_rate: Fraction = Fraction(24)
    look: Look = "sticker"
    set_photo: RgbImage | None = None
    """A photo to stand in as the set, in place of the drawn one."""


@dataclass(frozen=True)
class Limits:
    """What a renderer can do; asking for more is an error before any work."""

    sizes: tuple[Size, Size]
    """Smallest and largest picture, side by side compared."""
    seconds: tuple[Fraction, Fraction]
    frame_rates: tuple[Fraction, Fraction]
    max_cast: int
    max_views: int
    """Per character; further views are not used, and the plan says so."""


@dataclass(frozen=True)
class Placement:
    """Where the renderer put a character in a frame."""

    handle: str
    box: Box


@dataclass(frozen=True)
class FootageFrame:
    """One finished picture and who stands where in it."""

    rgb: RgbImage
    """An array of its own: not changed once handed over, as it is encoded meanwhile."""
    placements: tuple[Placement, ...] | None = None
    """None where the renderer does not know."""
    happenings: tuple[Happening, ...] = ()
    """What begins to be heard with this picture, where the renderer knows."""


@dataclass(frozen=True)
class Footage:
    """Frames of a take, made as they are asked for: memory does not grow with length."""

    size: Size
    frame_rate: Fraction
    num_frames: int
    frames: Iterator[FootageFrame]
    """Exactly *num_frames*; can be walked once. Closing it early frees what it holds."""


class Renderer(Protocol):
    """Makes footage of one shot."""

    @property
    def name(self) -> str:
        """Name and version, part of a take's recipe, such as ``"animatic-4"``."""

    @property
    def limits(self) -> Limits:
        """What can be asked of it."""

    def render(
        self,
        shot: Shot,
        cast: Sequence[Reference],
        settings: RenderSettings,
        *,
        seed: int,
        report: Report,
    ) -> Footage:
        """Footage of *shot* with *cast*, in the order of ``shot.cast``.

        The same arguments give identical frames. Raises :class:`castmate.errors.BeyondLimit`
        before any work; raises :class:`castmate.errors.Cancelled` from ``frames``.
        """
