"""Poses: how a whole flat character is bent, stretched and moved, as one value.

Lengths are in heights of the character unless they say otherwise, so that a pose fits anyone.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from castmate.renderers.animatic.easing import between

Coordinates = NDArray[np.floating]


@dataclass(frozen=True)
class Pose:
    """One moment of acting. The default stands upright and still."""

    x: float = 0.0
    """Stage units: where on the stage."""
    lift: float = 0.0
    """Height of the soles above the ground."""
    seat: float = 0.0
    """How much of the lift is a seat: the height of what it casts its shadow on."""
    turn: float = 0.0
    """Degrees, clockwise."""
    pivot: float = 0.0
    """What the turn is about: 0 the soles, .5 the middle of the body."""
    pivot_side: float = 0.0
    """The same sideways: -.2 is about the left foot."""
    stretch: float = 1.0
    """Taller (and thinner) above 1, squashed below."""
    lean: float = 0.0
    """How far the top is pushed to the right, evenly from the soles up."""
    bend: float = 0.0
    """The same, but growing upwards like a stalk."""
    nod: float = 0.0
    """How far the head is let down."""
    tilt: float = 0.0
    """How far the head alone is moved to the right."""
    breath: float = 0.0
    """0..1: how full the chest is."""
    facing: float = 1.0
    """1 as pictured, -1 mirrored; between them the character is seen on edge."""
    dim: float = 0.0
    """0..1: how dark, as a side turned away is."""
    fade: float = 0.0
    """0..1: how transparent."""
    grounded: float = 0.0
    """1: the lowest part of the picture touches the ground, however it lies; 0: the soles do."""
    sunk: float = 0.0
    """How much of the height is hidden below the ground line, water or a ledge."""
    asleep: float = 0.0
    """Above .5 the eyes are closed, where there is a picture with closed eyes."""
    still: float = 0.0
    """Above .5 the character rests: its best still view is shown, not its own motion."""


def blended(a: Pose, b: Pose, share: float) -> Pose:
    """From *a* (share 0) to *b* (share 1), every part of the pose alike."""
    if share <= 0 or share >= 1:
        return b if share >= 1 else a
    return replace(
        a, **{f.name: between(getattr(a, f.name), getattr(b, f.name), share) for f in fields(Pose)}
    )


_NECK = 0.62
"""Height above which a flat character counts as head; mascots are head-heavy."""


def _head(v: Coordinates) -> Coordinates:
    """0 in the body, 1 in the head, soft in the neck."""
    s = np.clip((v - (_NECK - 0.2)) / 0.4, 0, 1)
    return np.asarray(s * s * (3 - 2 * s))


def _edge_on(facing: float) -> float:
    """Width factor of a flat figure turning round; it must not become a line on the way."""
    return math.copysign(0.3 + 0.7 * abs(facing), facing)


def bent(pose: Pose, u: Coordinates, v: Coordinates) -> tuple[Coordinates, Coordinates]:
    """Where points of the upright character go.

    *u* is right of the soles' middle and *v* above the soles, in heights; so are the results,
    before the pose's own place on the stage (``x`` and ``lift``) is added.
    """
    wide = pose.stretch**-0.7 * _edge_on(pose.facing)
    chest = 1 + 0.035 * pose.breath * np.exp(-(((v - 0.45) / 0.3) ** 2))
    x = u * wide * chest + pose.lean * v + pose.bend * v * v + pose.tilt * _head(v)
    y = v * pose.stretch - pose.nod * _head(v)
    c, s = math.cos(math.radians(pose.turn)), math.sin(math.radians(pose.turn))
    x, y = x - pose.pivot_side, y - pose.pivot
    return x * c + y * s + pose.pivot_side, y * c - x * s + pose.pivot


def unbent(pose: Pose, x: Coordinates, y: Coordinates) -> tuple[Coordinates, Coordinates]:
    """The way back from :func:`bent`: which point of the character shows at *x*, *y*."""
    c, s = math.cos(math.radians(pose.turn)), math.sin(math.radians(pose.turn))
    x, y = x - pose.pivot_side, y - pose.pivot
    x, y = x * c - y * s + pose.pivot_side, y * c + x * s + pose.pivot
    v = y / pose.stretch
    for _ in range(2 if pose.nod else 0):  # the nod is small: two rounds are exact to a pixel
        v = (y + pose.nod * _head(v)) / pose.stretch
    wide = pose.stretch**-0.7 * _edge_on(pose.facing)
    chest = 1 + 0.035 * pose.breath * np.exp(-(((v - 0.45) / 0.3) ** 2))
    u = (x - pose.lean * v - pose.bend * v * v - pose.tilt * _head(v)) / (wide * chest)
    return u, v
