import pytest

from castmate.characters.blobs import BlobsInMemory
from castmate.characters.edit import edited
from castmate.errors import BadHandle, BadInput
from tests.characters.momo import cast_momo


@pytest.fixture
def momo():
    return cast_momo(BlobsInMemory())


def test_every_change_is_a_new_version_and_the_handle_stays(momo):
    renamed = edited(momo, name="Momo the Great", tags=["toy", " toy ", "", "green"])
    assert (renamed.version, renamed.name, renamed.handle) == (2, "Momo the Great", "momo")
    assert renamed.tags == ("toy", "green")
    assert momo.version == 1


def test_no_change_is_no_version(momo):
    assert edited(momo) is momo
    assert edited(momo, name="Momo", tags=["toy"]) is momo


def test_traits_keep_where_they_came_from(momo):
    changed = edited(momo, traits=["mostly mint green", "a red scarf"])
    assert [(t.text, t.source) for t in changed.traits] == [
        ("mostly mint green", "measured"),
        ("a red scarf", "told"),
    ]


def test_the_best_view_can_be_chosen_and_the_loop_dropped(momo):
    changed = edited(momo, best_view=2, still=True)
    assert changed.views == momo.views[::-1]
    assert changed.loop is None


def test_what_cannot_be_is_refused(momo):
    with pytest.raises(BadInput, match="views 1 to 2"):
        edited(momo, best_view=3)
    with pytest.raises(BadHandle):
        edited(momo, handle="Mo Mo")
    with pytest.raises(BadInput):
        edited(momo, name=" ")
