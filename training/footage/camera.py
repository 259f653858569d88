"""The camera: a pinhole that moves, so that planes at different depths move differently.

Hartley & Zisserman, "Multiple View Geometry", 2004, chapter 13: a plane is seen through a
homography. Lengths are frame heights at the depth of the subject.
"""

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Handling = Literal["tripod", "handheld", "pan", "travel", "zoom", "orbit", "wild"]
HANDLINGS: tuple[Handling, ...] = ("tripod", "handheld", "pan", "travel", "zoom", "orbit", "wild")
SHARES = (0.25, 0.22, 0.14, 0.15, 0.06, 0.08, 0.1)


@dataclass(frozen=True)
class Wander:
    """Smooth random values over time: a line plus waves."""

    line: NDArray[np.float64]
    """(values,): change per frame."""
    waves: NDArray[np.float64]
    """(waves, 3, values): amplitude, radians a frame, phase."""

    def at(self, frame: float) -> NDArray[np.float64]:
        """(values,) at a time in frames, which may be negative."""
        amplitude, pace, phase = self.waves.transpose(1, 0, 2)
        swing = amplitude * (np.sin(pace * frame + phase) - np.sin(phase))
        values: NDArray[np.float64] = self.line * frame + swing.sum(0)
        return values


def wander(
    rng: np.random.Generator, line: NDArray[np.float64], shake: NDArray[np.float64]
) -> Wander:
    """Random values with a speed and shakes of given size."""
    values = len(line)
    pace = np.exp(rng.uniform(np.log(0.15), np.log(2.2), (3, values)))
    amplitude = rng.normal(0, 1, (3, values)) * shake / (0.5 + pace)
    return Wander(line, np.stack([amplitude, pace, rng.uniform(0, 6.3, (3, values))], 1))


@dataclass(frozen=True)
class Plane:
    """A flat piece of the world: a point and two directions, in the first view's axes."""

    origin: Matrix
    across: Matrix
    along: Matrix


@dataclass(frozen=True)
class Camera:
    """A view that changes with time."""

    handling: Handling
    focal: float
    """Frame heights; the subject stands that far away, so that its scale is one."""
    motion: Wander
    """x, y, z (lengths), yaw, pitch, roll (radians), zoom (a factor's logarithm)."""
    size: tuple[int, int]
    """Pixels: width, height."""

    def view(self, plane: Plane, frame: float) -> Matrix:
        """(3, 3): from the plane's coordinates to pixels."""
        x, y, z, yaw, pitch, roll, zoom = self.motion.at(frame)
        turn, _ = cv2.Rodrigues(np.array([pitch, yaw, roll]))
        width, height = self.size
        f = self.focal * height * float(np.exp(zoom))
        lens = np.array([[f, 0, width / 2 - 0.5], [0, f, height / 2 - 0.5], [0, 0, 1]])
        away = plane.origin - np.array([x, y, z])
        seen: Matrix = lens @ turn @ np.stack([plane.across, plane.along, away], axis=1)
        return seen

    def upright(self, depth: float) -> Plane:
        """The plane that faces the first view at a depth."""
        return Plane(np.array([0, 0, depth]), np.array([1.0, 0, 0]), np.array([0, 1.0, 0]))


def handling_for(rng: np.random.Generator, manner: str) -> Handling:
    """How the camera is held while the subject moves in a manner (of `motion.MANNERS`).

    It never stands still while it follows, seldom before a subject that stands still, and nearly
    always where nothing at all moves.
    """
    shares = np.array(SHARES)
    shares[0] *= {"followed": 0.0, "pinned": 0.15, "still": 12.0}.get(manner, 1.6)
    return HANDLINGS[int(rng.choice(len(HANDLINGS), p=shares / shares.sum()))]


def camera(rng: np.random.Generator, handling: Handling, size: tuple[int, int]) -> Camera:
    """A camera handled so; up to about 8 pixels a frame at 112 pixels of height."""
    focal = float(rng.uniform(0.9, 2.6))
    line, shake = np.zeros(7), np.zeros(7)
    speed = float(rng.choice([0.01, 0.026, 0.05], p=[0.4, 0.4, 0.2])) * rng.uniform(0.3, 1.5)
    if handling != "tripod":
        shake = (
            speed
            * rng.uniform(0.1, 0.5)
            * np.array([0.6, 0.6, 0.5, 0.8 / focal, 0.8 / focal, 0.4, 0.1])
        )
    elif rng.random() < 0.5:
        shake = np.full(7, 0.0006)
    angle = (
        rng.uniform(0, 2 * np.pi)
        if rng.random() < 0.4
        else rng.choice([0, np.pi]) + rng.normal(0, 0.2)
    )
    way = speed * np.array([np.cos(angle), np.sin(angle)])
    if handling in ("pan", "wild"):
        line[3:5] += way / focal
    if handling in ("travel", "wild"):
        line[:2] += way[::-1] if handling == "wild" else way
        line[2] += rng.normal(0, 0.6) * speed * focal
    if handling == "zoom":
        line[6] += rng.choice([-1, 1]) * speed * rng.uniform(0.3, 1.2)
    if handling == "orbit":  # it turns against its way, so that the subject stays in view
        line[0], line[3] = way[0], way[0] / focal
        line[2] = rng.normal(0, 0.3) * speed * focal
    if handling == "wild":
        line[5] += rng.normal(0, 0.4) * speed
    return Camera(handling, focal, wander(rng, line, shake), size)
