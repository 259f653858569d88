"""Every error has the one shape that clients of the OpenAI API read."""

import json

import pytest

from castmate.server.openai.reading import LONGEST_PROMPT


def told(answer):
    """The error of *answer*, whose shape is checked."""
    body = answer.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"message", "type", "param", "code"}
    assert answer.headers["x-request-id"].startswith("req_")
    return body["error"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/nothing", 404, "unknown_url"),
        ("GET", "/", 404, "unknown_url"),
        ("PUT", "/v1/videos", 405, "method_not_allowed"),
        ("GET", "/v1/videos/video_none", 404, "video_not_found"),
        ("GET", "/v1/videos/video_none/content", 404, "video_not_found"),
        ("DELETE", "/v1/videos/video_none", 404, "video_not_found"),
        ("GET", "/v1/videos/characters/char_none", 404, "character_not_found"),
        ("GET", "/v1/files/file-none", 404, "file_not_found"),
        ("GET", "/v1/batches/batch_none", 404, "batch_not_found"),
        ("GET", "/v1/webhook_endpoints/whe_none", 404, "webhook_endpoint_not_found"),
        ("GET", "/v1/models/sora-9", 404, "model_not_found"),
    ],
)
def test_what_is_not_there_is_told_in_the_one_shape(here, method, path, status, code):
    answer = here.request(method, path)
    assert answer.status_code == status
    assert told(answer)["code"] == code


def test_a_method_that_is_not_allowed_names_those_that_are(here):
    assert here.put("/v1/videos").headers["allow"] == "GET, POST"


@pytest.mark.parametrize(
    ("body", "param", "code"),
    [
        ({}, "prompt", "missing_required_parameter"),
        ({"prompt": ""}, "prompt", "invalid_value"),
        ({"prompt": "  "}, "prompt", "invalid_value"),
        ({"prompt": 5}, "prompt", "invalid_type"),
        ({"prompt": "x" * (LONGEST_PROMPT + 1)}, "prompt", "invalid_value"),
        ({"prompt": "a\0b"}, "prompt", "invalid_value"),
        ({"prompt": "\ud800"}, "prompt", "invalid_value"),
        ({"prompt": "@nobody walks"}, "prompt", "character_not_found"),
        ({"prompt": "x", "model": "gpt-6"}, "model", "model_not_found"),
        ({"prompt": "x", "seconds": "40"}, "seconds", "invalid_value"),
        ({"prompt": "x", "seconds": True}, "seconds", "invalid_value"),
        ({"prompt": "x", "size": "1x1"}, "size", "invalid_value"),
        ({"prompt": "x", "size": "9999x9999"}, "size", "invalid_value"),
        ({"prompt": "x", "characters": [{"id": "char_x"}]}, "characters", "character_not_found"),
        ({"prompt": "x", "characters": [{"id": "a"}, {"id": "b"}, {"id": "c"}]}, "characters",
         "invalid_value"),
        ({"prompt": "x", "characters": [3]}, "characters", "invalid_value"),
        ({"prompt": "x", "seed": -1}, "seed", "invalid_value"),
        ({"prompt": "x", "input_reference": {"image_url": "a", "file_id": "b"}},
         "input_reference", "invalid_value"),
        ({"prompt": "x", "input_reference": {"image_url": "data:image/png;base64,%%"}},
         "input_reference", "invalid_value"),
        ({"prompt": "x", "input_reference": {"image_url": "data:,hello"}},
         "input_reference", "invalid_file"),
    ],
)  # fmt: skip
def test_a_video_that_cannot_be_asked_for_names_the_parameter(here, body, param, code):
    answer = here.post(
        "/v1/videos", content=json.dumps(body), headers={"content-type": "application/json"}
    )
    assert answer.status_code == 400
    error = told(answer)
    assert (error["param"], error["code"]) == (param, code)
    assert error["type"] == "invalid_request_error"


@pytest.mark.parametrize("body", [b"{", b"[]", b"\xff", b'{"prompt": NaN}'])
def test_a_body_that_is_no_json_is_refused(here, body):
    answer = here.post("/v1/videos", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400
    told(answer)


def test_a_body_of_another_type_is_refused(here):
    answer = here.post("/v1/videos", content=b"x", headers={"content-type": "text/csv"})
    assert answer.status_code == 415
    told(answer)


def test_a_body_that_is_too_large_is_refused_with_the_limit(here):
    here.services.change_settings({"max_image_bytes": 1000})
    answer = here.post("/v1/videos", json={"prompt": "x", "filler": "y" * 2_000_000})
    assert answer.status_code == 413
    assert "MiB" in told(answer)["message"]


def test_a_body_without_a_length_is_counted(here):
    here.services.change_settings({"max_image_bytes": 1000})
    parts = (b"y" * 100_000 for _ in range(30))
    answer = here.post("/v1/videos", content=parts, headers={"content-type": "application/json"})
    assert answer.status_code == 413


def test_unknown_fields_are_left_aside_or_refused_as_the_server_is_set(here):
    asked = {"prompt": "A fox", "num_frames": 9}
    assert here.post("/v1/videos", json=asked).status_code == 200
    refused = here.post("/v1/videos", json=asked, headers={"castmate-strict": "true"})
    assert told(refused)["code"] == "unknown_parameter"
    here.services.change_settings({"strict_fields": True})
    assert told(here.post("/v1/videos", json=asked))["param"] == "num_frames"
    odd = {"prompt": "A fox", "size": "256x144"}
    assert told(here.post("/v1/videos", json=odd))["param"] == "size"


@pytest.mark.parametrize(
    ("query", "param"),
    [("limit=101", "limit"), ("limit=-1", "limit"), ("order=up", "order"), ("after=x", "after")],
)
def test_a_page_that_cannot_be_names_the_parameter(here, query, param):
    answer = here.get(f"/v1/videos?{query}")
    assert answer.status_code == 400
    assert told(answer)["param"] == param


def test_content_that_is_not_ready_is_a_conflict_that_is_not_tried_again(here):
    video = here.post("/v1/videos", json={"prompt": "A fox"}).json()["id"]
    answer = here.get(f"/v1/videos/{video}/content")
    assert answer.status_code == 409
    assert answer.headers["x-should-retry"] == "false"
    assert told(answer)["code"] == "video_not_completed"
    assert told(here.post(f"/v1/videos/{video}/remix", json={"prompt": "x"}))["param"] == "video"


def test_a_request_id_of_the_client_is_kept_if_it_is_one(here):
    given = here.get("/healthz", headers={"x-request-id": "mine-7"})
    assert given.headers["x-request-id"] == "mine-7"
    forged = here.get("/healthz", headers={"x-request-id": 'x" secret'})
    assert forged.headers["x-request-id"].startswith("req_")


def test_too_many_waiting_videos_are_refused_with_a_time_to_come_again(here):
    here.services.change_settings({"max_waiting": 2})
    asked = [here.post("/v1/videos", json={"prompt": "A fox"}) for _ in range(3)]
    assert [answer.status_code for answer in asked] == [200, 200, 429]
    assert int(asked[2].headers["retry-after"]) > 0
    assert told(asked[2])["code"] == "queue_full"
