"""A key changes with what shapes the pictures, and with nothing else."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from castmate.characters.blobs import BlobsInMemory
from castmate.characters.character import Rights, Trait
from castmate.films.shots.shot_key import shot_key
from castmate.media.encode import FINE
from castmate.media.geometry import Size
from castmate.renderers.animatic.animatic import Animatic
from castmate.renderers.renderer import RenderSettings
from castmate.scripts.shot import PlanWarning, Role, Shot
from tests.characters.momo import cast_momo

MOMO = cast_momo(BlobsInMemory())
SHOT = Shot("@momo waves", "Momo, mint green, waves", cast=(Role("momo", "Momo", ("reference",)),))
SETTINGS = RenderSettings(Size(640, 360))
OTHER_BLOB = "0" * 64


class NextAnimatic(Animatic):
    """The animatic of a later version."""

    @property
    def name(self):
        return "animatic-99"


def key(shot=SHOT, characters=(MOMO,), settings=SETTINGS, renderer=None, seed=1, **more):
    return shot_key(shot, characters, settings, renderer or Animatic(), seed=seed, **more)


SHAPING = {
    "another prompt": {"shot": replace(SHOT, prompt="@momo sits")},
    "another text": {"shot": replace(SHOT, text="Momo, pale green, waves")},
    "another set": {"shot": replace(SHOT, set="beach")},
    "another length": {"shot": replace(SHOT, seconds=Fraction(13, 3))},
    "a length that rounds to the same": {"shot": replace(SHOT, seconds=4 + Fraction(1, 10**20))},
    "another action": {"shot": replace(SHOT, cast=(replace(SHOT.cast[0], actions=("sit",)),))},
    "another seed": {"seed": 2},
    "another size": {"settings": replace(SETTINGS, size=Size(640, 362))},
    "another rate": {"settings": replace(SETTINGS, frame_rate=Fraction(24000, 1001))},
    "another look": {"settings": replace(SETTINGS, look="cel")},
    "a photo as set": {"settings": replace(SETTINGS, set_photo=np.zeros((4, 6, 3), np.uint8))},
    "another encoding": {"encoding": FINE},
    "another version of the renderer": {"renderer": NextAnimatic()},
    "another view": {
        "characters": (replace(MOMO, views=(replace(MOMO.views[0], picture=OTHER_BLOB),)),)
    },
    "another loop": {
        "characters": (replace(MOMO, loop=replace(MOMO.loop, pictures=(OTHER_BLOB,))),)
    },
    "no loop": {"characters": (replace(MOMO, loop=None),)},
    "another trait": {"characters": (replace(MOMO, traits=(Trait("round", "told"),)),)},
    "another name": {"characters": (replace(MOMO, name="Mimi"),)},
}
UNSEEN = {
    "a warning": {"shot": replace(SHOT, warnings=(PlanWarning("place", "no place"),))},
    "another version that looks the same": {"characters": (replace(MOMO, version=7),)},
    "another signature": {"characters": (replace(MOMO, signature=OTHER_BLOB),)},
    "a statement": {"characters": (replace(MOMO, rights=Rights(statement="mine")),)},
    "a view that the animatic does not take": {
        "characters": (replace(MOMO, views=MOMO.views[:1]),)
    },
}


@pytest.mark.parametrize("changed", SHAPING.values(), ids=SHAPING)
def test_what_shapes_the_pictures_changes_the_key(changed):
    assert key(**changed) != key()


@pytest.mark.parametrize("changed", UNSEEN.values(), ids=UNSEEN)
def test_what_does_not_show_leaves_the_key(changed):
    assert key(**changed) == key()


def test_a_key_is_the_same_everywhere():
    assert key() == key()
    assert len(key()) == 64
