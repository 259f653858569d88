"""Small made-up footage: a striped creature on a textured ground, filmed as the test asks."""

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from castmate.media.clip import Clip, Frame
from castmate.media.geometry import Size

RATE = 25
SIZE = Size(320, 240)


def ground(seed: int, size: Size = SIZE) -> NDArray[np.uint8]:
    """A textured ground, larger than the picture, so that a camera can move over it."""
    rng = np.random.default_rng(seed)
    coarse = rng.integers(60, 200, (size.height // 10, size.width // 10, 3), np.uint8)
    return cv2.resize(coarse, (size.width * 2, size.height * 2), interpolation=cv2.INTER_CUBIC)


def creature(height: int, *, phase: float = 0.0, spotted: bool = True) -> NDArray[np.uint8]:
    """A striped, spotted oval with two legs that swing with *phase* (turns): RGBA."""
    width = height * 2 // 3
    picture = np.zeros((height, width, 4), np.uint8)
    swing = round(width / 6 * np.sin(2 * np.pi * phase))
    for side in (-1, 1):
        hip = (width // 2 + side * width // 6, height * 3 // 5)
        foot = (hip[0] + side * swing, height - 2)
        cv2.line(picture, hip, foot, (40, 60, 200, 255), max(3, width // 8), cv2.LINE_AA)
    body = np.zeros((height, width), np.uint8)
    middle = (width // 2, height * 2 // 5)
    cv2.ellipse(body, middle, (width // 2 - 2, height * 2 // 5 - 2), 0, 0, 360, 255, -1)
    stripes = (np.arange(height)[:, None] // max(2, height // 12)) % 2 == 0
    colours = np.where(stripes[..., None], (240, 150, 30), (250, 220, 90)).astype(np.uint8)
    picture[body > 0, :3] = np.broadcast_to(colours, (height, width, 3))[body > 0]
    for spot in range(12 if spotted else 0):
        at = (width * (2 + spot * 5 % 7) // 10, height * (2 + spot * 3 % 5) // 9)
        cv2.circle(picture, at, max(1, height // 24), (20 * spot, 40, 200 - 9 * spot, 255), -1)
    picture[body > 0, 3] = 255
    return picture


def filmed(
    background: NDArray[np.uint8],
    actor: NDArray[np.uint8] | None,
    at: tuple[float, float],
    camera: tuple[float, float] = (0.0, 0.0),
    size: Size = SIZE,
) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """RGB and alpha of one frame; *at* is the middle of the actor's feet in the picture."""
    move = np.array([[1.0, 0, -camera[0]], [0, 1.0, -camera[1]]])
    picture = cv2.warpAffine(background, move, (size.width, size.height), borderMode=4)
    alpha = np.zeros((size.height, size.width), np.uint8)
    if actor is None:
        return picture, alpha
    place = np.array([[1.0, 0, at[0] - actor.shape[1] / 2], [0, 1.0, at[1] - actor.shape[0]]])
    drawn = cv2.warpAffine(actor, place, (size.width, size.height))
    alpha = drawn[..., 3]
    share = alpha[..., None] / 255
    return np.round(drawn[..., :3] * share + picture * (1 - share)).astype(np.uint8), alpha


def frames_of(pictures: list[NDArray[np.uint8]], *, stride: int = 1) -> Iterator[Frame]:
    """*pictures* as frames at 25 a second, every *stride*-th."""
    for index in range(0, len(pictures), stride):
        yield Frame(index, index / RATE, pictures[index])


def clip_of(num_frames: int, size: Size = SIZE) -> Clip:
    """A clip of that many frames at 25 a second, which no file needs to hold."""
    return Clip(
        Path("made-up.mp4"),
        size,
        Fraction(RATE),
        num_frames,
        Fraction(num_frames, RATE),
        "mp4",
        "h264",
    )
