"""The place of a shot follows what is done there."""

import pytest

from castmate.media.geometry import Size
from castmate.renderers.animatic.mood import mood_of
from castmate.renderers.animatic.sets import set_of
from castmate.renderers.animatic.stage import Stage
from castmate.scripts.prompt import plan_shot

STAGE = Stage(Size(320, 180), mood_of("day", "clear"), 1)


@pytest.mark.parametrize(
    ("prompt", "place", "surface"),
    [
        ("a fox surfs at the beach", "beach", "water"),
        ("a fox swims in the sea and waves", "beach", "water"),
        ("a fox runs along the beach", "beach", "sand"),
        ("a fox walks to the beach and then swims", "beach", "sand"),
        ("a fox rides through the forest", "forest", "ground"),
    ],
)
def test_who_surfs_or_swims_at_the_beach_is_out_at_sea(prompt, place, surface):
    built = set_of(plan_shot(prompt, known=()), STAGE)
    assert (built.name, built.surface) == (place, surface)
