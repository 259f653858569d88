"""A staged scene: world, subject and things in their places, ready to be filmed at any time."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from training.footage.backdrop import Backdrop, backdrop
from training.footage.camera import Camera, camera, handling_for
from training.footage.casting import casting
from training.footage.lens import Lens, lens, smear
from training.footage.lighting import Light, light
from training.footage.motion import MANNERS, SHARES
from training.footage.props import OCCLUDERS, Prop, bystanders, occluder, tangent
from training.footage.puppet import pose
from training.footage.sprite import flattened
from training.footage.subject import Role, Subject

Floats = NDArray[np.float32]
LEAST_VISIBLE = 0.5
"""Share of the subject that an occluder leaves visible in the middle of the scene."""


@dataclass(frozen=True)
class Staging:
    """Everything of a scene but the file it ends in."""

    view: Camera
    world: Backdrop
    subject: Subject
    behind: tuple[Prop, ...]
    before: tuple[Prop, ...]
    light: Light
    lens: Lens
    sunk: float
    """How much of its height is under water, 0..1; negative: it stands on land."""

    def filmed(self, time: float) -> tuple[Floats, Floats]:
        """Light (height, width, 3), 0..255, and the subject's alpha (height, width), 0..1."""
        picture, layer = self.empty(time), self._performance(time)
        alpha = layer[..., 3]
        if self.sunk >= 0:
            picture = self._mirrored(picture, layer, time)
            alpha = layer[..., 3]
        else:
            picture = self.subject.shadowed(picture, alpha, self.view, time)
        picture = picture * (1 - alpha[..., None]) + layer[..., :3]
        for prop in self.before:
            over = self._painted(prop, time)
            picture = picture * (1 - over[..., 3:]) + over[..., :3]
            alpha = alpha * (1 - over[..., 3])
        gains = self.light.dappled(self.view, time)
        if gains is not None:
            picture = picture * gains
        if self.lens.blur:
            deviation = self.lens.blur * self.view.size[1]
            picture = cv2.GaussianBlur(picture, (0, 0), deviation)
            alpha = cv2.GaussianBlur(alpha, (0, 0), deviation)
        return picture, alpha

    def empty(self, time: float) -> Floats:
        """float32 (height, width, 3): the world and what stands behind the subject."""
        picture = self.world.seen(self.view, time)
        for prop in self.behind:
            over = self._painted(prop, time)
            picture = picture * (1 - over[..., 3:]) + over[..., :3]
        if not self.lens.shutter:
            return picture
        back, ahead = (
            tangent(self.view, self.world.wall_plane, 0.0, 0.0, time + half)[:2, 2]
            for half in (-0.5, 0.5)
        )
        return smear(picture, (ahead - back) * self.lens.shutter)

    def share_hidden(self) -> float:
        """How much of the subject the things before it hide in the middle of the scene."""
        alpha = self.subject.seen(self.view, 0.0)[..., 3]
        free = alpha.copy()
        for prop in self.before:
            free *= 1 - self._painted(prop, 0.0)[..., 3]
        return 1 - float(free.sum()) / max(float(alpha.sum()), 1.0)

    def _painted(self, prop: Prop, time: float) -> Floats:
        width, height = self.view.size
        layer = np.zeros((height, width, 4), np.float32)
        prop.paint(layer, self.view, time)
        return layer

    def _performance(self, time: float) -> Floats:
        """float32 (height, width, 4): the subject alone, lit, and smeared by its motion."""
        layer = self.light.modelled(self.subject.seen(self.view, time))
        if not self.lens.shutter:
            return layer
        ahead, back = (self.subject.where(self.view, time + half) for half in (0.5, -0.5))
        return smear(layer, (ahead - back) * self.lens.shutter)

    def _mirrored(self, picture: Floats, layer: Floats, time: float) -> Floats:
        """The water with the subject's reflection; what is under water is cut from *layer*."""
        height, width = layer.shape[:2]
        stand = self.subject.stand(self.view, time) @ self.subject.motion.carry(time)
        line = float((stand @ np.array([0, -self.sunk * self.subject.tall, 1]))[1])
        xs, ys = np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)[:, None]
        waves = line + np.sin(xs * np.float32(25 / width) + np.float32(time)) * np.float32(
            0.006 * height
        )
        layer *= (waves - ys + 0.5).clip(0, 1)[..., None]
        flip = np.array([[1, 0, 0], [0, -1, 2 * line]])
        image = cv2.warpAffine(layer, flip, (width, height), flags=cv2.INTER_LINEAR)
        image = self.world.rippled(image, time, line - 0.4 * height) * np.float32(0.55)
        mixed: Floats = picture * (1 - image[..., 3:].clip(0, 1)) + image[..., :3]
        return mixed


def staged(seed: int, size: tuple[int, int]) -> Staging:
    """The scene of a seed, on *size* (width, height) pixels; lengths do not depend on the size."""
    rng = np.random.default_rng(seed)
    manner = MANNERS[int(rng.choice(len(MANNERS), p=SHARES))]
    view = camera(rng, handling_for(rng, manner), size)
    role = casting(rng, view, manner)
    world = backdrop(rng, view, role.feet, upright=role.puppet.stands)
    lit = light(rng, size)
    subject = role.dressed(rng, world.colours, view, lit.towards)
    behind = bystanders(rng, view, world, role.tall)
    if rng.random() < 0.12:
        behind.append(_twin(rng, role, subject, world, view))
    wet = bool(world.ripple[0]) and world.ground is not None
    full = Staging(
        view=view,
        world=world,
        subject=subject,
        behind=tuple(behind),
        before=(occluder(rng, view, world, str(rng.choice(OCCLUDERS))),) * int(rng.random() < 0.24),
        light=lit,
        lens=lens(rng),
        sunk=float(rng.choice([0.02, rng.uniform(0.05, 0.35)])) if wet else -1.0,
    )
    return full if full.share_hidden() <= 1 - LEAST_VISIBLE else replace(full, before=())


def _twin(
    rng: np.random.Generator, role: Role, subject: Subject, world: Backdrop, view: Camera
) -> Prop:
    """Another one just like the subject, farther off or at the edge: a flock, a pack, a shelf."""
    puppet, deep = subject.puppet, float(rng.uniform(1.0, 2.2))
    swing = rng.normal(0, 0.15, len(puppet.parts))
    pixels = float(np.hypot(*role.turned[:2, 1])) * view.size[1] * 1.2
    picture = flattened(puppet, list(subject.pictures), pose(puppet, swing, swing * 0 + 1), pixels)
    flip = np.diag([float(rng.choice([-1, 1])), 1, 1])
    aspect = view.size[0] / view.size[1]
    side = -np.sign(role.at[0] + 1e-9) if rng.random() < 0.8 else np.sign(role.at[0] + 1e-9)
    x = side * rng.uniform(0.4, 0.65) * aspect * deep
    along = world.ground_plane.along
    y = role.at[1] + view.focal * (deep - 1) / max(float(along[2]), 0.2) * float(along[1])
    speed = (float(rng.normal(0, 0.012)), 0.0) if rng.random() < 0.4 else (0.0, 0.0)
    return Prop(
        picture=replace(picture, place=flip @ role.turned @ picture.place),
        plane=view.upright(view.focal * deep),
        at=(float(x), float(y)),
        speed=speed,
        sway=(0.0, 0.0, 0.0),
        name="twin",
    )
