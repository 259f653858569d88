"""Synthetic pictures with the statistics of photographs: "dead leaves" that fall on one another.

Lee, Mumford and Huang, "Occlusion models for natural images", 2001: shapes with sizes drawn from
a power law (density r^-3) that occlude one another have the edges, scales and contrasts of real
scenes. Here each leaf has a colour of a small palette and a texture (fur, stripes, dots, grain),
and a light falls over the picture. No photograph is involved.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
SIDE = 224
"""Pixels of a picture's side."""
EARTHEN = 0.5
"""Share of palettes in browns and greys."""


@dataclass(frozen=True)
class Style:
    """How the leaves of one picture look."""

    palette: Floats
    """float32 (colours, 3): Lab."""
    smallest: float
    """Pixels: radius of the smallest leaf."""
    texture: float
    """Strength of the textures, in units of lightness."""


def random_style(rng: np.random.Generator) -> Style:
    """A palette of two to seven colours around a common hue, and a grain.

    Half of the palettes are earthen, as most animals, wood and skin are.
    """
    count = int(rng.integers(2, 8))
    lightness = rng.uniform(8, 96, count)
    chroma = np.where(
        rng.random(count) < 0.5, rng.exponential(8, count), rng.uniform(10, 80, count)
    )
    common_hue, spread = rng.uniform(0, 2 * np.pi), float(rng.choice([0.4, 2.0]))
    if rng.random() < EARTHEN:
        common_hue, spread, chroma = rng.normal(1.1, 0.25), 0.3, chroma * 0.6
    hue = common_hue + rng.normal(0, spread, count)
    palette = np.stack([lightness, chroma * np.cos(hue), chroma * np.sin(hue)], axis=1)
    return Style(
        palette=palette.astype(np.float32),
        smallest=float(np.exp(rng.uniform(np.log(2), np.log(25)))),
        texture=float(rng.choice([0.5, 4, 10], p=[0.35, 0.4, 0.25])),
    )


def dead_leaves(rng: np.random.Generator, style: Style) -> NDArray[np.uint8]:
    """One picture: uint8 (224, 224, 3), sRGB."""
    lab = np.zeros((SIDE, SIDE, 3), np.float32)
    free = np.full((SIDE, SIDE), 255, np.uint8)
    for _ in range(600):
        leaf = cv2.bitwise_and(_leaf(rng, style.smallest), free)
        if not leaf.any():
            continue
        y, x = np.nonzero(leaf)
        window = (slice(y.min(), y.max() + 1), slice(x.min(), x.max() + 1))
        inside = leaf[window] > 0
        lab[window][inside] = _surface(rng, style, inside.shape)[inside]
        free[leaf > 0] = 0
        if np.count_nonzero(free) < 0.01 * free.size:
            break
    lab[free > 0] = style.palette[0]
    return _photographed(rng, lab)


def _leaf(rng: np.random.Generator, smallest: float) -> NDArray[np.uint8]:
    """One shape, 255 inside: an ellipse, a polygon or a bar at a random place."""
    leaf = np.zeros((SIDE, SIDE), np.uint8)
    radius = _power_law(rng, smallest, SIDE * 0.6)
    x, y = (float(v) for v in rng.uniform(-0.1 * SIDE, 1.1 * SIDE, 2))
    angle = float(rng.uniform(0, 360))
    kind = rng.choice(["ellipse", "polygon", "bar"], p=[0.55, 0.3, 0.15])
    if kind == "ellipse":
        axes = (max(1, round(radius)), max(1, round(radius * rng.uniform(0.35, 1))))
        cv2.ellipse(leaf, (round(x), round(y)), axes, angle, 0, 360, 255, -1)
        return leaf
    if kind == "bar":
        corners = cv2.boxPoints(((x, y), (2 * radius, 2 * radius * rng.uniform(0.08, 0.5)), angle))
    else:
        turns = np.sort(rng.uniform(0, 2 * np.pi, int(rng.integers(3, 9))))
        reach = radius * rng.uniform(0.5, 1, len(turns))
        corners = np.stack([x + reach * np.cos(turns), y + reach * np.sin(turns)], axis=1)
    cv2.fillPoly(leaf, [np.round(corners).astype(np.int32)], 255)
    return leaf


def _power_law(rng: np.random.Generator, smallest: float, largest: float) -> float:
    """A radius of density r^-3 between two bounds."""
    a, b = smallest**-2, largest**-2
    return float((a - rng.random() * (a - b)) ** -0.5)


def _surface(rng: np.random.Generator, style: Style, shape: tuple[int, int]) -> Floats:
    """Lab (height, width, 3) of one leaf: its colour, a slope of light, a texture."""
    height, width = shape
    colour = style.palette[rng.integers(len(style.palette))] + rng.normal(0, 3, 3)
    ys, xs = np.mgrid[:height, :width].astype(np.float32)
    slope = rng.normal(0, 12, 2) / max(height, width)
    lightness = colour[0] + slope[0] * (ys - height / 2) + slope[1] * (xs - width / 2)
    lightness = lightness + _texture(rng, ys, xs) * style.texture
    flat = np.ones(shape, np.float32)
    return np.dstack([lightness, flat * colour[1], flat * colour[2]]).astype(np.float32)


def _texture(rng: np.random.Generator, ys: Floats, xs: Floats) -> Floats:
    """A pattern of about unit strength: nothing, grain, fur, stripes or dots."""
    kind = rng.choice(["none", "grain", "fur", "stripes", "dots"], p=[0.3, 0.25, 0.2, 0.15, 0.1])
    if kind == "none":
        return np.zeros_like(ys)
    if kind in ("grain", "fur"):
        noise = rng.normal(0, 1, ys.shape).astype(np.float32)
        along, across = (1.0, 1.0) if kind == "grain" else (4.0, 0.8)
        if rng.random() < 0.5:
            along, across = across, along
        coarse = float(np.exp(rng.uniform(0, 1.2)))
        soft = cv2.GaussianBlur(noise, (0, 0), along * coarse, sigmaY=across * coarse)
        rough: Floats = soft / max(float(soft.std()), 1e-3)
        return rough
    angle, period = rng.uniform(0, np.pi), np.exp(rng.uniform(np.log(4), np.log(30)))
    u = (xs * np.cos(angle) + ys * np.sin(angle)) * 2 * np.pi / period
    v = (ys * np.cos(angle) - xs * np.sin(angle)) * 2 * np.pi / period
    wave = np.sin(u) if kind == "stripes" else np.sin(u) * np.sin(v)
    pattern: Floats = np.tanh(3 * wave).astype(np.float32) * 1.5
    return pattern


def _photographed(rng: np.random.Generator, lab: Floats) -> NDArray[np.uint8]:
    """The surfaces under one light, through one lens, on one sensor."""
    ys, xs = np.mgrid[:SIDE, :SIDE].astype(np.float32) / SIDE - 0.5
    angle = rng.uniform(0, 2 * np.pi)
    light = rng.normal(0, 15) * (xs * np.cos(angle) + ys * np.sin(angle)) + rng.normal(0, 5)
    lab = lab + np.dstack([light, np.zeros_like(light), np.zeros_like(light)])
    lab = lab + np.append(0, rng.normal(0, 4, 2)).astype(np.float32)
    rgb = cv2.cvtColor(lab.astype(np.float32), cv2.COLOR_LAB2RGB) * 255
    rgb = cv2.GaussianBlur(rgb, (0, 0), float(rng.uniform(0.4, 1.3)))
    rgb = rgb + rng.normal(0, rng.uniform(0, 4), rgb.shape)
    picture: NDArray[np.uint8] = rgb.clip(0, 255).astype(np.uint8)
    return picture
