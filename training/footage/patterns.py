"""A stock of grey patterns, made once; every surface is a warped and recoloured piece of one.

Noise with a power spectrum 1/f^a is what photographs of surfaces have (Field, "Relations between
the statistics of natural images and the response properties of cortical cells", 1987).
"""

from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
SIDE = 512
"""Pixels of a pattern's side."""
STOCK_SEED = 20_260


@cache
def stock() -> tuple[Grey, ...]:
    """All patterns: uint8 (512, 512), each using the whole range."""
    rng = np.random.default_rng(STOCK_SEED)
    noises = [_noise(rng, slope, along) for slope in (0.6, 1.0, 1.4, 1.8) for along in (1.0, 4.0)]
    furs = [_noise(rng, slope, 10.0) for slope in (0.7, 1.0)]
    marks = [_thresholded(rng, low, high) for low, high in ((6, 14), (12, 28), (20, 60), (5, 30))]
    waves = [_stripes(rng, bend) for bend in (0.0, 6.0, 25.0)]
    built = [_bricks(rng, 24, 60), _bricks(rng, 40, 40), _planks(rng), _planks(rng), _checks(rng)]
    clutter = [_leaves(rng, size) for size in (4.0, 9.0, 20.0)] + [
        _cells(rng, n) for n in (90, 600)
    ]
    grass = [_blades(rng, length) for length in (24, 60)]
    return tuple(noises + furs + marks + waves + built + clutter + grass)


def piece(
    rng: np.random.Generator, which: int, size: tuple[int, int], scale: float, turn: float
) -> Grey:
    """uint8 (height, width) of a pattern, *scale* pattern pixels a pixel, turned by radians."""
    width, height = size
    c, s = scale * np.cos(turn), scale * np.sin(turn)
    x, y = rng.uniform(0, SIDE, 2)
    inverse = np.array([[c, -s, x], [s, c, y]])
    warped: Grey = cv2.warpAffine(
        stock()[which],
        inverse,
        (width, height),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REFLECT_101,
    )
    return warped


def _full_range(values: NDArray[np.floating]) -> Grey:
    """The values as ranks would have them: clipped at two and a half deviations."""
    scaled = 127.5 + (values - values.mean()) / (values.std() + 1e-6) * 51
    grey: Grey = scaled.clip(0, 255).astype(np.uint8)
    return grey


def _noise(rng: np.random.Generator, slope: float, along: float) -> Grey:
    """Noise of spectrum 1/f^slope, stretched *along* times in x."""
    fy, fx = np.meshgrid(np.fft.fftfreq(SIDE), np.fft.rfftfreq(SIDE), indexing="ij")
    frequency = np.hypot(fx * along, fy)
    frequency[0, 0] = 1
    spectrum = (
        np.fft.rfft2(rng.normal(size=(SIDE, SIDE))) / np.maximum(frequency, 2 / SIDE) ** slope
    )
    spectrum[0, 0] = 0
    return _full_range(np.fft.irfft2(spectrum, s=(SIDE, SIDE)))


def _band(rng: np.random.Generator, low: float, high: float) -> NDArray[np.float32]:
    """Noise with details between two sizes in pixels, of unit deviation."""
    noise = rng.normal(size=(SIDE, SIDE)).astype(np.float32)
    fine = cv2.GaussianBlur(noise, (0, 0), low / 3, borderType=cv2.BORDER_REFLECT_101)
    fine = fine - cv2.GaussianBlur(noise, (0, 0), high / 3, borderType=cv2.BORDER_REFLECT_101)
    unit: NDArray[np.float32] = fine / fine.std()
    return unit


def _thresholded(rng: np.random.Generator, low: float, high: float) -> Grey:
    """Spots and patches with soft inner variation."""
    spots = np.tanh(4 * (_band(rng, low, high) - rng.uniform(-0.4, 0.8)))
    return _full_range(spots + 0.15 * _band(rng, 2, 8))


def _stripes(rng: np.random.Generator, bend: float) -> Grey:
    ys, xs = np.mgrid[:SIDE, :SIDE].astype(np.float32)
    bent = xs + bend * _band(rng, 30, 120) + 0.1 * ys
    return _full_range(np.tanh(2 * np.sin(bent * 2 * np.pi / 24)) + 0.15 * _band(rng, 2, 8))


def _bricks(rng: np.random.Generator, tall: int, wide: int) -> Grey:
    """Courses of bricks or tiles, each a little different, with joints."""
    wall = np.zeros((SIDE, SIDE), np.float32)
    shift = 0 if tall == wide else wide // 2
    for course, y in enumerate(range(0, SIDE, tall)):
        for x in range(-wide, SIDE + wide, wide):
            left = x + shift * (course % 2)
            wall[y + 2 : y + tall, max(0, left + 2) : max(0, left + wide)] = 1 + rng.normal(0, 0.15)
    return _full_range(wall + 0.12 * _band(rng, 2, 12))


def _planks(rng: np.random.Generator) -> Grey:
    """Boards with grain along them."""
    wood = np.zeros((SIDE, SIDE), np.float32)
    y = 0
    while y < SIDE:
        tall = int(rng.integers(30, 90))
        wood[y : y + tall] = rng.normal(0, 1)
        wood[y : y + 2] = -2.5
        y += tall
    grain = _noise(rng, 1.1, 14.0).astype(np.float32)
    return _full_range(wood + (grain - 127) / 50)


def _checks(rng: np.random.Generator) -> Grey:
    ys, xs = np.mgrid[:SIDE, :SIDE]
    return _full_range(((ys // 20 + xs // 20) % 2) + 0.1 * _band(rng, 2, 8))


def _leaves(rng: np.random.Generator, smallest: float) -> Grey:
    """Dead leaves: ellipses of power-law sizes over one another (Lee, Mumford & Huang, 2001)."""
    ground = np.full((SIDE, SIDE), 128, np.uint8)
    radii = np.sort((smallest**-2 - rng.random(3000) * (smallest**-2 - 70.0**-2)) ** -0.5)[::-1]
    order = rng.permutation(len(radii))
    for radius in radii[order]:
        x, y = rng.integers(0, SIDE, 2)
        axes = (max(1, int(radius)), max(1, int(radius * rng.uniform(0.25, 1))))
        grey = int(rng.integers(0, 256))
        cv2.ellipse(
            ground, (int(x), int(y)), axes, rng.uniform(0, 360), 0, 360, grey, -1, cv2.LINE_AA
        )
    return _full_range(ground.astype(np.float32) + 12 * _band(rng, 2, 10))


def _cells(rng: np.random.Generator, count: int) -> Grey:
    """Pebbles: cells about scattered points, dark between them."""
    seeds = np.full((SIDE, SIDE), 255, np.uint8)
    seeds[rng.integers(0, SIDE, count), rng.integers(0, SIDE, count)] = 0
    distance, labels = cv2.distanceTransformWithLabels(
        seeds, cv2.DIST_L2, 5, labelType=cv2.DIST_LABEL_PIXEL
    )
    greys = rng.normal(0, 1, labels.max() + 1)
    return _full_range(greys[labels] - distance / distance.max() * 2)


def _blades(rng: np.random.Generator, length: int) -> Grey:
    """Grass: blades that stand over one another."""
    ground = np.full((SIDE, SIDE), 60, np.uint8)
    for y in np.sort(rng.uniform(0, SIDE + length, 2600)):
        x, lean = rng.uniform(0, SIDE), rng.normal(0, length / 4)
        ends = np.array([[x - 1.5, y], [x + 1.5, y], [x + lean, y - length * rng.uniform(0.5, 1)]])
        cv2.fillPoly(
            ground, [(ends * 8).astype(np.int32)], int(rng.integers(30, 256)), cv2.LINE_AA, 3
        )
    return _full_range(ground.astype(np.float32))
