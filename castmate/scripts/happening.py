"""Something in a shot that can be heard: what it is, when, and where in the picture."""

from dataclasses import dataclass
from typing import Literal, get_args

HappeningKind = Literal[
    "step", "landing", "thud", "whoosh", "flap", "stroke", "splash", "bite", "chew", "breath",
    "rolling", "pull", "rustle", "giggle", "syllable",
]  # fmt: skip
"""``rolling`` is something ridden; ``pull`` a hand over hand on a rope; ``breath`` that of a
sleeper; ``syllable`` one of talking without words."""
HAPPENING_KINDS: tuple[HappeningKind, ...] = get_args(HappeningKind)


@dataclass(frozen=True)
class Happening:
    """One of them. A renderer that knows what it shows hands these over."""

    kind: HappeningKind
    handle: str
    """Who does it."""
    start_seconds: float
    """Since the shot began."""
    seconds: float = 0.0
    """How long it lasts; 0 for what is over at once."""
    strength: float = 1.0
    """0..1.5, 1 is usual."""
    side: float = 0.0
    """-1 at the picture's left edge .. 1 at its right."""
    with_what: str = ""
    """What it is done with, such as the ``"sled"`` of ``rolling``."""
