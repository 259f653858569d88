"""Sprites: pictures of single parts with transparency, and how they are laid on a canvas."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from training.footage import outlines, patterns
from training.footage.coat import Coat, Wardrobe, motley_coat
from training.footage.outlines import Outline
from training.footage.palette import gradient
from training.footage.puppet import Affine, Part, Puppet, pose

Floats = NDArray[np.float32]
SHIFT = 4
"""Fractional bits of polygon corners."""
LARGEST = 900
"""Pixels: longest side of a sprite."""


@dataclass(frozen=True)
class Sprite:
    """A picture with transparency that knows where it belongs."""

    rgba: Floats
    """float32 (height, width, 4): colours 0..255 times alpha, alpha 0..1."""
    place: Affine
    """From its pixels to the coordinates of its part."""
    skin: Floats | None = None
    """float32 (height, 2 width, 3): its colours all round, without light."""
    lit: Floats | None = None
    """float32 (height, width): the light on it, times alpha."""

    def spun(self, angle: float) -> "Sprite":
        """It turned about its upright axis, as a cylinder of its width shows it."""
        if self.skin is None or self.lit is None:
            return self
        width = self.rgba.shape[1]
        around = np.arcsin(np.linspace(-0.99, 0.99, width)) / np.pi + 0.5 + angle / np.pi
        columns = (around * width).astype(int) % (2 * width)
        rgb = self.skin[:, columns] * self.lit[..., None]
        return replace(self, rgba=np.dstack([rgb.clip(0, 255), self.rgba[..., 3]]))


def fill(mask: NDArray[np.uint8], outline: NDArray[np.floating], value: int) -> None:
    """Paints a polygon given in pixels, with soft edges."""
    corners = np.round(outline * (1 << SHIFT)).astype(np.int32)
    cv2.fillPoly(mask, [corners], value, cv2.LINE_AA, SHIFT)


def sprite(
    rng: np.random.Generator,
    part: Part,
    wardrobe: Wardrobe,
    scale: float,
    light: tuple[float, float],
) -> Sprite:
    """The part's picture at *scale* pixels a unit; *light* as the part at rest sees it."""
    furry = wardrobe.fur > 0 and part.role not in ("beak", "handle", "eye")
    outline = outlines.furry(rng, part.outline, wardrobe.fur) if furry else part.outline
    low, high = outline.min(0), outline.max(0)
    scale = min(scale, LARGEST / float((high - low).max()))
    margin = 2 + int(np.ceil(wardrobe.ink * scale))
    width, height = (int(v) for v in np.ceil((high - low) * scale) + 2 * margin)
    offset = margin - low * scale - 0.5
    mask = np.zeros((height, width), np.uint8)
    fill(mask, outline * scale + offset, 255)
    for hole in part.holes:
        fill(mask, hole * scale + offset, 0)
    coat = motley_coat(rng, wardrobe) if wardrobe.motley else wardrobe.coats[part.role]
    rgb = surface(rng, coat, (width, height), scale)
    back = rgb[:, ::-1].copy()
    for decal in part.decals:
        _paint(rng, rgb, decal.outline * scale + offset, wardrobe.coats[decal.role], scale)
    skin, shading = np.hstack([rgb, back]), _shading(mask, wardrobe, light)
    rgb = rgb * shading[..., None]
    if wardrobe.ink:
        _draw_lines(rgb, mask, part, wardrobe.ink * scale, offset, scale)
    alpha = mask.astype(np.float32) / np.float32(255)
    place = np.array(
        [[1 / scale, 0, -offset[0] / scale], [0, 1 / scale, -offset[1] / scale], [0, 0, 1]]
    )
    rgba: Floats = np.dstack([rgb.clip(0, 255) * alpha[..., None], alpha]).astype(np.float32)
    lit: Floats = (shading * alpha).astype(np.float32)
    return Sprite(rgba, place, skin, lit)


def surface(rng: np.random.Generator, coat: Coat, size: tuple[int, int], scale: float) -> Floats:
    """float32 (height, width, 3): the coat on *size* (width, height) pixels at *scale* a unit."""
    if coat.strength == 0:
        return np.full((size[1], size[0], 3), coat.colours[0], np.float32)
    grey = patterns.piece(rng, coat.pattern, size, coat.scale / scale, coat.turn)
    table = gradient(coat.colours)
    table = coat.colours[0] * (1 - coat.strength) + table * coat.strength
    coated: Floats = table.astype(np.float32)[grey]
    return coated


def _paint(
    rng: np.random.Generator, rgb: Floats, outline: Outline, coat: Coat, scale: float
) -> None:
    """Paints a decal into the window that it touches."""
    height, width = rgb.shape[:2]
    x0, y0 = (int(v) for v in np.floor(outline.min(0) - 1).clip(0, [width, height]))
    x1, y1 = (int(v) for v in np.ceil(outline.max(0) + 2).clip(0, [width, height]))
    if x1 <= x0 or y1 <= y0:
        return
    mask = np.zeros((y1 - y0, x1 - x0), np.uint8)
    fill(mask, outline - [x0, y0], 255)
    covered = (mask.astype(np.float32) / 255)[..., None]
    window = rgb[y0:y1, x0:x1]
    window += (surface(rng, coat, (x1 - x0, y1 - y0), scale) - window) * covered


def _shading(mask: NDArray[np.uint8], wardrobe: Wardrobe, light: tuple[float, float]) -> Floats:
    """How light each pixel is: round as a pillow, lit from one side, darker at the rim."""
    height, width = mask.shape
    xs = np.linspace(-1, 1, width, dtype=np.float32)
    ys = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    lit = 1 + wardrobe.shade * (xs * np.float32(light[0]) + ys * np.float32(light[1]))
    if wardrobe.rim > 0.08:
        inside = cv2.distanceTransform((mask > 127).astype(np.uint8), cv2.DIST_L2, 3)
        deepest = max(float(inside.max()), 1.0)
        lit = lit * (1 - wardrobe.rim * (1 - (inside / deepest).clip(0, 1)) ** 2)
    shaded: Floats = lit.astype(np.float32)
    return shaded


def _draw_lines(
    rgb: Floats, mask: NDArray[np.uint8], part: Part, wide: float, offset: Outline, scale: float
) -> None:
    """Draws the outline in ink, which widens the part by half the line."""
    thick = max(1, round(wide))
    for outline in (part.outline, *part.holes):
        corners = [np.round((outline * scale + offset) * (1 << SHIFT)).astype(np.int32)]
        cv2.polylines(mask, corners, True, 255, thick, cv2.LINE_AA, SHIFT)  # noqa: FBT003
        cv2.polylines(rgb, corners, True, (20.0, 18.0, 18.0), thick, cv2.LINE_8, SHIFT)  # noqa: FBT003


def lay(canvas: Floats, picture: Sprite, by: Affine) -> None:
    """Lays a sprite over the canvas (height, width, 4); *by*: part coordinates to pixels."""
    m = by @ picture.place
    height, width = picture.rgba.shape[:2]
    corners = np.array([[0, 0], [width, 0], [0, height], [width, height]]) @ m[:2, :2].T + m[:2, 2]
    x0, y0 = (int(v) for v in np.floor(corners.min(0)).clip(0, canvas.shape[1::-1]))
    x1, y1 = (int(v) for v in np.ceil(corners.max(0) + 1).clip(0, canvas.shape[1::-1]))
    if x1 <= x0 or y1 <= y0:
        return
    inside = m[:2].copy()
    inside[:, 2] -= x0, y0
    warped = cv2.warpAffine(picture.rgba, inside, (x1 - x0, y1 - y0), flags=cv2.INTER_LINEAR)
    window = canvas[y0:y1, x0:x1]
    window *= 1 - warped[..., 3:]
    window += warped


def sprites(
    rng: np.random.Generator, puppet: Puppet, wardrobe: Wardrobe, scale: float
) -> list[Sprite]:
    """A picture of every part."""
    still = np.zeros(len(puppet.parts))
    made = []
    for part, placed in zip(puppet.parts, pose(puppet, still, still + 1), strict=True):
        turn = np.linalg.inv(placed[:2, :2])
        light = turn @ wardrobe.light
        made.append(sprite(rng, part, wardrobe, scale, (float(light[0]), float(light[1]))))
    return made


def assemble(
    puppet: Puppet, pictures: list[Sprite], placed: list[Affine], by: Affine, canvas: Floats
) -> None:
    """Lays all parts on the canvas, the deepest first; *by*: puppet coordinates to pixels."""
    for place in sorted(range(len(pictures)), key=lambda i: puppet.parts[i].depth):
        lay(canvas, pictures[place], by @ placed[place])


def flattened(puppet: Puppet, pictures: list[Sprite], placed: list[Affine], scale: float) -> Sprite:
    """The whole puppet in one pose as a single sprite in puppet coordinates."""
    spread = [p.outline @ m[:2, :2].T + m[:2, 2] for p, m in zip(puppet.parts, placed, strict=True)]
    points = np.concatenate(spread)
    low, high = points.min(0) - 0.08, points.max(0) + 0.08
    width, height = (int(v) for v in np.ceil((high - low) * scale) + 1)
    canvas = np.zeros((height, width, 4), np.float32)
    by = np.array([[scale, 0, -low[0] * scale], [0, scale, -low[1] * scale], [0, 0, 1]])
    assemble(puppet, pictures, placed, by, canvas)
    return Sprite(canvas, np.linalg.inv(by))
