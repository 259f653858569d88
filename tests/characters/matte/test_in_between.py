"""Frames between key frames are looked at, too: an arm that waves is not left behind."""

from fractions import Fraction

import cv2
import numpy as np

from castmate.characters.matte.cut import cut
from castmate.characters.matte.matte import Hint
from castmate.media.clip import Frame

HEIGHT, WIDTH, COUNT = 180, 320, 48


def waver(t):
    """A disc with an arm that goes up and down within eight frames, and its mask."""
    mask = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.circle(mask, (150, 110), 44, 255, -1, cv2.LINE_AA)
    turn = 0.9 * np.sin(2 * np.pi * t / 8)
    hand = (round(150 - 92 * np.cos(turn)), round(100 - 92 * np.sin(turn)))
    cv2.line(mask, (150, 100), hand, 255, 17, cv2.LINE_AA)
    return mask


def clip():
    rng = np.random.default_rng(3)
    wall = cv2.resize(rng.integers(60, 120, (18, 32, 3), np.uint8), (WIDTH, HEIGHT))
    frames, masks = [], []
    for t in range(COUNT):
        mask = waver(t)
        share = mask[..., None] / 255
        rgb = share * (40, 190, 170) + (1 - share) * wall + rng.normal(0, 3, (HEIGHT, WIDTH, 3))
        picture = np.clip(rgb, 0, 255).astype(np.uint8)
        frames.append(Frame(t, Fraction(t, 12), picture))
        masks.append(mask)
    return frames, masks


def overlap(alpha, mask):
    found, true = alpha > 127, mask > 127
    return (found & true).sum() / (found | true).sum()


def test_an_arm_that_waves_is_not_left_behind_between_key_frames():
    frames, masks = clip()
    matte = cut(frames, [Hint(20, mask=masks[20])])
    found = [overlap(made.alpha, mask) for made, mask in zip(matte.frames, masks, strict=True)]
    between = found[1:-1:2]
    assert min(between) > 0.85
    assert np.mean(between) > np.mean(found[::2]) - 0.03
