"""The world behind a subject: a far wall, sky or thicket, and the ground or water it stands on."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.footage.camera import Camera, Matrix, Plane
from training.footage.palette import OF_WORLDS, Colours, palette, to_rgb
from training.footage.surfaces import Style, painted

Floats = NDArray[np.float32]
MARGIN = 1.9
"""How much larger than the frame a painted surface is; beyond it is mirrored."""
WALLS: dict[Style, float] = {
    "pattern": 0.1, "mixture": 0.12, "sky": 0.08, "room": 0.12, "rocks": 0.14, "thicket": 0.14,
    "cushions": 0.08, "bands": 0.12, "built": 0.06, "studio": 0.04,
}  # fmt: skip
GROUNDS: dict[Style, float] = {
    "pattern": 0.32, "mixture": 0.26, "built": 0.16, "rocks": 0.1, "thicket": 0.04,
    "cushions": 0.04, "studio": 0.08,
}  # fmt: skip
WATER = (0.004, 0.02)
"""Frame heights by which water shifts what it shows."""


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
        view = camera.view(self.wall_plane, frame)
        far = _warp(self.wall, view, camera.size)
        if self.ground is None:
            return self.rippled(far, frame, 0) if self.ripple[0] else far
        near = _warp(self.ground, camera.view(self.ground_plane, frame), camera.size)
        base = view @ np.array([[-1, 1], [0, 0], [1, 1]])
        (x0, x1), (y0, y1) = base[0] / base[2], base[1] / base[2]
        slope = (y1 - y0) / (x1 - x0 + 1e-9)
        width, height = camera.size
        edge = (y0 + (np.arange(width, dtype=np.float32) - x0) * slope).astype(np.float32)
        above = (edge - np.arange(height, dtype=np.float32)[:, None] + 0.5).clip(0, 1)[..., None]
        if self.ripple[0]:
            near = self.rippled(near, frame, float(edge.mean()))
        seen: Floats = near + (far - near) * above
        return seen

    def rippled(self, picture: Floats, frame: float, horizon: float) -> Floats:
        """The picture as water would show it: rows slide to and fro, light flickers."""
        height, width = picture.shape[:2]
        size, waves, pace = self.ripple
        xs = np.arange(width, dtype=np.float32)
        ys = np.arange(height, dtype=np.float32)[:, None]
        near = ((ys - horizon) / height).clip(0.05, 1)
        phase = np.float32(2 * np.pi * waves / height) * ys / near
        slide = np.sin(phase + xs * np.float32(7 / width) + np.float32(pace * frame))
        slide += 0.6 * np.sin(
            phase * 1.7 - xs * np.float32(11 / width) - np.float32(pace * 1.3 * frame)
        )
        step = slide * near * np.float32(size * height)
        moved = cv2.remap(
            picture, xs + step, ys + step / 2, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
        )
        glint = np.maximum(slide - 0.9, 0) * np.float32(60 * min(1.0, size * 60))
        lit: Floats = moved * (1 + np.float32(8 * size) * slide)[..., None]
        lit += glint[..., None] if moved.shape[2] == 3 else 0
        return lit


def _warp(picture: Floats, view: Matrix, size: tuple[int, int]) -> Floats:
    """A painted plane as the camera sees it; a painted pixel is one of the frame at rest."""
    height, width = picture.shape[:2]
    per = size[1]
    drawn = np.array([[1 / per, 0, -width / 2 / per], [0, 1 / per, -height / 2 / per], [0, 0, 1]])
    warped: Floats = cv2.warpPerspective(
        picture, view @ drawn, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101
    )
    return warped


def backdrop(rng: np.random.Generator, camera: Camera, feet: float, *, upright: bool) -> Backdrop:
    """A random world; the subject's feet are *feet* frame heights below the centre.

    *upright*: the subject stands on a ground in perspective; else it is before a wall only, which
    may be right behind it (seen from above, on a table) or far away.
    """
    colours = palette(rng, int(rng.integers(4, 10)), OF_WORLDS)
    size = (int(MARGIN * camera.size[0]), int(MARGIN * camera.size[1]))
    slope = float(rng.uniform(0.06, 0.9))
    along = np.array([0, -np.sin(slope), np.cos(slope)])
    foot = np.array([0, feet, camera.focal])
    bare = rng.random() < 0.09
    style: Style = "studio" if bare else _one_of(rng, WALLS)
    if bare:
        colours = _studio_colours(rng)
    wall, ground = painted(rng, style, colours, size), None
    if upright and not bare:
        reach = camera.focal * float(np.exp(rng.uniform(np.log(0.15), np.log(6))))
        origin = foot + reach * along
        ground = _blurred(rng, painted(rng, _one_of(rng, GROUNDS), colours[::-1], size), 0.25)
    else:
        reach = camera.focal * float(rng.choice([0.0, np.exp(rng.uniform(0, 2)) - 1], p=[0.4, 0.6]))
        origin = np.array([0, 0, camera.focal + reach])
    wall = _blurred(rng, wall, 0.6 if reach > 0.4 * camera.focal else 0.2)
    scale = float(origin[2]) / camera.focal
    plane = Plane(origin, np.array([scale, 0, 0]), np.array([0, scale, 0]))
    water = not bare and rng.random() < (0.18 if upright else 0.08)
    ripple = (
        (rng.uniform(*WATER), rng.uniform(3, 14), rng.uniform(0.2, 1.1))
        if water
        else (0.0, 0.0, 0.0)
    )
    return Backdrop(
        colours, wall, plane, ground, Plane(foot, np.array([1.0, 0, 0]), along), feet, ripple,
        style + ("+water" if water else ""),
    )  # fmt: skip


def _one_of(rng: np.random.Generator, shares: dict[Style, float]) -> Style:
    styles = list(shares)
    weights = np.array(list(shares.values()))
    return styles[int(rng.choice(len(styles), p=weights / weights.sum()))]


def _studio_colours(rng: np.random.Generator) -> Colours:
    """White, grey, black or one plain colour, hardly varied."""
    lightness = float(rng.choice([rng.uniform(90, 100), rng.uniform(3, 90)], p=[0.55, 0.45]))
    tint = rng.normal(0, 1.5, 2) if rng.random() < 0.75 else rng.normal(0, 40, 2)
    return to_rgb(np.array([lightness, *tint]) + rng.normal(0, [2, 1, 1], (4, 3)))


def _blurred(rng: np.random.Generator, picture: Floats, often: float) -> Floats:
    """Out of focus, that often."""
    if rng.random() > often:
        return picture
    deviation = picture.shape[0] / MARGIN * float(np.exp(rng.uniform(np.log(0.004), np.log(0.05))))
    blurred: Floats = cv2.GaussianBlur(
        picture, (0, 0), deviation, borderType=cv2.BORDER_REFLECT_101
    )
    return blurred
