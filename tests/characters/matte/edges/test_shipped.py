"""The weights that castmate comes with: small, and better than enlarging the mask."""

from importlib import resources

import cv2
import numpy as np

from castmate.characters.matte.edges.session import FILE
from castmate.characters.matte.edges.soften import softened


def test_the_weights_are_small():
    stored = resources.files("castmate.characters.matte.edges").joinpath("weights", FILE)
    assert len(stored.read_bytes()) < 1_000_000


def test_an_edge_is_found_two_cells_from_where_the_mask_has_it():
    truth = np.zeros((720, 1280), np.float32)
    cv2.circle(truth, (640, 360), 150, 1.0, -1)
    truth = cv2.GaussianBlur(truth, (0, 0), 1.5)
    share = truth[..., None]
    rgb = np.round(share * (190, 120, 40) + (1 - share) * (50, 80, 110)).astype(np.uint8)
    shifted = np.roll(truth, 6, axis=1)
    chance = cv2.resize(shifted, (427, 240), interpolation=cv2.INTER_AREA)
    wrong = np.abs(softened(chance, rgb) / 255 - truth).sum()
    assert wrong < 0.4 * np.abs(shifted - truth).sum()


def test_an_island_that_the_mask_hardly_knows_is_gone():
    rgb = np.full((360, 640, 3), 90, np.uint8)
    cv2.circle(rgb, (300, 180), 90, (220, 180, 60), -1)
    cv2.circle(rgb, (460, 100), 12, (220, 180, 60), -1)
    chance = np.zeros((240, 427), np.float32)
    cv2.circle(chance, (200, 120), 60, 1.0, -1)
    cv2.circle(chance, (307, 67), 8, 0.5, -1)
    alpha = softened(chance, rgb)
    assert alpha[180, 300] > 250
    assert alpha[80:120, 440:480].max() < 30
