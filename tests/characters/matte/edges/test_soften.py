"""Alpha in full size: at its place, in every size, and nothing where nothing was found."""

import cv2
import numpy as np
import pytest

from castmate.characters.matte.edges.look import Look
from castmate.characters.matte.edges.soften import softened


class Believing:
    """Stands in for the network: it draws the coarse mask as it is."""

    def logits(self, look: Look):
        height, width = look.chance.shape
        assert height % 2 == width % 2 == 0
        return 18 * cv2.resize(look.chance, (2 * width, 2 * height)) - 9


def disc(size, x, y, radius):
    """A disc at *x*, *y* of a picture of *size*, with a soft edge; lengths in picture widths."""
    width, height = size
    columns, rows = np.meshgrid(np.arange(width) + 0.5, np.arange(height) + 0.5)
    far = np.hypot(columns - x * width, rows - y * width)
    return np.clip(radius * width - far + 0.5, 0, 1).astype(np.float32)


@pytest.mark.parametrize(
    ("size", "cells"),
    [((1280, 720), (427, 240)), ((640, 360), (427, 240)), ((202, 333), (151, 250))],
    ids=["720 lines", "360 lines", "upright, odd"],
)
@pytest.mark.parametrize("place", [(0.5, 0.3, 0.1), (0.02, 0.1, 0.2)], ids=["middle", "cut off"])
def test_a_mask_is_enlarged_to_where_it_was(size, cells, place):
    rgb = np.zeros((size[1], size[0], 3), np.uint8)
    alpha = softened(disc(cells, *place), rgb, network=Believing())
    expected = disc(size, *place)
    assert alpha.dtype == np.uint8
    assert alpha.shape == expected.shape
    wrong = (alpha > 127) != (expected > 0.5)
    assert wrong.sum() <= 0.03 * (expected > 0.5).sum()


def test_sure_parts_are_opaque_and_the_rest_is_empty():
    alpha = softened(
        disc((427, 240), 0.5, 0.3, 0.1), np.zeros((720, 1280, 3), np.uint8), network=Believing()
    )
    assert alpha[384, 640] == 255
    assert not alpha[:100].any()


def test_where_nothing_was_found_nothing_is_drawn():
    chance = np.full((240, 427), 0.1, np.float32)
    assert not softened(chance, np.zeros((720, 1280, 3), np.uint8)).any()
