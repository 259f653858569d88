"""Painted surfaces: what walls, skies, grounds, thickets and rooms look like."""

from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from training.footage import outlines, patterns
from training.footage.palette import Colours, gradient

Floats = NDArray[np.float32]
Size = tuple[int, int]
"""Pixels: width, height."""
Style = Literal[
    "studio", "sky", "pattern", "mixture", "built", "room", "rocks", "thicket", "cushions", "bands"
]
NOISES = (0, 8)
BUILT = (17, 22)
ROUGH_SIDE = 210
"""Pixels of height at which a pattern's grain is drawn as it is stored."""


def painted(rng: np.random.Generator, style: Style, colours: Colours, size: Size) -> Floats:
    """float32 (height, width, 3), 0..255, in a style; the same at every size but for its detail."""
    if style == "studio":
        return _slope(rng, colours[:2], size, float(rng.choice([0.0, 0.25])))
    if style == "sky":
        sky = _slope(rng, colours[:3], size, 1.0)
        clouds = _pattern(rng, colours[:2], size, NOISES)
        return sky + np.float32(0.5 * (rng.random() < 0.6)) * (clouds - sky)
    if style == "pattern":
        return _pattern(rng, colours, size, (0, len(patterns.stock())))
    if style == "built":
        return _pattern(rng, colours[:3], size, BUILT)
    if style == "mixture":
        return _mixture(rng, colours, size)
    if style == "bands":
        return _bands(rng, colours, size)
    return _heap(rng, style, colours, size)


def grain(rng: np.random.Generator, size: Size) -> float:
    """Pattern pixels to a painted pixel, so that a large picture shows the same piece."""
    return float(np.exp(rng.uniform(np.log(0.35), np.log(2.2)))) * ROUGH_SIDE / size[1]


def _pattern(
    rng: np.random.Generator, colours: Colours, size: Size, among: tuple[int, int]
) -> Floats:
    """A pattern of the stock in two to four of the colours."""
    turn = float(rng.choice([0.0, np.pi / 2, rng.uniform(0, 6.3)], p=[0.45, 0.15, 0.4]))
    grey = patterns.piece(rng, int(rng.integers(*among)), size, grain(rng, size), turn)
    table = gradient(colours[: min(len(colours), int(rng.integers(2, 5)))])
    middle = table.mean(0)
    contrast = np.float32(rng.choice([0.35, 0.7, 1.0]))
    picture: Floats = (middle + (table - middle) * contrast)[grey]
    return picture


def _mixture(rng: np.random.Generator, colours: Colours, size: Size) -> Floats:
    """Two patterns, one showing through the other in patches."""
    base = _pattern(rng, colours, size, NOISES)
    other = _pattern(rng, colours[::-1], size, (0, len(patterns.stock())))
    mask = patterns.piece(
        rng, int(rng.integers(*NOISES)), size, grain(rng, size), rng.uniform(0, 6.3)
    )
    share = ((mask.astype(np.float32) - 127) / np.float32(rng.uniform(8, 120)) + 0.5).clip(0, 1)
    mixed: Floats = base + (other - base) * share[..., None]
    return mixed


def _bands(rng: np.random.Generator, colours: Colours, size: Size) -> Floats:
    """Rough layers over one another, as a horizon of hills, hedges and paths has."""
    picture = _pattern(rng, colours, size, NOISES)
    width, height = size
    for level in np.sort(rng.uniform(0.1, 0.9, int(rng.integers(1, 4)))):
        other = _pattern(
            rng, colours[rng.permutation(len(colours))], size, (0, len(patterns.stock()))
        )
        rough = patterns.piece(rng, int(rng.integers(*NOISES)), (width, 1), grain(rng, size), 0.0)[
            0
        ]
        edge = height * (level + (rough.astype(np.float32) / 255 - 0.5) * rng.uniform(0, 0.3))
        below = (np.arange(height, dtype=np.float32)[:, None] - edge.astype(np.float32)).clip(0, 1)
        picture += (other - picture) * below[..., None]
    return picture


def _slope(rng: np.random.Generator, colours: Colours, size: Size, strength: float) -> Floats:
    """Colours blending over the height, or across."""
    width, height = size
    table = gradient(colours)
    table = table[0] + (table - table[0]) * np.float32(strength)
    ys, xs = np.linspace(0, 1, height)[:, None], np.linspace(-0.5, 0.5, width)
    steps = ys + xs * np.sin(rng.normal(0, 0.3))
    sloping: Floats = table[(steps.clip(0, 1) * 255).astype(np.uint8)].astype(np.float32)
    return sloping


def _heap(rng: np.random.Generator, style: Style, colours: Colours, size: Size) -> Floats:
    """Things over one another, each with its colour, texture and light.

    Dead leaves (Lee, Mumford & Huang, "Occlusion models for natural images", 2001): their sizes
    have density r^-3. Painted half as large again into a map of numbers, then looked up.
    """
    wide, high = (int(1.5 * side) for side in size)
    count, shapes = _shapes(rng, style, (wide, high))
    numbers = np.zeros((high, wide), np.int32)
    middles = np.zeros((count + 1, 2))
    reach = np.full(count + 1, float(high))
    for number, shape in enumerate(shapes, 1):
        cv2.fillPoly(numbers, [np.round(shape).astype(np.int32)], number)
        middles[number], reach[number] = (
            shape.mean(0),
            max(2.0, float(np.ptp(shape, axis=0).max()) / 2),
        )
    tones = colours[rng.integers(len(colours), size=count + 1)] + rng.normal(0, 9, (count + 1, 3))
    glow, fall = rng.normal(0, 0.12, (count + 1, 1)), rng.normal([0, -0.2], 0.12, (count + 1, 2))
    fall *= float(rng.choice([0.2, 1.0, 1.6])) / reach[:, None]
    start = 1 + glow[:, 0] - (fall * middles).sum(1)
    xs, ys = np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32)[:, None]
    lit = start.astype(np.float32)[numbers]
    lit += fall[:, 0].astype(np.float32)[numbers] * xs + fall[:, 1].astype(np.float32)[numbers] * ys
    lit = lit.clip(0.25, 1.7) * _textures(rng, numbers, count)
    picture = tones.astype(np.float32)[numbers] * lit[..., None]
    small: Floats = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    return small.clip(0, 255)


def _textures(rng: np.random.Generator, numbers: NDArray[np.int32], count: int) -> Floats:
    """Light of one of two patterns, stronger or weaker from thing to thing."""
    size = numbers.shape[1::-1]
    strength = (rng.choice([0.1, 0.4, 0.9]) * rng.uniform(0, 1, count + 1)).astype(np.float32)
    grey = patterns.piece(
        rng, int(rng.integers(len(patterns.stock()))), size, grain(rng, size), rng.uniform(0, 6.3)
    )
    textured: Floats = 1 + strength[numbers] * (grey.astype(np.float32) / 127 - 1)
    return textured


def _shapes(
    rng: np.random.Generator, style: Style, size: Size
) -> tuple[int, list[outlines.Outline]]:
    """The outlines of a heap, the lowest first, in pixels."""
    width, height = size
    few = {"room": (6, 24), "cushions": (5, 16), "rocks": (30, 150), "thicket": (60, 260)}
    count = int(rng.integers(*few.get(style, (20, 80))))
    smallest = {"room": 0.04, "cushions": 0.15, "rocks": 0.025, "thicket": 0.02}.get(style, 0.03)
    smallest *= float(np.exp(rng.uniform(-0.4, 0.7)))
    radii = (smallest**-2 - rng.random(count) * (smallest**-2 - 0.5**-2)) ** -0.5 * height
    return count, [_shape(rng, style, radius) + rng.random(2) * [width, height] for radius in radii]


def _shape(rng: np.random.Generator, style: Style, radius: float) -> outlines.Outline:
    if style == "room":
        return outlines.box(radius * rng.uniform(0.4, 4) + 2, 2 * radius + 2)
    if style == "cushions":
        shape = outlines.smooth(outlines.box(2 * radius * rng.uniform(0.8, 2), 2 * radius), 2)
        turn = rng.normal(0, 0.4)
    elif style == "thicket":
        shape = outlines.drop(3 * radius, radius * rng.uniform(0.15, 1), bend=rng.normal(0, 0.3))
        turn = rng.normal(0, 0.9)
    else:
        shape = outlines.jagged(rng, int(rng.integers(5, 12)), 0.1)
        shape = outlines.smooth(shape * radius * outlines.at(1, rng.uniform(0.45, 1)), 1)
        turn = rng.normal(0, 0.5)
    c, s = np.cos(turn), np.sin(turn)
    turned: outlines.Outline = shape @ np.array([[c, s], [-s, c]])
    return turned
