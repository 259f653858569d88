"""The character: who it is, as plain values.

Pictures are named by the SHA-256 of their PNG bytes and live in the library's blobs.
"""

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Literal

from castmate.media.geometry import Size

Edge = Literal["left", "top", "right", "bottom"]
Kind = Literal["non_human", "human"]
Branch = Literal["alpha", "plain", "hinted", "automatic"]
"""How it was cut out: by the clip's own alpha, off a plain background, hinted, or unaided."""


@dataclass(frozen=True)
class Window:
    """The part of the clip the character was taken from."""

    start_seconds: float
    duration_seconds: float
    why: str
    """In words, for the user: why this part and not another."""


@dataclass(frozen=True)
class View:
    """One cut-out picture of the character."""

    picture: str
    """SHA-256 of an RGBA PNG, cropped to the subject with a small margin."""
    size: Size
    frame_index: int
    time_seconds: float
    score: float
    """0..1, how good a picture it is: sharp, whole, large, sure."""
    cut_by: tuple[Edge, ...] = ()
    """The edges of the clip's frame that saw a part of the character off."""


@dataclass(frozen=True)
class Loop:
    """The character's own motion: a short run of cut-outs that closes on itself."""

    pictures: tuple[str, ...]
    """SHA-256 of RGBA PNGs, all of one size, standing on the same spot."""
    size: Size
    frame_rate: Fraction
    seam: float
    """0..1: how unseen the jump from the last picture to the first is; 1 is unseen."""
    cut_by: tuple[Edge, ...] = ()


@dataclass(frozen=True)
class Swatch:
    """One of the character's colours."""

    name: str
    """In words, such as ``"mint green"``."""
    hex: str
    """``"#rrggbb"``, sRGB."""
    share: float
    """0..1 of the character's visible surface."""


@dataclass(frozen=True)
class Trait:
    """A key feature in words, such as ``"short fluffy fur"``."""

    text: str
    source: Literal["measured", "told"]
    """Measured from the pictures, or told by the user."""


@dataclass(frozen=True)
class Rights:
    """What is recorded about the right to use this character."""

    kind: Kind = "non_human"
    consent: str | None = None
    """The words in which a human consented, for characters that are or show a person."""
    statement: str | None = None
    """The user's explicit statement that overrides an originality warning."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Character:
    """Who it is. Stored as JSON; its pictures and signature are blobs beside it."""

    id: str
    """``char_`` and 24 hexadecimal digits."""
    handle: str
    """Lower-case letters, digits and underscores; written ``@handle`` in scripts."""
    name: str
    version: int
    created_at: datetime
    """UTC, aware."""
    confidence: float
    """0..1, how sure castmate is of the cut-out; below .5 it moves one still view only."""
    branch: Branch
    window: Window
    views: tuple[View, ...]
    """Best first, at least one."""
    loop: Loop | None
    """None when the matte is not sure enough to be shown moving."""
    palette: tuple[Swatch, ...]
    """Largest share first."""
    traits: tuple[Trait, ...]
    rights: Rights
    signature: str
    """SHA-256 of the signature blob (safetensors)."""
    clip: str
    """SHA-256 of the source clip's bytes; the clip itself is not kept unless asked."""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
