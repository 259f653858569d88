"""Things that are not the subject: some stand behind or beside it, some hide a part of it."""

from dataclasses import dataclass, replace

import cv2
import numpy as np

from training.footage import creatures, objects, outlines
from training.footage.backdrop import Backdrop
from training.footage.camera import Camera, Plane
from training.footage.coat import wardrobe
from training.footage.palette import Colours
from training.footage.puppet import Part, Puppet, pose
from training.footage.sprite import Floats, Sprite, flattened, lay, sprites

THINGS = (
    objects.furniture, objects.carton, objects.plant, objects.lump, objects.turned_ware,
    objects.ball, objects.vehicle, objects.holed, creatures.quadruped, creatures.standing_toy, creatures.bird,
)  # fmt: skip
OCCLUDERS = ("grass", "pole", "table", "bush", "bars", "thing")


@dataclass(frozen=True)
class Prop:
    """A flat thing at a depth, which may move or sway."""

    picture: Sprite
    plane: Plane
    at: tuple[float, float]
    """Where its joint is on its plane, in frame heights."""
    speed: tuple[float, float]
    sway: tuple[float, float, float]
    """Shear, radians a frame, phase."""
    name: str

    def paint(self, canvas: Floats, camera: Camera, frame: float) -> None:
        """Lays the thing over the canvas (height, width, 4)."""
        x, y = self.at[0] + self.speed[0] * frame, self.at[1] + self.speed[1] * frame
        view = tangent(camera, self.plane, x, y, frame)
        shear = self.sway[0] * np.sin(self.sway[1] * frame + self.sway[2])
        lay(canvas, self.picture, view @ np.array([[1, shear, 0], [0, 1, 0], [0, 0, 1]]))


def tangent(camera: Camera, plane: Plane, x: float, y: float, frame: float) -> np.ndarray:
    """(3, 3) affine: the view of a plane near a point of it, from offsets there to pixels."""
    h = camera.view(plane, frame)
    px, py, w = h @ np.array([x, y, 1])
    px, py = px / w, py / w
    jacobian = (h[:2, :2] - np.outer([px, py], h[2, :2])) / w
    return np.array([[*jacobian[0], px], [*jacobian[1], py], [0, 0, 1]])


def _figure(
    rng: np.random.Generator, puppet: Puppet, colours: Colours, height: float, pixels: int
) -> Sprite:
    """A puppet frozen in one pose, *height* frame heights tall, its feet at 0, 0."""
    still = np.zeros(len(puppet.parts))
    placed = pose(puppet, still, still + 1)
    points = np.concatenate(
        [p.outline @ m[:2, :2].T + m[:2, 2] for p, m in zip(puppet.parts, placed, strict=True)]
    )
    tall = float(np.ptp(points[:, 1])) + 1e-6
    light = rng.normal(0, 0.7, 2)
    clothes = wardrobe(
        rng, colours, hidden=bool(rng.random() < 0.6), light=(float(light[0]), float(light[1]))
    )
    per = height * pixels / tall
    picture = flattened(puppet, sprites(rng, puppet, clothes, per), placed, per)
    feet = np.array(
        [
            [height / tall, 0, -points[:, 0].mean() * height / tall],
            [0, height / tall, -points[:, 1].max() * height / tall],
            [0, 0, 1],
        ]
    )
    return replace(picture, place=feet @ picture.place)


def _soft(picture: Sprite, deviation: float) -> Sprite:
    """The thing out of focus."""
    margin = int(np.ceil(3 * deviation))
    padded = cv2.copyMakeBorder(picture.rgba, margin, margin, margin, margin, cv2.BORDER_CONSTANT)
    shift = np.array([[1, 0, -margin], [0, 1, -margin], [0, 0, 1]])
    return Sprite(cv2.GaussianBlur(padded, (0, 0), deviation), picture.place @ shift)


def bystanders(rng: np.random.Generator, camera: Camera, world: Backdrop) -> list[Prop]:
    """Things behind and beside the subject, the farthest first; some of them move."""
    made: list[tuple[float, Prop]] = []
    count = int(rng.choice([0, 1, 2, 4, 7], p=[0.3, 0.22, 0.22, 0.16, 0.1]))
    limit = max(world.wall_plane.origin[2] / camera.focal, 1.0)
    blur = float(rng.choice([0, 0.006, 0.02], p=[0.5, 0.25, 0.25]))
    for _ in range(count):
        deep = float(rng.uniform(1.0, min(limit, 4.0)))
        height = float(np.exp(rng.uniform(np.log(0.06), np.log(0.6))))
        puppet = THINGS[int(rng.integers(len(THINGS)))](rng)
        picture = _figure(
            rng, puppet, world.colours, height * deep, int(camera.size[1] / deep * 1.3)
        )
        if blur:
            picture = _soft(picture, blur * camera.size[1] * min(1.0, deep - 0.9))
        base = _ground_at(world, camera, deep)
        side = rng.choice([-1, 1]) * rng.uniform(0.25, 1.0) * camera.size[0] / camera.size[1]
        moves = rng.random() < 0.3
        speed = rng.normal(0, 0.015 * deep, 2) * [1, 0.1] * moves
        sways = rng.random() < 0.25
        sway = (
            float(rng.uniform(0.03, 0.25)) if sways else 0.0,
            float(rng.uniform(0.1, 0.9)),
            float(rng.uniform(0, 6.3)),
        )
        plane = camera.upright(camera.focal * deep)
        at = (
            float(side * deep * 0.55),
            base if world.ground is not None else float(rng.uniform(-0.3, 0.6) * deep),
        )
        made.append(
            (
                deep,
                Prop(
                    picture,
                    plane,
                    at,
                    (float(speed[0]), float(speed[1])),
                    sway,
                    ("moving " if moves or sways else "") + puppet.kind,
                ),
            )
        )
    return [prop for _, prop in sorted(made, key=lambda pair: -pair[0])]


def _ground_at(world: Backdrop, camera: Camera, deep: float) -> float:
    """Height of the ground at a depth, in frame heights of the subject's depth below the centre."""
    along = world.ground_plane.along
    reach = camera.focal * (deep - 1) / max(float(along[2]), 0.2)
    return world.foot + reach * float(along[1])


def occluders(rng: np.random.Generator, camera: Camera, colours: Colours, kind: str) -> list[Prop]:
    """Things before the subject that hide a part of it."""
    near = float(rng.uniform(0.5, 0.92))
    width = camera.size[0] / camera.size[1]
    scale, plane = camera.size[1] / near * 1.2, camera.upright(camera.focal * near)
    light = (float(rng.normal(0, 0.5)), float(rng.normal(0, 0.5)))
    clothes = replace(wardrobe(rng, colours, hidden=True, light=light), ink=0.0, fur=0.0)
    parts, at, sway = [], (0.0, 0.0), 0.0
    if kind == "grass":
        sway = float(rng.uniform(0, 0.12))
        tall = rng.uniform(0.12, 0.45)
        for _ in range(int(rng.integers(12, 60))):
            blade = outlines.drop(
                tall * rng.uniform(0.4, 1) + 0.2, rng.uniform(0.015, 0.07), bend=rng.normal(0, 0.25)
            )
            parts.append(
                Part(
                    blade + outlines.at(rng.uniform(-width, width), 0.2),
                    "leg" if rng.random() < 0.5 else "ear",
                )
            )
        at = (0.0, 0.5 * near)
    elif kind in ("pole", "bars"):
        wide, places = rng.uniform(0.02, 0.1), rng.uniform(-0.5, 0.5, 1) * width
        if kind == "bars":
            wide, places = (
                rng.uniform(0.008, 0.03),
                np.arange(-1.2, 1.2, rng.uniform(0.12, 0.4)) * width,
            )
        lean = rng.choice([0.0, np.pi / 2], p=[0.8, 0.2]) + rng.normal(0, 0.06)
        turn = np.array([[np.cos(lean), np.sin(lean)], [-np.sin(lean), np.cos(lean)]])
        parts = [Part((outlines.box(wide, 4.0) + outlines.at(x, 0)) @ turn, "leg") for x in places]
    elif kind == "table":
        parts = [Part(outlines.box(6, 2) + outlines.at(0, 1), "body")]
        at = (0.0, float(rng.uniform(0.22, 0.45)) * near)
    elif kind == "bush":
        for _ in range(int(rng.integers(6, 24))):
            spot = rng.normal(0, 0.14, 2)
            parts.append(
                Part(
                    outlines.blob(rng, rng.uniform(0.03, 0.14), rng.uniform(0.03, 0.1), 0.15)
                    + spot,
                    "leg" if rng.random() < 0.5 else "ear",
                )
            )
        at, sway = (
            (float(rng.uniform(-0.5, 0.5) * width), float(rng.uniform(0.1, 0.5))),
            float(rng.uniform(0, 0.15)),
        )
    else:
        puppet = THINGS[int(rng.integers(len(THINGS)))](rng)
        picture = _figure(rng, puppet, colours, float(rng.uniform(0.2, 0.5)), int(scale))
        where = (float(rng.uniform(-0.45, 0.45) * width * near), 0.55 * near)
        return [Prop(picture, plane, where, (0.0, 0.0), (0.0, 0.0, 0.0), puppet.kind)]
    puppet = Puppet(kind, tuple(parts))
    still = np.zeros(len(parts))
    placed = pose(puppet, still, still + 1)
    picture = flattened(puppet, sprites(rng, puppet, clothes, scale), placed, scale)
    if rng.random() < 0.5:
        picture = _soft(picture, camera.size[1] * float(rng.uniform(0.004, 0.02)))
    speed = (float(rng.normal(0, 0.004)), 0.0) if kind == "bush" else (0.0, 0.0)
    return [
        Prop(
            picture,
            plane,
            at,
            speed,
            (sway, float(rng.uniform(0.1, 0.8)), float(rng.uniform(0, 6))),
            kind,
        )
    ]
