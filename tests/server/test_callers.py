"""Who may call: this machine, or the holder of a key that may do what is asked."""

import io
import json

import pytest
from fastapi.testclient import TestClient

from castmate.library.home import Home
from castmate.library.library import Library
from castmate.server.app import create_app
from castmate.server.keys import Keys


@pytest.fixture
def beyond(tmp_path):
    """An app that listens beyond this machine, as it logs."""
    library = Library(Home(tmp_path / "home"))
    log = io.StringIO()
    app = create_app(library, needs_key=True, log_to=log)
    with TestClient(app, "http://studio.example", client=("203.0.113.9", 1)) as client:
        client.keys, client.log, client.services = Keys(library), log, app.state.services
        yield client
    library.close()


def bearer(key):
    return {"Authorization": f"Bearer {key}"}


def test_beyond_this_machine_nobody_is_answered_without_a_key(beyond):
    for headers in (
        {},
        bearer("sk-any"),
        bearer("cm-" + "x" * 43),
        {"Authorization": "Basic eA=="},
    ):
        answer = beyond.get("/v1/videos", headers=headers)
        assert answer.status_code == 401
        assert answer.json()["error"]["code"] == "invalid_api_key"
        assert answer.headers["www-authenticate"] == "Bearer"


def test_loopback_needs_a_key_too_where_the_server_listens_beyond_it(beyond):
    with TestClient(beyond.app, "http://localhost", client=("127.0.0.1", 1)) as near:
        assert near.get("/v1/videos").status_code == 401


def test_health_needs_no_key_and_tells_nothing(beyond):
    assert set(beyond.get("/healthz").json()) == {"status", "version"}
    assert beyond.get("/metrics").status_code == 401


def test_a_key_does_what_its_scopes_say(beyond):
    looks, _ = beyond.keys.add("looks", ("read",))
    makes, _ = beyond.keys.add("makes", ("read", "write"))
    asked = {"prompt": "A fox"}
    assert beyond.get("/v1/videos", headers=bearer(looks)).status_code == 200
    refused = beyond.post("/v1/videos", json=asked, headers=bearer(looks))
    assert refused.status_code == 403
    assert refused.json()["error"]["code"] == "missing_scope"
    assert beyond.post("/v1/videos", json=asked, headers=bearer(makes)).status_code == 200


def test_a_revoked_key_opens_nothing_also_on_this_machine(here):
    text, key = Keys(here.library).add("old")
    assert here.get("/v1/videos", headers=bearer(text)).status_code == 200
    Keys(here.library).revoke(key.id)
    assert here.get("/v1/videos", headers=bearer(text)).status_code == 401
    assert here.get("/v1/videos", headers=bearer("sk-openai")).status_code == 200


def test_keys_are_kept_as_hashes_only(here):
    text, _ = Keys(here.library).add("laptop")
    database = here.library.home.database
    kept = b"".join(path.read_bytes() for path in database.parent.glob(f"{database.name}*"))
    assert b"laptop" in kept
    assert text.encode() not in kept
    assert text[8:30].encode() not in kept


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},  # a name that was made to mean 127.0.0.1
        {"X-Forwarded-For": "203.0.113.9"},  # through a proxy on this machine
        {"Forwarded": "for=203.0.113.9"},
    ],
)
def test_this_machine_is_not_believed_through_others(here, headers):
    assert here.get("/v1/videos", headers=headers).status_code == 401


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:3000"])
def test_pages_of_other_sites_are_not_answered(here, origin):
    headers = {"Origin": origin}
    assert here.get("/v1/videos", headers=headers).status_code == 403
    posted = here.post("/v1/videos", data={"prompt": "A fox"}, headers=headers)
    assert posted.status_code == 403
    assert "access-control-allow-origin" not in posted.headers


def test_the_page_of_this_server_is_answered(here):
    assert here.get("/v1/videos", headers={"Origin": "http://localhost"}).status_code == 200


def test_a_key_has_a_rate(beyond):
    beyond.services.change_settings({"requests_per_minute": 12})
    text, _ = beyond.keys.add("quick")
    answers = [beyond.get("/v1/videos", headers=bearer(text)) for _ in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]
    assert int(answers[-1].headers["retry-after"]) > 0


def test_the_log_has_one_line_a_request_and_no_secrets(beyond):
    text, key = beyond.keys.add("logged")
    beyond.post("/v1/videos?token=hush", json={"prompt": "secret plot"}, headers=bearer(text))
    beyond.get("/v1/videos/video_private", headers=bearer(text))
    lines = [json.loads(line) for line in beyond.log.getvalue().splitlines()]
    assert [(line["route"], line["status"]) for line in lines] == [
        ("/v1/videos", 200), ("/v1/videos/{video_id}", 404),
    ]  # fmt: skip
    assert {line["caller"] for line in lines} == {key.id}
    for secret in (text, "hush", "secret plot", "video_private"):
        assert secret not in beyond.log.getvalue()


def test_metrics_count_requests_by_route_and_jobs_by_state(here):
    here.post("/v1/videos", json={"prompt": "A fox"})
    page = here.get("/metrics").text
    assert 'castmate_requests_total{method="POST",route="/v1/videos",status="200"} 1.0' in page
    assert 'castmate_jobs{state="queued"} 1.0' in page
