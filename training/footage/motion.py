"""How a subject moves: from not at all to walking, wagging, bouncing, bending and turning."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from training.footage.puppet import Affine, Puppet, branch

Manner = Literal[
    "pinned", "followed", "walk", "partial", "bounce", "bend", "turntable", "drift", "still"
]
MANNERS: tuple[Manner, ...] = (
    "pinned", "followed", "walk", "partial", "bounce", "bend", "turntable", "drift", "still",
)  # fmt: skip
SHARES = (0.26, 0.17, 0.13, 0.15, 0.05, 0.06, 0.05, 0.08, 0.05)


@dataclass(frozen=True)
class Motion:
    """The movement of one puppet over time, in frames and frame heights."""

    manner: Manner
    swings: NDArray[np.float64]
    """(parts, 4): radians, radians a frame, phase, share of stretching."""
    speed: NDArray[np.float64]
    """x, y per frame over the ground, or over the screen where the camera follows."""
    hop: tuple[float, float, float]
    """Height, radians a frame, phase."""
    turn: tuple[float, float, float]
    """Radians per frame; rocking: radians, radians a frame."""
    squeeze: tuple[float, float, float]
    """Of the width, for what turns on its axis: depth, radians a frame, phase."""
    spin: float
    """Radians a frame about its upright axis, of what stands on a turntable."""
    growth: float
    """Logarithm of its size per frame."""
    bend: tuple[float, float, float, float]
    """Waves of its whole body: height, waves in a unit, radians a frame, phase; 0: none."""
    follows: float
    """How much of the camera's motion it shares, 0: none (it stands in the world) .. 1."""

    def swing(self, frame: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(parts,) radians to add to the angles, and (parts,) stretches."""
        size, pace, phase, stretch = self.swings.T
        wave = size * np.sin(pace * frame + phase)
        return wave, 1 + stretch * wave

    def carry(self, frame: float) -> Affine:
        """Where the whole puppet is: from a frame about its feet to the place it stands at."""
        height, pace, phase = self.hop
        lift = -height * abs(np.sin(pace * frame + phase))
        angle = self.turn[0] * frame + self.turn[1] * np.sin(self.turn[2] * frame)
        depth, rate, start = self.squeeze
        wide = 1 - depth * (0.5 - 0.5 * np.cos(rate * frame + start))
        size = np.exp(self.growth * frame)
        c, s = np.cos(angle) * size, np.sin(angle) * size
        x, y = self.speed * frame
        return np.array([[c * wide, -s, x], [s * wide, c, y + lift], [0, 0, 1]])


def _swings(
    rng: np.random.Generator, puppet: Puppet, manner: Manner, moving: set[int]
) -> NDArray[np.float64]:
    swings = np.zeros((len(puppet.parts), 4))
    pace = float(np.exp(rng.uniform(np.log(0.12), np.log(1.1))))
    stride = rng.uniform(0.15, 0.6)
    for place, part in enumerate(puppet.parts):
        if place not in moving or part.parent < 0:
            continue
        if manner in ("walk", "followed", "drift") and part.role in (
            "leg",
            "far leg",
            "arm",
            "trousers",
            "shirt",
            "paw",
        ):
            swings[place] = stride, pace, part.beat, 0
        else:
            loose = rng.choice([0.04, 0.15, 0.45], p=[0.4, 0.35, 0.25])
            swings[place] = (
                loose,
                pace * rng.choice([0.5, 1, 2]),
                part.beat + rng.normal(0, 0.5),
                rng.normal(0, 0.15),
            )
    return swings


def motion(rng: np.random.Generator, puppet: Puppet, manner: Manner) -> Motion:
    """A movement of that manner; speeds up to about .07 frame heights a frame."""
    pace = float(np.exp(rng.uniform(np.log(0.1), np.log(0.9))))
    moving: set[int] = set(range(len(puppet.parts)))
    if manner in ("pinned", "still", "turntable"):
        moving = set()
        if manner == "pinned" and rng.random() < 0.3:
            moving = {int(rng.integers(len(puppet.parts)))}
    elif manner == "partial":
        joints = [i for i, part in enumerate(puppet.parts) if part.parent == 0] or [0]
        moving = set()
        for _ in range(int(rng.integers(1, 3))):
            moving |= set(branch(puppet, int(rng.choice(joints))))
    goes = manner in ("walk", "drift") or (manner == "bounce" and rng.random() < 0.5)
    fast = float(rng.choice([0.009, 0.026, 0.05], p=[0.35, 0.4, 0.25])) * rng.uniform(0.4, 1.5)
    angle = rng.choice([0, np.pi]) + rng.normal(0, 0.15 if puppet.stands else 1.2)
    jitter = rng.normal(0, 0.003, 2) if manner == "followed" else np.zeros(2)
    bends = manner == "bend" or (puppet.wriggles and manner not in ("pinned", "still", "turntable"))
    squeeze = (rng.uniform(0.1, 0.7), pace * 0.5, rng.uniform(0, 6.3))
    return Motion(
        manner=manner,
        swings=_swings(rng, puppet, manner, moving),
        speed=fast * np.array([np.cos(angle), np.sin(angle)]) * goes + jitter,
        hop=(rng.uniform(0.03, 0.25), pace, rng.uniform(0, 3))
        if manner == "bounce"
        else (rng.uniform(0, 0.02) * (manner in ("walk", "followed")), pace * 2, 0),
        turn=(
            rng.normal(0, 0.03) * (manner == "drift"),
            rng.uniform(0, 0.12) * (manner in ("walk", "followed", "bounce", "drift")),
            pace,
        ),
        squeeze=squeeze if manner == "turntable" and not puppet.turned else (0, 0, 0),
        spin=float(rng.choice([-1, 1])) * pace * 0.5 if manner == "turntable" else 0.0,
        growth=float(rng.normal(0, 0.012))
        if manner in ("walk", "drift", "followed") and rng.random() < 0.4
        else 0.0,
        bend=(
            rng.uniform(0.01, 0.07),
            rng.uniform(0.5, 2.5),
            rng.choice([-1, 1]) * pace,
            rng.uniform(0, 6.3),
        )
        if bends
        else (0, 0, 0, 0),
        follows=float(rng.choice([0.8, 1.0])) if manner == "followed" else 0.0,
    )
