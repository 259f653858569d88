"""Small footage of drawn characters on a textured ground, with the boxes of where they stand."""

import cv2
import numpy as np

from castmate.media.clip import Frame
from castmate.media.geometry import Box
from tests.identity.drawn import drawn

WIDTH, HEIGHT = 320, 240


def ground(seed: int):
    """A blurred, faintly coloured ground."""
    rng = np.random.default_rng(seed)
    rough = rng.normal(0, 60, (HEIGHT, WIDTH, 3)).astype(np.float32)
    soft = cv2.GaussianBlur(rough, (0, 0), 6) * 4
    return (soft + rng.uniform(90, 160, 3)).clip(0, 255).astype(np.uint8)


def filmed(body, pattern, *, frames=6, seed=5, first=0, light=1.0):
    """Frames in which a character walks to the right, and its boxes by frame index."""
    film, boxes = [], {}
    for step in range(frames):
        rgb = ground(seed)
        crop = drawn(body, pattern, turn=4 - 2 * step, side=120)
        x, y = 40 + 20 * step, 70
        place = rgb[y : y + 120, x : x + 120]
        place[crop.alpha > 127] = crop.rgb[crop.alpha > 127]
        lit = (rgb * light).clip(0, 255).astype(np.uint8)
        index = first + 5 * step
        film.append(Frame(index, index / 24, lit))
        boxes[index] = Box(x + 12, y + 12, 96, 96)
    return film, boxes
