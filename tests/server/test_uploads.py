"""What is handed in: hostile clips, pictures that are none, and humans without consent."""

import base64
import io
import json

import pytest
from PIL import Image

from benchmarks.hostile_uploads import NAMES, good_clip, hostile
from castmate.films.videos.video_order import upload_path
from castmate.server.uploads import looks_like_video


def cast(here, content, file_name="clip.mp4", **fields):
    """The answer to casting a character from *content*."""
    data = {"name": "Momo", **fields}
    return here.post("/v1/videos/characters", data=data, files={"video": (file_name, content)})


def left_behind(here):
    """Names of what lies among the uploads."""
    return sorted(path.name for path in (here.library.home.folder / "uploads").glob("*"))


def test_hostile_uploads_are_each_answered_with_one_clear_refusal(here, tmp_path):
    good = good_clip(tmp_path)
    accepted = 0
    for kind, name, content in hostile(good, 16, seed=5):
        answer = cast(here, content, name)
        accepted += answer.status_code == 200  # some flipped bits do no harm
        if answer.status_code != 200:
            assert answer.status_code in (400, 413), (kind, answer.text)
            error = answer.json()["error"]
            assert error["param"] in ("video", None)  # None: the form itself is broken
            assert str(here.library.home.folder) not in error["message"]
    assert accepted <= 4
    assert len(left_behind(here)) == accepted


@pytest.mark.parametrize("name", NAMES[1:6])
def test_names_of_uploads_lead_nowhere(here, tmp_path, name):
    answer = cast(here, good_clip(tmp_path), name)
    if answer.status_code == 200:  # an empty name makes a text of it, which is no file
        identifier = answer.json()["id"]
        assert left_behind(here) == [identifier]
        assert upload_path(here.library.home, identifier).is_file()
    else:
        assert answer.status_code == 400
        assert left_behind(here) == []


def test_an_upload_beyond_the_limit_is_refused_with_the_limit(here, tmp_path):
    here.services.change_settings({"max_upload_bytes": 1000})
    answer = cast(here, good_clip(tmp_path) + bytes(5000))
    assert answer.status_code == 413
    assert left_behind(here) == []


def test_a_clip_that_is_too_long_is_refused_with_the_limit(here, tmp_path):
    here.services.change_settings({"max_clip_seconds": 1})
    answer = cast(here, good_clip(tmp_path))
    assert answer.status_code == 400
    assert "at most 1" in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"name": "Mickey Mouse"}, "moderation_blocked"),
        ({"kind": "human"}, "moderation_blocked"),
        ({"name": "!!!"}, "bad_handle"),
        ({"name": "x" * 81}, "invalid_value"),
        ({"name": " "}, "invalid_value"),
        ({"kind": "alien"}, "invalid_value"),
    ],
)
def test_a_character_that_may_not_be_is_refused_with_the_way_out(here, tmp_path, fields, code):
    answer = cast(here, good_clip(tmp_path), **fields)
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error["code"] == code
    if code == "moderation_blocked":
        assert "consent=" in error["message"] or "statement=" in error["message"]


def test_a_human_with_consent_and_a_name_with_a_statement_are_taken(here, tmp_path):
    good = good_clip(tmp_path)
    human = cast(here, good, kind="human", consent="I agree. Ada, today")
    named = cast(here, good, name="Mickey Mouse", statement="I am its licensee.")
    assert (human.status_code, named.status_code) == (200, 200)


def test_two_characters_may_have_one_name_and_have_two_handles(here, tmp_path):
    good = good_clip(tmp_path)
    handles = [cast(here, good).json()["handle"] for _ in range(3)]
    assert handles == ["momo", "momo_2", "momo_3"]


def test_a_character_that_is_being_cast_can_be_listed_and_deleted(here, tmp_path):
    one = cast(here, good_clip(tmp_path)).json()
    assert one["status"] == "casting"
    listed = here.get("/v1/videos/characters").json()
    assert [each["id"] for each in listed["data"]] == [one["id"]]
    assert here.delete(f"/v1/videos/characters/{one['id']}").json()["deleted"] is True
    assert left_behind(here) == []
    assert here.get(f"/v1/videos/characters/{one['id']}").status_code == 404
    asked = {"prompt": "Momo walks", "characters": [{"id": one["id"]}]}
    assert here.post("/v1/videos", json=asked).json()["error"]["param"] == "characters"


def test_a_character_sent_twice_with_one_key_is_one_character(here, tmp_path):
    good = good_clip(tmp_path)

    def send(name):
        return here.post(
            "/v1/videos/characters", data={"name": name}, files={"video": ("x", good)},
            headers={"Idempotency-Key": "k"},
        )  # fmt: skip

    first = send("Momo").json()
    assert send("Momo").json()["id"] == first["id"]
    assert send("Pip").status_code == 409
    assert left_behind(here) == [first["id"]]


def picture(width, height, form="PNG"):
    """An encoded picture."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), (200, 90, 20)).save(file, form)
    return file.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_a_first_frame_may_come_as_a_file_a_data_url_or_a_file_id(here, form):
    content = picture(1280, 720, form)
    asked = {"prompt": "A fox walks", "size": "1280x720"}
    as_file = here.post("/v1/videos", data=asked, files={"input_reference": ("x.bin", content)})
    url = "data:application/octet-stream;base64," + base64.b64encode(content).decode()
    as_url = here.post("/v1/videos", json={**asked, "input_reference": {"image_url": url}})
    in_form = here.post("/v1/videos", data=asked, files={"input_reference[image_url]": (None, url)})
    kept = here.post("/v1/files", data={"purpose": "vision"}, files={"file": ("x.png", content)})
    as_id = here.post(
        "/v1/videos", json={**asked, "input_reference": {"file_id": kept.json()["id"]}}
    )
    for answer in (as_file, as_url, in_form, as_id):
        assert answer.status_code == 200, answer.text
        assert "reference_is_the_set" in {w["code"] for w in answer.json()["warnings"]}


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (picture(640, 480), "size_mismatch"),
        (picture(1280, 720)[:200], "invalid_file"),
        (b"<svg/>", "invalid_file"),
        (b"GIF89a", "invalid_file"),
    ],
)
def test_a_first_frame_that_cannot_be_is_refused(here, content, code):
    answer = here.post(
        "/v1/videos", data={"prompt": "A fox", "size": "1280x720"},
        files={"input_reference": ("x.png", content)},
    )  # fmt: skip
    assert answer.status_code == 400
    assert answer.json()["error"]["code"] == code
    assert left_behind(here) == []


def test_an_address_inside_this_network_is_not_fetched(here):
    for url in ("http://127.0.0.1:1/x.png", "http://169.254.169.254/latest", "file:///etc/passwd"):
        asked = {"prompt": "A fox", "input_reference": {"image_url": url}}
        answer = here.post("/v1/videos", content=json.dumps(asked))
        assert answer.status_code == 400
        assert answer.json()["error"]["code"] == "url_refused"


def test_what_is_a_video_is_told_by_its_beginning(tmp_path):
    assert looks_like_video(good_clip(tmp_path)[:400])
    assert not looks_like_video(b"")
