import json
from dataclasses import replace

import pytest

from castmate.characters.blobs import BlobsInMemory
from castmate.characters.character import Rights
from castmate.characters.document import character_as_json, character_from_json
from castmate.errors import BadInput
from tests.characters.momo import cast_momo


@pytest.fixture
def momo():
    return cast_momo(BlobsInMemory())


@pytest.fixture
def document(momo):
    return json.loads(json.dumps(character_as_json(momo)))


def test_a_character_survives_the_way_through_json(momo, document):
    assert character_from_json(document) == momo


def test_so_does_one_without_a_loop_and_with_consent(momo):
    person = replace(momo, loop=None, rights=Rights("human", consent="Yes. A. Person, 2026"))
    assert character_from_json(character_as_json(person)) == person


def test_the_document_has_what_the_command_line_promises(document):
    promised = {
        "id", "handle", "name", "confidence", "window", "views", "palette", "traits", "sheet",
        "warnings",
    }  # fmt: skip
    assert promised <= document.keys()
    assert {"start_seconds", "duration_seconds", "why"} == document["window"].keys()


@pytest.mark.parametrize(
    ("path", "value", "named"),
    [
        (["format"], "castmate.character/9", "castmate.character/9"),
        (["id"], "character_1", "character.id"),
        (["handle"], "Mo Mo", "handle"),
        (["name"], "", "name"),
        (["version"], 0, "character.version"),
        (["version"], True, "character.version"),
        (["created_at"], "2026-10-01T12:30:00", "with its zone"),
        (["confidence"], 1.5, "character.confidence"),
        (["confidence"], float("nan"), "character.confidence"),
        (["branch"], "magic", "automatic"),
        (["window"], None, "character.window"),
        (["views"], [], "at least one view"),
        (["views"], {}, "character.views"),
        (["views", 0, "picture"], "../../etc/passwd", "character.views[0].picture"),
        (["views", 1, "width"], 100_000, "character.views[1].width"),
        (["views", 1, "cut_by"], ["outside"], "left, top, right, bottom"),
        (["loop", "frame_rate"], "1/0", "character.loop.frame_rate"),
        (["loop", "pictures"], [], "loop.pictures"),
        (["palette", 0, "hex"], "red", "character.palette[0].hex"),
        (["traits", 0, "source"], "guessed", "character.traits[0].source"),
        (["rights", "kind"], "robot", "character.rights.kind"),
        (["signature"], "", "character.signature"),
        (["aliases"], "Mo", "character.aliases"),
    ],
)
def test_a_wrong_document_is_refused_by_the_name_of_the_field(document, path, value, named):
    at = document
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    with pytest.raises(BadInput) as refused:
        character_from_json(document)
    assert named in str(refused.value)


@pytest.mark.parametrize("document", [None, [], "momo", 3])
def test_what_is_no_object_is_refused(document):
    with pytest.raises(BadInput, match="not an object"):
        character_from_json(document)
