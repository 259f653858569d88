"""Things that are not the subject: some stand behind or beside it, some hide a part of it."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from training.footage import animals, objects, toys
from training.footage.backdrop import Backdrop
from training.footage.camera import Camera, Matrix, Plane
from training.footage.coat import wardrobe
from training.footage.palette import Colours
from training.footage.puppet import Puppet, moved, pose
from training.footage.sprite import Floats, Sprite, flattened, lay, sprites
from training.footage.thickets import Growth, growth

THINGS = (
    objects.furniture, objects.carton, objects.plant, objects.lump, objects.turned_ware,
    objects.ball, objects.vehicle, objects.holed, animals.quadruped, toys.standing_toy,
    toys.standing_toy, animals.bird,
)  # fmt: skip
BEHIND: tuple[Growth, ...] = (
    "grass",
    "hedge",
    "pole",
    "bush",
    "boulders",
    "boulders",
    "cushion",
    "cushion",
)
OCCLUDERS = (
    "grass", "grass", "pole", "pole", "table", "table", "bush", "bush", "bars", "boulders",
    "boulders", "thing", "thing",
)  # fmt: skip
FOOT_ON_EDGE = ("grass", "boulders", "cushion")


@dataclass(frozen=True)
class Prop:
    """A flat thing at a depth, which may move or sway."""

    picture: Sprite
    plane: Plane
    at: tuple[float, float]
    """Where its foot is on its plane, in frame heights."""
    speed: tuple[float, float]
    sway: tuple[float, float, float]
    """Shear, radians a frame, phase."""
    name: str

    @property
    def moves(self) -> bool:
        """Whether it is not as still as the world."""
        return bool(self.sway[0]) or any(self.speed)

    def paint(self, canvas: Floats, camera: Camera, frame: float) -> None:
        """Lays the thing over the canvas (height, width, 4)."""
        x, y = self.at[0] + self.speed[0] * frame, self.at[1] + self.speed[1] * frame
        view = tangent(camera, self.plane, x, y, frame)
        shear = self.sway[0] * np.sin(self.sway[1] * frame + self.sway[2])
        lay(canvas, self.picture, view @ np.array([[1, shear, 0], [0, 1, 0], [0, 0, 1]]))


def tangent(camera: Camera, plane: Plane, x: float, y: float, frame: float) -> Matrix:
    """(3, 3) affine: the view of a plane near a point of it, from offsets there to pixels."""
    h = camera.view(plane, frame)
    px, py, w = h @ np.array([x, y, 1])
    px, py = px / w, py / w
    jacobian = (h[:2, :2] - np.outer([px, py], h[2, :2])) / w
    return np.array([[*jacobian[0], px], [*jacobian[1], py], [0, 0, 1]])


def _figure(
    rng: np.random.Generator, puppet: Puppet, colours: Colours, height: float | None, pixels: float
) -> Sprite:
    """A puppet frozen in one pose, its feet at 0, 0; *height*: scaled to so many frame heights."""
    still = np.zeros(len(puppet.parts))
    placed = pose(puppet, still, still + 1)
    points = np.concatenate(
        [moved(p.outline, m) for p, m in zip(puppet.parts, placed, strict=True)]
    )
    light = rng.normal(0, 0.7, 2)
    clothes = wardrobe(
        rng,
        colours,
        hidden=bool(rng.random() < 0.6),
        light=(float(light[0]), float(light[1])),
        furry=height is not None,
    )
    size, x, y = 1.0, 0.0, 0.0
    if height is not None:
        size = height / (float(np.ptp(points[:, 1])) + 1e-6)
        x, y = float(points[:, 0].mean()), float(points[:, 1].max())
    else:
        clothes = replace(clothes, ink=0.0)
    per = size * pixels
    picture = flattened(puppet, sprites(rng, puppet, clothes, per), placed, per)
    feet = np.array([[size, 0, -x * size], [0, size, -y * size], [0, 0, 1]])
    return replace(picture, place=feet @ picture.place)


def soft(picture: Sprite, deviation: float) -> Sprite:
    """The thing out of focus by so many of its pixels."""
    if deviation < 0.3:
        return picture
    margin = int(np.ceil(3 * deviation))
    padded = cv2.copyMakeBorder(picture.rgba, margin, margin, margin, margin, cv2.BORDER_CONSTANT)
    shift = np.array([[1, 0, -margin], [0, 1, -margin], [0, 0, 1]])
    return Sprite(cv2.GaussianBlur(padded, (0, 0), deviation), picture.place @ shift)


def bystanders(
    rng: np.random.Generator, camera: Camera, world: Backdrop, tallest: float
) -> list[Prop]:
    """Things behind and beside the subject, the farthest first; some of them move.

    Animals and toys among them are clearly smaller than *tallest*, the subject's height.
    """
    count = int(rng.choice([0, 1, 2, 4, 8], p=[0.27, 0.2, 0.22, 0.19, 0.12]))
    limit = float(np.clip(world.wall_plane.origin[2] / camera.focal, 1.02, 4.0))
    blur = float(rng.choice([0, 0.006, 0.02], p=[0.5, 0.25, 0.25]))
    depths = np.sort(np.exp(rng.uniform(0, np.log(limit), count)))[::-1]
    return [_bystander(rng, camera, world, tallest, float(deep), blur) for deep in depths]


def _bystander(
    rng: np.random.Generator,
    camera: Camera,
    world: Backdrop,
    tallest: float,
    deep: float,
    blur: float,
) -> Prop:
    pixels = camera.size[1] / deep * 1.3
    wide = camera.size[0] / camera.size[1]
    if rng.random() < 0.5:
        puppet = growth(rng, BEHIND[int(rng.integers(len(BEHIND)))], wide * deep)
        picture = _figure(rng, puppet, world.colours, None, pixels)
        x, swaying = rng.normal(0, 0.5) * wide * deep, puppet.kind not in ("boulders", "cushion")
        travels = False
    else:
        puppet = THINGS[int(rng.integers(len(THINGS)))](rng)
        height = min(float(np.exp(rng.uniform(np.log(0.06), np.log(0.6)))), tallest * 0.75)
        picture = _figure(rng, puppet, world.colours, height * deep, pixels)
        x = rng.choice([-1, 1]) * rng.uniform(0.2, 0.6) * wide * deep
        travels, swaying = rng.random() < 0.3, False
    swaying = swaying and rng.random() < 0.5
    foot = _ground_at(world, camera, deep)
    return Prop(
        picture=soft(picture, blur * camera.size[1] * min(1.0, deep - 0.9)),
        plane=camera.upright(camera.focal * deep),
        at=(float(x), foot if world.ground is not None else float(rng.uniform(-0.1, 0.6) * deep)),
        speed=(float(rng.normal(0, 0.015) * deep), float(rng.normal(0, 0.002)))
        if travels
        else (0.0, 0.0),
        sway=(
            float(rng.uniform(0.02, 0.2)) * swaying,
            float(rng.uniform(0.1, 0.9)),
            float(rng.uniform(0, 6.3)),
        ),
        name=puppet.kind,
    )


def _ground_at(world: Backdrop, camera: Camera, deep: float) -> float:
    """Height of the ground at a depth, in frame heights of the subject's depth below the centre."""
    along = world.ground_plane.along
    reach = camera.focal * (deep - 1) / max(float(along[2]), 0.2)
    return world.foot + reach * float(along[1])


def occluder(rng: np.random.Generator, camera: Camera, world: Backdrop, kind: str) -> Prop:
    """A thing before the subject that hides a part of it."""
    near = float(rng.uniform(0.5, 0.97))
    wide, pixels = camera.size[0] / camera.size[1] * near, camera.size[1] / near * 1.2
    x, y = float(rng.uniform(-0.45, 0.45) * wide), float(rng.uniform(0.15, 0.55)) * near
    if kind == "thing":
        puppet = THINGS[int(rng.integers(len(THINGS)))](rng)
        picture = _figure(rng, puppet, world.colours, float(rng.uniform(0.2, 0.5)), pixels)
    else:
        puppet = growth(rng, kind, wide)  # type: ignore[arg-type]
        picture = _figure(rng, puppet, world.colours, None, pixels)
    swaying = kind in ("grass", "bush") and rng.random() < 0.6
    heights = {
        "grass": 0.53 * near,
        "boulders": 0.56 * near,
        "thing": 0.55 * near,
        "pole": 1.5 * near,
        "bars": 0.0,
    }
    return Prop(
        picture=soft(picture, camera.size[1] * float(rng.choice([0, rng.uniform(0.004, 0.02)]))),
        plane=camera.upright(camera.focal * near),
        at=(0.0 if kind == "grass" else x, heights.get(kind, y)),
        speed=(0.0, 0.0),
        sway=(
            float(rng.uniform(0.02, 0.15)) * swaying,
            float(rng.uniform(0.1, 0.8)),
            float(rng.uniform(0, 6)),
        ),
        name=kind,
    )
