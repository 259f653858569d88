"""Casting: which puppet plays, how large, where it stands, how it moves; its picture per frame."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.footage import animals, objects, toys
from training.footage.camera import Camera
from training.footage.coat import wardrobe
from training.footage.motion import Manner, Motion, motion
from training.footage.palette import Colours
from training.footage.props import tangent
from training.footage.puppet import Affine, Puppet, pose
from training.footage.sprite import Floats, Sprite, assemble, sprites

CAST = (
    (animals.quadruped, 0.2), (animals.bird, 0.1), (animals.fish, 0.03), (animals.snake, 0.03),
    (animals.insect, 0.02), (toys.standing_toy, 0.14), (toys.sitting_pet, 0.09),
    (toys.lying_pet, 0.07), (toys.coming, 0.05), (toys.portrait, 0.04),
    (objects.turned_ware, 0.06), (objects.plant, 0.02), (objects.carton, 0.03),
    (objects.ball, 0.03), (objects.shoe, 0.03), (objects.vehicle, 0.04),
    (objects.furniture, 0.01), (objects.holed, 0.02), (objects.lump, 0.04), (objects.tangle, 0.04),
)  # fmt: skip
HAIRLESS = frozenset({"turned ware", "carton", "shoe", "vehicle", "furniture", "snake", "fish"})
MEDIAN_AREA = 0.15
SMALLEST, LARGEST = 0.02, 0.5
LEAST_CUT = 0.06
"""Shares of the picture; what is smaller than the last is not cut by the frame."""


@dataclass(frozen=True)
class Role:
    """A puppet with a place and a size, not yet dressed."""

    puppet: Puppet
    motion: Motion
    turned: Affine
    """From puppet coordinates to frame heights about its feet: size, flip, lean."""
    tall: float
    """Frame heights."""
    at: tuple[float, float]
    """Where its feet are on the subject's plane, in frame heights from the centre."""

    @property
    def feet(self) -> float:
        """How far below the frame's centre the ground is, in frame heights."""
        return self.at[1]

    def dressed(
        self, rng: np.random.Generator, world: Colours, view: Camera, light: tuple[float, float]
    ) -> "Subject":
        """The role in coats, in 4 of 10 cases in the colours of the world."""
        hidden = bool(rng.random() < 0.4)
        smooth = self.puppet.kind in HAIRLESS
        clothes = wardrobe(rng, world, hidden=hidden, light=light, furry=not smooth)
        scale = float(np.sqrt(abs(np.linalg.det(self.turned[:2, :2])))) * view.size[1] * 1.6
        pictures = sprites(rng, self.puppet, clothes, scale)
        focus = float(rng.choice([0, rng.uniform(0.003, 0.012)], p=[0.85, 0.15]))
        shadow = float(rng.choice([0, rng.uniform(0.15, 0.7)], p=[0.3, 0.7])) * self.puppet.stands
        cast = (
            shadow,
            float(rng.uniform(-0.25, 0.3)),
            float(rng.normal(0, 0.6)),
            float(rng.uniform(0.01, 0.06)),
        )
        return Subject(
            self.puppet,
            self.motion,
            self.turned,
            self.tall,
            self.at,
            tuple(pictures),
            hidden,
            focus,
            cast,
        )


@dataclass(frozen=True)
class Subject:
    """What the scene is about."""

    puppet: Puppet
    motion: Motion
    turned: Affine
    tall: float
    at: tuple[float, float]
    pictures: tuple[Sprite, ...]
    hidden: bool
    focus: float
    """Deviation of its own blur, in frame heights."""
    shadow: tuple[float, float, float, float]
    """Strength, height over its own (negative: towards us), slant, softness in frame heights."""

    def stand(self, view: Camera, time: float) -> Affine:
        """(3, 3): from frame heights about its resting feet to pixels."""
        moving = tangent(view, view.upright(view.focal), *self.at, time)
        if not self.motion.follows:
            return moving
        resting = tangent(view, view.upright(view.focal), *self.at, 0.0)
        return resting + (moving - resting) * (1 - self.motion.follows)

    def where(self, view: Camera, time: float) -> NDArray[np.float64]:
        """Pixels (2,): where its middle is."""
        middle = self.stand(view, time) @ self.motion.carry(time) @ np.array([0, -0.2, 1])
        return np.asarray(middle[:2])

    def seen(self, view: Camera, time: float) -> Floats:
        """float32 (height, width, 4): it alone, colours times alpha."""
        width, height = view.size
        canvas = np.zeros((height, width, 4), np.float32)
        spin = self.motion.spin * time
        placed = pose(self.puppet, *self.motion.swing(time), spin)
        pictures = [each.spun(spin) for each in self.pictures] if spin else list(self.pictures)
        by = self.stand(view, time) @ self.motion.carry(time) @ self.turned
        assemble(self.puppet, pictures, placed, by, canvas)
        if self.motion.bend[0]:
            canvas = self._bent(canvas, by, time)
        if self.focus:
            canvas = cv2.GaussianBlur(canvas, (0, 0), self.focus * height)
        return canvas

    def _bent(self, canvas: Floats, by: Affine, time: float) -> Floats:
        """Waves run along its body."""
        height, width = canvas.shape[:2]
        size, waves, pace, phase = self.motion.bend
        unit = float(np.hypot(by[0, 0], by[1, 0]))
        xs, ys = np.meshgrid(
            np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
        )
        along = ((xs - by[0, 2]) * by[0, 0] + (ys - by[1, 2]) * by[1, 0]) / unit**2
        wave = size * unit * np.sin(2 * np.pi * waves * along + pace * time + phase)
        across = np.array([-by[1, 0], by[0, 0]]) / unit
        bent: Floats = cv2.remap(
            canvas,
            (xs + wave * across[0]).astype(np.float32),
            (ys + wave * across[1]).astype(np.float32),
            cv2.INTER_LINEAR,
        )
        return bent

    def shadowed(self, picture: Floats, alpha: Floats, view: Camera, time: float) -> Floats:
        """The world with its shadow on the ground."""
        strength, tall, slant, soft = self.shadow
        if not strength:
            return picture
        height, width = alpha.shape
        step = self.motion.carry(time)[:2, 2] * [1, 0]
        foot = self.stand(view, time) @ np.array([*step, 1])
        cast = np.array(
            [[1, slant * tall, -slant * tall * foot[1]], [0, tall, foot[1] * (1 - tall)]]
        )
        if abs(tall) < 0.03:
            cast[1] = 0, 0.03, foot[1] * 0.97
        dark = cv2.warpAffine(alpha, cast, (width, height), flags=cv2.INTER_LINEAR)
        dark = cv2.GaussianBlur(dark, (0, 0), soft * height)
        shaded: Floats = picture * (1 - strength * dark.clip(0, 1))[..., None]
        return shaded


def casting(rng: np.random.Generator, view: Camera, manner: Manner) -> Role:
    """A random role: usually central and large, sometimes cut by the frame, sometimes small."""
    shares = np.array([share for _, share in CAST])
    puppet = CAST[int(rng.choice(len(CAST), p=shares / shares.sum()))][0](rng)
    if manner == "walk" and not puppet.walks:
        manner = "drift"
    moves = motion(rng, puppet, manner)
    still = np.zeros(len(puppet.parts))
    lean = rng.normal(0, 0.08) if puppet.stands else rng.normal(0, 0.6)
    lean += 0 if rng.random() < 0.93 else rng.uniform(-np.pi, np.pi)
    c, s, flip = np.cos(lean), np.sin(lean), rng.choice([-1, 1])
    shape = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]) @ np.diag(
        [flip * rng.uniform(0.75, 1.15), rng.uniform(0.85, 1.15), 1]
    )
    placed = pose(puppet, still, still + 1)
    outlines = [
        p.outline @ m[:2, :2].T + m[:2, 2] for p, m in zip(puppet.parts, placed, strict=True)
    ]
    outlines = [points @ shape[:2, :2].T for points in outlines]
    low = np.min([points.min(0) for points in outlines], axis=0)
    high = np.max([points.max(0) for points in outlines], axis=0)
    aspect = view.size[0] / view.size[1]
    area = float(np.exp(rng.normal(np.log(MEDIAN_AREA), 0.75)).clip(SMALLEST, LARGEST))
    close = puppet.kind == "portrait"
    area = max(area, 0.22) if close else area
    size = float(np.sqrt(area * aspect / _covered(outlines, low, high)))
    cut = close or (area > LEAST_CUT and rng.random() < 0.24)
    limit = np.array([aspect, 1]) * (1.35 if cut else 0.95) / (high - low)
    size = min(size, float(limit.min()))
    feet = np.array([(low[0] + high[0]) / 2, high[1]])
    turned = (
        np.diag([size, size, 1]) @ np.array([[1, 0, -feet[0]], [0, 1, -feet[1]], [0, 0, 1]]) @ shape
    )
    tall = float(high[1] - low[1]) * size
    return Role(
        puppet, moves, turned, tall, _place(rng, (high - low) * size, aspect, cut=cut, close=close)
    )


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
    rng: np.random.Generator, extent: NDArray[np.float64], aspect: float, *, cut: bool, close: bool
) -> tuple[float, float]:
    """Where the feet stand, in frame heights from the centre."""
    wide, tall = (float(v) for v in extent)
    x, middle = rng.normal(0, 0.17) * aspect, rng.normal(0.03, 0.12)
    if not cut:
        room_x, room_y = max(0.02, (aspect - wide) / 2), max(0.02, (1 - tall) / 2)
        x, middle = float(np.clip(x, -room_x, room_x)), float(np.clip(middle, -room_y, room_y))
        return x, middle + tall / 2
    side = (
        "bottom"
        if close
        else rng.choice(["bottom", "left", "right", "top"], p=[0.5, 0.2, 0.2, 0.1])
    )
    lost = rng.uniform(0.08, 0.45)
    if side == "bottom":
        return x, 0.5 + tall * lost
    if side == "top":
        return x, -0.5 + tall * (1 - lost)
    edge = aspect / 2 + wide * (lost - 0.5)
    return (-edge if side == "left" else edge), middle + tall / 2
