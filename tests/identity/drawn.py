"""Small drawn characters, so that the tests need no footage."""

import cv2
import numpy as np

from castmate.identity.embedder import Crop

MINT, RED, BROWN = (158, 223, 186), (211, 32, 42), (123, 79, 46)


def drawn(body: tuple[int, int, int], pattern: str, *, turn: float = 0, side: int = 200) -> Crop:
    """A round character with two eyes and a pattern, turned by *turn* degrees."""
    rgb = np.full((side, side, 3), 128, np.uint8)
    alpha = np.zeros((side, side), np.uint8)
    middle, radius = (side // 2, side // 2), round(0.4 * side)
    cv2.circle(alpha, middle, radius, 255, -1)
    cv2.circle(rgb, middle, radius, body, -1)
    dark = tuple(c // 3 for c in body)
    for step in range(-3, 4):
        at = side // 2 + step * side // 10
        if pattern == "stripes":
            cv2.line(rgb, (at, 0), (at, side), dark, side // 40)
        elif pattern == "dots":
            for other in range(-3, 4):
                cv2.circle(rgb, (at, side // 2 + other * side // 10), side // 40, dark, -1)
    for eye in (-1, 1):
        cv2.circle(
            rgb, (side // 2 + eye * side // 7, round(0.4 * side)), side // 14, (250,) * 3, -1
        )
        cv2.circle(rgb, (side // 2 + eye * side // 7, round(0.4 * side)), side // 28, (15,) * 3, -1)
    turned = cv2.getRotationMatrix2D(middle, turn, 1)
    rgb = cv2.warpAffine(rgb, turned, (side, side), borderMode=cv2.BORDER_REPLICATE)
    noise = np.random.default_rng(round(abs(turn) * 10)).normal(0, 3, rgb.shape)
    return Crop((rgb + noise).clip(0, 255).astype(np.uint8), alpha)


def three(body: tuple[int, int, int], pattern: str) -> list[Crop]:
    """Three views of one character."""
    return [drawn(body, pattern, turn=turn) for turn in (-8, 0, 7)]
