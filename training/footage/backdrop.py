"""The world behind a subject: a far wall, sky or thicket, and the ground it stands on."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.footage import outlines, patterns
from training.footage.camera import Camera, Matrix, Plane
from training.footage.palette import OF_WORLDS, Colours, gradient, palette

Floats = NDArray[np.float32]
MARGIN = 1.9
"""How much larger than the frame a painted surface is; beyond it is mirrored."""
WALLS = ("pattern", "mixture", "sky", "room", "clutter", "built", "studio")
WALL_SHARES = (0.2, 0.22, 0.1, 0.14, 0.2, 0.08, 0.06)


@dataclass(frozen=True)
class Backdrop:
    """Two painted planes, or one."""

    colours: Colours
    wall: Floats
    """float32 (height, width, 3), 0..255."""
    wall_plane: Plane
    ground: Floats | None
    ground_plane: Plane
    foot: float
    """How far below the frame's centre the subject stands, in frame heights."""
    ripple: tuple[float, float, float]
    """Water: frame heights, waves in a frame height, radians a frame; 0: none."""
    style: str

    def seen(self, camera: Camera, frame: float) -> Floats:
        """float32 (height, width, 3): the world without its things."""
        far = _warp(self.wall, camera.view(self.wall_plane, frame), camera.size)
        if self.ground is None:
            return far if not self.ripple[0] else self._rippled(far, frame, 0)
        near = _warp(self.ground, camera.view(self.ground_plane, frame), camera.size)
        base = camera.view(self.wall_plane, frame) @ np.array([[-1, 1], [0, 0], [1, 1]])
        (x0, x1), (y0, y1) = base[0] / base[2], base[1] / base[2]
        slope = (y1 - y0) / (x1 - x0 + 1e-9)
        width, height = camera.size
        edge = (y0 + (np.arange(width, dtype=np.float32) - x0) * slope).astype(np.float32)
        above = (edge - np.arange(height, dtype=np.float32)[:, None] + 0.5).clip(0, 1)[..., None]
        if self.ripple[0]:
            near = self._rippled(near, frame, float(edge.mean()))
        seen: Floats = near + (far - near) * above
        return seen

    def _rippled(self, picture: Floats, frame: float, horizon: float) -> Floats:
        """The picture as water would show it: rows slide to and fro, light flickers."""
        height, width = picture.shape[:2]
        size, waves, pace = self.ripple
        xs, ys = np.meshgrid(
            np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32)
        )
        near = ((ys - horizon) / height).clip(0.05, 1)
        phase = np.float32(2 * np.pi * waves / height) * ys / near
        slide = np.sin(phase + xs * np.float32(7 / width) + np.float32(pace * frame))
        slide += 0.6 * np.sin(
            phase * 1.7 - xs * np.float32(11 / width) - np.float32(pace * 1.3 * frame)
        )
        moved = cv2.remap(
            picture,
            xs + slide * size * height * near,
            ys + slide * size * height * near * 0.5,
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REFLECT_101,
        )
        lit: Floats = moved * (1 + 8 * size * slide)[..., None]
        return lit


def _warp(picture: Floats, view: Matrix, size: tuple[int, int]) -> Floats:
    """A painted plane as the camera sees it; a painted pixel is one of the frame at rest."""
    height, width = picture.shape[:2]
    per = size[1]
    painted = np.array([[1 / per, 0, -width / 2 / per], [0, 1 / per, -height / 2 / per], [0, 0, 1]])
    warped: Floats = cv2.warpPerspective(
        picture, view @ painted, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
    )
    return warped


def backdrop(rng: np.random.Generator, camera: Camera, feet: float, *, upright: bool) -> Backdrop:
    """A random world; the subject's feet are *feet* frame heights below the centre.

    *upright*: the subject stands on a ground in perspective; else it is before a wall only, which
    may be right behind it (seen from above, on a table) or far away.
    """
    colours = palette(rng, int(rng.integers(4, 9)), OF_WORLDS)
    width, height = (int(MARGIN * side) for side in camera.size)
    focal = camera.focal
    style = str(rng.choice(WALLS, p=WALL_SHARES))
    wall = _painted(rng, style, colours, (width, height))
    slope = float(rng.uniform(0.06, 0.9))
    along = np.array([0, -np.sin(slope), np.cos(slope)])
    foot = np.array([0, feet, focal])
    if upright:
        distance = focal * float(np.exp(rng.uniform(np.log(0.15), np.log(6))))
        origin = foot + distance * along
        scale = origin[2] / focal
        ground = _painted(
            rng,
            str(
                rng.choice(
                    ["pattern", "mixture", "built", "clutter", "studio"],
                    p=[0.35, 0.35, 0.15, 0.08, 0.07],
                )
            ),
            colours[::-1],
            (width, height),
        )
        ground = _blurred(rng, ground, 0.3)
    else:
        scale = float(rng.choice([1.0, np.exp(rng.uniform(0, 2))], p=[0.4, 0.6]))
        origin, ground = np.array([0, 0, focal * scale]), None
        distance = (scale - 1) * focal
    hazy = distance / focal > 0.4
    wall = _blurred(rng, wall, 0.75 if hazy else 0.25)
    up = np.array([0, scale, 0])
    plane = Plane(origin, np.array([scale, 0, 0]), up)
    water = rng.random() < (0.16 if upright else 0.08)
    ripple = (
        (float(rng.uniform(0.004, 0.02)), float(rng.uniform(3, 14)), float(rng.uniform(0.2, 1.1)))
        if water
        else (0.0, 0.0, 0.0)
    )
    return Backdrop(
        colours,
        wall,
        plane,
        ground,
        Plane(foot, np.array([1.0, 0, 0]), along),
        feet,
        ripple,
        style + ("+water" if water else ""),
    )


def _blurred(rng: np.random.Generator, picture: Floats, often: float) -> Floats:
    """Out of focus, that often."""
    if rng.random() > often:
        return picture
    deviation = picture.shape[0] / MARGIN * float(np.exp(rng.uniform(np.log(0.004), np.log(0.06))))
    blurred: Floats = cv2.GaussianBlur(
        picture, (0, 0), deviation, borderType=cv2.BORDER_REFLECT_101
    )
    return blurred


def _painted(
    rng: np.random.Generator, style: str, colours: Colours, size: tuple[int, int]
) -> Floats:
    """float32 (height, width, 3) of a style."""
    if style == "studio":
        return _slope(rng, colours[:2], size, 0.25)
    if style == "sky":
        sky = _slope(rng, colours[:3], size, 1.0)
        return sky + 0.5 * (_pattern(rng, colours[:2], size, (0, 8)) - sky) * float(
            rng.random() < 0.6
        )
    if style == "pattern":
        return _pattern(rng, colours, size, (0, len(patterns.stock())))
    if style == "built":
        return _pattern(rng, colours[:3], size, (17, 22))
    base = _pattern(rng, colours, size, (0, 8))
    if style == "mixture":
        other = _pattern(rng, colours[::-1], size, (0, len(patterns.stock())))
        mask = patterns.piece(
            rng, int(rng.integers(0, 8)), size, _grain(rng, size), rng.uniform(0, 6.3)
        )
        share = ((mask.astype(np.float32) - 127) / rng.uniform(8, 120) + 0.5).clip(0, 1)[..., None]
        return base + (other - base) * share
    return _things(rng, base, colours, walls=style == "room")


def _grain(rng: np.random.Generator, size: tuple[int, int]) -> float:
    """Pattern pixels to a painted pixel, independent of how large the picture is."""
    return float(np.exp(rng.uniform(np.log(0.35), np.log(2.2)))) * 210 / size[1]


def _pattern(
    rng: np.random.Generator, colours: Colours, size: tuple[int, int], among: tuple[int, int]
) -> Floats:
    turn = float(rng.choice([0.0, np.pi / 2, rng.uniform(0, 6.3)], p=[0.4, 0.2, 0.4]))
    grey = patterns.piece(rng, int(rng.integers(*among)), size, _grain(rng, size), turn)
    count = min(len(colours), int(rng.integers(2, 5)))
    table = gradient(colours[:count])
    middle = table.mean(0)
    return (middle + (table - middle) * np.float32(rng.choice([0.35, 0.7, 1.0])))[grey]


def _slope(
    rng: np.random.Generator, colours: Colours, size: tuple[int, int], strength: float
) -> Floats:
    """Colours blending over the height, or across."""
    width, height = size
    table = gradient(colours)
    table = table[0] + (table - table[0]) * np.float32(strength)
    angle = rng.normal(0, 0.3)
    ys, xs = np.linspace(0, 1, height)[:, None], np.linspace(-0.5, 0.5, width)
    return table[((ys + xs * np.sin(angle)).clip(0, 1) * 255).astype(np.uint8)].astype(np.float32)


def _things(rng: np.random.Generator, base: Floats, colours: Colours, *, walls: bool) -> Floats:
    """Many shapes over one another: a room's rectangles, or stones, leaves and bushes."""
    height, width = base.shape[:2]
    picture = base.clip(0, 255).astype(np.uint8)
    count = int(rng.integers(6, 26) if walls else rng.integers(30, 140))
    smallest = float(np.exp(rng.uniform(np.log(0.02), np.log(0.08))))
    leafy = rng.random() < 0.4
    for _ in range(count):
        radius = (smallest**-2 - rng.random() * (smallest**-2 - 0.5**-2)) ** -0.5 * height
        if walls:
            shape = outlines.box(2 * radius * rng.uniform(0.3, 2) + 2, 2 * radius + 2)
        elif leafy:
            shape = outlines.drop(2 * radius, radius * rng.uniform(0.2, 1), bend=rng.normal(0, 0.3))
        else:
            shape = outlines.jagged(rng, int(rng.integers(4, 16)), 0.1) * [
                radius,
                radius * rng.uniform(0.4, 1),
            ]
        angle = 0.0 if walls else rng.uniform(0, 6.3)
        c, s = np.cos(angle), np.sin(angle)
        shape = shape @ np.array([[c, s], [-s, c]]) + rng.uniform(0, 1, 2) * [width, height]
        colour = colours[rng.integers(len(colours))] + rng.normal(0, 12)
        corners = np.round(shape * 16).astype(np.int32)
        cv2.fillPoly(
            picture, [corners], tuple(float(v) for v in colour.clip(0, 255)), cv2.LINE_AA, 4
        )
    grain = patterns.piece(
        rng, int(rng.integers(0, 8)), (width, height), _grain(rng, (width, height)), 0.3
    )
    strength = float(rng.choice([0.0, 0.15, 0.5]))
    return picture * (1 + strength * (grain.astype(np.float32)[..., None] / 127 - 1))
