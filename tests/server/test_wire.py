"""Every way in which clients spell the same fields."""

import json

import pytest

from castmate.server.openai.wire import WireError, fields_of, fields_of_json

TWO = [{"id": "char_1"}, {"id": "char_2"}]


@pytest.mark.parametrize(
    "parts",
    [
        [("characters[][id]", "char_1"), ("characters[][id]", "char_2")],
        [("characters[0][id]", "char_1"), ("characters[1][id]", "char_2")],
        [("characters[1][id]", "char_2"), ("characters[0][id]", "char_1")],
        [("characters", json.dumps(TWO))],
        [("characters", '{"id": "char_1"}'), ("characters", '{"id": "char_2"}')],
        [("characters[]", '{"id": "char_1"}'), ("characters[]", '{"id": "char_2"}')],
    ],
)
def test_characters_may_be_spelled_in_every_way(parts):
    assert fields_of(parts) == {"characters": TWO}


@pytest.mark.parametrize(
    ("parts", "fields"),
    [
        ([("prompt", "[a] {b}")], {"prompt": "[a] {b}"}),
        ([("video[id]", "video_1")], {"video": {"id": "video_1"}}),
        ([("video", '{"id": "video_1"}')], {"video": {"id": "video_1"}}),
        ([("video", "video_1")], {"video": "video_1"}),
        (
            [("input_reference[image_url]", "https://x/y.png")],
            {"input_reference": {"image_url": "https://x/y.png"}},
        ),
        (
            [("input_reference[file_id]", "file-1")],
            {"input_reference": {"file_id": "file-1"}},
        ),
        (
            [("characters[][id]", "a"), ("characters[][note]", "n"), ("characters[][id]", "b")],
            {"characters": [{"id": "a", "note": "n"}, {"id": "b"}]},
        ),
        ([("characters[]", "char_1")], {"characters": ["char_1"]}),
    ],
)
def test_fields_are_what_they_spell(parts, fields):
    assert fields_of(parts) == fields


@pytest.mark.parametrize(
    ("parts", "param"),
    [
        ([("prompt", "a"), ("prompt", "b")], "prompt"),
        ([("video[id]", "a"), ("video[id]", "b")], "video"),
        ([("characters", "[{")], "characters"),
        ([("a[b][c][d][e]", "x")], "a"),
        ([("characters[0][id]", "a"), ("characters[x]", "b")], "characters"),
        ([("a]b", "x")], "a]b"),
        ([("video", "v"), ("video[id]", "x")], "video"),
        ([("characters[999][id]", "x")], "characters"),
    ],
)
def test_what_cannot_be_put_together_is_told_by_name(parts, param):
    with pytest.raises(WireError) as told:
        fields_of(parts)
    assert told.value.param == param


@pytest.mark.parametrize(
    "body", [b"[]", b"nonsense", b'"text"', b"[" * 100_000, b'{"a": NaN}', b"\xff\xfe"]
)
def test_a_body_that_is_no_json_object_is_refused(body):
    with pytest.raises(WireError):
        fields_of_json(body)


def test_a_form_has_an_end():
    with pytest.raises(WireError, match="more than 200 parts"):
        fields_of((f"f{n}", "x") for n in range(300))
