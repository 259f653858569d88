"""The subject: a puppet in a role, dressed, and its picture and shadow at any time."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.footage.camera import Camera
from training.footage.coat import wardrobe
from training.footage.motion import Motion
from training.footage.palette import Colours
from training.footage.props import tangent
from training.footage.puppet import Affine, Puppet, pose
from training.footage.sprite import Floats, Sprite, assemble, sprites

HAIRLESS = frozenset({"turned ware", "carton", "shoe", "vehicle", "furniture", "snake", "fish"})


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
