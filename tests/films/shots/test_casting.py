"""What a script may mention of the library, and what a renderer is given of a role."""

from fractions import Fraction

import numpy as np
import pytest

from castmate.characters.collection import Collection
from castmate.films.shots.casting import described, known_characters, references_of
from castmate.library.home import Home
from castmate.library.library import Library
from castmate.media.geometry import Size
from castmate.renderers.renderer import Limits
from castmate.scripts.shot import Role, Shot
from tests.characters.momo import MINT, cast_momo

MOMO = Role("momo", "Momo", ("reference", "text"), ("walk",))
DRAGON = Role("dragon", "small green dragon", ("text",), ("fly",))


@pytest.fixture
def collection(tmp_path):
    """A library with Momo in it."""
    library = Library(Home(tmp_path / "home"))
    collection = Collection(library)
    collection.add(cast_momo(library.blobs))
    yield collection
    library.close()


def limits(max_views):
    return Limits(
        (Size(64, 64), Size(3840, 3840)), (Fraction(1), Fraction(60)),
        (Fraction(1), Fraction(60)), max_cast=2, max_views=max_views,
    )  # fmt: skip


def shot(*cast):
    return Shot("a prompt", "a prompt", cast=cast)


def test_a_script_may_mention_every_character(collection):
    (momo,) = known_characters(collection.all())
    assert (momo.handle, momo.name, momo.has_pictures) == ("momo", "Momo", True)
    assert momo.traits == ("mostly mint green", "two round eyes")


def test_a_character_in_words(collection):
    assert described(collection.get("momo")) == "Momo, mostly mint green, two round eyes"


def test_a_cast_role_is_given_both_anchors(collection):
    (momo,) = references_of(shot(MOMO), collection, limits(max_views=2))
    assert momo.description == described(collection.get("momo"))
    assert [view.shape for view in momo.views] == [(80, 60, 4), (70, 90, 4)]
    assert tuple(momo.views[0][40, 30]) == (*MINT, 255)
    assert momo.motion.frame_rate == 24
    assert [picture.shape for picture in momo.motion.pictures] == [(40, 40, 4)] * 3
    assert momo.cut_by == ("bottom",)


def test_no_more_views_than_the_renderer_takes(collection):
    (momo,) = references_of(shot(MOMO), collection, limits(max_views=1))
    assert len(momo.views) == 1
    assert np.array_equal(
        momo.views[0], references_of(shot(MOMO), collection, limits(max_views=2))[0].views[0]
    )


def test_a_role_of_words_is_given_words(collection):
    (dragon,) = references_of(shot(DRAGON), collection, limits(max_views=1))
    assert (dragon.description, dragon.views, dragon.motion) == ("small green dragon", (), None)


def test_references_come_in_the_order_of_the_cast(collection):
    given = references_of(shot(DRAGON, MOMO), collection, limits(max_views=1))
    assert [reference.handle for reference in given] == ["dragon", "momo"]
