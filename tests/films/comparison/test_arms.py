"""An arm changes what anchors the character, and nothing else of the shot."""

from dataclasses import replace

import numpy as np
import pytest

from castmate.errors import BadInput
from castmate.films.comparison.arms import ARMS, read_arms, staged, unrelated
from castmate.renderers.renderer import Reference
from castmate.scripts.mentions import KnownCharacter
from castmate.scripts.prompt import plan_shot

MOMO = KnownCharacter("momo", "Momo", ("mint green", "two round eyes"))
PICTURE = np.zeros((4, 4, 4), np.uint8)
REFERENCE = Reference("momo", "Momo", "Momo, mint green, two round eyes", (PICTURE,))
SHOT = plan_shot("@momo waves on the beach", known=(MOMO,))
NAMELESS = "A creature waves on the beach"
TOLD = "Momo (mint green, two round eyes) waves on the beach"


def in_arm(arm):
    return staged(arm, SHOT, (REFERENCE,), ("momo",), (MOMO,))


@pytest.mark.parametrize(
    ("arm", "anchors", "has_pictures", "says"),
    [
        ("none", (), False, NAMELESS),
        ("text", ("text",), False, TOLD),
        ("reference", ("reference",), True, NAMELESS),
        ("both", ("reference", "text"), True, TOLD),
    ],
)
def test_each_arm_has_its_anchors(arm, anchors, has_pictures, says):
    found = in_arm(arm)
    (reference,) = found.references
    assert found.shot.cast[0].anchors == anchors
    assert bool(reference.views) == has_pictures
    assert found.shot.text == says
    assert ("mint" in reference.description) == ("text" in anchors)
    assert reference.handle == "momo"


def test_what_happens_is_the_same_in_every_arm():
    def happening(arm):
        shot = in_arm(arm).shot
        cast = tuple(replace(role, name="", anchors=()) for role in shot.cast)
        return replace(shot, text="", cast=cast)

    assert len({happening(arm) for arm in ARMS}) == 1


def test_somebody_unrelated_takes_the_place():
    other = Reference("pip", "Pip", "Pip, red", (PICTURE,))
    found = unrelated(in_arm("both"), {"momo": other})
    assert (found.references[0].handle, found.references[0].name) == ("momo", "Pip")
    assert found.shot == in_arm("both").shot


def test_arms_are_read_in_one_order():
    assert read_arms("both,none, text") == ("none", "text", "both")


@pytest.mark.parametrize("text", ["", "some", "none,every"])
def test_an_arm_that_is_none(text):
    with pytest.raises(BadInput, match="Give some of none, text, reference, both"):
        read_arms(text)
