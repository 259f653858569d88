"""Characters in a real library: added, found, suggested, versioned, removed."""

from datetime import UTC, datetime

import pytest

from castmate.characters.character import Character, Rights, Trait, View, Window
from castmate.characters.collection import Collection
from castmate.characters.edit import edited
from castmate.errors import CastmateError, CharacterNotFound, HandleTaken
from castmate.library.home import Home
from castmate.library.library import Library
from castmate.media.geometry import Size


@pytest.fixture
def collection(tmp_path):
    library = Library(Home(tmp_path))
    yield Collection(library)
    library.close()


def a_character(collection, handle="momo", number=1):
    blobs = collection.library.blobs
    return Character(
        id=f"char_{number:024x}",
        handle=handle,
        name=handle.title(),
        version=1,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
        confidence=0.9,
        branch="plain",
        window=Window(0.0, 4.0, "the whole clip"),
        views=(View(blobs.put(handle.encode()), Size(4, 4), 0, 0.0, 0.8),),
        loop=None,
        palette=(),
        traits=(Trait("mint green", "measured"),),
        rights=Rights(),
        signature=blobs.put(b"signature of " + handle.encode()),
        clip="0" * 64,
        aliases=("the little one",),
        tags=("toys",),
    )


@pytest.mark.parametrize("asked", ["momo", "@momo", "@MOMO", "Momo", "The Little One"])
def test_a_character_is_found_by_handle_name_and_alias(collection, asked):
    momo = a_character(collection)
    collection.add(momo)
    assert collection.get(asked) == momo


def test_a_missing_handle_suggests_the_nearest(collection):
    collection.add(a_character(collection, "mara"))
    with pytest.raises(CharacterNotFound, match=r"Did you mean @mara\?") as caught:
        collection.get("@mra")
    assert caught.value.near == ("mara",)


def test_an_edit_is_the_next_version(collection):
    momo = a_character(collection)
    collection.add(momo)
    collection.replace(edited(momo, traits=["one big eye"]))
    found = collection.get("momo")
    assert (found.version, [trait.text for trait in found.traits]) == (2, ["one big eye"])


def test_a_taken_handle_is_refused_before_work(collection):
    collection.check_free("momo")
    collection.add(a_character(collection))
    with pytest.raises(HandleTaken):
        collection.check_free("momo")


@pytest.mark.parametrize(("text", "found"), [("MINT", 1), ("toys", 1), ("little", 1), ("blue", 0)])
def test_search_reads_names_tags_and_traits(collection, text, found):
    collection.add(a_character(collection))
    assert len(collection.search(text)) == found


def test_removing_forgets_the_pictures(collection):
    momo = a_character(collection)
    collection.add(momo)
    collection.remove("@Momo")
    assert collection.all() == []
    with pytest.raises(CastmateError, match="missing"):
        collection.library.blobs.get(momo.views[0].picture)
