"""Casting: which puppet plays, how large it is, and how the frame holds or cuts it."""

from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from training.footage import animals, objects, toys
from training.footage.camera import Camera
from training.footage.motion import Manner, motion
from training.footage.puppet import Affine, Puppet, moved, pose
from training.footage.subject import Role

Framing = Literal["whole", "cut", "close", "leaving"]
CAST = (
    (animals.quadruped, 0.2), (animals.bird, 0.1), (animals.fish, 0.03), (animals.snake, 0.03),
    (animals.insect, 0.02), (toys.standing_toy, 0.14), (toys.sitting_pet, 0.09),
    (toys.lying_pet, 0.07), (toys.coming, 0.05), (toys.portrait, 0.04),
    (objects.turned_ware, 0.06), (objects.plant, 0.02), (objects.carton, 0.03),
    (objects.ball, 0.03), (objects.shoe, 0.03), (objects.vehicle, 0.04),
    (objects.furniture, 0.01), (objects.holed, 0.02), (objects.lump, 0.04), (objects.tangle, 0.04),
)  # fmt: skip
MEDIAN_AREA = 0.15
SMALLEST, LARGEST = 0.02, 0.5
LEAST_CUT = 0.06
"""What is smaller is not cut by the frame."""
CLOSE = 0.22
"""A portrait covers at least so much; all are shares of the picture."""


def casting(rng: np.random.Generator, view: Camera, manner: Manner) -> Role:
    """A random role: usually central and large, sometimes cut by the frame, sometimes small."""
    shares = np.array([share for _, share in CAST])
    puppet = CAST[int(rng.choice(len(CAST), p=shares / shares.sum()))][0](rng)
    if manner == "walk" and not puppet.walks:
        manner = "drift"
    moves = motion(rng, puppet, manner)
    shape = _leaning(rng, puppet)
    still = np.zeros(len(puppet.parts))
    placed = pose(puppet, still, still + 1)
    outlines = [moved(p.outline, shape @ m) for p, m in zip(puppet.parts, placed, strict=True)]
    points = np.concatenate(outlines)
    low, high = points.min(0), points.max(0)
    aspect = view.size[0] / view.size[1]
    area = float(np.exp(rng.normal(np.log(MEDIAN_AREA), 0.75)).clip(SMALLEST, LARGEST))
    framing = _framing(rng, puppet, manner, area)
    area = max(area, CLOSE) if framing == "close" else area
    limit = np.array([aspect, 1]) * (0.92 if framing == "whole" else 1.35) / (high - low)
    size = min(float(np.sqrt(area * aspect / _covered(outlines, low, high))), float(limit.min()))
    x, y = (low[0] + high[0]) / 2, high[1]
    turned = np.array([[size, 0, -x * size], [0, size, -y * size], [0, 0, 1]]) @ shape
    extent = (high - low) * size
    return Role(puppet, moves, turned, float(extent[1]), _place(rng, extent, aspect, framing))


def _leaning(rng: np.random.Generator, puppet: Puppet) -> Affine:
    """How the puppet is turned, flipped and squeezed in this role; seldom it lies on its side."""
    lean = rng.normal(0, 0.08) if puppet.stands else rng.normal(0, 0.6)
    lean += rng.uniform(-np.pi, np.pi) if rng.random() < 0.07 else 0.0
    c, s, flip = np.cos(lean), np.sin(lean), float(rng.choice([-1, 1]))
    wide, tall = rng.uniform(0.75, 1.15), rng.uniform(0.85, 1.15)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]) @ np.diag([flip * wide, tall, 1])


def _framing(rng: np.random.Generator, puppet: Puppet, manner: Manner, area: float) -> Framing:
    if puppet.kind == "portrait":
        return "close"
    chance = rng.random()
    if manner in ("walk", "drift", "pinned") and chance < 0.14:
        return "leaving"
    return "cut" if area > LEAST_CUT and chance > 0.84 else "whole"


def _covered(
    outlines: list[NDArray[np.float64]], low: NDArray[np.float64], high: NDArray[np.float64]
) -> float:
    """The area that the outlines cover together."""
    scale = 60 / float((high - low).max())
    mask = np.zeros((64, 64), np.uint8)
    for points in outlines:
        cv2.fillPoly(mask, [np.round((points - low) * scale).astype(np.int32)], 1)
    return max(int(mask.sum()), 30) / scale**2


def _place(
    rng: np.random.Generator, extent: NDArray[np.float64], aspect: float, framing: Framing
) -> tuple[float, float]:
    """Where the feet stand, in frame heights from the centre."""
    wide, tall = (float(v) for v in extent)
    x, middle = rng.normal(0, 0.17) * aspect, rng.normal(0.03, 0.12)
    if framing == "whole":
        room_x, room_y = max(0.02, (aspect - wide) / 2 - 0.06), max(0.02, (1 - tall) / 2 - 0.05)
        x, middle = float(np.clip(x, -room_x, room_x)), float(np.clip(middle, -room_y, room_y))
        return x, middle + tall / 2
    sides = {"close": (1, 0, 0, 0), "leaving": (0.1, 0.4, 0.4, 0.1)}.get(
        framing, (0.5, 0.2, 0.2, 0.1)
    )
    side = str(rng.choice(["bottom", "left", "right", "top"], p=sides))
    lost = rng.uniform(0.35, 0.95) if framing == "leaving" else rng.uniform(0.08, 0.45)
    if side == "bottom":
        return x, 0.5 + tall * lost
    if side == "top":
        return x, -0.5 + tall * (1 - lost)
    edge = aspect / 2 + wide * (lost - 0.5)
    return (-edge if side == "left" else edge), middle + tall / 2
