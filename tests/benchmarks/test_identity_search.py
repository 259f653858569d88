import numpy as np

from benchmarks.identity_search import composite
from castmate.media.geometry import Size
from tests.identity.drawn import MINT, drawn


def test_a_composite_says_where_the_cut_out_stands():
    ground = np.full((120, 200, 3), 40, np.uint8)
    shown = composite(drawn(MINT, "dots"), ground, np.random.default_rng(3))
    box = shown.box
    assert box.clipped(Size(200, 120)) == box
    changed = np.any(shown.rgb != ground, axis=2)
    inside = np.zeros_like(changed)
    inside[box.y : box.bottom, box.x : box.right] = True
    assert changed.any()
    assert not (changed & ~inside).any()
    assert (ground == 40).all()
