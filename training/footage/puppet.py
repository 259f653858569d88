"""A puppet: parts that hang on one another by joints, each with its own coat."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.footage.outlines import Outline

Affine = NDArray[np.float64]
"""float64 (3, 3) with a last row of 0 0 1."""


@dataclass(frozen=True)
class Decal:
    """A mark painted on a part: an eye, a belly, a label."""

    outline: Outline
    role: str


@dataclass(frozen=True)
class Part:
    """One stiff piece."""

    outline: Outline
    role: str
    """What it is, and so which coat it wears: body, head, leg, ear, tail, shirt ..."""
    parent: int = -1
    """Place of the part it hangs on, which stands before it in the puppet; -1: the ground."""
    joint: tuple[float, float] = (0.0, 0.0)
    """Where on the parent."""
    angle: float = 0.0
    """Radians, at rest."""
    depth: int = 0
    """Parts of greater depth are painted first."""
    holes: tuple[Outline, ...] = ()
    decals: tuple[Decal, ...] = ()
    beat: float = 0.0
    """Phase of its swing in a walk, radians."""


@dataclass(frozen=True)
class Puppet:
    """A subject or thing, at rest."""

    kind: str
    parts: tuple[Part, ...]
    stands: bool = True
    """Whether it stands on the ground (else it flies, swims or lies seen from above)."""
    wriggles: bool = False
    """Whether its whole body bends as it moves: fish, snakes."""
    walks: bool = False
    turned: bool = False
    """Whether it looks as wide from every side: bottles, balls."""


def pose(
    puppet: Puppet, swing: NDArray[np.float64], stretch: NDArray[np.float64], spin: float = 0.0
) -> list[Affine]:
    """Where each part lies: part coordinates to puppet coordinates.

    *swing* (parts,) adds to the angles at rest, in radians; *stretch* (parts,) scales lengths.
    *spin*: radians by which the puppet turned on its upright axis; its parts go round with it.
    """
    placed: list[Affine] = []
    for part, extra, scale in zip(puppet.parts, swing, stretch, strict=True):
        c, s = np.cos(part.angle + extra), np.sin(part.angle + extra)
        x, y = part.joint[0] * np.cos(spin), part.joint[1]
        own = np.array([[c, -s * scale, x], [s, c * scale, y], [0, 0, 1]])
        placed.append(own if part.parent < 0 else placed[part.parent] @ own)
    return placed


def branch(puppet: Puppet, root: int) -> list[int]:
    """Places of the part and of all that hangs on it."""
    inside = [root]
    for place, part in enumerate(puppet.parts):
        if part.parent in inside:
            inside.append(place)
    return inside


def moved(outline: Outline, by: Affine) -> Outline:
    """The outline under an affine map."""
    return outline @ by[:2, :2].T + by[:2, 2]
